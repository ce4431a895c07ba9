import { seededRandom } from '../../../../src/geometry/index.ts'
import type { FollowedFrame } from '../../../../src/perception/index.ts'

export const FRAME_WIDTH = 640
const HEIGHT = 480
/** Corners in sight, on average. */
const CORNERS = 150

/** A camera that pans along an endless strip of corners. */
export interface Pan {
  /** Frames a second. */
  rate: number
  /** Where the picture's left edge is in each frame, in picture widths. */
  places: readonly number[]
  /** Frames at which everything that was followed is lost. */
  cuts?: readonly number[]
  sharpness?: (frame: number) => number
}

const steady = () => 100

/** What following such a film gives: each corner has an id for as long as it is in sight. */
export function followedPan({ rate, places, cuts = [], sharpness = steady }: Pan): FollowedFrame[] {
  const xs = places.map((place) => place * FRAME_WIDTH)
  const [least, most] = [Math.min(...xs), Math.max(...xs) + FRAME_WIDTH]
  const random = seededRandom(7)
  const strip = Array.from({ length: Math.ceil(((most - least) / FRAME_WIDTH) * CORNERS) }, () => ({
    x: least + random() * (most - least),
    y: random() * HEIGHT,
  })).sort((a, b) => a.x - b.x)
  /** Index of the first corner at or right of a place. */
  const firstFrom = (x: number) => {
    let [low, high] = [0, strip.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((strip[middle] as { x: number }).x < x) low = middle + 1
      else high = middle
    }
    return low
  }
  const cutAt = new Set(cuts)
  let ids = new Map<number, number>()
  let next = 0
  return xs.map((left, frame) => {
    if (cutAt.has(frame)) ids = new Map()
    const from = firstFrom(left)
    const seen = strip
      .slice(from, firstFrom(left + FRAME_WIDTH))
      .map(({ x, y }, k) => ({ corner: from + k, x: x - left, y }))
    ids = new Map(seen.map(({ corner }) => [corner, ids.get(corner) ?? next++]))
    const corners = seen
      .map(({ corner, x, y }) => ({ id: ids.get(corner) as number, x, y }))
      .sort((a, b) => a.id - b.id)
    return {
      timestampSeconds: frame / rate,
      corners: {
        ids: Int32Array.from(corners, ({ id }) => id),
        points: Float32Array.from(corners.flatMap(({ x, y }) => [x, y])),
      },
      sharpness: sharpness(frame),
    }
  })
}

/** A pan at a constant speed, picture widths a second. */
export const evenPan = (seconds: number, speed: number, rate = 15): Pan => ({
  rate,
  places: Array.from({ length: Math.round(seconds * rate) }, (_, k) => (k / rate) * speed),
})
