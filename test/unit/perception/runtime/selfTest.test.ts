import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  describeOutput,
  judge,
  pictureToTensor,
  selfTestImage,
  type TensorData,
} from '../../../../src/perception/runtime/index.ts'
import { plainInput } from './fixture.ts'

describe('selfTestImage', () => {
  // The stored vectors rest on these very bytes: whoever changes the picture must record them anew.
  test.each([
    [280, 210, '3e8aab25a30e9c09'],
    [518, 518, '5ce245295f401c8d'],
  ])('%i x %i has the bytes of the stored vectors', (width, height, hash) => {
    const { data } = selfTestImage(width, height)
    expect(createHash('sha256').update(data).digest('hex').slice(0, 16)).toBe(hash)
  })

  test('is opaque, and neither flat nor cut off', () => {
    const { data } = selfTestImage(64, 48)
    expect(data.length).toBe(64 * 48 * 4)
    expect(data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true)
    expect(new Set(data).size).toBeGreaterThan(100)
  })
})

describe('pictureToTensor', () => {
  const picture = { width: 2, height: 1, data: Uint8ClampedArray.of(0, 51, 255, 9, 102, 204, 153, 9) }

  test('planar, as it is', () => {
    const { data, dims } = pictureToTensor(plainInput, picture)
    expect(dims).toEqual([1, 3, 1, 2])
    expect([...data]).toEqual([0, 102, 51, 204, 255, 153])
  })

  test('interleaved, with a constant channel', () => {
    const { data, dims } = pictureToTensor({ ...plainInput, layout: 'nhwc', extraChannels: [1] }, picture)
    expect(dims).toEqual([1, 1, 2, 4])
    expect([...data]).toEqual([0, 51, 255, 1, 102, 204, 153, 1])
  })

  test('scaled to a range, less the mean, by the deviation of each channel', () => {
    const { data } = pictureToTensor(
      { ...plainInput, range: [0, 1], mean: [0.5, 0.2, 0], std: [0.5, 0.1, 2] },
      picture,
    )
    for (const [i, value] of [-1, -0.2, 0, 6, 0.5, 0.3].entries()) expect(data[i]).toBeCloseTo(value, 5)
  })
})

describe('judge', () => {
  const tensor = (values: ArrayLike<number>): TensorData => ({
    data: Float32Array.from(values),
    dims: [1, values.length],
  })
  const truth = tensor(Array.from({ length: 500 }, (_, i) => Math.sin(i) * 3 + (i % 7)))
  const vector = { out: describeOutput(truth) }

  test('agrees with what the vector was made from', () => {
    const verdict = judge(vector, { out: truth })
    expect(verdict.agrees).toBe(true)
    expect(verdict.worst).toBeLessThan(1e-3)
  })

  test('the vector holds the largest values, and others from all over', () => {
    const { indices, values, dims } = vector.out
    expect(dims).toEqual([1, 500])
    expect(values).toContain(Number(Math.max(...truth.data).toPrecision(7)))
    expect(indices.filter((index) => index < 100).length).toBeGreaterThan(4)
    expect(indices.filter((index) => index >= 400).length).toBeGreaterThan(4)
  })

  test('agrees with small noise, and not with large', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (share) => {
        const moved = tensor(truth.data.map((value) => value + share * 0.99 * vector.out.tolerance))
        expect(judge(vector, { out: moved }).agrees).toBe(true)
      }),
    )
    const scaled = tensor(truth.data.map((value) => value * 1.05))
    expect(judge(vector, { out: scaled })).toMatchObject({
      agrees: false,
      sentence: expect.stringMatching(/disagreed/),
    })
  })

  test('sees a drift of values that it has no sample of', () => {
    const sampled = new Set(vector.out.indices)
    const drifted = tensor(
      truth.data.map((value, i) => (sampled.has(i) ? value : value + 3 * vector.out.tolerance)),
    )
    expect(judge(vector, { out: drifted }).agrees).toBe(false)
  })

  test('disagrees with one value that is no number, with another shape, and with nothing', () => {
    const holed = tensor(truth.data)
    holed.data[499] = Number.NaN
    expect(judge(vector, { out: holed })).toMatchObject({
      agrees: false,
      sentence: expect.stringMatching(/no numbers/),
    })
    expect(judge(vector, { out: { ...truth, dims: [500, 1] } }).sentence).toMatch(/500x1, not 1x500/)
    expect(judge(vector, {}).agrees).toBe(false)
  })

  test('an output that is nearly all zero keeps a tolerance', () => {
    const sparse = tensor(Array.from({ length: 5000 }, (_, i) => (i === 7 ? 1 : 0)))
    const { tolerance } = describeOutput(sparse)
    expect(tolerance).toBeGreaterThan(0.0005)
    expect(tolerance).toBeLessThanOrEqual(0.01)
  })
})
