import { describe, expect, test } from 'vitest'
import { findCorners } from '../../../../src/perception/motion/corners.ts'
import { buildPyramid, halved } from '../../../../src/perception/motion/pyramid.ts'
import { drawn, textured } from './picture.ts'

const pointsOf = (flat: Float32Array) =>
  Array.from(
    { length: flat.length / 2 },
    (_, k) => [flat[2 * k] as number, flat[2 * k + 1] as number] as const,
  )

describe('findCorners', () => {
  test('finds the corners of squares, and nothing on their edges', () => {
    const squares = [
      [30, 20, 60, 50],
      [100, 40, 140, 90],
    ] as const
    const picture = drawn(180, 120, (x, y) =>
      squares.some(([x0, y0, x1, y1]) => x >= x0 && x < x1 && y >= y0 && y < y1) ? 220 : 40,
    )
    const found = pointsOf(findCorners(picture, 50, 8))
    const truth = squares.flatMap(([x0, y0, x1, y1]) =>
      // Between the last pixel inside and the first outside.
      [x0 - 0.5, x1 - 0.5].flatMap((x) => [y0 - 0.5, y1 - 0.5].map((y) => [x, y] as const)),
    )
    expect(found).toHaveLength(truth.length)
    for (const [x, y] of truth) {
      const nearest = Math.min(...found.map(([u, v]) => Math.hypot(u - x, v - y)))
      expect(nearest).toBeLessThan(2.5)
    }
  })

  test('gives no more than asked, the strongest first, with room between them and at the border', () => {
    const picture = textured(240, 160)
    const all = pointsOf(findCorners(picture, 500, 9))
    expect(all.length).toBeGreaterThan(60)
    for (const [k, [x, y]] of all.entries()) {
      expect(x >= 8 && y >= 8 && x < 232 && y < 152).toBe(true)
      for (const [u, v] of all.slice(k + 1)) expect(Math.hypot(u - x, v - y)).toBeGreaterThanOrEqual(9)
    }
    expect(pointsOf(findCorners(picture, 20, 9))).toEqual(all.slice(0, 20))
    expect(findCorners(picture, 0, 9)).toHaveLength(0)
  })

  test('finds nothing where there is nothing: a flat picture, a ramp, a straight edge', () => {
    expect(
      findCorners(
        drawn(60, 60, () => 90),
        20,
        9,
      ),
    ).toHaveLength(0)
    expect(
      findCorners(
        drawn(60, 60, (x) => 2 * x),
        20,
        9,
      ),
    ).toHaveLength(0)
    expect(
      findCorners(
        drawn(12, 12, (x, y) => x * y),
        20,
        9,
      ),
    ).toHaveLength(0)
  })
})

describe('pyramids', () => {
  test('halve a picture and keep its brightness', () => {
    const half = halved(textured(101, 60))
    expect([half.width, half.height]).toEqual([51, 30])
    const flat = halved(drawn(40, 30, () => 77))
    expect(Math.max(...flat.values.map((v) => Math.abs(v - 77)))).toBeLessThan(1e-4)
  })

  test('keep things in their place: pixel 2 x, 2 y is pixel x, y of the half', () => {
    const ramp = halved(drawn(64, 48, (x, y) => 3 * x + y))
    for (const [x, y] of [
      [5, 7],
      [20, 3],
    ] as const)
      expect(ramp.values[y * ramp.width + x]).toBeCloseTo(3 * 2 * x + 2 * y, 3)
  })

  test('end before they say nothing', () => {
    const sizes = buildPyramid(textured(320, 180), 4).map(({ width, height }) => [width, height])
    expect(sizes).toEqual([
      [320, 180],
      [160, 90],
      [80, 45],
    ])
    expect(buildPyramid(textured(40, 40), 4)).toHaveLength(1)
  })
})
