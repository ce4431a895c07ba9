import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CognitiveGridMap,
  GRID_DISTANCE_BOUNDS,
  gridDistanceAccuracy,
  gridDistances,
} from '../../../../src/reasoning/index.ts'
import { point2 } from '../../geometry/arbitraries.ts'

test('eight bins, with the bounds that the paper prints', () => {
  expect(GRID_DISTANCE_BOUNDS).toHaveLength(9)
  expect([0, 1, 7, 8].map((k) => GRID_DISTANCE_BOUNDS[k])).toEqual([1, 2.125, 8.875, 10])
})

const truth: CognitiveGridMap = {
  sofa: [[0, 0]],
  tv: [
    [3, 4],
    [9, 9],
  ],
  bed: [[0, 1]],
  lamp: [],
}

test('pairs of categories by the shortest distance over instances', () => {
  const printed: CognitiveGridMap = {
    sofa: [[0, 0]],
    tv: [
      [0, 6],
      [3, 7],
    ],
    chair: [[5, 5]],
  }
  const distances = gridDistances(printed, truth)
  expect(distances.map(({ categories }) => categories.join('-'))).toEqual(['bed-sofa', 'bed-tv', 'sofa-tv'])
  // 5 is the shortest of 5 and 12.7; 6 is within one unit of it. A bed was not printed.
  expect(distances[2]).toEqual({ categories: ['sofa', 'tv'], truth: 5, predicted: 6, correct: true, bin: 3 })
  expect(distances[0]).toMatchObject({ truth: 1, predicted: undefined, correct: false, bin: 0 })
  const wrong = gridDistanceAccuracy(distances)
  expect(wrong.overall).toBeCloseTo(1 / 3, 12)
  expect(wrong.bins[0]).toEqual({ from: 1, to: 2.125, pairs: 1, accuracy: 0 })
  const skipped = gridDistanceAccuracy(distances, 'skipped')
  expect(skipped.overall).toBe(1)
  expect(skipped.bins[0]).toEqual({ from: 1, to: 2.125, pairs: 0, accuracy: undefined })
})

test('distances beyond the bins are counted apart', () => {
  const distances = gridDistances({}, { a: [[0, 0]], b: [[0, 0.5]], c: [[11, 0]] })
  expect(gridDistanceAccuracy(distances)).toMatchObject({ outside: 3, overall: undefined })
})

test('moving and turning a map changes nothing', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.array(point2, { minLength: 1, maxLength: 3 })),
      point2,
      (map, [x, y]) => {
        const moved = Object.fromEntries(
          Object.entries(map).map(([name, points]) => [
            name,
            points.map(([u, v]) => [x - v, y + u] as const),
          ]),
        )
        const distances = gridDistances(moved, map)
        expect(distances.every(({ correct }) => correct)).toBe(true)
        const { overall, outside } = gridDistanceAccuracy(distances)
        expect(overall).toBe(distances.length > outside ? 1 : undefined)
      },
    ),
  )
})
