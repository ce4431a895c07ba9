import type { Drawing, Layer } from '../../../session/index.ts'
import { plural } from '../format.ts'

/** The map: how it is drawn, its key and tools, its objects in a table, and the title block. */

export const DRAWING_TITLES: Readonly<Record<Drawing, string>> = { plan: 'Plan', both: 'Both', scene: '3-D' }

export const LAYER_TITLES: Readonly<Record<Layer, string>> = {
  grid: 'Grid',
  room: 'Walls and floor',
  dimensions: 'Lengths and area',
  labels: 'Names',
  uncertainty: 'Uncertainty',
  cameras: 'Camera’s way',
  comparison: 'Comparison',
}

export const MAP = {
  title: 'Map',
  drawings: 'How to draw the map',
  units: 'Units',
  layers: 'Layers',
  layersOf: 'Layers of the map',
  loading: 'Loading 3-D…',
  noScene: (why: string) => `3-D could not be drawn here: ${why} The plan shows the same objects.`,
} as const

export const PLAN = {
  label: 'Plan, seen from above',
  drawing: (objects: number) => `Plan with ${plural(objects, 'object')}`,
  keys: 'Arrow keys move the plan, plus and minus zoom, 0 fits it, W turns it to the walls and back, N and P select the next and the previous object, Escape selects none.',
  object: (name: string, size: string, away: string) => `${name}: ${size}, ${away} from the first camera`,
  camera: (time: string, spread: string | undefined) =>
    `The camera at ${time}${spread === undefined ? '' : `, ± ${spread}`}`,
  scaleBar: (length: string, unit: string) => `Scale bar: ${length} ${unit}`,
} as const

export const SCENE = {
  label: (objects: number) => `The map in 3-D, ${plural(objects, 'object')}`,
  keys: 'Arrow keys turn the map, plus and minus zoom, 0 shows all of it, N and P select the next and the previous object, Escape selects none.',
  noWebGl: 'This browser has no WebGL.',
  noCanvas: 'This browser gives no canvas to write on.',
} as const

export const MAP_TOOLS = {
  zoomIn: 'Zoom in',
  zoomInTitle: 'Zoom in (+)',
  zoomOut: 'Zoom out',
  zoomOutTitle: 'Zoom out (−)',
  fit: 'Show all',
  fitTitle: 'Show all (0)',
  turn: 'Turn to the walls',
  turnTitle: (angle: string) => `Turn by ${angle} to the walls (W)`,
  backTitle: 'Back to the map’s own axes (W)',
} as const

/** What the drawing's signs mean. */
export const MAP_KEY = {
  title: 'Key',
  wall: 'wall that was seen',
  unseen: 'wall that was not seen: the room goes at least so far',
  overhead: 'hangs overhead',
  way: 'way of the camera',
  camera: 'camera of a frame that was searched, and where it looked',
  active: 'what the camera sees at this moment of the film',
  band: 'where the camera may have been, apart from the scale (two standard deviations)',
  other: 'where an object’s centre may be',
  uncertain: 'where the selected object’s centre, or the camera of this moment, may be',
  compared: 'The map that this one is held against',
  number: 'number in the list of objects, where a name has no room',
} as const

export const EMPTY_MAP = {
  none: 'No furniture was recognised in these frames',
  noneWhy: 'The map is empty because nothing was found that could be placed with confidence.',
  lost: 'The camera’s path could not be worked out',
  lostWhy: 'The frames share too little to say where the camera stood, so nothing could be placed on a map.',
  leftOut: (things: number) =>
    `${things} possible ${things === 1 ? 'thing was' : 'things were'} left out: the trace says why.`,
  bare: 'This map has no objects',
  bareWhy: 'It was opened as it is, without a film. Objects can be added by hand: Edit, Add object.',
  try: 'What to try:',
  remedies: [
    'more frames, or frames picked by hand at moments that show the furniture (Options);',
    'a video in good light that moves slowly and shows whole pieces of furniture;',
    'holding the camera so that some floor is in the picture.',
  ],
} as const

export const PARTS = {
  label: 'Part of the film',
  /** Part 1 is the map itself. */
  name: (part: number) => (part === 0 ? 'Main map' : `Part ${part + 1}`),
  notJoined: 'This part could not be joined to the map: the camera’s way between them is not known.',
} as const

export const OBJECTS = {
  title: 'Objects',
  caption: (units: string) => `Objects, in ${units}`,
  object: 'Object',
  place: 'x, y',
  size: 'Size',
  sure: 'Sure',
  count: (objects: number, apart: number) => `${objects || 'none'}${apart ? `, and ${apart} apart` : ''}`,
  apart: (part: string, from: string, to: string) =>
    `${part}, ${from}–${to}: apart from the map, in coordinates of its own`,
} as const

export const TITLE_BLOCK = {
  room: 'Room',
  area: 'Area',
  height: 'Height',
  objects: 'Objects',
  within: 'All lengths within',
  floor: 'Floor',
  assumed: 'assumed, not seen',
  frames: 'Frames placed',
  placed: (placed: number, frames: number) => `${placed} of ${frames}`,
  fieldOfView: (source: string) => `Field of view, ${source}`,
  camera: (time: string) => `Camera at ${time}`,
  notPlaced: 'not placed',
  origin: 'the map’s origin',
} as const
