import { describe, expect, test } from 'vitest'
import { parseQuestion } from '../../../../src/reasoning/index.ts'
import { CATEGORIES, expectProgram } from './ask.ts'

const quadruples = [...CATEGORIES.keys()].map(
  (k) =>
    [0, 1, 2, 3].map((shift) => CATEGORIES[(k + shift) % CATEGORIES.length]) as [
      string,
      string,
      string,
      string,
    ],
)

describe.each(quadruples)('QVS-Bench of %s, %s, %s and %s', (a, b, c, d) => {
  const vector = { kind: 'directionOfVector', of: c, relativeTo: d } as const

  test('vertical direction', () => {
    const text = (axis: string) =>
      `Considering the vector from ${a} to ${b} as the '${axis}' direction, how is the ${c} positioned relative to the ${d}?`
    expectProgram(text('forward'), { ...vector, from: a, to: b, axis: 'forward' })
    expectProgram(text('backward'), { ...vector, from: b, to: a, axis: 'forward' })
    expectProgram(text('forward/backward'), { ...vector, from: a, to: b, axis: 'forward' })
  })

  test('horizontal direction', () => {
    for (const axis of ['left', 'right'] as const)
      expectProgram(
        `If the ${b} is directly to the ${axis} of the ${a}, what is the direction of the ${c} from the ${d}?`,
        { ...vector, from: a, to: b, axis },
      )
  })

  test('minimum distance, size, direction from the camera, count', () => {
    expectProgram(
      `Measuring from the closest points between the two objects, what is the distance between the ${a} and the ${b} in meters?`,
      { kind: 'distance', a, b, measure: 'closest' },
      'm',
    )
    expectProgram(
      `What is the maximum dimension (either width or length) of the ${a} in meters?`,
      { kind: 'size', object: a, of: 'footprint' },
      'm',
    )
    expectProgram(`From the camera's perspective, what is the direction of the ${a} from the ${b}?`, {
      kind: 'directionFromCamera',
      of: a,
      relativeTo: b,
    })
    expectProgram(`How many '${a}' objects are there in this scene?`, { kind: 'count', category: a })
  })

  test('the known paraphrases', () => {
    expectProgram(
      `Imagine you are at the ${a} and facing precisely at the ${b}. If this line of sight is 'forward', what is the location of the ${c} with respect to the ${d}?`,
      { ...vector, from: a, to: b, axis: 'forward' },
      '',
      ['Left-Back', 'Right-Back', 'Left-Front', 'Right-Front'],
    )
    for (const options of [
      [b, c, d],
      [`A. ${b}`, `B. ${c}`, `C. ${d}`],
    ])
      expectProgram(
        `Considering the center point of the ${a} as a reference point, which of these objects has the nearest center point to it?`,
        { kind: 'nearest', options: [b, c, d], to: a, measure: 'centre' },
        '',
        options,
      )
  })
})

test('a template that was not filled in is no question', () => {
  const parsed = parseQuestion(
    'If the box is directly to the left/right of the tv, what is the direction of the sofa from the lamp?',
  )
  expect(parsed).toMatchObject({ kind: 'not-understood', because: expect.stringContaining('left and right') })
})
