import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance2, type OrientedBox, seededRandom } from '../../../../src/geometry/index.ts'
import {
  alignBox,
  alignPlans,
  alignSimilar,
  inverseAlignment,
  matchObjects,
  type NamedBox,
  type SimilarAlignment,
  UNMOVED,
} from '../../../../src/layout/index.ts'
import { angle, number } from '../../geometry/arbitraries.ts'

const alignment: fc.Arbitrary<SimilarAlignment> = fc.record({
  yaw: angle,
  shift: fc.tuple(number(-5, 5), number(-5, 5)),
  scale: number(0.75, 1.35),
})

/** A large room: many chairs, some tables, a few single things. */
function hall(count: number, seed: number): NamedBox[] {
  const random = seededRandom(seed)
  const kinds = [
    'chair',
    'chair',
    'chair',
    'chair',
    'table',
    'table',
    'monitor',
    'sofa',
    'lamp',
    'plant',
    'door',
  ]
  return Array.from({ length: count }, () => ({
    category: kinds[Math.floor(random() * kinds.length)] as string,
    box: { center: [random() * 9, random() * 6, 0.5], size: [0.6, 0.5, 1], yaw: random() },
  }))
}

const moved = (boxes: readonly NamedBox[], by: SimilarAlignment): NamedBox[] =>
  boxes.map(({ category, box }) => ({ category, box: alignBox(by, box) }))
const rightOnes = (predicted: readonly NamedBox[], truth: readonly NamedBox[], within: number) =>
  matchObjects(predicted, truth, UNMOVED, within).length

describe('an alignment', () => {
  test('and its inverse leave a box as it is', () => {
    const box: OrientedBox = { center: [1, 2, 0.4], size: [2, 1, 0.8], yaw: 0.3 }
    fc.assert(
      fc.property(alignment, (one) => {
        const back = alignBox(inverseAlignment(one), alignBox(one, box))
        for (const k of [0, 1, 2] as const) {
          expect(back.center[k]).toBeCloseTo(box.center[k], 9)
          expect(back.size[k]).toBeCloseTo(box.size[k], 9)
        }
        expect(back.yaw).toBeCloseTo(box.yaw, 9)
      }),
    )
  })
})

describe('alignPlans with many objects', () => {
  test('undoes any turn and shift of a hall of sixty, a third of which is not found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), alignment, (seed, one) => {
        const truth = hall(60, seed)
        const by = { ...one, scale: 1 }
        const predicted = moved(
          truth.filter((_, k) => k % 3 !== 0),
          by,
        )
        const found = { ...alignPlans(predicted, truth, 2), scale: 1 }
        expect(rightOnes(moved(predicted, found), truth, 1e-6)).toBe(40)
      }),
      { numRuns: 15 },
    )
  })

  test('finds the turn of sixty chairs that stand anywhere', () => {
    const truth = hall(60, 5).map(({ box }) => ({ category: 'chair', box }))
    const by = { yaw: 2, shift: [3, -4] as const, scale: 1 }
    const found = { ...alignPlans(moved(truth, by), truth, 2), scale: 1 }
    expect(rightOnes(moved(moved(truth, by), found), truth, 1e-6)).toBe(60)
  })
})

describe('one thing out of place', () => {
  const things = ['sofa', 'tv', 'refrigerator', 'laptop', 'sink'].map(
    (category, k): NamedBox => ({
      category,
      box: { center: [3 * Math.cos(1.3 * k), 2 * Math.sin(1.3 * k), 0.5], size: [1, 0.5, 1], yaw: 0 },
    }),
  )
  test.each([0.6, 1.2, 1.8, 3])('by %d m does not turn the room', (off) => {
    const moved = things.map((thing) =>
      thing.category === 'sink'
        ? { ...thing, box: { ...thing.box, center: [thing.box.center[0] + off, 0, 0.5] as const } }
        : thing,
    )
    const { yaw, shift } = alignPlans(moved, things, 2)
    expect(Math.abs(yaw)).toBeLessThan(0.025)
    expect(Math.hypot(...shift)).toBeLessThan(0.06)
  })
})

describe('alignSimilar', () => {
  test('undoes a scale as well', () => {
    const modest = alignment.map((one) => ({ ...one, scale: 0.85 + (one.scale - 0.75) / 2 }))
    fc.assert(
      fc.property(modest, (by) => {
        const truth = hall(12, 8)
        const { scale } = alignSimilar(moved(truth, by), truth, 2)
        return Math.abs(scale * by.scale - 1) < 1e-6
      }),
      { numRuns: 12 },
    )
  })

  test('a map that is 30 per cent too large is found, and by how much', () => {
    const truth = hall(20, 3)
    const predicted = moved(truth, { yaw: 1, shift: [2, 1], scale: 1.3 })
    const { scale } = alignSimilar(predicted, truth, 2)
    expect(scale).toBeCloseTo(1 / 1.3, 3)
  })

  test('fewer than three pairs say nothing of the scale', () => {
    const truth = hall(2, 9)
    const predicted = moved(truth, { yaw: 0.4, shift: [1, 0], scale: 1.2 })
    expect(alignSimilar(predicted, truth, 2).scale).toBe(1)
    expect(alignSimilar([], truth, 2)).toEqual(UNMOVED)
  })

  test('two maps in one frame stay where they are', () => {
    const truth = hall(12, 4)
    const { yaw, shift, scale } = alignSimilar(truth, truth, 2)
    expect(
      [Math.abs(Math.sin(yaw / 2)), distance2(shift, [0, 0]), scale - 1].every((one) => Math.abs(one) < 1e-9),
    ).toBe(true)
  })
})
