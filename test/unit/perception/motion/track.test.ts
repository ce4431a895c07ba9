import { describe, expect, test } from 'vitest'
import { median } from '../../../../src/geometry/index.ts'
import { findCorners } from '../../../../src/perception/motion/corners.ts'
import type { GreyPlane } from '../../../../src/perception/motion/pyramid.ts'
import { type TrackedPicture, trackedPicture, trackPoints } from '../../../../src/perception/motion/track.ts'
import { CornerTracker } from '../../../../src/perception/motion/tracker.ts'
import { drawn, textured } from './picture.ts'

const [WIDTH, HEIGHT] = [240, 160]
const first = textured(WIDTH, HEIGHT)
const pictureOf = (picture: GreyPlane) => trackedPicture(picture)
const corners = findCorners(first, 80, 9)
const alive = new Uint8Array(corners.length / 2).fill(1)
const indices = [...alive.keys()]

/** How far each found point is from where it was to go. */
const errorsOf = (points: Float32Array, found: Uint8Array, dx: number, dy: number) =>
  indices
    .filter((i) => found[i])
    .map((i) =>
      Math.hypot(
        (points[2 * i] as number) - (corners[2 * i] as number) - dx,
        (points[2 * i + 1] as number) - (corners[2 * i + 1] as number) - dy,
      ),
    )

describe('trackPoints', () => {
  test.each([
    [0, 0],
    [0.4, -0.3],
    [3.25, 2.5],
    [-9.5, 6.75],
  ])('follows a picture that moves by %d, %d to a tenth of a pixel', (dx, dy) => {
    const { points, found } = trackPoints(
      pictureOf(first),
      pictureOf(textured(WIDTH, HEIGHT, dx, dy)),
      corners,
      alive,
    )
    const errors = errorsOf(points, found, dx, dy)
    expect(errors.length).toBeGreaterThan(0.55 * indices.length)
    expect(median(errors)).toBeLessThan(0.05)
    expect(errors.filter((error) => error < 0.15).length).toBeGreaterThan(0.97 * errors.length)
  })

  test('follows a large motion where the last one is a guess of it', () => {
    const [dx, dy] = [38, -20]
    const moved = pictureOf(textured(WIDTH, HEIGHT, dx, dy))
    const { points, found } = trackPoints(pictureOf(first), moved, corners, alive, { x: 36, y: -19 })
    const errors = errorsOf(points, found, dx, dy)
    expect(errors.length).toBeGreaterThan(0.4 * indices.length)
    expect(median(errors)).toBeLessThan(0.05)
  })

  test.each([
    [1.3, 12],
    [1.3, -40],
    [0.7, 25],
  ])('follows a picture whose light changes: gain %d, bias %d', (gain, bias) => {
    const [dx, dy] = [3.25, 2.5]
    const moved = textured(WIDTH, HEIGHT, dx, dy)
    const lit = { ...moved, values: moved.values.map((value) => gain * value + bias) }
    const { points, found } = trackPoints(pictureOf(first), pictureOf(lit), corners, alive)
    const errors = errorsOf(points, found, dx, dy)
    expect(errors.length).toBeGreaterThan(0.55 * indices.length)
    expect(median(errors)).toBeLessThan(0.05)
    expect(errors.filter((error) => error < 0.15).length).toBeGreaterThan(0.97 * errors.length)
  })

  test('loses what is covered, and keeps the rest', () => {
    const covered = (x: number) => x > 110 && x < 200
    const hidden = drawn(WIDTH, HEIGHT, (x, y) =>
      covered(x) ? 128 : (first.values[y * WIDTH + x] as number),
    )
    const { found } = trackPoints(pictureOf(first), pictureOf(hidden), corners, alive)
    const count = (inside: boolean) =>
      indices.filter((i) => {
        const x = corners[2 * i] as number
        return inside ? x > 118 && x < 192 : x < 95 || x > 215
      })
    expect(count(true).filter((i) => found[i])).toEqual([])
    expect(count(false).filter((i) => found[i]).length).toBeGreaterThan(0.8 * count(false).length)
  })

  test('loses everything where another picture comes', () => {
    const other = pictureOf(textured(WIDTH, HEIGHT, 5000, 3000))
    const { found } = trackPoints(pictureOf(first), other, corners, alive)
    expect(found.filter(Boolean).length).toBeLessThan(0.1 * indices.length)
  })

  test('goes on from one picture to the next as if each pair were the first', () => {
    const pictures = [0, 1, 2].map((k) => textured(WIDTH, HEIGHT, 2.3 * k, -1.6 * k))
    const [one, two, three] = pictures.map(pictureOf) as [TrackedPicture, TrackedPicture, TrackedPicture]
    const went = trackPoints(one, two, corners, alive)
    const left = indices.filter((i) => went.found[i])
    const kept = Float32Array.from(left.flatMap((i) => [...went.points.subarray(2 * i, 2 * i + 2)]))
    // A corner that came since has no template yet.
    const points = Float32Array.of(...kept, 120.25, 80.5)
    const living = new Uint8Array(left.length + 1).fill(1)
    expect(two.known).toBe(left.length)
    const onward = trackPoints(two, trackedPicture(pictures[2] as GreyPlane, one.templates), points, living)
    expect(onward).toEqual(trackPoints(pictureOf(pictures[1] as GreyPlane), three, points, living))
    expect(onward.found.filter(Boolean).length).toBeGreaterThan(0.7 * left.length)
  })

  test('does not follow what has no texture, lies outside, or is not asked for', () => {
    const flat = () => pictureOf(drawn(WIDTH, HEIGHT, () => 128))
    expect(trackPoints(flat(), flat(), corners, alive).found.some(Boolean)).toBe(false)
    const outside = Float32Array.of(-50, 20, 2, 2, 999, 999)
    expect([
      ...trackPoints(pictureOf(first), pictureOf(first), outside, Uint8Array.of(1, 1, 1)).found,
    ]).toEqual([0, 0, 0])
    const none = new Uint8Array(alive.length)
    expect(trackPoints(pictureOf(first), pictureOf(first), corners, none).found.some(Boolean)).toBe(false)
  })
})

describe('CornerTracker', () => {
  /** A walk of so many pixels a picture, to the right and down. */
  const step = (k: number) => textured(WIDTH, HEIGHT, -2.5 * k, -1.5 * k)

  test('keeps an id for as long as its corner is followed', () => {
    const tracker = new CornerTracker()
    tracker.advance(step(0))
    const start = tracker.corners(WIDTH)
    for (let k = 1; k <= 6; k++) tracker.advance(step(k))
    const end = tracker.corners(WIDTH)
    const place = new Map([...end.ids].map((id, i) => [id, i]))
    const errors = [...start.ids].flatMap((id, i) => {
      const j = place.get(id)
      if (j === undefined) return []
      const [dx, dy] = [0, 1].map(
        (axis) => (end.points[2 * j + axis] as number) - (start.points[2 * i + axis] as number),
      ) as [number, number]
      return [Math.hypot(dx + 15, dy + 9)]
    })
    expect(errors.length).toBeGreaterThan(0.6 * start.ids.length)
    expect(errors.filter((error) => error < 0.5).length).toBeGreaterThan(0.95 * errors.length)
    expect([...end.ids]).toEqual([...new Set(end.ids)].sort((a, b) => a - b))
  })

  test('takes new corners wherever the picture moves on to, so that any picture may be a keyframe', () => {
    const tracker = new CornerTracker()
    tracker.advance(step(0))
    const start = tracker.corners(WIDTH)
    for (let k = 1; k <= 6; k++) {
      tracker.advance(step(6 * k))
      expect(tracker.corners(WIDTH).ids.length).toBeGreaterThan(0.7 * start.ids.length)
    }
    const first = Math.max(...start.ids)
    const end = tracker.corners(WIDTH)
    const fresh = [...end.ids.keys()].filter((k) => (end.ids[k] as number) > first)
    // What has come into the picture since is at its right.
    expect(fresh.length).toBeGreaterThan(0.2 * end.ids.length)
    expect(fresh.some((k) => (end.points[2 * k] as number) > 0.9 * WIDTH)).toBe(true)
  })

  test('lets go of everything at a cut, and begins anew', () => {
    const tracker = new CornerTracker()
    tracker.advance(step(0))
    const before = new Set(tracker.corners(WIDTH).ids)
    tracker.advance(textured(WIDTH, HEIGHT, 9000, 100))
    const after = tracker.corners(WIDTH).ids
    expect([...after].filter((id) => before.has(id)).length).toBeLessThan(0.1 * before.size)
    expect(after.length).toBeGreaterThan(0.7 * before.size)
  })

  test('gives points in pixels of the frame, whose corner is 0, 0', () => {
    const tracker = new CornerTracker()
    tracker.advance(first)
    const [once, twice] = [tracker.corners(WIDTH), tracker.corners(2 * WIDTH)]
    expect([...twice.points]).toEqual([...once.points].map((v) => expect.closeTo(2 * v, 3)))
    // Pixel indices begin at the middle of a pixel.
    expect((once.points[0] as number) % 1).toBeCloseTo(0.5)
  })

  test('has nothing to show before the first picture', () => {
    expect(new CornerTracker().corners(640).ids).toHaveLength(0)
  })
})
