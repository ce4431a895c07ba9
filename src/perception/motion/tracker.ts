import { median } from '../../geometry/index.ts'
import type { TrackedCorners } from '../evidence.ts'
import { findCorners } from './corners.ts'
import type { GreyPlane } from './pyramid.ts'
import { type TrackedPicture, trackedPicture, trackPoints } from './track.ts'

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
  private picture: TrackedPicture | undefined
  /** The one before: its room for templates is used again. */
  private before: TrackedPicture | undefined
  private ids = new Int32Array()
  private points = new Float32Array()
  private flow = { x: 0, y: 0 }
  private nextId = 0
  /** Corners after they were last topped up, and pictures since. */
  private last = { corners: 0, pictures: 0 }

  /** Takes the next picture, moves the corners, and looks for new ones where too few are left. */
  advance(image: GreyPlane): void {
    const picture = trackedPicture(image, this.before?.templates)
    if (this.picture && this.ids.length) this.follow(this.picture, picture)
    this.before = this.picture
    this.picture = picture
    this.last.pictures++
    const { corners, pictures } = this.last
    if (this.ids.length <= TOP_UP_SHARE * corners || pictures >= TOP_UP_PICTURES) this.topUp(image)
  }

  /** The corners, in the current picture; ids ascend. @param width of the frame in whose pixels they are wanted. */
  corners(width: number): TrackedCorners {
    // Pixel indices to the continuous coordinates of PixelBox, at the frame's size.
    const scale = width / (this.picture?.levels[0]?.width ?? width)
    return { ids: this.ids.slice(), points: this.points.map((v) => (v + 0.5) * scale) }
  }

  private topUp(image: GreyPlane) {
    const kept = this.ids.length
    const found = kept < TARGET ? findCorners(image, TARGET, SPACING) : new Float32Array()
    const ids = [...this.ids]
    const points = [...this.points]
    for (let k = 0; k < found.length && ids.length < TARGET; k += 2) {
      const [x, y] = [found[k] as number, found[k + 1] as number]
      if (!this.isFree(x, y)) continue
      ids.push(this.nextId++)
      points.push(x, y)
    }
    this.ids = Int32Array.from(ids)
    this.points = Float32Array.from(points)
    this.last = { corners: ids.length, pictures: 0 }
  }

  /** Whether no corner that is followed is near. */
  private isFree(x: number, y: number): boolean {
    for (let i = 0; i < this.points.length; i += 2) {
      const [dx, dy] = [(this.points[i] as number) - x, (this.points[i + 1] as number) - y]
      if (dx * dx + dy * dy < SPACING * SPACING) return false
    }
    return true
  }

  private follow(from: TrackedPicture, to: TrackedPicture) {
    const alive = new Uint8Array(this.ids.length).fill(1)
    const result = trackPoints(from, to, this.points, alive, this.flow)
    const count = to.known
    const ids = new Int32Array(count)
    const points = new Float32Array(2 * count)
    const moves = { x: new Array<number>(count), y: new Array<number>(count) }
    for (let i = 0, k = 0; i < this.ids.length; i++) {
      if (!result.found[i]) continue
      const [x, y] = [result.points[2 * i] as number, result.points[2 * i + 1] as number]
      ids[k] = this.ids[i] as number
      points[2 * k] = x
      points[2 * k + 1] = y
      moves.x[k] = x - (this.points[2 * i] as number)
      moves.y[k++] = y - (this.points[2 * i + 1] as number)
    }
    // A camera in a hand keeps turning: the last step is the best guess of the next.
    this.flow = count >= 8 ? { x: median(moves.x) ?? 0, y: median(moves.y) ?? 0 } : { x: 0, y: 0 }
    this.ids = ids
    this.points = points
  }
}
