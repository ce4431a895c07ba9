import { apply, rayOfPixel, type Vec2 } from '../../geometry/index.ts'
import type { DroppedCandidate, Layout } from '../../layout/index.ts'
import type { Name } from '../program.ts'
import { kindOf } from './priors.ts'

/** A line of sight on the plan: from where, which way (radians from +x) and how wide to either side. */
interface Bearing {
  from: Vec2
  angle: number
  half: number
}

/** Poses and boxes err by this much, radians. */
const BLUR = 0.06
/** How likely a candidate that the map dropped is what it was taken for. */
export const DROPPED_SURE = 0.5

const apart = (a: number, b: number) => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)))

/** The lines of sight to a candidate, in frames whose camera is known. */
function bearingsTo({ sightings }: DroppedCandidate, { frames }: Layout): Bearing[] {
  return sightings.flatMap(({ frame, box }) => {
    const { camera, T_map_camera: pose } = frames[frame] ?? {}
    if (!camera || !pose) return []
    const [left, middle, right] = [box.x0, (box.x0 + box.x1) / 2, box.x1].map((u) => {
      const [x, y] = apply(pose.rotation, rayOfPixel(camera, u, (box.y0 + box.y1) / 2))
      return Math.atan2(y, x)
    }) as [number, number, number]
    const [x, y] = pose.translation
    return [{ from: [x, y], angle: middle, half: apart(left, right) / 2 }]
  })
}

/** How well a place lies on a line of sight, 0 to 1. */
function fit([x, y]: Vec2, { from, angle, half }: Bearing): number {
  const off = apart(Math.atan2(y - from[1], x - from[0]), angle) / (half + BLUR)
  return Math.exp(-(off ** 2) / 2)
}

/**
 * How much likelier each of some places is because candidates of a kind were seen that did not become objects: those on
 * all lines of sight to the one that most frames show. 1 everywhere where there is none.
 */
export function sightWeights(layout: Layout, name: Name, places: readonly Vec2[]): number[] {
  const seen = layout.dropped
    .filter(({ category }) => kindOf(category) === kindOf(name))
    .map((candidate) => bearingsTo(candidate, layout))
    .sort((a, b) => b.length - a.length)[0]
  if (!seen?.length) return places.map(() => 1)
  const fits = places.map((place) => seen.reduce((product, bearing) => product * fit(place, bearing), 1))
  const mean = fits.reduce((sum, one) => sum + one, 0) / Math.max(1, fits.length)
  if (mean === 0) return places.map(() => 1)
  return fits.map((one) => 1 - DROPPED_SURE + (DROPPED_SURE * one) / mean)
}
