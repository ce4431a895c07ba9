import { describe, expect, test } from 'vitest'
import {
  alignBox,
  broughtOver,
  type ComparedObject,
  compareMaps,
  type MapComparison,
} from '../../../../src/layout/index.ts'

const object = (
  id: string,
  [x, y]: readonly [number, number],
  size: readonly [number, number, number] = [1, 1, 1],
  yaw = 0,
): ComparedObject => ({
  id,
  category: id.replace(/-\d+$/, ''),
  box: { center: [x, y, size[2] / 2], size, yaw },
})

const truth = [
  object('bed-1', [0, 0], [2, 1.6, 0.5]),
  object('table-1', [3, 0], [1.2, 0.8, 0.7]),
  object('chair-1', [3, 1], [0.5, 0.5, 0.9]),
  object('chair-2', [4, 0], [0.5, 0.5, 0.9]),
  object('sofa-1', [0, 4], [2, 0.9, 0.8]),
]
const pairOf = ({ pairs }: MapComparison, id: string) => pairs.find(({ predicted }) => predicted === id)

describe('compareMaps', () => {
  test('a map held against itself is right in everything', () => {
    for (const by of ['none', 'rigid', 'similarity'] as const) {
      const { pairs, missed, invented, overall } = compareMaps(truth, truth, by)
      expect(pairs).toHaveLength(5)
      expect([...missed, ...invented]).toEqual([])
      expect(overall).toMatchObject({ f1Within1m: 1, f1At25: 1, f1At50: 1, footprintF1At50: 1, paired: 5 })
      expect(overall.centerError).toBeCloseTo(0)
      expect(overall.sizeError).toBeCloseTo(0)
      expect(overall.iou).toBeCloseTo(1)
    }
  })

  test('says what was missed, what is not there, and how far each pair is off, the worst first', () => {
    const predicted = [
      object('bed-1', [0.3, 0.4], [2, 1.6, 0.5]),
      object('chair-1', [3, 2.5], [0.5, 0.5, 0.9]),
      object('lamp-1', [1, 1]),
    ]
    const comparison = compareMaps(predicted, truth, 'none')
    expect(comparison.pairs.map(({ predicted: p, truth: t }) => [p, t])).toEqual([
      ['chair-1', 'chair-1'],
      ['bed-1', 'bed-1'],
    ])
    expect(comparison.missed).toEqual(['table-1', 'chair-2', 'sofa-1'])
    expect(comparison.invented).toEqual(['lamp-1'])
    expect(comparison.pairs.map(({ centerError }) => centerError)).toEqual([
      expect.closeTo(1.5),
      expect.closeTo(0.5),
    ])
    // The chair is a pair, and not within a metre: one of three and five.
    expect(comparison.overall.f1Within1m).toBeCloseTo(2 / 8)
  })

  test('the frame is taken out only where that is asked for, and scale only where that is', () => {
    const by = { yaw: 1, shift: [5, -3] as const, scale: 1.2 }
    const predicted = truth.map((one) => ({ ...one, box: alignBox(by, one.box) }))
    expect(compareMaps(predicted, truth, 'none').overall.iou ?? 0).toBeLessThan(0.3)
    const rigid = compareMaps(predicted, truth, 'rigid')
    expect(rigid.alignment.scale).toBe(1)
    expect(rigid.overall.centerError).toBeGreaterThan(0.1)
    const similar = compareMaps(predicted, truth, 'similarity')
    expect(similar.alignment.scale).toBeCloseTo(1 / 1.2)
    expect(similar.overall.centerError).toBeCloseTo(0)
    expect(similar.overall.iou).toBeCloseTo(1)
    expect(similar.overall.f1At50).toBe(1)
  })

  test('the true objects are brought over to the predicted ones', () => {
    const by = { yaw: -0.7, shift: [2, 3] as const, scale: 1 }
    const predicted = truth.map((one) => ({ ...one, box: alignBox(by, one.box) }))
    const { alignment } = compareMaps(predicted, truth, 'rigid')
    for (const [k, { box }] of broughtOver(truth, alignment).entries()) {
      const wanted = predicted[k]?.box.center ?? [Number.NaN, Number.NaN]
      expect(box.center[0]).toBeCloseTo(wanted[0])
      expect(box.center[1]).toBeCloseTo(wanted[1])
    }
  })

  test('sides are compared as they lie, not as they are called', () => {
    const turned = [object('bed-1', [0, 0], [1.6, 2, 0.5], Math.PI / 2)]
    const pair = pairOf(compareMaps(turned, truth, 'none'), 'bed-1')
    expect(pair?.sizeError).toBeCloseTo(0)
    expect(pair?.iou).toBeCloseTo(1)
    const longer = [object('bed-1', [0, 0], [2.3, 1.6, 0.8])]
    expect(pairOf(compareMaps(longer, truth, 'none'), 'bed-1')?.sizeError).toBeCloseTo(0.2)
  })

  test('a map without heights has footprints only', () => {
    const flat = truth.map((one) => ({
      ...one,
      box: { ...one.box, size: [one.box.size[0], one.box.size[1], 0] as const },
    }))
    const { overall, pairs } = compareMaps(flat, truth, 'none')
    expect([overall.f1At25, overall.f1At50, overall.iou]).toEqual([undefined, undefined, undefined])
    expect([overall.footprintF1At50, overall.footprintIou]).toEqual([1, expect.closeTo(1)])
    expect(pairs.every(({ iou }) => iou === undefined)).toBe(true)
    expect(overall.sizeError).toBeCloseTo(0)
  })

  test('figures by kind add up, under the words of the truth', () => {
    const predicted = [...truth.slice(1), object('desk-1', [8, 8])]
    const { categories } = compareMaps(predicted, truth, 'none')
    const counts = categories.map(({ category, predicted: p, truth: t, paired }) => [category, p, t, paired])
    expect(counts).toEqual([
      ['bed', 0, 1, 0],
      ['chair', 2, 2, 2],
      ['sofa', 1, 1, 1],
      // The desk stands for a table that is not there.
      ['table', 2, 1, 1],
    ])
  })

  test('empty maps agree, and an empty one finds nothing', () => {
    expect(compareMaps([], [], 'rigid').overall).toMatchObject({
      f1Within1m: 1,
      f1At25: 1,
      centerError: undefined,
    })
    const { overall, missed } = compareMaps([], truth, 'similarity')
    expect([overall.f1Within1m, overall.f1At25, missed.length]).toEqual([0, 0, 5])
  })
})
