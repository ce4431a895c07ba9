import type { AlignmentKind } from '../../../session/index.ts'

/** The comparison of two maps. */

export const ALIGNMENT_TITLES: Readonly<Record<AlignmentKind, string>> = {
  none: 'As they are',
  rigid: 'Turn and shift',
  similarity: 'And scale',
}

export const COMPARE_TEXTS = {
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
