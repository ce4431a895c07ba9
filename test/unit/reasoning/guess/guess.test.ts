import { describe, expect, test } from 'vitest'
import { guess, NO_MAP, reply } from '../../../../src/reasoning/index.ts'
import { room, unsure } from '../engineRoom.ts'
import { USUAL } from './usual.ts'

const ORDER =
  'What will be the first-time appearance order of the following categories in the video: bed, lamp, door?'
const ROUTE =
  "You are a robot beginning at the bed facing the tv. You want to navigate to the toilet. You will perform the following actions (Note: for each [please fill in], choose either 'turn back,' 'turn left,' or 'turn right.'): 1. Go forward until the TV 2. [please fill in] 3. Go forward until the toilet. You have reached the final destination."
const STAND = 'If I am standing by the bed and facing the desk, is the piano to'
/** One question of each kind that VSI-Bench has, and the options that go with it. */
const QUESTIONS: readonly [text: string, options: string[], predicted: RegExp][] = [
  ['How many piano(s) are in this room?', [], /^2$/],
  [
    'What is the size of this room (in square meters)? \nIf multiple rooms are shown, estimate the size of the combined space.',
    [],
    /^1\d\.\d$/,
  ],
  [
    'What is the length of the longest dimension (length, width, or height) of the bed, measured in centimeters?',
    [],
    /^(19|20|21)\d$/,
  ],
  [
    'Measuring from the closest point of each object, what is the distance between the bed and the lamp (in meters)?',
    [],
    /^0\.\d\d$/,
  ],
  [
    'Measuring from the closest point of each object, which of these objects (door, lamp, sofa, tv) is the closest to the bed?',
    ['door', 'lamp', 'sofa', 'tv'],
    /^B$/,
  ],
  [`${STAND} the left or the right of the desk?`, ['left', 'right'], /^[AB]$/],
  [
    `${STAND} my left, right, or back?\nAn object is to my back if I would have to turn at least 135 degrees in order to face it.`,
    ['back', 'left', 'right'],
    /^[BC]$/,
  ],
  [
    `${STAND} my front-left, front-right, back-left, or back-right?`,
    ['back-left', 'front-right', 'back-right', 'front-left'],
    /^[BD]$/,
  ],
  [ORDER, ['door, lamp, bed', 'bed, lamp, door'], /^B$/],
  [ROUTE, ['Turn Back', 'Turn Right', 'Turn Left'], /^[BC]$/],
]

describe('a guess', () => {
  test.each(QUESTIONS)('%s', (text, options, predicted) => {
    const found = guess({ text, options }, NO_MAP, USUAL)
    expect(found?.predicted).toMatch(predicted)
    expect(found).toEqual(guess({ text, options }, NO_MAP, USUAL))
    expect(found?.expected).toBeGreaterThan(0)
    expect(found?.expected).toBeLessThanOrEqual(1)
    expect(found?.trace[0]).toMatchObject({
      quantity: 'Guess, not measured',
      formula: found?.rule,
      objects: [],
    })
  })

  test('of what nobody understands is the first option, or none', () => {
    expect(guess({ text: 'Is it cosy?', options: ['yes', 'no'] }, room, USUAL)).toMatchObject({
      predicted: 'A',
    })
    expect(guess({ text: 'Is it cosy?' }, room, USUAL)).toBeUndefined()
    const turns = ['Turn Back', 'Turn Left']
    expect(guess({ text: 'Which way?', options: turns }, room, USUAL)).toMatchObject({ predicted: 'B' })
  })

  test('is in the unit and among the numbers that are offered', () => {
    const text =
      'What is the length of the longest dimension (length, width, or height) of the bed, measured in centimeters?'
    expect(guess({ text, options: ['90', '205', '400'] }, NO_MAP, USUAL)?.predicted).toBe('B')
  })
})

describe('beside the map', () => {
  const far = { text: 'How far is the bed from the desk?' }
  const size = { text: 'What is the longest side of the bed?' }

  test('an exact map is never guessed at where it answers', () => {
    for (const question of [
      far,
      size,
      { text: 'How many beds are there?' },
      { text: 'How big is the room?' },
    ])
      expect(guess(question, room, USUAL)).toBeUndefined()
  })

  test('a good measurement stands; one with a wide deviation gives way, and the rule says so', () => {
    expect(guess(far, unsure(0.05), USUAL)).toBeUndefined()
    const long = {
      ...unsure(0.1, 1.5),
      objects: unsure(0.1, 1.5).objects.map((one) => ({
        ...one,
        box: { ...one.box, size: [0.9, 0.5, 0.5] as const },
      })),
    }
    const found = guess(size, long as unknown as typeof room, USUAL)
    expect(Number(found?.predicted)).toBeGreaterThan(1.5)
    expect(found?.rule).toMatch(/^usual size of a bed, weighed against the map's 0\.90 ± 1\.50 m$/)
  })

  test('a sure choice stands; a choice by what is hardly there gives way to what is usual', () => {
    const text =
      'Measuring from the closest point of each object, which of these objects (door, lamp, chair) is the closest to the bed?'
    const options = ['door', 'lamp', 'chair']
    expect(guess({ text, options }, unsure(0.05), USUAL)).toBeUndefined()
    const ghosts = { ...unsure(0.05), objects: unsure(0.05).objects.map((one) => ({ ...one, score: 0.1 })) }
    expect(guess({ text, options }, ghosts, USUAL)?.predicted).toBe('B')
  })

  test('the reply of the map is plain', () => {
    expect(reply({ text: 'How far is the piano from the bed?' }, room)).toEqual({
      kind: 'unanswered',
      because: 'The map has no piano.',
    })
    expect(reply({ text: 'Is it cosy?' }, room)).toMatchObject({
      kind: 'unanswered',
      because: expect.stringContaining('I can answer'),
    })
    expect(reply({ text: 'How big is the room?' }, { ...room, objects: [] })).toMatchObject({
      kind: 'answered',
    })
  })
})
