import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Claim, checkClaims, findClaims, readResponse } from '../../../../src/reasoning/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { SAMPLES } from '../response/samples.ts'

/** A claim without its place, numbers as numbers. */
const plain = ({ start: _s, end: _e, text: _t, ...body }: Claim): unknown =>
  JSON.parse(JSON.stringify(body), (_key, value) =>
    value && typeof value === 'object' && 'decimals' in value ? value.value : value,
  )

const toSofa = { kind: 'vector', from: 'stove', to: 'sofa', axis: 'forward' }
const FOUND: readonly [text: string, ...claims: unknown[]][] = [
  ['The centroid of the bed is at (2.0, -3.1).', { kind: 'coordinate', object: 'bed', point: [2, -3.1] }],
  ['Then C_fridge = (-9.8, 0.7)', { kind: 'coordinate', object: 'fridge', point: [-9.8, 0.7] }],
  ['The office chair (1.5, 2) is near.', { kind: 'coordinate', object: 'office chair', point: [1.5, 2] }],
  [
    'The tv is at (1.5, 4.2), the lamp at (-1, 2).',
    { kind: 'coordinate', object: 'tv', point: [1.5, 4.2] },
    { kind: 'coordinate', object: 'lamp', point: [-1, 2] },
  ],
  [
    'Centroid of the tv: x = (1.0 + 2.0) / 2 = 1.5, z = 4.2.',
    { kind: 'coordinate', object: 'tv', point: [1.5, 4.2] },
    { kind: 'arithmetic', left: '(1.0 + 2.0) / 2', right: '1.5', relation: '=' },
  ],
  [
    '| tv | (1.5, 4.2) |\n| lamp | (0, 1) |',
    { kind: 'coordinate', object: 'tv', point: [1.5, 4.2] },
    { kind: 'coordinate', object: 'lamp', point: [0, 1] },
  ],
  [
    'Vector from the tv to the box: (1.5, 0.5) - (1.5, 4.2) = (0, -3.7)',
    { kind: 'difference', from: 'tv', to: 'box', vector: [0, -3.7] },
    { kind: 'arithmetic', left: '(1.5, 0.5) - (1.5, 4.2)', right: '(0, -3.7)', relation: '=' },
  ],
  ['The x-coordinate of the bed is 2.0', { kind: 'coordinate', object: 'bed', axis: 0, value: 2 }],
  ['bed: [1, 2, 3, 4.5]', { kind: 'bounds', object: 'bed', bounds: [1, 2, 3, 4.5] }],
  [
    'The vector from the bed to the sofa is (1.0, 2.0).',
    { kind: 'difference', from: 'bed', to: 'sofa', vector: [1, 2] },
  ],
  [
    'The difference in x between the bed and the lamp is 1.2 m.',
    { kind: 'difference', from: 'bed', to: 'lamp', axis: 0, value: 1.2 },
  ],
  [
    'Measured from the closest points, the distance between the bed and the lamp is about 150 cm.',
    { kind: 'distance', a: 'bed', b: 'lamp', measure: 'closest', value: 1.5 },
  ],
  [
    'The Euclidean distance from the centroid of the bed to the tv is 2.5 meters.',
    { kind: 'distance', a: 'bed', b: 'tv', measure: 'centre', value: 2.5 },
  ],
  ['The lamp is 1.5 m away from the bed.', { kind: 'distance', a: 'lamp', b: 'bed', value: 1.5 }],
  [
    'That is less than the distance from the box to the tv (3.7 meters).',
    { kind: 'distance', a: 'box', b: 'tv', value: 3.7 },
  ],
  [
    'The lamp is the nearest to the bed; the tv is 3.7 m away.',
    { kind: 'nearest', object: 'lamp', to: 'bed', farthest: false },
    { kind: 'distance', a: 'bed', b: 'tv', value: 3.7 },
  ],
  ["The sofa's width is 1.9 m.", { kind: 'size', object: 'sofa', side: 'any', value: 1.9 }],
  [
    'The longest dimension of the bed is max(1.8, 2.4) = 2.4 m',
    { kind: 'size', object: 'bed', side: 'longest', value: 2.4 },
    { kind: 'arithmetic', left: 'max(1.8, 2.4)', right: '2.4 m', relation: '=' },
  ],
  [
    'The angle between the bed and the sofa as seen from the stove is 45°.',
    { kind: 'angle', a: 'bed', b: 'sofa', at: 'stove', value: 45 },
  ],
  ['So the angle is roughly 30 degrees.', { kind: 'angle', value: 30 }],
  [
    'If I stand by the stove and face the sofa, then the tv is to my left.',
    { kind: 'relation', of: 'tv', sides: ['left'], viewpoint: toSofa },
  ],
  [
    'The vector from the stove to the sofa is forward. The tv is to the back-right of the lamp.',
    { kind: 'relation', of: 'tv', relativeTo: 'lamp', sides: ['back', 'right'], viewpoint: toSofa },
  ],
  [
    'The lamp is behind the sofa.',
    { kind: 'relation', of: 'lamp', relativeTo: 'sofa', sides: ['back'], viewpoint: { kind: 'camera' } },
  ],
  [
    'The farthest object from the bed is the tv.',
    { kind: 'nearest', object: 'tv', to: 'bed', farthest: true },
  ],
  ['The lamp is the closest to the bed.', { kind: 'nearest', object: 'lamp', to: 'bed', farthest: false }],
  ['There are three chairs in the room.', { kind: 'count', category: 'chairs', value: 3 }],
  ['The number of tables is 2.', { kind: 'count', category: 'tables', value: 2 }],
  [
    'The bed is closer to the sofa than the lamp.',
    { kind: 'comparison', a: 'bed', b: 'lamp', to: 'sofa', relation: 'closer' },
  ],
  ['The sofa is larger than the bed.', { kind: 'comparison', a: 'sofa', b: 'bed', relation: 'larger' }],
]

describe('claims are found', () => {
  test.each(FOUND)('%s', (text, ...claims) => {
    expect(findClaims(text).map(plain)).toEqual(claims)
  })

  test('the reference of a list of distances is what was said before it', () => {
    const text =
      'Distances from the bed:\n- sofa: 2.24 m\n- floor lamp: 1.50 m\nSo the closest object is the floor lamp.'
    expect(findClaims(text).map(plain)).toEqual([
      { kind: 'distance', a: 'bed', b: 'sofa', value: 2.24 },
      { kind: 'distance', a: 'bed', b: 'floor lamp', value: 1.5 },
      { kind: 'nearest', object: 'floor lamp', to: 'bed', farthest: false },
    ])
  })

  test('prose without claims has none, nor has a map', () => {
    expect(findClaims('I see a sofa and a table. It is the right answer, and that is 100 % clear.')).toEqual(
      [],
    )
    expect(findClaims(SAMPLES.CUT_OFF)).toEqual([])
    expect(findClaims(SAMPLES.VSI_MAP)).toEqual([])
  })
})

const pieces = fc.constantFrom(
  ...FOUND.map(([text]) => text),
  ...Object.values(SAMPLES),
  ...[
    'the ',
    'distance between ',
    ' = ',
    '(1, 2)',
    'sqrt(',
    '\\frac{1}{',
    '^',
    '-',
    '\n',
    ' is ',
    '3.2 m',
    '≈',
    '999999999999999999999',
    '2^9999',
  ],
)
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
  fc
    .tuple(pieces, fc.nat(), fc.nat(20))
    .map(([text, at, n]) => text.slice(0, at % 200) + text.slice((at % 200) + n)),
  fc.string({ unit: 'binary', maxLength: 100 }),
)

describe('for any text', () => {
  test('finding and checking does not throw; places, numbers and reasons are sound', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const claims = findClaims(text)
        const printed = readResponse(text).maps[0] ?? readResponse(SAMPLES.FRIDGE).maps[0]
        for (const claim of claims) expect(text.slice(claim.start, claim.end)).toBe(claim.text)
        for (const result of checkClaims(claims, { ...(printed && { printed }), truth: sampleLayout })) {
          expect(result.reason).toMatch(/\.$/)
          expect(result.reason).not.toMatch(/NaN|undefined|Infinity/)
          expect(Number.isFinite(result.tolerance)).toBe(true)
          expect([result.recomputed ?? 0].flat().some((value) => Number.isNaN(value))).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  test.each(['a', 'a ', '1 + ', '(', '-', '|', 'the bed is ', 'distance to a: ', '2^', '1 = ', '{'])(
    'five thousand characters of %j end soon',
    (part) => {
      expect(() => checkClaims(findClaims(part.repeat(5000 / part.length)), {})).not.toThrow()
    },
  )
})

test('a trash can is a thing, and what we can say is none', () => {
  const [found, ...others] = findClaims('The distance between the trash can and the sofa is 2.3 m.')
  expect(found).toMatchObject({ kind: 'distance', a: 'trash can', b: 'sofa' })
  expect(others).toEqual([])
  expect(findClaims('The distance that we can and will see is 2.3 m.')).toEqual([])
})
