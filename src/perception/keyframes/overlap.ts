import { median } from '../../geometry/index.ts'
import type { TrackedCorners } from '../evidence.ts'

/** What two frames share. */
export interface Overlap {
  /** Corners that are followed from one to the other. */
  shared: number
  /** The same as a share of the first frame's; 0 where that has none. */
  survival: number
  /** Median way of the shared corners, pixels. */
  displacement: number
}

/** What is left in a later frame of an earlier one's corners. */
export function overlapOf(from: TrackedCorners, to: TrackedCorners): Overlap {
  const ways: number[] = []
  const at = ({ points }: TrackedCorners, i: number) => points[i] as number
  // Ids ascend in both.
  for (let i = 0, j = 0; i < from.ids.length && j < to.ids.length; ) {
    const [a, b] = [from.ids[i] as number, to.ids[j] as number]
    if (a === b)
      ways.push(Math.hypot(at(to, 2 * j) - at(from, 2 * i), at(to, 2 * j + 1) - at(from, 2 * i + 1)))
    if (a <= b) i++
    if (b <= a) j++
  }
  return {
    shared: ways.length,
    survival: from.ids.length ? ways.length / from.ids.length : 0,
    displacement: median(ways) ?? 0,
  }
}
