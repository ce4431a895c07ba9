import { axisOf, FACINGS, type Facing, type PlanPatch } from './patches.ts'

/** Heights in which walls are seen and floors and ceilings are not, metres above the floor. */
const BAND = [0.2, 2.6] as const
/** Wall of this height, in square metres a metre, is enough to say that there is one. */
const ENOUGH = 0.35
/** Depth errs by this share of the distance; a wall's patches lie within this of it, at least, metres. */
export const DEPTH_SHARE = 0.05
const LEAST_TOLERANCE = 0.15
/** Bins along a wall, metres. */
export const BIN = 0.1
/** Candidates: tried every so often, at least so far apart, at least so long, and at most so many along an axis. */
const STEP = 0.05
const APART = 0.25
const LEAST_LENGTH = 0.4
const MOST = 9

/** How much of a line is wall, bin by bin from `start`, 0 to 1. */
export interface Coverage {
  start: number
  bins: Float64Array
}

export const isOfWall = ({ height, facing }: PlanPatch) =>
  facing !== undefined && height > BAND[0] && height < BAND[1]

/** How close to a line at `offset` a patch lies, 0 to 1. */
export function closeness({ at, eye }: PlanPatch, axis: 0 | 1, offset: number): number {
  const tolerance = Math.hypot(LEAST_TOLERANCE, DEPTH_SHARE * Math.hypot(at[0] - eye[0], at[1] - eye[1]))
  return Math.max(0, 1 - ((at[axis] - offset) / tolerance) ** 2)
}

/** @param patches that face the same way and belong to walls. @param range along the wall, metres. */
export function coverageOf(
  patches: readonly PlanPatch[],
  axis: 0 | 1,
  offset: number,
  range: readonly [number, number],
): Coverage {
  const sums = new Float64Array(Math.max(1, Math.ceil((range[1] - range[0]) / BIN)))
  for (const patch of patches) {
    const amount = closeness(patch, axis, offset) * patch.area * patch.wall
    if (amount === 0) continue
    const bin = Math.floor((patch.at[axis === 0 ? 1 : 0] - range[0]) / BIN)
    for (let k = Math.max(0, bin - 1); k <= Math.min(sums.length - 1, bin + 1); k++)
      sums[k] = (sums[k] as number) + amount / 3
  }
  return { start: range[0], bins: sums.map((sum) => Math.min(1, sum / (BIN * ENOUGH))) }
}

/** Metres of wall on a line between two places along it. */
export function covered({ start, bins }: Coverage, from: number, to: number): number {
  let sum = 0
  for (let k = Math.max(0, Math.floor((from - start) / BIN)); k < bins.length; k++) {
    const low = start + k * BIN
    if (low >= to) break
    sum += (bins[k] as number) * Math.max(0, Math.min(to, low + BIN) - Math.max(from, low))
  }
  return sum
}

/** Patches of walls by the way that they face. */
export const byFacing = (patches: readonly PlanPatch[]): PlanPatch[][] =>
  FACINGS.map((facing) => patches.filter((patch) => patch.facing === facing && isOfWall(patch)))

/** Places along an axis where a wall may stand: where the most of a line is covered, either way. */
export function wallOffsets(
  walls: readonly PlanPatch[][],
  axis: 0 | 1,
  ranges: readonly [readonly [number, number], readonly [number, number]],
): number[] {
  const [from, to] = ranges[axis]
  const across = ranges[axis === 0 ? 1 : 0]
  const found: { offset: number; length: number }[] = []
  for (const facing of [axis, axis + 2] as Facing[]) {
    const patches = walls[facing] ?? []
    const lengths: number[] = []
    for (let offset = from; offset <= to; offset += STEP) {
      const near = patches.filter(({ at }) => Math.abs(at[axisOf(facing)] - offset) < 0.6)
      lengths.push(covered(coverageOf(near, axis, offset, across), ...across))
    }
    lengths.forEach((length, k) => {
      if (length < LEAST_LENGTH || length < (lengths[k - 1] ?? 0) || length <= (lengths[k + 1] ?? 0)) return
      found.push({ offset: from + k * STEP, length })
    })
  }
  const kept: number[] = []
  for (const { offset } of found.sort((a, b) => b.length - a.length))
    if (kept.length < MOST && kept.every((other) => Math.abs(other - offset) >= APART)) kept.push(offset)
  return kept
}
