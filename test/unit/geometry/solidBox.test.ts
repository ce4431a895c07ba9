import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apply,
  boxCorners,
  closestDistance,
  closestPoints,
  distance3,
  IDENTITY3,
  multiply,
  nearestInSolid,
  type SolidBox,
  scaled,
  solidCorners,
  solidOf,
  transformPoint,
  transpose,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { box, number, pose, rotation } from './arbitraries.ts'

const side = number(0.05, 3)
const place = number(-4, 4)
const solid: fc.Arbitrary<SolidBox> = fc.record({
  center: fc.tuple(place, place, place),
  size: fc.tuple(side, side, side),
  axes: rotation,
})
/** Also flat, and along the axes: where edges are parallel and points not unique. */
const anySolid: fc.Arbitrary<SolidBox> = fc.record({
  center: fc.oneof(fc.tuple(place, place, place), fc.constant<Vec3>([0, 0, 0])),
  size: fc.tuple(fc.oneof(side, fc.constant(0)), side, side),
  axes: fc.oneof(rotation, fc.constant(IDENTITY3)),
})

const cube = (x: number, y: number, z: number, axes = IDENTITY3): SolidBox => ({
  center: [x, y, z],
  size: [2, 2, 2],
  axes,
})

/** Points on a grid through a box, its faces included, `n` a side. */
function samples({ center, size, axes }: SolidBox, n: number): Vec3[] {
  const steps = Array.from({ length: n }, (_, k) => k / (n - 1) - 0.5)
  const out = transpose(axes)
  return steps.flatMap((i) =>
    steps.flatMap((j) =>
      steps.map((k): Vec3 => {
        const [x, y, z] = apply(out, [i * size[0], j * size[1], k * size[2]])
        return [center[0] + x, center[1] + y, center[2] + z]
      }),
    ),
  )
}

describe('boxes known by hand', () => {
  const half = Math.SQRT1_2
  const aboutZ45 = [half, half, 0, -half, half, 0, 0, 0, 1] as const
  const aboutX45 = [1, 0, 0, 0, half, half, 0, -half, half] as const
  test.each<[string, SolidBox, SolidBox, number]>([
    ['face to face', cube(0, 0, 0), cube(5, 0.3, 0), 3],
    ['edge to edge, parallel', cube(0, 0, 0), cube(5, 6, 0), 5],
    ['corner to corner', cube(0, 0, 0), cube(3, 4, 4), 3],
    ['edge to face', cube(0, 0, 0), cube(5, 0, 0, aboutZ45), 4 - Math.SQRT2],
    [
      'edges that cross',
      cube(0, 0, 0, aboutX45),
      cube(0, 0, 5, [half, 0, half, 0, 1, 0, -half, 0, half]),
      5 - 2 * Math.SQRT2,
    ],
    ['touching', cube(0, 0, 0), cube(2, 0, 0), 0],
    ['one inside the other', cube(0, 0, 0), { ...cube(0.1, 0, 0), size: [0.5, 0.5, 0.5] }, 0],
    [
      'a cross without corners in each other',
      { ...cube(0, 0, 0), size: [6, 1, 1] },
      { ...cube(0, 0, 0), size: [1, 6, 1] },
      0,
    ],
  ])('%s', (_, a, b, metres) => {
    expect(closestDistance(a, b)).toBeCloseTo(metres, 12)
  })
})

test('an upright box is a solid with the same corners', () => {
  fc.assert(
    fc.property(box, (upright) => {
      const corners = solidCorners(solidOf(upright))
      for (const corner of boxCorners(upright))
        expect(Math.min(...corners.map((other) => distance3(corner, other)))).toBeLessThan(1e-9)
    }),
  )
})

describe('the distance of two boxes', () => {
  test('is the same both ways, not above the centres’, and between points of both', () => {
    fc.assert(
      fc.property(anySolid, anySolid, (a, b) => {
        const found = closestPoints(a, b)
        expect(closestDistance(b, a)).toBeCloseTo(found.distance, 7)
        expect(found.distance).toBeLessThanOrEqual(distance3(a.center, b.center) + 1e-12)
        expect(distance3(found.a, found.b)).toBeCloseTo(found.distance, 9)
        expect(distance3(nearestInSolid(a, found.a), found.a)).toBeLessThan(1e-6)
        expect(distance3(nearestInSolid(b, found.b), found.b)).toBeLessThan(1e-6)
      }),
      { numRuns: 1000 },
    )
  })

  test('is 0 where they share a point', () => {
    const share = number(-0.49, 0.49)
    const within = fc.tuple(share, share, share)
    fc.assert(
      fc.property(solid, solid, within, within, (a, b, inA, inB) => {
        const at = (one: SolidBox, [i, j, k]: Vec3) =>
          apply(transpose(one.axes), [i * one.size[0], j * one.size[1], k * one.size[2]])
        const [p, q] = [at(a, inA), at(b, inB)]
        const moved = { ...b, center: scaled([p[0] - q[0], p[1] - q[1], p[2] - q[2]], 1) }
        expect(closestDistance({ ...a, center: [0, 0, 0] }, moved)).toBe(0)
      }),
    )
  })

  test('does not change when both move together', () => {
    fc.assert(
      fc.property(anySolid, anySolid, pose, (a, b, by) => {
        const moved = ({ center, size, axes }: SolidBox): SolidBox => ({
          center: transformPoint(by, center),
          size,
          axes: multiply(axes, transpose(by.rotation)),
        })
        expect(closestDistance(moved(a), moved(b))).toBeCloseTo(closestDistance(a, b), 6)
      }),
    )
  })

  test('is what dense samples give, within their spacing', () => {
    fc.assert(
      fc.property(solid, solid, (a, b) => {
        const n = 21
        const inA = samples(a, n)
        const sampled = Math.min(...inA.map((point) => distance3(point, nearestInSolid(b, point))))
        const spacing = Math.hypot(...a.size) / (n - 1)
        expect(closestDistance(a, b)).toBeLessThanOrEqual(sampled + 1e-9)
        expect(closestDistance(a, b)).toBeGreaterThan(sampled - spacing)
      }),
      { numRuns: 60 },
    )
  })

  test('changes with a shift by the part of it along the line between the closest points', () => {
    fc.assert(
      fc.property(solid, solid, fc.tuple(place, place, place), (a, b, shift) => {
        const { distance, a: p, b: q } = closestPoints(a, b)
        fc.pre(distance > 0.05)
        const small = scaled(shift, 1e-6)
        const moved: Vec3 = [b.center[0] + small[0], b.center[1] + small[1], b.center[2] + small[2]]
        const change = closestDistance(a, { ...b, center: moved }) - distance
        const expected = [0, 1, 2].reduce(
          (sum, k) => sum + ((q[k as 0] - p[k as 0]) / distance) * small[k as 0],
          0,
        )
        expect(change).toBeCloseTo(expected, 8)
      }),
    )
  })
})
