import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkResponse } from '../../../../src/reasoning/index.ts'

/** Whether a statement of sides is judged from where the question, or the text, has one stand. */

const MAP =
  '<map>[{"object_name": "sofa", "bbox": [-3.35, 2.09, -1.39, 3.82]}, {"object_name": "stove", "bbox": [-1.16, -1.36, -0.31, -0.51]}, {"object_name": "tv", "bbox": [-4.25, 0.55, -3.45, 1.10]}]</map>'
const MEDIUM =
  'If I am standing by the sofa and facing the stove, is the tv to my left, right, or back?\nAn object is to my back if I would have to turn at least 135 degrees in order to face it.'
const EASY =
  'If I am standing by the sofa and facing the stove, is the tv to the left or the right of the stove?'
const COUNT = 'How many tv(s) are in this room?'
const about = (think: string, question?: string) =>
  checkResponse({
    text: `${MAP}<think>${think}</think><answer>B</answer>`,
    ...(question && { question }),
  }).claims.filter(({ claim }) => claim.kind === 'relation')
const verdicts = (think: string, question?: string) => about(think, question).map(({ verdict }) => verdict)

describe("the question's viewpoint", () => {
  test.each([
    'The cross product is negative, so the tv is to my right.',
    'Therefore, the tv is on my right side.',
    'Therefore the tv is to the front-right of the sofa.',
    'So the tv is in front of me and to my right.',
    'So the tv is to my right and in front of me.',
    'So the tv is to the right of the stove.',
    'The tv is right of the stove.',
    'The tv is close to the camera. The sofa is near the observer. So the tv is to my right.',
    "The camera's view shows the tv first. So the tv is to my right.",
    "From the observer's perspective, the tv is to the right.",
    'The vector from the sofa to the tv is (-1, -2) and points to the right, so the tv is to my right.',
  ])('%s', (text) => {
    expect(verdicts(text, MEDIUM)).toEqual(['consistent'])
    expect(verdicts(text, EASY)).toEqual(['consistent'])
    const opposite = text.replaceAll('right', 'left')
    expect(verdicts(opposite, MEDIUM)).toEqual(['contradicts-own-map'])
  })

  test('each half of a statement counts', () => {
    expect(verdicts('The tv is behind me and to my right.', MEDIUM)).toEqual(['contradicts-own-map'])
    expect(verdicts('The tv is in front of me and to my left.', MEDIUM)).toEqual(['contradicts-own-map'])
    // Two things: the second is none of the first.
    expect(about('The tv is behind the stove and to my right.', MEDIUM)[0]?.claim).toMatchObject({
      sides: ['back'],
    })
  })

  test('the reason names it', () => {
    expect(about('So the tv is to my left.', MEDIUM)[0]?.reason).toBe(
      'By its own map the tv is 1.3901 ahead and 2.1897 to the right, seen from the sofa towards the stove.',
    )
  })

  test('it counts without a map, against the truth', () => {
    const text = 'So the tv is to the right of the stove, as I said before.'
    expect(checkResponse({ text, question: EASY }).claims[0]?.claim).toMatchObject({
      viewpoint: { kind: 'vector', from: 'sofa', to: 'stove', axis: 'forward' },
    })
  })
})

describe('the viewpoint of the text counts before', () => {
  test.each([
    ['Standing at the stove and facing the sofa, the tv is to my left.', 'consistent'],
    ['Standing at the stove and facing the sofa, the tv is to my right.', 'contradicts-own-map'],
    ['I stand at stove (-0.7, -0.9) facing sofa (-2.4, 3.0). So the tv is to my left.', 'consistent'],
    ['Facing the sofa from the stove, the tv is to my left.', 'consistent'],
    ['Looking from the stove towards the sofa, the tv is to my left.', 'consistent'],
    ['The tv is to my left when standing at the stove and facing the sofa.', 'consistent'],
    ["From the camera's view the tv is to the left of the stove.", 'consistent'],
  ])('%s %s', (text, expected) => {
    expect(verdicts(text, MEDIUM)).toEqual([expected])
  })
})

describe('what may be meant in several ways is not red', () => {
  const reason = (text: string, question?: string) =>
    about(text, question).map((one) => [one.verdict, one.reason])
  test.each([
    // By the map's axes it is left, and to the right for somebody who looks from the sofa to the stove.
    ['On the map, the tv is to the left of the stove.', MEDIUM, /holds from one place and not from another/],
    ['The sofa is to the right of the stove.', MEDIUM, /holds from one place and not from another/],
    ['The tv is behind the stove.', MEDIUM, /whose front is meant/],
    ['The tv is to its left.', MEDIUM, /not plain what it is relative to/],
    ['The tv is to the left of it.', MEDIUM, /not plain what it is relative to/],
    ['So the tv is to my right.', undefined, /not said where one stands/],
    ['So the tv is to my right.', COUNT, /not said where one stands/],
  ])('%s', (text, question, why) => {
    expect(reason(text, question)).toEqual([['not-checkable', expect.stringMatching(why)]])
  })

  test("the map's axes count where nobody stands anywhere", () => {
    expect(verdicts('The tv is to the left of the stove.', COUNT)).toEqual(['consistent'])
    expect(verdicts('The tv is to the right of the stove.')).toEqual(['contradicts-own-map'])
  })
})

describe('for any map', () => {
  const at = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))
  const wordings = [
    'so the lamp is to my SIDE.',
    'Therefore, the lamp is on my SIDE side.',
    'So the lamp is to the SIDE of the desk.',
    'The lamp is SIDE of the desk.',
    'Hence the lamp is to the SIDE of me.',
    'The lamp is located to the SIDE.',
    'The lamp would be on the SIDE-hand side.',
    'Then the lamp is to the SIDE of the bed, and I am done.',
  ]
  test('a right conclusion is never red, and the opposite one never green', () => {
    fc.assert(
      fc.property(at, at, at, fc.constantFrom(...wordings), (bed, desk, lamp, wording) => {
        const forward = [desk[0] - bed[0], desk[1] - bed[1]] as const
        const to = [lamp[0] - bed[0], lamp[1] - bed[1]] as const
        const left = (forward[0] * to[1] - forward[1] * to[0]) / Math.hypot(...forward)
        fc.pre(Math.abs(left) > 2)
        const box = (name: string, [x, y]: readonly [number, number]) => ({
          object_name: name,
          bbox: [x - 5, y - 5, x + 5, y + 5].map((value) => value / 10),
        })
        const map = `<map>${JSON.stringify([box('bed', bed), box('desk', desk), box('lamp', lamp)])}</map>`
        const question =
          'If I am standing by the bed and facing the desk, is the lamp to the left or the right of the desk?'
        const [side, other] = left > 0 ? ['left', 'right'] : ['right', 'left']
        const verdict = (word: string) =>
          checkResponse({
            text: `${map}<think>I look around. ${wording.replace('SIDE', word)}</think><answer>A</answer>`,
            question,
          }).claims.map((claim) => claim.verdict)
        expect(verdict(side as string)).toEqual(['consistent'])
        expect(verdict(other as string)).toEqual(['contradicts-own-map'])
      }),
      { numRuns: 300 },
    )
  })
})
