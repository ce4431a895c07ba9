import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  boxArea,
  boxIou,
  distance2,
  type Intrinsics,
  intersectBoxes,
  intrinsicsFromFieldOfView,
  type PixelBox,
  project,
  rayOfPixel,
  resizedIntrinsics,
  scaled,
} from '../../../src/geometry/index.ts'
import { number } from './arbitraries.ts'

const camera: fc.Arbitrary<Intrinsics> = fc.record({
  width: fc.integer({ min: 32, max: 4000 }),
  height: fc.integer({ min: 32, max: 4000 }),
  fx: number(50, 3000),
  fy: number(50, 3000),
  cx: number(0, 2000),
  cy: number(0, 2000),
})
const pixel = number(-500, 4000)

test('a pixel, its ray and a depth give the pixel again', () => {
  fc.assert(
    fc.property(camera, pixel, pixel, number(0.1, 50), (k, u, v, depth) => {
      const seen = project(k, scaled(rayOfPixel(k, u, v), depth))
      return seen !== undefined && distance2(seen, [u, v]) < 1e-6
    }),
  )
})

test('right is right and down is down in the picture', () => {
  const k = intrinsicsFromFieldOfView(640, 480, Math.PI / 3)
  const [u, v] = project(k, [0.5, 0.25, 2]) ?? []
  expect(u).toBeGreaterThan(320)
  expect(v).toBeGreaterThan(240)
  expect(project(k, [0, 0, 5])).toEqual([320, 240])
})

test('what lies behind the camera, or in its plane, is in no pixel', () => {
  const k = intrinsicsFromFieldOfView(640, 480, 1)
  expect(project(k, [0, 0, 0])).toBeUndefined()
  expect(project(k, [1, 1, -2])).toBeUndefined()
})

test('the field of view is that of the longer side, whichever it is', () => {
  fc.assert(
    fc.property(number(100, 4000), number(100, 4000), number(0.3, 2.6), (width, height, fov) => {
      const k = intrinsicsFromFieldOfView(width, height, fov)
      const [x, y] = rayOfPixel(k, width, height)
      return Math.abs(2 * Math.atan(Math.max(x, y)) - fov) < 1e-9 && k.fx === k.fy
    }),
  )
})

test('a resized camera sees the same point at the resized place', () => {
  fc.assert(
    fc.property(camera, pixel, pixel, number(0.1, 4), number(0.1, 4), (k, u, v, sx, sy) => {
      const ray = rayOfPixel(k, u, v)
      const seen = project(resizedIntrinsics(k, k.width * sx, k.height * sy), ray)
      return seen !== undefined && distance2(seen, [u * sx, v * sy]) < 1e-6
    }),
  )
})

const pixelBox: fc.Arbitrary<PixelBox> = fc
  .tuple(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .map(([x0, y0, width, height]) => ({ x0, y0, x1: x0 + width, y1: y0 + height }))

/** Whole pixels of a box, counted one by one. */
const pixelsOf = ({ x0, y0, x1, y1 }: PixelBox) => {
  const pixels = new Set<string>()
  for (let x = x0; x < x1; x++) for (let y = y0; y < y1; y++) pixels.add(`${x},${y}`)
  return pixels
}

test('areas and intersection over union are what counting pixels gives', () => {
  fc.assert(
    fc.property(pixelBox, pixelBox, (a, b) => {
      const [pa, pb] = [pixelsOf(a), pixelsOf(b)]
      const shared = [...pa].filter((p) => pb.has(p)).length
      expect(boxArea(a)).toBe(pa.size)
      expect(boxArea(intersectBoxes(a, b))).toBe(shared)
      expect(boxIou(a, b)).toBeCloseTo(shared / new Set([...pa, ...pb]).size, 12)
    }),
  )
})

test('boxes without an area share nothing, and that is no NaN', () => {
  const none = { x0: 3, y0: 3, x1: 3, y1: 3 }
  expect(boxIou(none, none)).toBe(0)
  expect(boxIou(none, { x0: 0, y0: 0, x1: 9, y1: 9 })).toBe(0)
})
