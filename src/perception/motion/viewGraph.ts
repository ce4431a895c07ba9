import { sampleInverseDepth, scaled, transformPoint, type Vec3 } from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import type { PairLink } from './links.ts'
import type { RelativePose } from './relativePose.ts'
import { composeSim3, inverseSim3, type Sim3 } from './sim3.ts'
import type { PlacedKeyframe } from './solve.ts'

type Pair = [number, number]

/** Pairs this close in the order of time are compared whatever they look like. */
export const NEIGHBOURS = 2

/** Of ranked pairs those that either of their keyframes has room for: the number of pairs grows with that of keyframes. */
function withinBudget(ranked: readonly Pair[], count: number, perKeyframe: number): Pair[] {
  const left = new Array<number>(count).fill(perKeyframe)
  return ranked.filter(([i, j]) => {
    const hasRoom = (left[i] as number) > 0 || (left[j] as number) > 0
    if (hasRoom) for (const k of [i, j]) left[k] = (left[k] as number) - 1
    return hasRoom
  })
}

/** Pairs of a keyframe that are no neighbours. */
export interface PairBudget {
  /** So many in any case. */
  usual: number
  /** And in all while its part of the film hangs together with no other. */
  apart: number
}

/** Pairs worth comparing, in their order. */
export interface CandidatePairs {
  usual: Pair[]
  /** Worth comparing while nothing connects the parts of the film that their keyframes are in. */
  apart: Pair[]
}

/**
 * Pairs worth comparing: neighbours in time, then for each keyframe those that look most like it as a whole.
 * @param wholes a direction for each keyframe's picture as a whole, of length 1.
 */
export function candidatePairs(wholes: readonly Float64Array[], budget: PairBudget): CandidatePairs {
  const near: Pair[] = []
  const far: { pair: Pair; alike: number }[] = []
  for (let i = 0; i < wholes.length; i++)
    for (let j = i + 1; j < wholes.length; j++) {
      const [a, b] = [wholes[i] as Float64Array, wholes[j] as Float64Array]
      if (j - i <= NEIGHBOURS) near.push([i, j])
      else far.push({ pair: [i, j], alike: a.reduce((sum, v, k) => sum + v * (b[k] as number), 0) })
    }
  far.sort((a, b) => b.alike - a.alike)
  const ranked = far.map(({ pair }) => pair)
  const usual = withinBudget(ranked, wholes.length, budget.usual)
  const taken = new Set(usual)
  const apart = withinBudget(ranked, wholes.length, budget.apart).filter((pair) => !taken.has(pair))
  return { usual: [...near, ...usual], apart }
}

/** Points of a picture that are carried into another, in each direction. */
const [COLUMNS, ROWS] = [8, 6]
/** Depths that differ by less, as a logarithm, are of one surface. */
const SAME_SURFACE = 0.35
/** Pairs that share less of their pictures are hardly ever linked. */
const LEAST_OVERLAP = 0.35
/** Keyframes further apart in the graph are as good as apart. */
const MOST_HOPS = 5

/** From a keyframe's own depth unit into the level frame. */
const similarityOf = ({ T_level_camera, logScale }: PlacedKeyframe): Sim3 => ({
  ...T_level_camera,
  logScale: -logScale,
})

/** How one placed keyframe stands to another, in their own depth units. */
const standing = (first: PlacedKeyframe, second: PlacedKeyframe): Sim3 =>
  composeSim3(inverseSim3(similarityOf(second)), similarityOf(first))

/** A similarity as a relative pose: lengths in the first's unit. */
const relativePoseOf = ({ rotation, translation, logScale }: Sim3): RelativePose => ({
  T_second_first: { rotation, translation: scaled(translation, Math.exp(-logScale)) },
  logScaleRatio: logScale,
  inliers: [],
})

/** The share of a picture's points that another shows, at the same depth. */
function share(
  from: KeyframeEvidence,
  to: KeyframeEvidence,
  { rotation, translation, logScale }: Sim3,
): number {
  const { width, height, fx, fy, cx, cy } = from.camera
  const scale = Math.exp(logScale)
  let shown = 0
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++) {
      const [u, v] = [((column + 0.5) * width) / COLUMNS, ((row + 0.5) * height) / ROWS]
      const depth = scale / Math.max(0.05, sampleInverseDepth(from.inverseDepth, u, v, width, height))
      const ray: Vec3 = [((u - cx) / fx) * depth, ((v - cy) / fy) * depth, depth]
      const [x, y, z] = transformPoint({ rotation, translation }, ray)
      if (z < 0.01) continue
      const [px, py] = [(to.camera.fx * x) / z + to.camera.cx, (to.camera.fy * y) / z + to.camera.cy]
      if (px < 0 || py < 0 || px >= to.camera.width || py >= to.camera.height) continue
      const seen = sampleInverseDepth(to.inverseDepth, px, py, to.camera.width, to.camera.height)
      if (Math.abs(Math.log(z * Math.max(0.05, seen))) < SAME_SURFACE) shown++
    }
  return shown / (ROWS * COLUMNS)
}

/** Steps from each keyframe to each other over links, as far as they are told. */
function hopsBetween(links: readonly PairLink[]): (i: number, j: number) => number {
  const neighbours = new Map<number, number[]>()
  for (const { first, second } of links)
    for (const [i, j] of [
      [first, second],
      [second, first],
    ] as const)
      neighbours.set(i, [...(neighbours.get(i) ?? []), j])
  const from = new Map<number, Map<number, number>>()
  const reached = (i: number): Map<number, number> => {
    const known = from.get(i)
    if (known) return known
    const hops = new Map([[i, 0]])
    let edge = [i]
    for (let k = 1; k < MOST_HOPS; k++) {
      edge = edge.flatMap((at) =>
        (neighbours.get(at) ?? []).filter((next) => !hops.has(next) && hops.set(next, k)),
      )
    }
    from.set(i, hops)
    return hops
  }
  return (i, j) => reached(i).get(j) ?? MOST_HOPS
}

/** Two placed keyframes that should show the same, and how the second stands to the first by where they were placed. */
export interface ExpectedPair {
  first: number
  second: number
  expected: RelativePose
}

/**
 * Pairs of placed keyframes that nothing links but that should show the same: loops to close. Those first that share much
 * and are far apart in the graph, so many a keyframe. Yields how far it is, as a share.
 */
export function* overlappingPairs(
  keyframes: readonly KeyframeEvidence[],
  placed: readonly PlacedKeyframe[],
  links: readonly PairLink[],
  perKeyframe: number,
): Generator<number, ExpectedPair[]> {
  const hops = hopsBetween(links)
  const found = new Map<string, ExpectedPair>()
  const ranked: { pair: Pair; worth: number }[] = []
  for (const [k, one] of placed.entries()) {
    yield k / placed.length
    for (const other of placed.slice(k + 1)) {
      const apart = hops(one.keyframe, other.keyframe)
      if (apart < 2) continue
      const [a, b] = [keyframes[one.keyframe], keyframes[other.keyframe]] as [
        KeyframeEvidence,
        KeyframeEvidence,
      ]
      const S_second_first = standing(one, other)
      const overlap = Math.min(share(a, b, S_second_first), share(b, a, inverseSim3(S_second_first)))
      if (overlap < LEAST_OVERLAP) continue
      const pair: Pair = [one.keyframe, other.keyframe]
      found.set(pair.join(), {
        first: one.keyframe,
        second: other.keyframe,
        expected: relativePoseOf(S_second_first),
      })
      ranked.push({ pair, worth: overlap * apart })
    }
  }
  ranked.sort((a, b) => b.worth - a.worth)
  return withinBudget(
    ranked.map(({ pair }) => pair),
    keyframes.length,
    perKeyframe,
  ).flatMap((pair) => found.get(pair.join()) ?? [])
}
