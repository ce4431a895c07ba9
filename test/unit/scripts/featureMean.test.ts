import { describe, expect, test } from 'vitest'
import { fitFeatures, meanFeatures, packFeatures } from '../../../scripts/featureMean/pack.ts'
import { readPictures } from '../../../scripts/featureMean/pictures.ts'
import { seededRandom } from '../../../src/geometry/index.ts'
import { resizeFeatures, unpackFeatures } from '../../../src/perception/motion/featureMean.ts'
import { grid, nodes } from '../featureGrid.ts'

describe('packing', () => {
  test('a fit to a resized grid finds the nodes again', () => {
    const found = fitFeatures(resizeFeatures(nodes, 21, 28), 3, 3)
    for (const [i, value] of found.values.entries()) expect(value).toBeCloseTo(nodes.values[i] as number, 4)
  })

  test('unpacks to within half a step of each channel', () => {
    const random = seededRandom(3)
    const made = grid(4, 5, 6, (_r, _c, k) => (random() - 0.5) * 10 ** (k - 3))
    const back = unpackFeatures(packFeatures(made))
    expect({ ...back, values: undefined }).toEqual({ ...made, values: undefined })
    for (const [i, value] of back.values.entries())
      expect(Math.abs(value - (made.values[i] as number))).toBeLessThan(10 ** ((i % 6) - 3) / 2 / 127 / 1.9)
    expect(() => unpackFeatures({ ...packFeatures(made), rows: 5 })).toThrow(RangeError)
  })

  test('a mean is over the grids', () => {
    expect([...meanFeatures([nodes, grid(3, 3, 2, () => 2)]).values.slice(-2)]).toEqual([3, 11])
    expect(() => meanFeatures([])).toThrow(RangeError)
  })
})

describe('readPictures', () => {
  const picture = (...bytes: number[]) => [...Buffer.from('P6\n2 1\n255\n'), ...bytes]

  test('reads all of a stream, opaque, though a colour looks like white space', () => {
    const read = readPictures(
      Uint8Array.from([...picture(10, 32, 3, 4, 5, 6), ...picture(7, 8, 9, 80, 54, 10)]),
    )
    expect(read.map(({ width, height }) => [width, height])).toEqual([
      [2, 1],
      [2, 1],
    ])
    expect(read.map(({ data }) => [...data])).toEqual([
      [10, 32, 3, 255, 4, 5, 6, 255],
      [7, 8, 9, 255, 80, 54, 10, 255],
    ])
  })

  test('refuses what is no picture', () => {
    expect(readPictures(new Uint8Array())).toEqual([])
    expect(() => readPictures(Uint8Array.from([1, 2, 3]))).toThrow('byte 0')
  })
})
