import type { AlignmentKind, Screen } from '../../../session/index.ts'
import { plural } from '../format.ts'

/** The comparison of two maps. */

export const ALIGNMENT_TITLES: Readonly<Record<AlignmentKind, string>> = {
  none: 'No alignment',
  rigid: 'Rigid',
  similarity: 'Rigid + scale',
}

export const COMPARE_TEXTS = {
  title: 'Compare',
  tabs: 'What the table holds',
  objects: 'Objects',
  withFile: 'Compare with a file…',
  file: 'Ground truth, or another prediction',
  held: 'Compared with',
  another: 'Another…',
  remove: 'Remove',
  compare: 'Compare',
  cancel: 'Cancel',
  alignment: 'Alignment',
  sceneObjects: (objects: number) => plural(objects, 'object'),
  about:
    'Compare with ground truth or another prediction: pairs of objects with their errors, missed objects, and objects that are not there.',
  formats:
    'Reads layouts of Floorsight, meta_info of VSI-Bench, SpatialLM, RoomPlan, Omni3D, labelCloud, Video2Layout and CSV.',
  noPairs: 'No matching objects.',
  none: 'Both maps are taken to share one frame.',
  rigid: (degrees: string, shift: string) => `Aligned by ${degrees} and ${shift}; scale unchanged.`,
  similarity: (degrees: string, shift: string, scale: string) =>
    `Aligned by ${degrees}, ${shift} and a scale of ${scale}. Errors are in the other map’s metres.`,
  few: (pairs: number) => `Only ${plural(pairs, 'pair')}: too few for a reliable alignment.`,
  whichScene: (file: string, scenes: number) =>
    `${file} holds ${scenes} scenes, and none has the name of this map. Which one is it?`,
  flat: 'One of the maps has no heights: footprint IoU only.',
} as const

/** The signs of the comparison on the plan. */
export const COMPARE_KEY = {
  label: 'Signs on the plan',
  other: 'ground truth, or other map',
  error: 'error, from this map to the other',
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
