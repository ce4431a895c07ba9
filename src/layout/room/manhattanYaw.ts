import type { SurfacePoint } from './surfaces.ts'

const DEGREE = Math.PI / 180
const QUARTER = 90
const MAX_TILT = Math.sin(15 * DEGREE)
const KERNEL = 8
/** Share of the upright surface that must agree on a heading for the room to have one. */
const MIN_SUPPORT = 0.25

const folded = (degrees: number) => ((degrees % QUARTER) + QUARTER) % QUARTER
const difference = (a: number, b: number) => folded(a - b + QUARTER / 2) - QUARTER / 2

/**
 * The heading of the room's walls in the level frame, radians in [0, pi / 2): walls and furniture mostly stand at
 * right angles to each other. Undefined where the surfaces do not agree on one.
 */
export function manhattanYaw(points: readonly SurfacePoint[]): number | undefined {
  const headings: number[] = []
  for (const { normal } of points)
    if (Math.abs(normal[2]) < MAX_TILT) headings.push(folded(Math.atan2(normal[1], normal[0]) / DEGREE))
  if (headings.length < 100) return undefined
  const histogram = new Float64Array(QUARTER)
  for (const h of headings) histogram[Math.floor(h)] = (histogram[Math.floor(h)] as number) + 1
  const support = (at: number) =>
    histogram.reduce(
      (sum, count, k) => sum + count * Math.max(0, 1 - (difference(k + 0.5, at) / KERNEL) ** 2),
      0,
    )
  let best = 0
  for (let at = 0; at < QUARTER; at++) if (support(at) > support(best)) best = at
  for (let pass = 0; pass < 5; pass++) {
    let [sum, weight] = [0, 0]
    for (const h of headings) {
      const d = difference(h, best)
      const w = Math.max(0, 1 - (d / KERNEL) ** 2) ** 2
      sum += w * d
      weight += w
    }
    best += sum / Math.max(weight, 1e-9)
  }
  return support(best) / headings.length > MIN_SUPPORT ? folded(best) * DEGREE : undefined
}
