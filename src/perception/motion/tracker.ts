import { median } from '../../geometry/index.ts'
import type { TrackedCorners } from '../evidence.ts'
import { findCorners } from './corners.ts'
import { buildPyramid, type GreyPlane } from './pyramid.ts'
import { trackPoints } from './track.ts'

const LEVELS = 4
const SPACING = 9
const TARGET = 220

/** How the points moved since the last keyframe. */
export interface TrackingState {
  /** Corners that the last keyframe had. */
  corners: number
  /** Share of them that are still followed. */
  survival: number
  /** Median displacement since the last keyframe, as a share of the picture's width. */
  displacement: number
}

/** Follows corners through a stream of grey pictures; ids last as long as a corner is followed, across keyframes. */
export class CornerTracker {
  private pyramid: GreyPlane[] | undefined
  private ids = new Int32Array()
  private points = new Float32Array()
  private anchors = new Map<number, readonly [number, number]>()
  private flow = { x: 0, y: 0 }
  private nextId = 0

  /** Takes the next picture and moves the points. */
  advance(image: GreyPlane): TrackingState {
    const pyramid = buildPyramid(image, LEVELS)
    if (this.pyramid && this.ids.length) this.follow(this.pyramid, pyramid)
    this.pyramid = pyramid
    return this.state(image.width)
  }

  /**
   * Makes the current picture a keyframe: tops the points up with new corners, and returns all of them.
   * @param width of the frame in whose pixels the points are wanted.
   */
  keyframe(width: number): TrackedCorners {
    const image = this.pyramid?.[0]
    if (!image) return { ids: new Int32Array(), points: new Float32Array() }
    const corners = findCorners(image, TARGET, SPACING)
    const kept = [...this.ids.keys()].map((i) => this.pointAt(i))
    const ids = [...this.ids]
    const points = [...kept]
    for (let k = 0; k < corners.length && points.length < TARGET; k += 2) {
      const [x, y] = [corners[k] as number, corners[k + 1] as number]
      if (kept.some(([px, py]) => (px - x) ** 2 + (py - y) ** 2 < SPACING * SPACING)) continue
      ids.push(this.nextId++)
      points.push([x, y])
    }
    this.ids = Int32Array.from(ids)
    this.points = Float32Array.from(points.flat())
    this.anchors = new Map(ids.map((id, i) => [id, points[i] as readonly [number, number]]))
    return this.corners(width)
  }

  /** The corners followed, in the current picture. @param width of the frame in whose pixels they are wanted. */
  corners(width: number): TrackedCorners {
    // Pixel indices to the continuous coordinates of PixelBox, at the frame's size.
    const scale = width / (this.pyramid?.[0]?.width ?? width)
    return { ids: this.ids.slice(), points: this.points.map((v) => (v + 0.5) * scale) }
  }

  private pointAt(i: number): [number, number] {
    return [this.points[2 * i] as number, this.points[2 * i + 1] as number]
  }

  private follow(from: readonly GreyPlane[], to: readonly GreyPlane[]) {
    const alive = new Uint8Array(this.ids.length).fill(1)
    const result = trackPoints(from, to, this.points, alive, this.flow)
    const kept = [...this.ids.keys()].filter((i) => result.found[i])
    const moves = (axis: 0 | 1) =>
      median(
        kept.map((i) => (result.points[2 * i + axis] as number) - (this.points[2 * i + axis] as number)),
      ) ?? 0
    // A camera in a hand keeps turning: the last step is the best guess of the next.
    this.flow = kept.length >= 8 ? { x: moves(0), y: moves(1) } : { x: 0, y: 0 }
    this.ids = Int32Array.from(kept, (i) => this.ids[i] as number)
    this.points = Float32Array.from(
      kept.flatMap((i) => [result.points[2 * i] as number, result.points[2 * i + 1] as number]),
    )
  }

  private state(width: number): TrackingState {
    const moved: number[] = []
    this.ids.forEach((id, i) => {
      const anchor = this.anchors.get(id)
      const [x, y] = this.pointAt(i)
      if (anchor) moved.push(Math.hypot(x - anchor[0], y - anchor[1]))
    })
    return {
      corners: this.anchors.size,
      survival: this.anchors.size ? moved.length / this.anchors.size : 0,
      displacement: (median(moved) ?? 0) / width,
    }
  }
}
