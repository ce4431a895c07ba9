/** How much a run may spend on the camera's motion, from quick to precise. */
export const EFFORTS = [1, 2, 3, 4, 5] as const
export type EffortLevel = (typeof EFFORTS)[number]

export interface Effort {
  /** Pixels of the depth network's input that a CPU affords: 294 x 392 is 115,248. */
  depthPixels: number
  /** Keyframes are no closer than this, seconds. */
  minGapSeconds: number
  /** Nor further apart than this; in a long clip, further. */
  maxGapSeconds: number
  /** The picture has moved on by this share of its width since the last keyframe: the next one is due. */
  movedOn: number
  /** However long the clip. */
  maxKeyframes: number
  /** Whether straight edges are sought in all keyframes, or only in those that are searched for objects. */
  linesEverywhere: boolean
}

const [COARSE, USUAL, FINE] = [210 * 280, 294 * 518, 378 * 504]

const TABLE: Record<EffortLevel, Effort> = {
  1: {
    depthPixels: COARSE,
    minGapSeconds: 0.3,
    maxGapSeconds: 3,
    movedOn: 0.5,
    maxKeyframes: 40,
    linesEverywhere: false,
  },
  2: {
    depthPixels: USUAL,
    minGapSeconds: 0.3,
    maxGapSeconds: 3,
    movedOn: 0.5,
    maxKeyframes: 64,
    linesEverywhere: false,
  },
  3: {
    depthPixels: USUAL,
    minGapSeconds: 0.3,
    maxGapSeconds: 1,
    movedOn: 0.3,
    maxKeyframes: 80,
    linesEverywhere: true,
  },
  4: {
    depthPixels: USUAL,
    minGapSeconds: 0.3,
    maxGapSeconds: 0.5,
    movedOn: 0.2,
    maxKeyframes: 120,
    linesEverywhere: true,
  },
  5: {
    depthPixels: FINE,
    minGapSeconds: 0.3,
    maxGapSeconds: 0.3,
    movedOn: 0.2,
    maxKeyframes: 160,
    linesEverywhere: true,
  },
}

export const effortOf = (level: EffortLevel): Effort => TABLE[level]
