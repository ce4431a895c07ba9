import type { SemanticClass } from '../../perception/index.ts'

/** What is known of a kind of thing before any is seen. Lengths in metres. */
export interface CategoryPrior {
  /** Usual longer and shorter horizontal side and height. */
  size: readonly [number, number, number]
  /** Their standard deviations, as logarithms. */
  spread: readonly [number, number, number]
  /** Where its underside usually is above the floor, and how much that varies. */
  base: { height: number; spread: number }
  /** How far into the box the visible surface lies: 0 a closed front, 1 as deep as the centre. */
  hollow: number
  /** What touches and has this name: one thing, several of them, or a run as long as it comes (kitchen cabinets). */
  extent: 'one' | 'many' | 'run'
  /** The class of the pictures' semantics that means it, or what it is part of: where two kinds share one, the kind of its name. */
  shownAs?: SemanticClass
  /**
   * The detector's classes that mean it, with the score that is as often right as wrong (measured on 57 frames, see
   * shared/models/README.md).
   */
  detectedAs: Readonly<Record<string, number>>
}

type Triple = readonly [number, number, number]

const ON_FLOOR = { height: 0, spread: 0.05 }
export const above = (height: number, spread: number) => ({ height, spread })

function kind(
  size: Triple,
  spread: Triple,
  base: CategoryPrior['base'],
  hollow: number,
  extent: CategoryPrior['extent'],
  shownAs?: SemanticClass,
  detectedAs: CategoryPrior['detectedAs'] = {},
): CategoryPrior {
  return { size, spread, base, hollow, extent, detectedAs, ...(shownAs && { shownAs }) }
}

/**
 * All kinds that are mapped, by the map's name: VSI-Bench's word where it has one. Sizes are medians of the ground-truth
 * boxes of 288 real rooms (VSI-Bench, by shared/priors), of AI2-THOR's assets where those rooms have none, and what is
 * usual in the trade where neither has any (cabinets, shelves, range hoods, showers, curtains, pictures). Spreads
 * follow the upper half of the rooms' sizes, because incomplete scans cut boxes short but never lengthen them. People
 * and animals move, and a rug has no body: they are not mapped.
 */
export const CATEGORY_PRIORS: Readonly<Record<string, CategoryPrior>> = {
  chair: kind([0.58, 0.52, 0.85], [0.18, 0.18, 0.16], ON_FLOOR, 0.7, 'many', 'chair', { chair: 0.3 }),
  sofa: kind([1.82, 0.95, 0.8], [0.28, 0.12, 0.14], ON_FLOOR, 0.35, 'one', 'sofa', { couch: 0.45 }),
  bed: kind([2.1, 1.5, 0.65], [0.1, 0.2, 0.3], ON_FLOOR, 0.3, 'one', 'bed', { bed: 0.45 }),
  table: kind([1.3, 0.75, 0.74], [0.4, 0.3, 0.1], ON_FLOOR, 0.3, 'one', 'table', { 'dining table': 0.4 }),
  bench: kind([1.2, 0.42, 0.5], [0.3, 0.25, 0.3], ON_FLOOR, 0.4, 'one', undefined, { bench: 0.9 }),
  stool: kind([0.42, 0.36, 0.46], [0.25, 0.25, 0.25], ON_FLOOR, 0.4, 'many', 'stool'),
  nightstand: kind([0.55, 0.44, 0.6], [0.2, 0.2, 0.2], ON_FLOOR, 0, 'many', 'nightstand'),
  cabinet: kind([0.9, 0.48, 0.95], [0.6, 0.25, 0.5], above(0.2, 0.6), 0, 'run', 'cabinet'),
  shelf: kind([0.95, 0.34, 1.2], [0.5, 0.25, 0.5], above(0.3, 0.6), 0.3, 'run', 'shelf'),
  counter: kind([1.9, 0.63, 0.3], [0.5, 0.12, 0.5], above(0.65, 0.15), 0, 'run', 'counter'),
  refrigerator: kind([0.72, 0.68, 1.72], [0.16, 0.14, 0.1], ON_FLOOR, 0, 'one', 'refrigerator', {
    refrigerator: 0.55,
  }),
  oven: kind([0.68, 0.62, 0.95], [0.15, 0.1, 0.25], above(0, 0.15), 0, 'one', 'stove', { oven: 0.5 }),
  stove: kind([0.65, 0.6, 0.5], [0.15, 0.12, 0.7], above(0.4, 0.4), 0, 'one', 'stove'),
  'range hood': kind([0.65, 0.45, 0.35], [0.2, 0.2, 0.5], above(1.55, 0.2), 0, 'one', 'range hood'),
  microwave: kind([0.55, 0.38, 0.33], [0.18, 0.2, 0.18], above(1.2, 0.35), 0, 'one', 'microwave', {
    microwave: 0.38,
  }),
  toaster: kind([0.32, 0.22, 0.2], [0.2, 0.2, 0.15], above(0.92, 0.1), 0, 'many', undefined, {
    toaster: 0.5,
  }),
  dishwasher: kind([0.61, 0.61, 0.86], [0.06, 0.08, 0.06], ON_FLOOR, 0, 'one', 'dishwasher'),
  washer: kind([0.62, 0.59, 0.87], [0.08, 0.1, 0.08], ON_FLOOR, 0, 'one', 'washer'),
  sink: kind([0.58, 0.46, 0.2], [0.25, 0.2, 0.3], above(0.72, 0.12), 0.2, 'one', 'sink', { sink: 0.45 }),
  toilet: kind([0.65, 0.39, 0.76], [0.1, 0.1, 0.12], ON_FLOOR, 0.3, 'one', 'toilet', { toilet: 0.6 }),
  bathtub: kind([1.65, 0.72, 0.57], [0.08, 0.1, 0.15], ON_FLOOR, 0.3, 'one', 'bathtub'),
  shower: kind([0.95, 0.9, 2], [0.2, 0.2, 0.15], ON_FLOOR, 0.5, 'one', 'shower'),
  towel: kind([0.3, 0.1, 0.55], [0.3, 0.4, 0.4], above(0.9, 0.4), 0, 'many', 'towel'),
  fireplace: kind([1.4, 0.5, 1.15], [0.25, 0.35, 0.25], ON_FLOOR, 0, 'one', 'fireplace'),
  radiator: kind([1.05, 0.14, 0.6], [0.4, 0.3, 0.3], above(0.12, 0.12), 0, 'one', 'radiator'),
  door: kind([0.95, 0.1, 2.02], [0.15, 0.3, 0.06], above(0, 0.04), 0, 'many', 'door'),
  window: kind([1.2, 0.15, 1.25], [0.5, 0.4, 0.4], above(0.9, 0.4), 0, 'many', 'window'),
  curtain: kind([0.8, 0.12, 2.1], [0.6, 0.4, 0.3], above(0.2, 0.4), 0, 'run', 'curtain'),
  mirror: kind([0.75, 0.06, 0.9], [0.4, 0.5, 0.4], above(0.9, 0.5), 0, 'many', 'mirror'),
  picture: kind([0.6, 0.04, 0.6], [0.5, 0.5, 0.5], above(1.3, 0.35), 0, 'many', 'picture'),
  whiteboard: kind([1.9, 0.06, 1.2], [0.3, 0.5, 0.2], above(0.9, 0.2), 0, 'one', 'whiteboard'),
  tv: kind([0.8, 0.12, 0.5], [0.4, 0.5, 0.35], above(0.85, 0.35), 0, 'many', 'tv', { tv: 0.45 }),
  laptop: kind([0.38, 0.29, 0.22], [0.1, 0.15, 0.3], above(0.74, 0.15), 0.4, 'many', 'laptop', {
    laptop: 0.6,
  }),
  keyboard: kind([0.452, 0.17, 0.03], [0.08, 0.15, 0.4], above(0.74, 0.12), 0, 'many', 'keyboard', {
    keyboard: 0.45,
  }),
  'computer mouse': kind([0.113, 0.063, 0.041], [0.1, 0.12, 0.12], above(0.74, 0.12), 0, 'many', undefined, {
    mouse: 0.5,
  }),
  'computer tower': kind([0.4, 0.2, 0.42], [0.2, 0.2, 0.2], above(0.05, 0.25), 0, 'many', 'computer tower'),
  printer: kind([0.52, 0.45, 0.35], [0.2, 0.2, 0.3], above(0.6, 0.4), 0, 'many', 'printer'),
  telephone: kind([0.26, 0.2, 0.1], [0.2, 0.25, 0.3], above(0.74, 0.2), 0, 'many', 'telephone'),
  lamp: kind([0.36, 0.3, 0.6], [0.3, 0.3, 0.5], above(0.8, 0.6), 0.5, 'many', 'lamp'),
  'ceiling light': kind([0.9, 0.35, 0.18], [0.5, 0.4, 0.4], above(2.3, 0.3), 0, 'many', 'ceiling light'),
  fan: kind([0.5, 0.3, 0.95], [0.3, 0.3, 0.4], above(0.2, 0.6), 0.5, 'many', 'fan'),
  clock: kind([0.315, 0.055, 0.314], [0.25, 0.4, 0.25], above(1.8, 0.4), 0, 'many', 'clock', { clock: 0.45 }),
  plant: kind([0.42, 0.34, 0.5], [0.45, 0.45, 0.5], above(0.6, 0.5), 0.6, 'many', 'plant', {
    'potted plant': 0.35,
  }),
  vase: kind([0.18, 0.17, 0.26], [0.35, 0.35, 0.35], above(0.8, 0.4), 0.4, 'many', undefined, { vase: 0.5 }),
  pillow: kind([0.5, 0.3, 0.25], [0.25, 0.3, 0.4], above(0.5, 0.25), 0.3, 'many', 'pillow'),
  blanket: kind([1.2, 0.8, 0.25], [0.4, 0.4, 0.5], above(0.4, 0.3), 0.3, 'one', 'blanket'),
  clothes: kind([0.5, 0.3, 0.7], [0.4, 0.4, 0.5], above(0.8, 0.6), 0.3, 'many', 'clothes'),
  'trash bin': kind([0.38, 0.29, 0.42], [0.25, 0.25, 0.3], ON_FLOOR, 0.3, 'many', 'trash bin'),
  box: kind([0.42, 0.32, 0.3], [0.4, 0.4, 0.4], above(0.4, 0.6), 0, 'many', 'box'),
  backpack: kind([0.45, 0.3, 0.4], [0.15, 0.25, 0.25], above(0.1, 0.3), 0.3, 'many', 'backpack', {
    backpack: 0.35,
  }),
  suitcase: kind([0.5, 0.28, 0.55], [0.2, 0.3, 0.3], above(0, 0.2), 0.2, 'many', undefined, {
    suitcase: 0.45,
  }),
  book: kind([0.24, 0.17, 0.04], [0.2, 0.25, 0.6], above(0.8, 0.4), 0, 'many', undefined, { book: 0.5 }),
  bottle: kind([0.08, 0.08, 0.25], [0.2, 0.2, 0.25], above(0.85, 0.3), 0.3, 'many', undefined, {
    bottle: 0.5,
  }),
  cup: kind([0.11, 0.085, 0.1], [0.2, 0.2, 0.2], above(0.8, 0.25), 0.3, 'many', undefined, { cup: 0.5 }),
  bowl: kind([0.18, 0.17, 0.08], [0.25, 0.25, 0.3], above(0.85, 0.2), 0.2, 'many', undefined, { bowl: 0.5 }),
}
