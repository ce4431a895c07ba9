import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { root } from '../../../../scripts/paths.ts'
import { learnAreas } from '../../../../scripts/priors/areas.ts'
import { learnBeyond } from '../../../../scripts/priors/beyond.ts'
import { learnDistances } from '../../../../scripts/priors/distances.ts'
import { learnPriors } from '../../../../scripts/priors/learn.ts'
import { learnOrder } from '../../../../scripts/priors/order.ts'
import { quantilesOf } from '../../../../scripts/priors/quantiles.ts'
import { foldOf, isHeldOut, trainingRooms } from '../../../../scripts/priors/rooms.ts'
import { seededRandom } from '../../../../src/geometry/index.ts'
import { pairKey } from '../../../../src/reasoning/index.ts'
import { thing } from '../../reasoning/engineRoom.ts'
import { emptyLayout } from '../../view/layoutFixture.ts'

describe('quantiles', () => {
  test('lie in order within the values, and each value counts by its weight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1 }),
        fc.integer({ min: 1, max: 12 }),
        (values, n) => {
          const found = quantilesOf(values, n)
          expect(found).toHaveLength(n)
          for (const [k, value] of found.entries()) {
            expect(value).toBeGreaterThanOrEqual(
              Math.max(found[k - 1] ?? -Infinity, Math.min(...values)) - 1e-9,
            )
            expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
          }
        },
      ),
    )
    expect(quantilesOf([0, 1, 2, 3], 4)).toEqual([0, 1, 2, 3])
    expect(quantilesOf([0, 10], 1, [0.999, 0.001])[0]).toBeLessThan(0.1)
  })
})

test('an order of arrivals is learnt: who comes first more often is stronger', () => {
  const random = seededRandom(1)
  const rates = { early: 4, middle: 1, late: 0.25 }
  const orders = Array.from({ length: 400 }, () =>
    Object.entries(rates)
      .map(([kind, rate]) => ({ kind, at: -Math.log(1 - random()) / rate }))
      .sort((a, b) => a.at - b.at)
      .map(({ kind }) => kind),
  )
  const { early = 0, middle = 0, late = 0 } = learnOrder(orders)
  expect(early - middle).toBeCloseTo(Math.log(4), 0)
  expect(middle - late).toBeCloseTo(Math.log(4), 0)
})

test('distances are learnt by kind, by pair and by the size of the room', () => {
  const random = seededRandom(2)
  const kinds = ['a', 'b', 'c', 'd', 'e']
  const terms: Record<string, number> = { a: 0.5, b: -0.5, c: 0, d: 0, e: 0 }
  const gaps = Array.from({ length: 3000 }, () => {
    const [x, y] = [...kinds].sort(() => random() - 0.5).slice(0, 2) as [string, string]
    const logArea = 3 + (random() - 0.5)
    const pair = pairKey(x, y)
    const log =
      0.7 + 0.4 * (logArea - 3) + (terms[x] as number) + (terms[y] as number) + (pair === 'c | d' ? -1 : 0)
    return { a: x, b: y, pair, log: log + 0.2 * (random() - 0.5), logArea }
  })
  const { area, byKind, byPair, residuals } = learnDistances(gaps, 3)
  expect(area).toBeCloseTo(0.4, 1)
  // What a kind and its pairs share between them is left open; their sum is not.
  const of = (x: string, y: string) => (byKind[x] ?? 0) + (byKind[y] ?? 0) + (byPair[pairKey(x, y)] ?? 0)
  expect(of('a', 'e') - of('b', 'e')).toBeCloseTo(1, 1)
  expect(of('c', 'd') - of('c', 'e')).toBeCloseTo(-1, 1)
  expect(Math.max(...residuals)).toBeLessThan(0.3)
})

test('rooms with a kind of thing are learnt to be larger or smaller than others', () => {
  const rooms = Array.from({ length: 120 }, (_, k) => {
    const kinds = ['chair', ...(k % 2 ? ['bathtub'] : []), ...(k % 3 ? ['sofa'] : [])]
    return {
      ...emptyLayout,
      source: { ...emptyLayout.source, name: `room ${k}` },
      objects: kinds.map((kind) => thing(`${kind}-1`, [0, 0], [1, 1, 1])),
      room: {
        outline: [],
        wallSeen: [],
        areaSquareMetres: { value: 20 * (k % 2 ? 0.4 : 1) * (k % 3 ? 1.5 : 1), sd: 0 },
      },
    }
  })
  const { byKind, sd } = learnAreas(rooms)
  expect(byKind.bathtub).toBeLessThan(-0.5)
  expect(byKind.sofa).toBeGreaterThan(0.2)
  expect(sd).toBeLessThan(0.4)
  // The hull of what stands there is a square metre: the fewest-objects line says how much larger rooms are.
  expect(learnBeyond(rooms)[0]?.mean).toBeGreaterThan(2)
})

test('the rooms of the bench’s clips are left out, in all of their scans', () => {
  expect(['scene0591_01', 'scene0591_00', '47334096'].every(isHeldOut)).toBe(true)
  expect(['scene0592_01', '47334097', '38d58a7a31'].some(isHeldOut)).toBe(false)
})

test('a room falls into one part of several, and parts are about as large as each other', () => {
  const names = Array.from({ length: 500 }, (_, k) => `scene${k}_00`)
  const sizes = [0, 1, 2, 3, 4].map((fold) => names.filter((name) => foldOf(name, 5) === fold).length)
  expect(Math.min(...sizes)).toBeGreaterThan(70)
})

const rooms = await trainingRooms()

test.skipIf(!rooms)('the priors of the command line are those that the rooms at hand give', () => {
  const kept = JSON.parse(readFileSync(join(root, 'cli/priors.json'), 'utf8'))
  const learnt = learnPriors(rooms?.layouts ?? [], rooms?.questions ?? [])
  const rounded = JSON.parse(
    JSON.stringify(learnt, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value)),
  )
  expect(kept).toEqual(rounded)
  expect(JSON.stringify(kept)).not.toMatch(/scene\d|\d{8}/)
})
