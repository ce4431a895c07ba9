import type { Drawing, Layer } from '../../../session/index.ts'
import { plural } from '../format.ts'

/** The map: how it is drawn, its key and tools, its objects in a table, and the title block. */

export const DRAWING_TITLES: Readonly<Record<Drawing, string>> = { plan: 'Plan', both: 'Both', scene: '3-D' }

export const LAYER_TITLES: Readonly<Record<Layer, string>> = {
  furniture: 'Furniture',
  opening: 'Doors and windows',
  wall: 'On walls',
  ceiling: 'Ceiling',
  small: 'Small things',
  unnamed: 'Unnamed',
  grid: 'Grid',
  room: 'Walls and floor',
  dimensions: 'Lengths and area',
  labels: 'Names',
  uncertainty: 'Uncertainty',
  cameras: 'Camera path',
  comparison: 'Comparison',
}

export const LAYERS_PANEL = {
  title: 'Layers',
  objects: 'Objects',
  drawing: 'Drawing',
  small: 'Zoom in to see them too.',
  unnamed: 'Boxes that take up room and have no name yet.',
} as const

export const MAP = {
  title: 'Map',
  drawings: 'How to draw the map',
  units: 'Units',
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
  wall: 'wall',
  unseen: 'wall not seen; the room extends at least this far',
  door: 'door; its hinge and swing are drawn by convention, not measured',
  window: 'window',
  mounted: 'hangs on the wall',
  overhead: 'hangs overhead',
  small: 'small thing',
  unnamed: 'takes up room, no name yet',
  way: 'camera path',
  camera: 'camera of a keyframe',
  active: 'camera at the playback time',
  band: 'uncertainty of the camera path (± 2 σ, without the scale)',
  other: 'uncertainty of an object’s centre (± 2 σ)',
  uncertain: 'the same for the selected object and the current camera',
  compared: 'Ground truth or second map',
  number: 'number in the table, where the name has no room',
} as const

export const EMPTY_MAP = {
  none: 'No furniture was recognised in these frames',
  noneWhy: 'Nothing was found that could be placed with confidence.',
  lost: 'The camera path could not be worked out',
  lostWhy: 'The frames overlap too little to place the camera.',
  leftOut: (things: number) =>
    `${plural(things, 'detection')} ${things === 1 ? 'was' : 'were'} dropped: the trace says why.`,
  bare: 'This map has no objects',
  bareWhy: 'It was opened without a film. Add objects by hand: Edit, Add object.',
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
  notJoined: 'No camera path connects this part with the map.',
} as const

export const OBJECTS = {
  title: 'Objects',
  caption: (units: string) => `Objects, in ${units}`,
  object: 'Object',
  place: 'x, y',
  size: 'Size',
  frames: 'Frames',
  ofFrames: (seen: number, expected: number) => `${seen} of ${expected}`,
  show: 'Show',
  showLayer: (layer: string) => `Show ${layer.toLowerCase()} on the map`,
  hide: 'Hide',
  hideLayer: (layer: string) => `Hide ${layer.toLowerCase()} on the map`,
  count: (objects: number, apart: number) => `${objects || 'none'}${apart ? `, and ${apart} apart` : ''}`,
  apart: (part: string, from: string, to: string) =>
    `${part}, ${from}–${to}: apart from the map, in coordinates of its own`,
} as const

export const TITLE_BLOCK = {
  room: 'Room',
  area: 'Area',
  height: 'Height',
  objects: 'Objects',
  within: 'Scale',
  floor: 'Floor',
  assumed: 'assumed, not seen',
  frames: 'Frames placed',
  placed: (placed: number, frames: number) => `${placed} of ${frames}`,
  fieldOfView: (source: string) => `Field of view, ${source}`,
  camera: (time: string) => `Camera at ${time}`,
  notPlaced: 'not placed',
  origin: 'the map origin',
} as const
