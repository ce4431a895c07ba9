import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layout, LayoutObject } from '../../../../src/layout/index.ts'
import { checkClaims, findClaims, type PrintedMap, readResponse } from '../../../../src/reasoning/index.ts'
import { emptyLayout } from '../../view/layoutFixture.ts'
import { FRIDGE, SPACER } from '../response/samples.ts'

const mapOf = (text: string): PrintedMap => {
  const [map] = readResponse(text).maps
  if (!map) throw new Error('The fixture has no map.')
  return map
}
const fridge = mapOf(FRIDGE)

const object = (category: string, x: number, y: number, size: [number, number, number]): LayoutObject => ({
  id: `${category}-1`,
  category,
  box: { center: [x, y, size[2] / 2], size, yaw: 0 },
  sd: { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 },
  score: 1,
  sightings: [],
  missedFrames: 0,
})
/** The room of FRIDGE, turned by a quarter and shifted; the dogbed really is the nearest. */
const truth: Layout = {
  ...emptyLayout,
  objects: [
    object('refrigerator', 0, 0, [0.8, 0.8, 1.8]),
    object('armchair', -0.7, 4.8, [1, 1, 0.9]),
    object('dogbed', -1, 2, [1, 1.2, 0.2]),
    object('sofa', -2.8, 8, [1, 2, 0.8]),
  ],
}
const verdict = (text: string, evidence: Parameters<typeof checkClaims>[1]) =>
  checkClaims(findClaims(text), evidence).map((result) => result.verdict)

describe('against its own map', () => {
  test.each([
    ['The centroid of the fridge is (-9.8, 0.7).', 'consistent'],
    ['The centroid of the fridge is (-9.8, 0.9).', 'contradicts-own-map'],
    ['The x-coordinate of the sofa is -1.8.', 'consistent'],
    ['fridge: [-10.2, 0.3, -9.4, 1.1]', 'consistent'],
    ['fridge: [-10.2, 0.3, -9.4, 1.9]', 'contradicts-own-map'],
    ['The vector from the refrigerator to the armchair is (4.8, 0.7).', 'consistent'],
    ['The vector from the fridge to the armchair is (-4.8, 0.7).', 'contradicts-own-map'],
    ['The distance between the fridge and the couch is 8.48 m.', 'consistent'],
    ['The distance between the fridge and the couch is 8.9 m.', 'contradicts-own-map'],
    ['By the closest points the distance between the fridge and the armchair is 3.9 m.', 'consistent'],
    [
      'By the closest points the distance between the fridge and the armchair is 4.85 m.',
      'contradicts-own-map',
    ],
    ['The longest side of the sofa is 2.0 m.', 'consistent'],
    ['The width of the sofa is 1.5 m.', 'contradicts-own-map'],
    ['The longest side of the sofa is 2.1 m.', 'contradicts-own-map'],
    ['The nearest object to the fridge is the armchair.', 'consistent'],
    ['The farthest object from the fridge is the box.', 'consistent'],
    ['The dogbed is the closest to the fridge.', 'contradicts-own-map'],
    ['The armchair is closer to the fridge than the dogbed.', 'consistent'],
    ['The dogbed is closer to the fridge than the armchair.', 'contradicts-own-map'],
    ['There are 2 sofas.', 'contradicts-own-map'],
    ['There is one sofa.', 'consistent'],
    ['Standing at the fridge and facing the armchair, the dogbed is to my front-left.', 'consistent'],
    ['Standing at the fridge and facing the armchair, the dogbed is to my right.', 'contradicts-own-map'],
    ['The sofa is in front of the box.', 'consistent'],
    ['The angle between the armchair and the dogbed as seen from the fridge is 32.5°.', 'consistent'],
    ['The angle between the armchair and the dogbed as seen from the fridge is 60°.', 'contradicts-own-map'],
    ['The distance between the fridge and the piano is 3.0 m.', 'not-checkable'],
    ['The angle is 40 degrees.', 'not-checkable'],
  ])('%s %s', (text, expected) => {
    expect(verdict(text, { printed: fridge })).toEqual([expected])
  })

  test("the figure's example: every number holds but the conclusion", () => {
    const wrong = checkClaims(findClaims(FRIDGE), { printed: fridge }).filter(
      (r) => r.verdict !== 'consistent',
    )
    expect(wrong.map(({ verdict, claim }) => [verdict, claim.kind])).toEqual([
      ['contradicts-own-map', 'nearest'],
    ])
    expect(wrong[0]?.recomputed).toBe('armchair')
    expect(wrong[0]?.reason).toMatch(
      /armchair is nearest to the fridge: dogbed 5\.81\d* m, armchair 4\.85\d* m/,
    )
  })

  test('a grid has counts and neighbours, but no metres', () => {
    const printed = mapOf(SPACER)
    expect(verdict('I count two tables.', { printed })).toEqual(['consistent'])
    expect(verdict('The nearest object to the door is the table.', { printed })).toEqual(['consistent'])
    expect(verdict('The distance between the door and the chair is 3 m.', { printed })).toEqual([
      'not-checkable',
    ])
  })
})

describe('against the truth', () => {
  test.each([
    ['The distance between the fridge and the armchair is 4.85 m.', 'consistent'],
    ['The distance between the fridge and the dogbed is 5.81 m.', 'contradicts-truth'],
    ['By the closest points the distance between the fridge and the armchair is 3.9 m.', 'consistent'],
    ['The longest side of the sofa is 2.0 m.', 'consistent'],
    ['The nearest object to the fridge is the armchair.', 'contradicts-truth'],
    ['Standing at the fridge and facing the armchair, the dogbed is to my front-left.', 'consistent'],
    ['The centroid of the fridge is (-9.8, 0.7).', 'consistent'],
  ])('%s %s', (text, expected) => {
    expect(verdict(text, { printed: fridge, truth })).toEqual([expected])
  })

  test('what contradicts both is said to contradict its own map; what neither knows is not checkable', () => {
    expect(
      verdict('The distance between the fridge and the sofa is 2.0 m.', { printed: fridge, truth }),
    ).toEqual(['contradicts-own-map'])
    expect(verdict('The centroid of the fridge is (-9.8, 0.7).', { truth })).toEqual(['not-checkable'])
    expect(verdict('The sofa is in front of the armchair.', { truth })).toEqual(['not-checkable'])
    expect(verdict('The nearest object to the fridge is the dogbed.', { truth })).toEqual(['not-checkable'])
    expect(verdict('There are 3 sofas.', {})).toEqual(['not-checkable'])
  })
})

describe('on any map', () => {
  const side = fc.integer({ min: 1, max: 30 })
  const low = fc.integer({ min: -100, max: 100 })
  const bbox = fc.tuple(low, low, side, side).map(([x, y, w, d]) => [x, y, x + w, y + d].map((v) => v / 10))
  const claimsOf = (a: number[], b: number[], off: number) => {
    const centre = ([x0, y0, x1, y1]: number[]) =>
      [((x0 as number) + (x1 as number)) / 2, ((y0 as number) + (y1 as number)) / 2] as const
    const [p, q] = [centre(a), centre(b)]
    const distance = Math.hypot(p[0] - q[0], p[1] - q[1]) + off
    const longest = Math.max((a[2] as number) - (a[0] as number), (a[3] as number) - (a[1] as number)) + off
    return `The centroid of the bed is (${(p[0] + off).toFixed(2)}, ${p[1].toFixed(2)}). The distance between the centers of the bed and the lamp is ${distance.toFixed(2)} m. The longest side of the bed is ${longest.toFixed(1)} m.`
  }
  test('right claims are consistent and claims half a metre off are not', () => {
    fc.assert(
      fc.property(bbox, bbox, (a, b) => {
        const printed = mapOf(
          `<map>${JSON.stringify([
            { object_name: 'bed', bbox: a },
            { object_name: 'lamp', bbox: b },
          ])}</map>`,
        )
        expect(new Set(verdict(claimsOf(a, b, 0), { printed }))).toEqual(new Set(['consistent']))
        expect(new Set(verdict(claimsOf(a, b, 0.5), { printed }))).toEqual(new Set(['contradicts-own-map']))
      }), { numRuns: 4000 },
    )
  })
})
