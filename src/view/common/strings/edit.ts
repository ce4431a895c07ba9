import { plural } from '../format.ts'

/** Editing: on the plan, in the inspector, and what is kept over a reload. */

export const EDIT = {
  on: 'Edit',
  onTitle: 'Move, turn and resize objects on the plan (E)',
  offTitle: 'Stop editing: a drag moves the plan again (E)',
  bar: 'Editing',
  undo: (step: string | undefined) => (step ? `Undo: ${step}` : 'Nothing to undo'),
  redo: (step: string | undefined) => (step ? `Redo: ${step}` : 'Nothing to redo'),
  add: 'Add',
  addWhat: ' object',
  addTitle: 'Choose a kind, then click where it stands (A)',
  addKind: 'Kind of object to add',
  addPlace: (category: string) => `Click on the plan where the ${category} stands. Escape ends it.`,
  addToWall: (category: string) => `Click near the wall that the ${category} is in. Escape ends it.`,
  addOpening: { door: 'Door', window: 'Window' },
  addNamed: (category: string) => `Add a ${category}`,
  toCorner: (length: string) => `${length} to the corner`,
  cancelAdding: 'Cancel',
  version: 'Which map is shown',
  edited: 'Edited',
  predicted: 'Predicted',
  readOnly: 'Read only',
  predictedHint: 'The map as predicted. Your edits are kept; nothing can be changed here.',
  history: 'Steps',
  historyTitle: 'All steps; click one to go back to it',
  start: 'As opened',
  keys: 'Drag the object or its handles. Alt and the arrow keys move it, [ and ] turn it, Delete removes it.',
  count: (edits: number) => plural(edits, 'edit'),
  undone: (step: string) => `Undone: ${step}.`,
  redone: (step: string) => `Done again: ${step}.`,
  said: (step: string, edits: number) => `${step}. ${plural(edits, 'edit')} in all.`,
} as const

export const INSPECTOR = {
  label: 'Selected object',
  hint: 'Select an object on the map, in the film or in the table to see its measures and sightings.',
  none: 'Select none',
  noneTitle: 'Select none (Escape)',
  foundBy: (detector: boolean, semantics: boolean) =>
    detector && semantics
      ? 'Found by detector and semantics.'
      : `Found by the ${semantics ? 'semantics' : 'detector'}.`,
  mayBe: 'May also be:',
  renameTo: (category: string) => `Rename to ${category}`,
  name: 'Name',
  namePlaceholder: 'What is it?',
  edited: 'edited',
  added: 'added by hand',
  kind: 'Kind',
  was: (text: string) => `was ${text}`,
  wasTitle: 'As predicted',
  place: 'Place',
  size: 'Size',
  fields: {
    x: 'x, right',
    y: 'y, ahead',
    underside: 'Bottom',
    turn: 'Turned',
    length: 'Length',
    width: 'Width',
    height: 'Height',
  },
  /** Of a door or a window. */
  opening: { width: 'Width', corner: 'To left corner', sill: 'Sill', head: 'Head' },
  swing: 'Hinge and swing are drawn by convention, not measured.',
  wall: 'Wall length',
  aboveFloor: 'Above floor',
  atLeast: (least: string) => `At least ${least}.`,
  atMost: (most: string) => `At most ${most}.`,
  needsLength: (example: string) => `Give a length, such as ${example}.`,
  needsMore: (least: string) => `No side is shorter than ${least}.`,
  needsLess: (most: string) => `At most ${most}: is the unit right?`,
  needsAngle: 'Give degrees, such as 15.',
  needsName: 'Give it a name, such as chair.',
  split: 'Split in two',
  splitTitle: 'Split across the longer side',
  merge: 'Merge with…',
  mergeNow: 'Merge',
  mergeTitle: 'Merge with another object',
  remove: 'Delete',
  revertOne: 'As predicted',
  revertOneTitle: 'Discard the edits of this object',
  revertAll: 'Discard all edits',
} as const

/** The object as each frame saw it. */
export const SIGHTINGS = {
  title: 'Seen in',
  seen: (time: string, away: string) => `Seen at ${time}, ${away} away`,
  detected: (kind: string, score: string, away: string) =>
    `Detected as ${kind}, score ${score}, ${away} away`,
  shown: (kind: string, share: string, away: string) => `Semantics: ${kind} ${share}, ${away} away`,
} as const

const UNIT_NAMES = { m: 'metres', cm: 'centimetres', 'ft-in': 'feet and inches' } as const

export const CALIBRATE = {
  title: 'Calibrate with a known length',
  sides: ['length', 'width', 'height'],
  /** Before the side, and before its length. */
  its: 'Actual',
  is: 'is',
  rescale: 'Rescale',
  undo: 'Undo',
  by: (factor: string) => `All lengths × ${factor}`,
  room: (before: string, after: string) => `; the room ${before} → ${after}`,
  within: (share: string) => `Scale then ± ${share}.`,
  odd: (units: keyof typeof UNIT_NAMES) => `That is a large change: is it ${UNIT_NAMES[units]}?`,
  wrong: (example: string) => `Give a length, such as ${example}.`,
  far: (factor: string) => `${factor} times the measured length: is the unit right?`,
  done: (factor: string) => `Rescaled: all lengths × ${factor}.`,
  hint: 'One known side sets the scale of the whole map.',
} as const

export const KEPT = {
  label: 'Kept map',
  still: (name: string, moment: string) => [`Your map of `, name, ` from ${moment} is still here`] as const,
  open: 'Open it',
  discard: 'Discard',
  with: (edits: number) => ` (${plural(edits, 'edit')})`,
  older: (count: number) => plural(count, 'older one'),
  openOlder: (name: string) => `Open ${name}`,
  discardOlder: (name: string) => `Discard ${name}`,
  trouble: (why: string) => `Not kept over a reload: ${why}`,
} as const
