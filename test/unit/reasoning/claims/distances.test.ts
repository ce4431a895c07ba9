import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkResponse } from '../../../../src/reasoning/index.ts'

/** Between which points a distance is, never chosen by the number that is claimed. */

// 0.995 m between the closest points, 2.594 m between the centres.
const MAP =
  '<map>[{"object_name": "sofa", "bbox": [-3.35, 2.09, -1.39, 3.82]}, {"object_name": "tv", "bbox": [-4.25, 0.55, -3.45, 1.10]}]</map>'
const CLOSEST =
  'Measuring from the closest point of each object, what is the distance between the tv and the sofa (in meters)?'
const CENTRE = 'What is the center-to-center distance between the tv and the sofa (in meters)?'
const OPEN = 'How far is the tv from the sofa?'
const OTHER =
  'Measuring from the closest point of each object, what is the distance between the tv and the stove (in meters)?'
const check = (said: string, question?: string) => {
  const { claims } = checkResponse({
    text: `${MAP}<think>The centroid of the tv is known. ${said}</think>`,
    ...(question && { question }),
  })
  return claims.map(({ verdict, reason }) => `${verdict}: ${reason}`)
}
const plain = (metres: string) => `The distance between the tv and the sofa is ${metres} m.`
const HOLDS_CLOSEST = 'consistent: By its own map it is 0.99504 m between the closest points.'
const HOLDS_CENTRE = 'consistent: By its own map it is 2.5937 m between the centres.'

describe('the words of the claim come first', () => {
  test.each([
    'The minimum distance between the tv and the sofa is',
    'The closest distance between the tv and the sofa is',
    'The shortest distance between the tv and the sofa is',
    'The nearest distance between the tv and the sofa is',
    'Measuring from the closest points, the distance between the tv and the sofa is',
  ])('%s', (words) => {
    for (const question of [undefined, CLOSEST, CENTRE]) {
      expect(check(`${words} 2.59 m.`, question)).toEqual([
        'contradicts-own-map: By its own map it is 0.99504 m between the closest points, not 2.59 (tolerance ± 0.01); between the centres it is 2.5937 m.',
      ])
      expect(check(`${words} 0.99 m.`, question)).toEqual([HOLDS_CLOSEST])
    }
  })

  test('centre to centre', () => {
    const said = 'Centre to centre, the distance between the tv and the sofa is'
    expect(check(`${said} 2.59 m.`, CLOSEST)).toEqual([HOLDS_CENTRE])
    expect(check(`${said} 0.99 m.`, CLOSEST)).toEqual([expect.stringMatching(/^contradicts-own-map/)])
  })
})

describe("then the question's, about the same two", () => {
  test('the other measure is named as such', () => {
    expect(check(plain('0.99'), CLOSEST)).toEqual([HOLDS_CLOSEST])
    expect(check(plain('2.59'), CLOSEST)).toEqual([
      'contradicts-own-map: By its own map that is between the centres; the question asks for the closest points: 0.99504 m.',
    ])
    expect(check(plain('2.59'), CENTRE)).toEqual([HOLDS_CENTRE])
    expect(check(plain('0.99'), CENTRE)).toEqual([
      'contradicts-own-map: By its own map that is between the closest points; the question asks for the centres: 2.5937 m.',
    ])
    expect(check('The distance between the sofa and the television is 2.59 m.', CLOSEST)).toEqual([
      expect.stringMatching(/the question asks for the closest points/),
    ])
  })

  test('else either will do, and is named', () => {
    for (const question of [undefined, OPEN, OTHER]) {
      expect(check(plain('0.99'), question)).toEqual([HOLDS_CLOSEST])
      expect(check(plain('2.59'), question)).toEqual([HOLDS_CENTRE])
      expect(check(plain('5'), question)).toEqual([
        'contradicts-own-map: By its own map it is 2.5937 m between the centres, not 5 (tolerance ± 0.5); between the closest points it is 0.99504 m.',
      ])
    }
  })

  test('whatever wrong length is claimed, the same value is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 2000 }), (hundredths) => {
        expect(check(plain((hundredths / 100).toFixed(2)), CLOSEST)[0]).toMatch(
          /^contradicts-own-map: By its own map it is 0\.99504 m between the closest points, .*; between the centres it is 2\.5937 m\.$/,
        )
      }),
    )
  })
})
