/** How much a run may spend on the camera's motion, from quick to precise. */
export const EFFORTS = [1, 2, 3, 4, 5] as const
export type EffortLevel = (typeof EFFORTS)[number]

/** The most keyframes that a film gets: so many, and so many more a minute; in all never more than `most`. */
export interface KeyframeBudget {
  base: number
  aMinute: number
  most: number
}

export interface Effort {
  /** Pixels of the depth network's input that a CPU affords: 294 x 392 is 115,248. */
  depthPixels: number
  /** Keyframes are no closer than this, seconds. */
  minGapSeconds: number
  /** Nor further apart than this, where the budget allows it. */
  maxGapSeconds: number
  /** The picture has moved on by this share of its width since the last keyframe: the next one is due. */
  movedOn: number
  keyframes: KeyframeBudget
  /** Whether straight edges are sought in all keyframes, or only in those that are searched for objects. */
  linesEverywhere: boolean
}

const [COARSE, USUAL, FINE] = [210 * 280, 294 * 518, 378 * 504]

/**
 * The budgets follow from what a keyframe costs on two CPU threads, 1.2 to 1.4 s in all: at effort 3 a film of half a
 * minute is meant to take a minute, one of ten minutes four. `npm run bench long` says what they take.
 */
const TABLE: Record<EffortLevel, Effort> = {
  1: {
    depthPixels: COARSE,
    minGapSeconds: 0.3,
    maxGapSeconds: 3,
    movedOn: 0.5,
    keyframes: { base: 24, aMinute: 5, most: 64 },
    linesEverywhere: false,
  },
  2: {
    depthPixels: USUAL,
    minGapSeconds: 0.3,
    maxGapSeconds: 3,
    movedOn: 0.5,
    keyframes: { base: 28, aMinute: 6, most: 96 },
    linesEverywhere: false,
  },
  3: {
    depthPixels: USUAL,
    minGapSeconds: 0.3,
    maxGapSeconds: 1,
    movedOn: 0.3,
    keyframes: { base: 40, aMinute: 7.5, most: 160 },
    linesEverywhere: true,
  },
  4: {
    depthPixels: USUAL,
    minGapSeconds: 0.3,
    maxGapSeconds: 0.5,
    movedOn: 0.2,
    keyframes: { base: 80, aMinute: 15, most: 240 },
    linesEverywhere: true,
  },
  5: {
    depthPixels: FINE,
    minGapSeconds: 0.3,
    maxGapSeconds: 0.3,
    movedOn: 0.2,
    keyframes: { base: 110, aMinute: 20, most: 320 },
    linesEverywhere: true,
  },
}

export const effortOf = (level: EffortLevel): Effort => TABLE[level]

/** The most keyframes of a film of such a length. */
export const keyframeBudget = ({ keyframes }: Effort, durationSeconds: number): number =>
  Math.min(keyframes.most, keyframes.base + Math.floor((keyframes.aMinute * durationSeconds) / 60))
