import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Program } from '../../../../src/reasoning/index.ts'
import { CATEGORIES, expectProgram, understood } from './ask.ts'

const QUADRANTS =
  '\nThe directions refer to the quadrants of a Cartesian plane (if I am standing at the origin and facing along the positive y-axis).'
const BACK = '\nAn object is to my back if I would have to turn at least 135 degrees in order to face it.'
const stand = (a: string, b: string) => `If I am standing by the ${a} and facing the ${b}, is the`
const assume = (a: string) => ` Assume "standing by" means I am positioned at the center of the ${a}.`
const measuring = 'Measuring from the closest point of each object,'

type Template = (a: string, b: string, c: string, d: string, e: string) => [string, Program, string]
const TEMPLATES: Record<string, Template> = {
  count: (a) => [`How many ${a}(s) are in this room?`, { kind: 'count', category: a }, ''],
  'relative distance': (a, b, c, d, e) => [
    `${measuring} which of these objects (${a}, ${b}, ${c}, ${d}) is the closest to the ${e}?`,
    { kind: 'nearest', options: [a, b, c, d], to: e, measure: 'closest' },
    '',
  ],
  'direction, easy': (a, b, c) => [
    `${stand(a, b)} ${c} to the left or the right of the ${b}?`,
    { kind: 'direction', standing: a, facing: b, asked: c, level: 'easy' },
    '',
  ],
  'direction, medium': (a, b, c) => [
    `${stand(a, b)} ${c} to my left, right, or back?${BACK}`,
    { kind: 'direction', standing: a, facing: b, asked: c, level: 'medium' },
    '',
  ],
  'direction, medium, by VLM-3R': (a, b, c) => [
    `${stand(a, b)} ${c} to my left, right, or back?${BACK}${assume(a)}`,
    { kind: 'direction', standing: a, facing: b, asked: c, level: 'medium' },
    '',
  ],
  'direction, hard': (a, b, c) => [
    `${stand(a, b)} ${c} to my front-left, front-right, back-left, or back-right?`,
    { kind: 'direction', standing: a, facing: b, asked: c, level: 'hard' },
    '',
  ],
  'direction, hard, with the added sentence': (a, b, c) => [
    `${assume(a)} ${stand(a, b)} ${c} to my front-left, front-right, back-left, or back-right?${QUADRANTS}`,
    { kind: 'direction', standing: a, facing: b, asked: c, level: 'hard' },
    '',
  ],
  'appearance order': (a, b, c, d) => [
    `What will be the first-time appearance order of the following categories in the video: ${a}, ${b}, ${c}, ${d}?`,
    { kind: 'appearanceOrder', categories: [a, b, c, d] },
    '',
  ],
  size: (a) => [
    `What is the length of the longest dimension (length, width, or height) of the ${a}, measured in centimeters?`,
    { kind: 'size', object: a, of: 'longest' },
    'cm',
  ],
  'absolute distance': (a, b) => [
    `${measuring} what is the direct distance between the ${a} and the ${b} (in meters)?`,
    { kind: 'distance', a, b, measure: 'closest' },
    'm',
  ],
  'absolute distance, as shown': (a, b) => [
    `${measuring} what is the distance between the ${a} and the ${b} (in meters)?`,
    { kind: 'distance', a, b, measure: 'closest' },
    'm',
  ],
}

describe.each(Object.entries(TEMPLATES))('VSI-Bench: %s', (_name, template) => {
  test('of all the categories', () => {
    for (const k of CATEGORIES.keys()) {
      const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((shift) => CATEGORIES[(k + shift) % CATEGORIES.length])
      if (!a || !b || !c || !d || !e) throw new Error('too few categories')
      expectProgram(...template(a, b, c, d, e))
    }
  })

  test('of any words that could be one', () => {
    // Consonants and two vowels make no word of English grammar, no plural and no synonym.
    const word = fc.stringMatching(/^z[bdgkz][aeiou][bdgkzlm]{1,3}[eo]$/)
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(name, name, name, name, name, (a, b, c, d, e) => expectProgram(...template(a, b, c, d, e))),
      { numRuns: 50 },
    )
  })
})

describe('VSI-Bench: room size and route planning', () => {
  test('room size', () =>
    expectProgram(
      'What is the size of this room (in square meters)? \nIf multiple rooms are shown, estimate the size of the combined space.',
      { kind: 'roomArea' },
      'm²',
    ))

  const note = "(Note: for each [please fill in], choose either 'turn back,' 'turn left,' or 'turn right.')"
  const route = (start: string, to: string, steps: string) =>
    `You are a robot beginning at the ${start}. You want to navigate to the ${to}. You will perform the following actions ${note}: ${steps} You have reached the final destination.`

  test('the template', () =>
    expectProgram(
      route(
        'bed facing the tv',
        'toilet',
        '1. Go forward until the TV 2. [please fill in] 3. Go forward until the shower 4. [please fill in] 5. Go forward until the toilet.',
      ),
      {
        kind: 'turns',
        start: 'bed',
        facing: 'tv',
        legs: ['tv', 'shower', 'toilet'],
        asked: [false, true, true],
      },
      '',
    ))

  test('a turn after the last walk is towards the destination; told turns are not asked for', () =>
    expectProgram(
      route(
        'door and facing the window',
        'lamp',
        '1. Turn left. 2. Go forward until the bed. 3. [please fill in].',
      ),
      { kind: 'turns', start: 'door', facing: 'window', legs: ['bed', 'lamp'], asked: [false, true] },
    ))

  test('descriptions: the whole ones without a map, its category with one', () => {
    const text = route(
      'chair beside the screen and facing the corner of the bed',
      'sofa',
      '1. [please fill in] 2. Go forward until the blue trash bin is on your right 3. [please fill in] 4. Go forward past the red sofa near the door.',
    )
    const { program } = understood(text, [], ['chair', 'monitor', 'bed', 'trash can', 'sofa', 'door'])
    expect(program).toEqual({
      kind: 'turns',
      start: 'chair',
      facing: 'bed',
      legs: ['trash can', 'sofa'],
      asked: [true, true],
    })
    expect(understood(text).program).toMatchObject({
      start: 'chair beside the screen',
      legs: ['blue trash bin', 'red sofa near the door'],
    })
  })
})
