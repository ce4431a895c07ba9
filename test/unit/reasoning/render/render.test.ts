import { expect, test } from 'vitest'
import type { Layout } from '../../../../src/layout/index.ts'
import {
  type Asked,
  ask,
  checkClaims,
  findClaims,
  NotRenderable,
  readResponse,
  spacerText,
  video2layoutText,
} from '../../../../src/reasoning/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { thing } from '../engineRoom.ts'

const room: Layout = {
  ...sampleLayout,
  objects: [
    thing('bed-1', [0.5, 0.5], [1, 1, 0.5]),
    thing('desk-1', [0.5, 4.5], [1, 1, 0.8]),
    thing('lamp-1', [4.5, 0.5], [1, 1, 1.5]),
    thing('lamp-2', [4.5, 4.5], [0.44, 0.44, 3]),
  ],
}

function asked(text: string, options: string[] = [], layout = room): Asked {
  const found = ask(text, layout, options)
  if ('kind' in found) throw new Error(found.because)
  return found
}

const DISTANCE =
  'Measuring from the closest point of each object, what is the distance between the bed and the desk (in meters)?'
const SIZE =
  'What is the length of the longest dimension (length, width, or height) of the bed, measured in centimeters?'

test('a distance in Video2Layout’s grammar, with the objects of the question only', () => {
  expect(video2layoutText(room, asked(DISTANCE))).toBe(
    [
      `<map>Establish a bird's-eye view : [{"object_name": "bed", "bbox": [0.0, 0.0, 1.0, 1.0]}, {"object_name": "desk", "bbox": [0.0, 4.0, 1.0, 5.0]}]</map>`,
      '<think>Distances are measured between the closest points of the rectangles on the plan.',
      'Along x the two rectangles are 0 m apart, along z 3 m. The distance between the bed and the desk is sqrt(0^2 + 3^2) = 3 m.</think>',
      '<answer>3.00</answer>',
    ].join('\n'),
  )
})

test('the same in SpaceR’s: all objects in cells, and metres that are said not to come from them', () => {
  expect(spacerText(room, asked(DISTANCE))).toBe(
    [
      '<think>The room on a 10x10 grid: <map>{"bed":[[1,1]],"desk":[[1,9]],"lamp":[[9,1],[9,9]]}</map>',
      'The grid holds no metres: in space the two are 3.00 m apart, measured between their closest points.</think>',
      '<answer>3.00</answer>',
    ].join('\n'),
  )
})

const OPTIONS = ['front-left', 'front-right', 'back-left', 'back-right']
const QUESTIONS: [text: string, options: string[], answer: string][] = [
  ['How many lamps are in this room?', [], '2'],
  [SIZE, [], '100'],
  [
    'If I am standing by the bed and facing the desk, is the lamp to my left, right, or back? An object is to my back if I would have to turn at least 135 degrees in order to face it.',
    ['left', 'back', 'right'],
    'C',
  ],
  [
    'Considering the vector from bed to desk as the forward direction, how is the desk positioned relative to the lamp-1?',
    OPTIONS,
    'A',
  ],
  [
    'If the lamp-2 is directly to the right of the desk, what is the direction of the desk from the lamp-1?',
    OPTIONS,
    'A',
  ],
  ["From the camera's perspective, what is the direction of the lamp-2 from the bed?", OPTIONS, 'B'],
]

test.each(QUESTIONS)('"%s" is computed on its own map', (text, options, answer) => {
  const response = readResponse(video2layoutText(room, asked(text, options), options))
  expect(response.answer?.text).toBe(answer)
  expect(response.faults).toEqual([])
  const [printed] = response.maps
  const whole = video2layoutText(room, asked(text, options), options)
  const checked = checkClaims(findClaims(whole), printed ? { printed } : {})
  expect(checked.length).toBeGreaterThan(0)
  expect(checked.filter(({ verdict }) => verdict !== 'consistent' && verdict !== 'not-checkable')).toEqual([])
})

test('a length whose digits the map rounds away is the exact one, and the reasoning says why', () => {
  const near = { ...room, objects: [...room.objects.slice(1), thing('bed-1', [0.5, 0.5], [1.04, 1, 0.5])] }
  const text = video2layoutText(near, asked(SIZE, [], near))
  expect(text).toContain('<answer>104</answer>')
  expect(text).toContain('the boxes themselves give 104 cm.')
})

test.each([
  [
    'how high the lamp is',
    'What is the length of the longest dimension of the lamp-2 in centimeters?',
    /gives 40.*300/,
  ],
  ['the room', 'What is the size of this room (in square meters)?', /no outline of the room/],
])('what the map does not hold is refused: %s', (_, text, reason) => {
  const question = asked(text)
  expect(() => video2layoutText(room, question)).toThrow(NotRenderable)
  expect(() => video2layoutText(room, question)).toThrow(reason)
})

test('a tie on the grid is no answer', () => {
  const options = ['desk', 'lamp']
  const question =
    'Measuring from the closest point of each object, which of these objects (desk, lamp) is the closest to the bed?'
  expect(() => spacerText(room, asked(question, options), options)).toThrow(NotRenderable)
  expect(() => spacerText(room, asked('How many lamp-1 are there?'))).toThrow(/does not tell lamp-1/)
})
