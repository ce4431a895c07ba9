import fc from 'fast-check'
import { expect, test } from 'vitest'
import { padding } from '../../../../scripts/models/efficientDet.ts'

const [SAME, VALID] = [0, 1]

test('padding is what TensorFlow documents', () => {
  expect(padding(SAME, 448, 3, 2)).toEqual([0, 1]) // more after than before
  expect(padding(SAME, 7, 3, 2)).toEqual([1, 1])
  expect(padding(SAME, 56, 5, 1)).toEqual([2, 2])
  expect(padding(SAME, 4, 1, 2)).toEqual([0, 0]) // never negative
  expect(padding(VALID, 448, 3, 2)).toEqual([0, 0])
})

test('SAME padding makes ceil(size / stride) outputs', () => {
  const whole = (max: number) => fc.integer({ min: 1, max })
  fc.assert(
    fc.property(whole(600), whole(9), whole(4), (size, kernel, stride) => {
      const [before, after] = padding(SAME, size, kernel, stride)
      expect(after - before === 0 || after - before === 1).toBe(true)
      const padded = size + before + after
      // A kernel smaller than its stride needs no padding, and may leave input over.
      expect(Math.floor((padded - kernel) / stride) + 1).toBe(Math.ceil(size / stride))
    }),
  )
})
