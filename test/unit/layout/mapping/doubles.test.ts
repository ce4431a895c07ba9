import { describe, expect, test } from 'vitest'
import type { OrientedBox, Vec3 } from '../../../../src/geometry/index.ts'
import { withoutDoubles, withoutGuests } from '../../../../src/layout/mapping/doubles.ts'
import type { MappedObject } from '../../../../src/layout/mapping/mappedObject.ts'
import { boxAt, mapped } from './mapped.ts'

const namesOf = (objects: readonly MappedObject[]) => objects.map(({ category }) => category)
const likely = (category: string, box: OrientedBox, logOdds: number) => mapped(category, box, { logOdds })

describe('withoutDoubles', () => {
  const sofa = likely('sofa', boxAt([1, 2, 0.4], [1.9, 0.9, 0.8]), 4)
  const bed = likely('bed', boxAt([1.1, 2.1, 0.35], [2, 1.2, 0.7]), 2)

  test('a sofa that is seen as a bed too is one sofa, which may be a bed', () => {
    for (const both of [
      [sofa, bed],
      [bed, sofa],
    ]) {
      const [one, ...others] = withoutDoubles(both)
      expect(others).toEqual([])
      expect(one).toEqual({ ...sofa, alternatives: [{ category: 'bed', probability: expect.any(Number) }] })
    }
    expect(sofa.alternatives).toEqual([])
  })

  test('an alternative that is known already stays as it is, and one of the same name is none', () => {
    const alternatives = [{ category: 'bed', probability: 0.4 }]
    const twin = likely('sofa', boxAt([1.1, 2, 0.4], [1.7, 0.9, 0.8]), 1)
    const [one, ...others] = withoutDoubles([bed, twin, { ...sofa, alternatives }])
    expect(others).toEqual([])
    expect(one?.alternatives).toEqual(alternatives)
  })

  test('the likelier one is kept, whichever name it has; the likeliest come first', () => {
    expect(namesOf(withoutDoubles([sofa, { ...bed, logOdds: 5 }]))).toEqual(['bed'])
    const far = likely('table', boxAt([-3, 0, 0.4], [1, 1, 0.7]), 9)
    expect(namesOf(withoutDoubles([sofa, far]))).toEqual(['table', 'sofa'])
  })

  test('neighbours of one kind stay two, in a row and on top of each other', () => {
    const kinds: readonly [string, Vec3, Vec3][] = [
      ['refrigerator', [0.7, 0.68, 1.72], [0.7, 0, 0]],
      ['chair', [0.5, 0.5, 0.85], [0.5, 0, 0]],
      ['picture', [0.6, 0.04, 0.6], [0.7, 0, 0]],
      ['table', [1.4, 0.7, 0.74], [0, 0.7, 0]],
      ['washer', [0.6, 0.6, 0.85], [0, 0, 0.85]],
      // Base and wall cabinets of a long kitchen, and two rows of shelves with a way between them.
      ['cabinet', [3, 0.6, 0.85], [0, 0, 1.3]],
      ['shelf', [3, 0.35, 1.8], [0, 1.25, 0]],
    ]
    for (const [name, size, step] of kinds) {
      const two = [0, 1].map((k) =>
        mapped(name, boxAt([1 + k * step[0], k * step[1], 1 + k * step[2]], size)),
      )
      expect(namesOf(withoutDoubles(two))).toEqual([name, name])
    }
  })

  test('of two bodies of one name, a quarter in common is too much; of names taken for each other, two fifths', () => {
    const table = mapped('table', boxAt([0, 0, 0.5], [2, 0.5, 1]))
    /** What is left where the smaller one's side reaches into the table by a share of it. */
    const left = (name: string, share: number) =>
      withoutDoubles([table, mapped(name, boxAt([1.2 - 0.4 * share, 0, 0.5], [0.4, 0.5, 1]))]).length
    expect([left('table', 0.2), left('table', 0.3)]).toEqual([2, 1])
    expect([left('counter', 0.35), left('counter', 0.45), left('lamp', 0.9)]).toEqual([2, 1, 2])
  })

  test('so is what lies close by, though depth put it before or behind', () => {
    const chair = mapped('chair', boxAt([0, 2, 0.45], [0.5, 0.1, 0.9]))
    const left = (name: string, metres: number) =>
      withoutDoubles([chair, mapped(name, boxAt([0, 2 + metres, 0.45], [0.5, 0.1, 0.9]))]).length
    expect([left('chair', 0.34), left('chair', 0.38)]).toEqual([1, 2])
    expect([left('stool', 0.25), left('stool', 0.29)]).toEqual([1, 2])
  })

  test('names that are not taken for each other stay two, wherever they are', () => {
    const plant = likely('plant', sofa.box, 2)
    expect(withoutDoubles([sofa, plant])).toHaveLength(2)
    expect(withoutDoubles([])).toEqual([])
  })
})

describe('withoutGuests', () => {
  const fridge = likely('refrigerator', boxAt([0, 0, 0.9], [0.7, 0.7, 1.8]), 4)
  const inside = (category: string, logOdds: number) =>
    likely(category, boxAt([0.05, 0, 0.5], [0.5, 0.5, 0.8]), logOdds)

  test('of two bodies in one place the less likely goes, whatever their order', () => {
    expect(namesOf(withoutGuests([fridge, inside('chair', 2)]))).toEqual(['refrigerator'])
    expect(namesOf(withoutGuests([inside('chair', 2), fridge]))).toEqual(['refrigerator'])
    expect(namesOf(withoutGuests([fridge, inside('chair', 6)]))).toEqual(['chair'])
  })

  test('of two that are as likely, one stays', () => {
    expect(namesOf(withoutGuests([fridge, inside('chair', 4)]))).toEqual(['refrigerator'])
  })

  test('bodies that share less than half of the smaller stay', () => {
    const beside = (share: number) => likely('chair', boxAt([0.6 - 0.5 * share, 0, 0.5], [0.5, 0.5, 0.8]), 2)
    expect(withoutGuests([fridge, beside(0.45)])).toHaveLength(2)
    expect(withoutGuests([fridge, beside(0.55)])).toHaveLength(1)
  })

  test('what holds things may hold them: in either order, by either of them', () => {
    const counter = likely('counter', boxAt([0, 0, 0.6], [2, 0.6, 0.6]), 6)
    const stove = likely('stove', boxAt([0.3, 0, 0.6], [0.6, 0.5, 0.5]), 3)
    for (const two of [
      [counter, stove],
      [stove, counter],
      [{ ...counter, logOdds: 1 }, stove],
    ])
      expect(withoutGuests(two)).toHaveLength(2)
  })

  test('cabinets and shelves hold a microwave, but no chair, stool or toilet', () => {
    const cabinet = likely('cabinet', boxAt([0, 0, 1], [2, 0.8, 2]), 6)
    expect(withoutGuests([cabinet, inside('microwave', 2)])).toHaveLength(2)
    for (const name of ['chair', 'stool', 'toilet', 'bathtub'])
      expect(namesOf(withoutGuests([cabinet, inside(name, 2)]))).toEqual(['cabinet'])
    const beside = likely('chair', boxAt([1.2, 0, 0.5], [0.5, 0.5, 0.8]), 2)
    expect(withoutGuests([cabinet, beside])).toHaveLength(2)
  })

  test('small things lie on anything, and take nothing away', () => {
    const chair = likely('chair', boxAt([0, 0, 0.45], [0.5, 0.5, 0.9]), 2)
    const backpack = (logOdds: number) => likely('backpack', boxAt([0, 0, 0.6], [0.45, 0.4, 0.5]), logOdds)
    expect(withoutGuests([chair, backpack(1)])).toHaveLength(2)
    expect(withoutGuests([chair, backpack(5)])).toHaveLength(2)
  })
})
