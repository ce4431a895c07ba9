import { median } from '../../geometry/index.ts'
import type { TrackedCorners } from '../evidence.ts'
import { findCorners } from './corners.ts'
import { buildPyramid, type GreyPlane } from './pyramid.ts'
import { trackPoints } from './track.ts'

const LEVELS = 4
const SPACING = 9
const TARGET = 220
/** New corners are sought when fewer than this share of those that there were are left, and after so many pictures. */
const TOP_UP_SHARE = 0.85
const TOP_UP_PICTURES = 8

/**
 * Follows corners through a stream of grey pictures. New ones take the places of those that are lost, so that any picture
 * may turn out to be a keyframe; an id lasts as long as its corner is followed.
 */
export class CornerTracker {
  private pyramid: GreyPlane[] | undefined
  private ids = new Int32Array()
  private points = new Float32Array()
  private flow = { x: 0, y: 0 }
  private nextId = 0
  /** Corners after they were last topped up, and pictures since. */
  private last = { corners: 0, pictures: 0 }

  /** Takes the next picture, moves the corners, and looks for new ones where too few are left. */
  advance(image: GreyPlane): void {
    const pyramid = buildPyramid(image, LEVELS)
    if (this.pyramid && this.ids.length) this.follow(this.pyramid, pyramid)
    this.pyramid = pyramid
    this.last.pictures++
    const { corners, pictures } = this.last
    if (this.ids.length <= TOP_UP_SHARE * corners || pictures >= TOP_UP_PICTURES) this.topUp(image)
  }

  /** The corners, in the current picture; ids ascend. @param width of the frame in whose pixels they are wanted. */
  corners(width: number): TrackedCorners {
    // Pixel indices to the continuous coordinates of PixelBox, at the frame's size.
    const scale = width / (this.pyramid?.[0]?.width ?? width)
    return { ids: this.ids.slice(), points: this.points.map((v) => (v + 0.5) * scale) }
  }

  private topUp(image: GreyPlane) {
    const found = this.ids.length < TARGET ? findCorners(image, TARGET, SPACING) : new Float32Array()
    const kept = [...this.ids.keys()].map((i) => this.pointAt(i))
    const ids = [...this.ids]
    const points = [...kept]
    for (let k = 0; k < found.length && points.length < TARGET; k += 2) {
      const [x, y] = [found[k] as number, found[k + 1] as number]
      if (kept.some(([px, py]) => (px - x) ** 2 + (py - y) ** 2 < SPACING * SPACING)) continue
      ids.push(this.nextId++)
      points.push([x, y])
    }
    this.ids = Int32Array.from(ids)
    this.points = Float32Array.from(points.flat())
    this.last = { corners: ids.length, pictures: 0 }
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
}
