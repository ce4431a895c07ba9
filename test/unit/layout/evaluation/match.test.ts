import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignPoint, distance2, type PlanAlignment, type Vec2 } from '../../../../src/geometry/index.ts'
import { alignPlans, matchObjects, type NamedBox, scaleError } from '../../../../src/layout/index.ts'
import { sameKind } from '../../../../src/layout/model/sameKind.ts'
import { angle, number } from '../../geometry/arbitraries.ts'

const named = (category: string, [x, y]: Vec2): NamedBox => ({
  category,
  box: { center: [x, y, 0.5], size: [1, 1, 1], yaw: 0 },
})
const still: PlanAlignment = { yaw: 0, shift: [0, 0] }

/** Chairs, a table and a bed, no two of a kind within half a metre. */
const place = fc.tuple(number(-5, 5), number(-5, 5))
const room = fc
  .tuple(place, place, place, place, place)
  .filter(([a, b, c, d, e]) =>
    [a, b, c, d, e].every((p, i, all) => all.every((q, j) => i === j || distance2(p, q) > 1)),
  )
  .map(([a, b, c, d, e]) => [
    named('chair', a),
    named('chair', b),
    named('table', c),
    named('bed', d),
    named('sofa', e),
  ])
const alignment: fc.Arbitrary<PlanAlignment> = fc.record({ yaw: angle, shift: place })
const moved = (boxes: readonly NamedBox[], by: PlanAlignment) =>
  boxes.map(({ category, box }) => named(category, alignPoint(by, [box.center[0], box.center[1]])))

test('kinds have their names in other vocabularies', () => {
  expect(sameKind('sofa', 'couch') && sameKind('table', 'desk') && sameKind('monitor', 'tv')).toBe(true)
  expect(sameKind('oven', 'stove') && sameKind('lamp', 'lamp')).toBe(true)
  expect(sameKind('table', 'tv') || sameKind('sofa', 'chair')).toBe(false)
})

test('an alignment turns counter-clockwise, then shifts', () => {
  const [x, y] = alignPoint({ yaw: Math.PI / 2, shift: [10, 20] }, [1, 2])
  expect([x, y]).toEqual([expect.closeTo(8), expect.closeTo(21)])
})

describe('matchObjects', () => {
  test('takes the nearest first, each once, of its kind, within the distance', () => {
    const predicted = [named('chair', [0, 0]), named('chair', [1, 0]), named('bed', [0, 0])]
    const truth = [named('chair', [0.9, 0]), named('chair', [9, 9]), named('table', [0, 0])]
    expect(matchObjects(predicted, truth, still, 2)).toEqual([
      { predicted: 1, truth: 0, centerError: expect.closeTo(0.1) },
    ])
  })

  test('finds every object of a map compared with itself', () => {
    fc.assert(
      fc.property(room, (boxes) => {
        const matches = matchObjects(boxes, boxes, still, 0.5)
        return matches.length === boxes.length && matches.every((m) => m.predicted === m.truth)
      }),
    )
  })
})

describe('alignPlans', () => {
  test('undoes any turn and shift', () => {
    fc.assert(
      fc.property(room, alignment, (truth, by) => {
        const predicted = moved(truth, by)
        const matches = matchObjects(predicted, truth, alignPlans(predicted, truth, 0.5), 0.5)
        return matches.length === truth.length && matches.every(({ centerError }) => centerError < 1e-6)
      }),
    )
  })

  test('is not led astray by an object that is wrong and one that is not there', () => {
    fc.assert(
      fc.property(room, alignment, (truth, by) => {
        const predicted = [...moved(truth.slice(1), by), named('bed', [40, 40]), named('lamp', [0, 0])]
        const matches = matchObjects(predicted, truth, alignPlans(predicted, truth, 0.5), 0.5)
        return matches.length === 4 && matches.every(({ centerError }) => centerError < 1e-6)
      }),
    )
  })

  test('does not scale: a map ten per cent too large keeps its error', () => {
    fc.assert(
      fc.property(room, alignment, (truth, by) => {
        const predicted = moved(truth, by).map(({ category, box: { center } }) =>
          named(category, [center[0] * 1.1, center[1] * 1.1]),
        )
        const matches = matchObjects(predicted, truth, alignPlans(predicted, truth, 3), 3)
        // A pair may be swapped where two chairs stand close; the others tell the scale.
        fc.pre(matches.length === 5 && matches.every((m) => m.predicted === m.truth))
        return Math.abs((scaleError(predicted, truth, matches) ?? Number.NaN) - 0.1) < 1e-9
      }),
    )
  })

  test('does not mirror: the mirror image of a room matches in part only', () => {
    const truth = [
      named('bed', [0, 0]),
      named('table', [3, 0]),
      named('sofa', [1, 2]),
      named('chair', [4, 3]),
    ]
    const mirror = truth.map(({ category, box: { center } }) => named(category, [-center[0], center[1]]))
    const matches = matchObjects(mirror, truth, alignPlans(mirror, truth, 0.3), 0.3)
    expect(matches.length).toBeLessThan(4)
  })

  test('one object is brought onto one of its kind, however many of those there are', () => {
    const predicted = [named('chair', [0, 0])]
    for (const truth of [[named('chair', [5, 5])], [named('chair', [5, 5]), named('chair', [7, 1])]]) {
      const matches = matchObjects(predicted, truth, alignPlans(predicted, truth, 1), 1)
      expect(matches.map(({ centerError }) => centerError)).toEqual([expect.closeTo(0)])
    }
  })

  test('nothing in common leaves the map as it is', () => {
    expect(alignPlans([], [], 1)).toEqual(still)
    expect(alignPlans([named('bed', [1, 1])], [named('tv', [2, 2])], 1)).toEqual(still)
  })
})

test('the scale is not told by fewer than three distances, nor by close neighbours', () => {
  const boxes = [named('chair', [0, 0]), named('bed', [2, 0]), named('table', [0, 0.5])]
  const all = matchObjects(boxes, boxes, still, 1)
  expect(scaleError(boxes, boxes, all.slice(0, 2))).toBeUndefined()
  // Two of the three distances are long enough.
  expect(scaleError(boxes, boxes, all)).toBeUndefined()
  const wide = [...boxes, named('sofa', [3, 3])]
  expect(scaleError(wide, wide, matchObjects(wide, wide, still, 1))).toBe(0)
})
