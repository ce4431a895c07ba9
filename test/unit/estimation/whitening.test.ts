import { expect, test } from 'vitest'
import { fromSigmas } from '../../../src/estimation/index.ts'

test('what is not observed has no weight', () => {
  expect([...fromSigmas([0.5, Number.POSITIVE_INFINITY]).values]).toEqual([2, 0, 0, 0])
})
