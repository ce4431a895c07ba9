import { describe, expect, test } from 'vitest'
import type { Measure } from '../../../../src/reasoning/index.ts'
import { understood } from './ask.ts'

const VOCABULARY = [
  ...['sofa', 'tv', 'bed', 'lamp', 'desk', 'stove', 'chair', 'refrigerator', 'computer mouse', 'shoes'],
  ...['sofa-1', 'chair-1', 'chair-2'],
]
const asked = (text: string, options?: string[]) => understood(text, options, VOCABULARY)

const distance = (a: string, b: string, measure: Measure = 'closest') =>
  ({ kind: 'distance', a, b, measure }) as const

describe('distances', () => {
  test.each([
    ['How far is the sofa from the stove?', distance('sofa', 'stove'), 'm'],
    ['how far apart are the Couch and the telly, in feet', distance('sofa', 'tv'), 'ft'],
    ['Could you please tell me how far the couch is from the fridge?', distance('sofa', 'refrigerator'), 'm'],
    ["What's the shortest distance between bed and desk in cm?", distance('bed', 'desk'), 'cm'],
    ['how many metres is the sofa from the bed?', distance('sofa', 'bed'), 'm'],
    ['How many feet apart are the bed and the sofa?', distance('bed', 'sofa'), 'ft'],
    ['how far is it from the bed to the shoe', distance('bed', 'shoes'), 'm'],
    ['What is the gap between sofa 1 and Chair-2?', distance('sofa-1', 'chair-2'), 'm'],
    ['How far away is the sofa from the tv? Answer in centimetres.', distance('sofa', 'tv'), 'cm'],
    ['Measured edge to edge, how far is the bed from the sofa?', distance('bed', 'sofa'), 'm'],
    ['the distance between the centres of the couch and the bed', distance('sofa', 'bed', 'centre'), 'm'],
    ['distance from the center of the bed to the center of the desk', distance('bed', 'desk', 'centre'), 'm'],
    ["how far is the sofa's centre from the tv's centre?", distance('sofa', 'tv', 'centre'), 'm'],
    ['how far is sofa-1 from chair 2 (cm)', distance('sofa-1', 'chair-2'), 'cm'],
    ['distance between sofa & tv', distance('sofa', 'tv'), 'm'],
    ['how far is the bed from the tv, center to center?', distance('bed', 'tv', 'centre'), 'm'],
    [
      'what is the distance between sofa and tv measured from their centres?',
      distance('sofa', 'tv', 'centre'),
      'm',
    ],
  ] as const)('%s', (text, program, unit) => expect(asked(text)).toEqual({ program, unit }))
})

describe('counts, sizes, rooms', () => {
  const count = (category: string) => ({ kind: 'count', category })
  const size = (object: string, of: string) => ({ kind: 'size', object, of })
  test.each([
    ['how many chairs are there?', count('chair'), ''],
    ['How many chairs?', count('chair'), ''],
    ['Number of computer mice', count('computer mouse'), ''],
    ['Count the fridges in the room', count('refrigerator'), ''],
    ['how many chairs can you see in the video?', count('chair'), ''],
    ['How many chairs does the room have?', count('chair'), ''],
    ['what is the longest side of the sofa?', size('sofa', 'longest'), 'm'],
    ["What's the sofa's longest side in feet?", size('sofa', 'longest'), 'ft'],
    ['how big is the fridge', size('refrigerator', 'longest'), 'm'],
    ['How long is the desk in cm?', size('desk', 'footprint'), 'cm'],
    ['how big is the room?', { kind: 'roomArea' }, 'm²'],
    ['How many square metres is this room?', { kind: 'roomArea' }, 'm²'],
    ['What is the area of the room in square feet?', { kind: 'roomArea' }, 'ft²'],
    ["what is the room's area in sq ft", { kind: 'roomArea' }, 'ft²'],
  ])('%s', (text, program, unit) => expect(asked(text)).toEqual({ program, unit }))
})

describe('the nearest', () => {
  const nearest = (options: string[], to: string, measure = 'closest') => ({
    kind: 'nearest',
    options,
    to,
    measure,
  })
  test.each([
    ['which is closer to the bed, the lamp or the desk?', nearest(['lamp', 'desk'], 'bed')],
    ["what's nearest the bed - the lamp or the desk", nearest(['lamp', 'desk'], 'bed')],
    ['Is the lamp or the desk closer to the bed?', nearest(['lamp', 'desk'], 'bed')],
    ['is the sofa closer to the bed or the telly?', nearest(['bed', 'tv'], 'sofa')],
    [
      'Which of the lamp, the tv and the desk is nearest to sofa 1?',
      nearest(['lamp', 'tv', 'desk'], 'sofa-1'),
    ],
    ['Which is the nearest to the sofa: bed, lamp, or tv?', nearest(['bed', 'lamp', 'tv'], 'sofa')],
    ['Which chair is closest to the sofa?', nearest(['chair-1', 'chair-2'], 'sofa')],
    [
      'What is nearest to the sofa?',
      nearest(
        VOCABULARY.filter((name) => !/-\d|sofa/.test(name)),
        'sofa',
      ),
    ],
  ])('%s', (text, program) => expect(asked(text).program).toEqual(program))

  test('in the order of the options', () => {
    const text = 'Which of these objects (the couch, a tv) is closest to the bed?'
    expect(asked(text, ['B. TV', 'A. couch']).program).toEqual(nearest(['tv', 'sofa'], 'bed'))
    expect(asked(text, ['yes', 'no']).program).toEqual(nearest(['sofa', 'tv'], 'bed'))
  })
})

describe('directions and orders', () => {
  const from = (standing: string, facing: string, asked: string, level: string) => ({
    kind: 'direction',
    standing,
    facing,
    asked,
    level,
  })
  test.each([
    [
      'is the tv left or right of me when I stand at the bed looking at the sofa?',
      from('bed', 'sofa', 'tv', 'easy'),
    ],
    [
      'If I stand next to the sofa facing the tv, on which side is the lamp?',
      from('sofa', 'tv', 'lamp', 'easy'),
    ],
    [
      "I'm on the couch, looking towards the TV. Is the lamp on my left or on my right?",
      from('sofa', 'tv', 'lamp', 'easy'),
    ],
    ['Seen from the bed, is the tv to the left or right of the sofa?', from('bed', 'sofa', 'tv', 'easy')],
    [
      'When at the sofa facing the tv, is the bed behind me, to my left or to my right?',
      from('sofa', 'tv', 'bed', 'medium'),
    ],
    ['Standing at the bed and facing the sofa, where is the tv?', from('bed', 'sofa', 'tv', 'hard')],
    ["where's the tv if I'm at the bed facing the sofa", from('bed', 'sofa', 'tv', 'hard')],
    ['If I face the tv from the sofa, where is the bed?', from('sofa', 'tv', 'bed', 'hard')],
    [
      'if I am by the sofa facing the tv, is the bed front left, front right, back left or back right?',
      from('sofa', 'tv', 'bed', 'hard'),
    ],
    [
      'Seen from the camera, is the lamp left or right of the sofa?',
      { kind: 'directionFromCamera', of: 'lamp', relativeTo: 'sofa' },
    ],
    [
      'Where is the lamp relative to the couch from the camera?',
      { kind: 'directionFromCamera', of: 'lamp', relativeTo: 'sofa' },
    ],
    [
      'In which order do the sofa, the tv and the lamp first appear?',
      { kind: 'appearanceOrder', categories: ['sofa', 'tv', 'lamp'] },
    ],
    [
      'What appears first in the video: the couch or the tv?',
      { kind: 'appearanceOrder', categories: ['sofa', 'tv'] },
    ],
  ])('%s', (text, program) => expect(asked(text).program).toEqual(program))
})
