import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../../src/geometry/index.ts'
import type { PatchFeatures } from '../../../../src/perception/index.ts'
import { mutualMatches } from '../../../../src/perception/motion/featureMatch.ts'
import { resizeFeatures, usualFeatures } from '../../../../src/perception/motion/featureMean.ts'
import { grid, nodes } from '../../featureGrid.ts'
import { centred } from './centred.ts'

describe('resizeFeatures', () => {
  test('keeps the corners, and lies on lines between', () => {
    const { rows, columns, channels, values } = resizeFeatures(nodes, 5, 9)
    expect([rows, columns, channels]).toEqual([5, 9, 2])
    expect([...values.slice(0, 18)].filter((_, i) => i % 2 === 0)).toEqual([
      0, 0.25, 0.5, 0.75, 1, 1.75, 2.5, 3.25, 4,
    ])
    expect([...values.slice(-2)]).toEqual([4, 20])
    expect([0, 1, 2, 3, 4].map((row) => values[row * 18 + 1])).toEqual([0, 5, 10, 15, 20])
  })

  test('at its own size changes nothing; of one patch takes the middle', () => {
    expect(resizeFeatures(nodes, 3, 3)).toEqual(nodes)
    expect([...resizeFeatures(nodes, 1, 1).values]).toEqual([1, 10])
  })
})

describe('the shipped features', () => {
  test.each([
    [21, 28],
    [28, 21],
    [15, 20],
    [21, 37],
    [37, 37],
  ])('fill %d x %d patches', (rows, columns) => {
    const usual = usualFeatures({ rows, columns, channels: 384 }) as PatchFeatures
    expect(usual.values).toHaveLength(rows * columns * 384)
    expect(usual.values.every(Number.isFinite)).toBe(true)
    // Block 6 has one channel of about 56 everywhere, which is most of its length.
    const length = Math.hypot(...usual.values.slice(0, 384))
    expect(length).toBeGreaterThan(50)
    expect(length).toBeLessThan(150)
  })

  test('are of the depth network alone', () => {
    expect(usualFeatures({ rows: 21, columns: 28, channels: 2 })).toBeUndefined()
  })
})

describe('centred features with the usual features', () => {
  const [rows, columns, channels, turn] = [4, 12, 32, 3]
  const random = seededRandom(5)
  const noise = (length: number, size: number) => Array.from({ length }, () => size * (random() - 0.5))
  /** What a place always shows outweighs what is there. */
  const always = grid(rows, columns, channels, () => 8 * (random() - 0.5))
  const wall = grid(rows, columns + turn, channels, () => 2 * (random() - 0.5))
  const nothing = grid(rows, columns, channels, () => 0)
  /** The wall, seen by a camera that has turned by so many patches. */
  const wallFrom = (by: number) =>
    grid(
      rows,
      columns,
      channels,
      (r, c, k) => wall.values[(r * (columns + turn) + c + by) * channels + k] ?? 0,
    )
  const seen = (by: number): PatchFeatures => {
    const grain = noise(always.values.length, 0.2)
    const values = wallFrom(by).values.map((v, i) => v + (always.values[i] as number) + (grain[i] as number))
    return { ...always, values }
  }

  /** How many matches are where the turn puts them, of how many. */
  function matched([a, b]: readonly PatchFeatures[], by: number): { right: number; all: number } {
    if (!a || !b) throw new Error('two frames are needed')
    const count = rows * columns
    const products = Float32Array.from({ length: count * count }, (_, i) => {
      const [p, q] = [Math.floor(i / count) * channels, (i % count) * channels]
      return a.values
        .subarray(p, p + channels)
        .reduce((sum, v, k) => sum + v * (b.values[q + k] as number), 0)
    })
    const pixels = mutualMatches(products, a, columns, rows)
    let right = 0
    for (let i = 0; i < pixels.length; i += 4)
      if (Math.abs((pixels[i] as number) - (pixels[i + 2] as number) - by) < 0.6) right++
    return { right, all: pixels.length / 4 }
  }

  test('two frames match where the camera turned, and do not as they are', () => {
    const frames = [seen(0), seen(turn)]
    const { right, all } = matched(centred(frames, always), turn)
    expect(right).toBe(rows * (columns - turn))
    expect(right / all).toBeGreaterThan(0.7)
    expect(matched(centred(frames, nothing), turn).right).toBe(0)
  })

  test('two frames of one view match, whose own mean takes away all that they share', () => {
    const frames = [seen(0), seen(0)]
    expect(matched(centred(frames, always), 0)).toEqual({ right: 48, all: 48 })
    expect(matched(centred(frames), 0).right).toBeLessThan(5)
  })

  test('one frame alone keeps what it shows', () => {
    const [only, pure] = [centred([seen(0)], always)[0], centred([wallFrom(0)], nothing)[0]]
    const likeness = only?.values.reduce((sum, v, i) => sum + v * (pure?.values[i] as number), 0)
    expect((likeness as number) / (rows * columns)).toBeGreaterThan(0.98)
  })

  test('is drawn from the clip’s own mean as by eight frames more', () => {
    // Of 24 frames the mean 4 becomes 3, of 8 frames 2: what is left beside what changes tells.
    for (const [count, left] of [
      [24, 1],
      [8, 2],
    ] as const) {
      const frames = Array.from({ length: count }, (_, i) =>
        grid(1, 1, 2, (_r, _c, k) => (k ? left * (-1) ** i : 4)),
      )
      const [one, two] = centred(
        frames,
        grid(1, 1, 2, () => 0),
      )
      expect(one?.values[0]).toBeCloseTo(Math.SQRT1_2, 6)
      expect(one?.values[1]).toBeCloseTo(Math.SQRT1_2, 6)
      expect(two?.values[1]).toBeCloseTo(-Math.SQRT1_2, 6)
    }
  })
})
