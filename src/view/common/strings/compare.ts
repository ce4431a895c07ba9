import type { AlignmentKind, Screen } from '../../../session/index.ts'
import { plural } from '../format.ts'

/** The comparison of two maps. */

export const ALIGNMENT_TITLES: Readonly<Record<AlignmentKind, string>> = {
  none: 'As they are',
  rigid: 'Turn and shift',
  similarity: 'And scale',
}

export const COMPARE_TEXTS = {
  title: 'Compare',
  tabs: 'What the table holds',
  objects: 'Objects',
  withFile: 'Compare with a file…',
  file: 'A truth, or another prediction',
  held: 'Held against',
  another: 'Another…',
  remove: 'Remove',
  compare: 'Compare',
  cancel: 'Cancel',
  alignment: 'What is taken out first',
  sceneObjects: (objects: number) => plural(objects, 'object'),
  about:
    'Hold this map against a truth or another prediction: every pair of objects with its errors, what was missed, and what is not there.',
  formats:
    'Reads layouts of Floorsight, meta_info of VSI-Bench, SpatialLM, RoomPlan, Omni3D, labelCloud, Video2Layout and CSV.',
  noPairs: 'No object of the one map is near one of its kind in the other.',
  none: 'Both maps are taken to stand in one frame: nothing is taken out.',
  rigid: (degrees: string, shift: string) =>
    `Taken out: a turn of ${degrees} and a shift of ${shift}. Scale is not.`,
  similarity: (degrees: string, shift: string, scale: string) =>
    `Taken out: a turn of ${degrees}, a shift of ${shift} and a scale of ${scale}. The errors are in the other map’s metres.`,
  few: (pairs: number) =>
    `The alignment rests on ${pairs === 1 ? 'one pair' : `${pairs} pairs`} only: so few can be brought together by luck.`,
  whichScene: (file: string, scenes: number) =>
    `${file} holds ${scenes} scenes, and none has the name of this map. Which one is it?`,
  flat: 'One of the maps has no heights: bodies cannot overlap, footprints can.',
} as const

/** The signs of the comparison on the plan. */
export const COMPARE_KEY = {
  label: 'Signs on the plan',
  other: 'other map, or truth',
  error: 'error: from here to there',
  missed: 'missed here',
  invented: 'not in the other map',
} as const

export const FIGURES = {
  f1Within1m: 'F1 within 1 m',
  f1At25: 'F1 at IoU 0.25',
  f1At50: 'F1 at IoU 0.5',
  centerError: 'Centre error',
  sizeError: 'Size error',
  iou: 'IoU',
  pairs: (paired: number, predicted: number, truth: number) =>
    `${plural(paired, 'pair')} of ${predicted} and ${truth}`,
  /** @param share of the footprints; without it the figure itself is theirs. */
  footprints: (share?: string) => (share === undefined ? 'footprints' : `footprints ${share}`),
  ofPairs: 'mean of pairs',
  ofSides: 'mean of sides',
  byKind: 'By kind',
  columns: ['Kind', 'Found', 'Not there', 'F1, 1 m', 'Centre', 'IoU'],
  found: (paired: number, truth: number) => `${paired} of ${truth}`,
} as const

export const PAIRS = {
  label: 'Pairs, the largest error first',
  object: 'Object',
  errors: ['Centre', 'Size'],
  missed: 'missed',
  invented: 'not there',
  iou: 'IoU',
} as const

export const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  document: 'Map',
  study: 'Frames study',
  dataset: 'Predictions',
}

export const SCREENS = {
  label: 'Screens',
  start: 'Start',
  loading: 'Loading…',
} as const
