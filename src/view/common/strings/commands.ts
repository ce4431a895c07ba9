import type { Layer } from '../../../session/index.ts'
import { LAYER_TITLES } from './map.ts'

/** The commands by id, and what is around them: the palette, the sheet of keys. */

/** As the sheet of layers calls it. */
const layer = (name: Layer) => `${LAYER_TITLES[name]}: show or hide`

export const COMMAND_TITLES = {
  'file.open': 'Open a video or a layout…',
  'file.sample': 'Try the sample room',
  'file.sample-predictions': 'See predictions about the sample room',
  'file.save': 'Download the layout',
  'file.export': 'Export or share…',
  'run.options': 'Options of the next run…',
  'run.again': 'Measure the open film again',
  'run.cancel': 'Cancel the run',
  'edit.undo': 'Undo',
  'edit.redo': 'Redo',
  'edit.mode': 'Edit the map, or stop',
  'edit.add': 'Add an object…',
  'edit.add-door': 'Add a door',
  'edit.add-window': 'Add a window',
  'edit.turn-left': 'Turn the object left by 5°',
  'edit.turn-right': 'Turn the object right by 5°',
  'edit.delete': 'Delete the selected object',
  'edit.split': 'Split the selected object in two',
  'edit.revert-object': 'Discard the edits of the selected object',
  'edit.version': 'Show the map as predicted, or as edited',
  'edit.revert': 'Discard all edits',
  'select.next': 'Select the next object',
  'select.previous': 'Select the previous object',
  'select.none': 'Select nothing',
  'map.fit': 'Show the whole plan',
  'map.zoom-in': 'Zoom in',
  'map.zoom-out': 'Zoom out',
  'map.walls': 'Turn the plan to the walls, or back',
  'map.plan': 'Show the map as a plan',
  'map.both': 'Show plan and 3-D side by side',
  'map.scene': 'Show the map in 3-D',
  'layer.furniture': layer('furniture'),
  'layer.opening': layer('opening'),
  'layer.wall': layer('wall'),
  'layer.ceiling': layer('ceiling'),
  'layer.small': layer('small'),
  'layer.unnamed': layer('unnamed'),
  'layer.grid': layer('grid'),
  'layer.room': layer('room'),
  'layer.dimensions': layer('dimensions'),
  'layer.labels': layer('labels'),
  'layer.uncertainty': layer('uncertainty'),
  'layer.cameras': layer('cameras'),
  'layer.comparison': layer('comparison'),
  'units.m': 'Lengths in metres',
  'units.cm': 'Lengths in centimetres',
  'units.ft-in': 'Lengths in feet and inches',
  'film.play': 'Play or pause the film',
  'film.next': 'Next frame of the film',
  'film.previous': 'Previous frame',
  'film.detections': 'Detections over the film on or off',
  'film.boxes': 'Boxes of the map over the film on or off',
  'film.semantics': 'Semantics over the film on or off',
  'ask.focus': 'Ask about the map',
  'ask.step-next': 'Next step of the answer',
  'ask.step-previous': 'Previous step of the answer',
  'ask.made': 'Show how the map was made',
  'ask.check': 'Check a model’s response',
  'ask.distance': 'Measure a distance',
  'ask.area': 'Measure an area',
  'show.compare': 'Compare with another map',
  'show.present': 'Present the map, full screen',
  'show.map': 'Show the map',
  'show.study': 'Show the frames study',
  'show.dataset': 'Show the predictions',
  'app.palette': 'Find a command…',
  'app.help': 'Keyboard shortcuts',
  'app.models': 'Models and licences',
  'app.storage': 'Storage and privacy',
  'app.theme.system': 'Theme of the system',
  'app.theme.light': 'Light theme',
  'app.theme.dark': 'Dark theme',
} as const
export type CommandId = keyof typeof COMMAND_TITLES

/** In the order in which the sheet of keys shows them. */
export const GROUP_TITLES = {
  file: 'File',
  edit: 'Edit',
  select: 'Select',
  map: 'Map',
  film: 'Film',
  ask: 'Ask and measure',
  show: 'Compare and show',
  app: 'Floorsight',
} as const
export type GroupId = keyof typeof GROUP_TITLES

export const PALETTE = {
  title: 'Commands',
  field: 'Find a command or an object',
  list: 'Commands that fit',
  none: (query: string) => `No command is called “${query}”.`,
  found: (count: number) => (count === 1 ? '1 command' : `${count} commands`),
  recent: 'recent',
  goTo: (object: string) => `Go to ${object}`,
} as const

export const HELP = {
  title: 'Keyboard shortcuts',
  singleKeys: 'Single-key shortcuts',
  singleKeysHint: 'Switch them off if speech input or a screen reader types letters.',
  planKeys: 'On the plan',
  tableKeys: 'In the table of objects',
  filmKeys: 'Over the film, with semantics on',
} as const

/** Keys that only work where the focus is, with what they do. */
export const PLACE_KEYS: Readonly<
  Record<'plan' | 'table' | 'film', readonly (readonly [keys: readonly string[], act: string])[]>
> = {
  plan: [
    [['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], 'Move the plan'],
    [
      ['Alt+ArrowLeft'],
      'While editing, move the object by 1 cm (10 cm with Shift); a door or window along its wall',
    ],
    [['Escape'], 'Select nothing'],
  ],
  table: [
    [['ArrowUp', 'ArrowDown'], 'Previous or next object'],
    [['Home', 'End'], 'First or last object'],
    [['Enter'], 'Select it'],
  ],
  film: [
    [['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], 'Next patch; with Shift, five on'],
    [['Escape'], 'No patch'],
  ],
}
