import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromInformation, fromSigmas, InformationError } from '../../../src/estimation/index.ts'
import { number } from '../geometry/arbitraries.ts'
import { relativeError } from './dense.ts'

/** R^T R. */
const squared = (values: Float64Array, n: number) =>
  Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n]
    return Array.from(
      { length: n },
      (_, k) => (values[k * n + i] as number) * (values[k * n + j] as number),
    ).reduce((a, b) => a + b)
  })

test('the root of an information matrix gives it back', () => {
  fc.assert(
    fc.property(fc.array(number(-2, 2), { minLength: 36, maxLength: 36 }), (cells) => {
      const information = squared(Float64Array.from(cells), 6)
      for (let k = 0; k < 6; k++) information[7 * k] = (information[7 * k] as number) + 0.5
      const { rows, columns, values } = fromInformation(information, 6)
      expect([rows, columns]).toEqual([6, 6])
      return relativeError(squared(values, 6), information) < 1e-9
    }),
  )
})

test('one that knows nothing of a direction is refused; as sigmas it can be given', () => {
  expect(() => fromInformation([1, 1, 1, 1], 2)).toThrow(InformationError)
  expect([...fromSigmas([0.5, Number.POSITIVE_INFINITY]).values]).toEqual([2, 0, 0, 0])
})
