import { footprint, type OrientedBox } from './orientedBox.ts'
import { clipPolygon, polygonArea } from './polygon.ts'

/** How much two upright boxes cover of each other, at any turn about the vertical. */

const planOverlap = (a: OrientedBox, b: OrientedBox): number =>
  polygonArea(clipPolygon(footprint(a), footprint(b)))

const heightOverlap = (a: OrientedBox, b: OrientedBox): number =>
  Math.max(
    0,
    Math.min(a.center[2] + a.size[2] / 2, b.center[2] + b.size[2] / 2) -
      Math.max(a.center[2] - a.size[2] / 2, b.center[2] - b.size[2] / 2),
  )

/** What both cover over what either covers, 0 to 1; 0 where neither covers anything. */
const shareOf = (common: number, a: number, b: number): number => {
  const union = a + b - common
  return union > 0 ? Math.min(1, common / union) : 0
}

/** Intersection over union of the footprints, as they are turned: 0 to 1. */
export const footprintIou = (a: OrientedBox, b: OrientedBox): number =>
  shareOf(planOverlap(a, b), a.size[0] * a.size[1], b.size[0] * b.size[1])

/**
 * Intersection over union of the bodies, 0 to 1; undefined where one of them is flat, as the boxes of a map without
 * heights are.
 */
export function solidIou(a: OrientedBox, b: OrientedBox): number | undefined {
  if (a.size[2] <= 0 || b.size[2] <= 0) return undefined
  const volume = ({ size }: OrientedBox) => size[0] * size[1] * size[2]
  return shareOf(planOverlap(a, b) * heightOverlap(a, b), volume(a), volume(b))
}

/** The share of the smaller body that lies in the other, 0 to 1. */
export function solidContained(a: OrientedBox, b: OrientedBox): number {
  const volume = ({ size }: OrientedBox) => size[0] * size[1] * size[2]
  const least = Math.min(volume(a), volume(b))
  return least > 0 ? Math.min(1, (planOverlap(a, b) * heightOverlap(a, b)) / least) : 0
}
