/** What is known of a kind of object before any is seen. Lengths in metres. */
export interface Category {
  /** The name in the map: VSI-Bench's word where it has one. */
  name: string
  /** Usual longer and shorter horizontal side and height. */
  size: readonly [number, number, number]
  /** Their standard deviations, as logarithms. */
  spread: readonly [number, number, number]
  /** Where its underside usually is above the floor, and how much that varies. */
  base: { height: number; spread: number }
  /** Detector score that is as often right as wrong (measured on 57 frames, see shared/models/README.md). */
  threshold: number
  /** How far into the box the visible surface lies: 0 a closed front, 1 as deep as the centre. */
  hollow: number
}

const ON_FLOOR = { height: 0, spread: 0.05 }
const on = (height: number, spread: number) => ({ height, spread })

/**
 * By the detector's class. Sizes are medians of the ground-truth boxes of 288 real rooms (VSI-Bench, by
 * shared/priors), of AI2-THOR's assets where those rooms have none; spreads follow the upper half of the rooms' sizes,
 * because incomplete scans cut boxes short but never lengthen them. Classes without an entry are not mapped: people
 * and animals move, cups and books are not furniture.
 */
export const CATEGORIES: Readonly<Record<string, Category>> = {
  chair: {
    name: 'chair',
    size: [0.58, 0.52, 0.85],
    spread: [0.18, 0.18, 0.16],
    base: ON_FLOOR,
    threshold: 0.3,
    hollow: 0.7,
  },
  couch: {
    name: 'sofa',
    size: [1.82, 0.95, 0.8],
    spread: [0.28, 0.12, 0.14],
    base: ON_FLOOR,
    threshold: 0.45,
    hollow: 0.35,
  },
  'potted plant': {
    name: 'plant',
    size: [0.35, 0.3, 0.42],
    spread: [0.45, 0.45, 0.5],
    base: on(0.6, 0.5),
    threshold: 0.35,
    hollow: 0.6,
  },
  bed: {
    name: 'bed',
    size: [2.1, 1.5, 0.65],
    spread: [0.1, 0.2, 0.3],
    base: ON_FLOOR,
    threshold: 0.45,
    hollow: 0.3,
  },
  'dining table': {
    name: 'table',
    size: [1.3, 0.75, 0.74],
    spread: [0.4, 0.3, 0.1],
    base: ON_FLOOR,
    threshold: 0.4,
    hollow: 0.3,
  },
  toilet: {
    name: 'toilet',
    size: [0.65, 0.39, 0.76],
    spread: [0.1, 0.1, 0.12],
    base: ON_FLOOR,
    threshold: 0.6,
    hollow: 0.3,
  },
  tv: {
    name: 'tv',
    size: [0.8, 0.12, 0.5],
    spread: [0.4, 0.5, 0.35],
    base: on(0.85, 0.35),
    threshold: 0.45,
    hollow: 0,
  },
  laptop: {
    name: 'laptop',
    size: [0.38, 0.29, 0.22],
    spread: [0.1, 0.15, 0.3],
    base: on(0.74, 0.15),
    threshold: 0.6,
    hollow: 0.4,
  },
  mouse: {
    name: 'computer mouse',
    size: [0.113, 0.063, 0.041],
    spread: [0.1, 0.12, 0.12],
    base: on(0.74, 0.12),
    threshold: 0.5,
    hollow: 0,
  },
  keyboard: {
    name: 'keyboard',
    size: [0.452, 0.17, 0.03],
    spread: [0.08, 0.15, 0.4],
    base: on(0.74, 0.12),
    threshold: 0.45,
    hollow: 0,
  },
  microwave: {
    name: 'microwave',
    size: [0.55, 0.38, 0.33],
    spread: [0.18, 0.2, 0.18],
    base: on(1.2, 0.35),
    threshold: 0.38,
    hollow: 0,
  },
  oven: {
    name: 'oven',
    size: [0.68, 0.62, 0.95],
    spread: [0.15, 0.1, 0.25],
    base: on(0, 0.15),
    threshold: 0.5,
    hollow: 0,
  },
  sink: {
    name: 'sink',
    size: [0.58, 0.46, 0.2],
    spread: [0.25, 0.2, 0.3],
    base: on(0.72, 0.12),
    threshold: 0.45,
    hollow: 0.2,
  },
  refrigerator: {
    name: 'refrigerator',
    size: [0.72, 0.68, 1.72],
    spread: [0.16, 0.14, 0.1],
    base: ON_FLOOR,
    threshold: 0.55,
    hollow: 0,
  },
  bench: {
    name: 'bench',
    size: [1.2, 0.42, 0.5],
    spread: [0.3, 0.25, 0.3],
    base: ON_FLOOR,
    threshold: 0.9,
    hollow: 0.4,
  },
  backpack: {
    name: 'backpack',
    size: [0.453, 0.3, 0.4],
    spread: [0.15, 0.25, 0.25],
    base: on(0.1, 0.3),
    threshold: 0.35,
    hollow: 0.3,
  },
  suitcase: {
    name: 'suitcase',
    size: [0.5, 0.28, 0.55],
    spread: [0.2, 0.3, 0.3],
    base: on(0, 0.2),
    threshold: 0.45,
    hollow: 0.2,
  },
  clock: {
    name: 'clock',
    size: [0.315, 0.055, 0.314],
    spread: [0.25, 0.4, 0.25],
    base: on(1.8, 0.4),
    threshold: 0.45,
    hollow: 0,
  },
  vase: {
    name: 'vase',
    size: [0.18, 0.17, 0.26],
    spread: [0.35, 0.35, 0.35],
    base: on(0.8, 0.4),
    threshold: 0.5,
    hollow: 0.4,
  },
  toaster: {
    name: 'toaster',
    size: [0.32, 0.22, 0.2],
    spread: [0.2, 0.2, 0.15],
    base: on(0.92, 0.1),
    threshold: 0.5,
    hollow: 0,
  },
}

/** Pairs that the detector takes for each other: one object may carry both names in different frames. */
const CONFUSED: readonly (readonly [string, string])[] = [
  ['couch', 'chair'],
  ['couch', 'bed'],
  ['oven', 'microwave'],
  ['vase', 'potted plant'],
  ['tv', 'laptop'],
  ['bench', 'couch'],
  ['bench', 'dining table'],
]

/** Whether two of the detector's names may be one object. */
export const mayBeSame = (a: string, b: string): boolean =>
  a === b || CONFUSED.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
