import { expect, test } from 'vitest'
import { checkResponse } from '../../../../../src/reasoning/index.ts'
import { stateOf } from '../../../../../src/session/index.ts'
import { reasonsFor } from '../../../../../src/view/trace/check/reasons.ts'
import { sampleLayout } from '../../../sampleLayout.ts'

const MAP =
  '<map>[{"object_name": "sofa", "bbox": [0.0, 0.0, 2.0, 1.0]}, {"object_name": "lamp", "bbox": [0.5, 3.0, 1.5, 3.2]}]</map>'
const FAR = (a: string, b: string) => `How far is the ${a} from the ${b}?`

function reasons(text: string, question: string, title = 'this map'): string[] {
  const { ownMap } = checkResponse({ text, question })
  const computed = question
    ? stateOf({ id: '', text: question, options: [] }, sampleLayout, sampleLayout)
    : undefined
  return reasonsFor(ownMap, computed, title)
}

test('without a question it is asked for', () => {
  expect(reasons(MAP, '')).toEqual([expect.stringContaining('With the question')])
})

test('what a map does not have is said, of each map', () => {
  expect(reasons(`${MAP}<answer>2.0</answer>`, FAR('sofa', 'lamp'))).toEqual([
    'Its own map gives 2 m (between the closest points), as it answers.',
    'This map gives no answer. The map has no lamp. It has: chair, sofa.',
  ])
  expect(reasons(`${MAP}<answer>2.0</answer>`, FAR('sofa', 'chair'))).toEqual([
    'There is no chair on its own map.',
  ])
  expect(reasons(MAP, FAR('sofa', 'piano'), '41069025')).toEqual([
    'There is no piano on its own map.',
    '41069025 gives no answer. The map has no piano. It has: chair, sofa.',
  ])
})

test('a response without a map says so, also beside an answer of the other map', () => {
  expect(reasons('<answer>2.0</answer>', FAR('sofa', 'chair'))).toEqual(['It printed no map.'])
})

test('a question that neither understands is refused once', () => {
  expect(reasons(MAP, 'Is it cosy in here?')).toEqual([
    'The question was not understood. I can answer distance, direction, size, count, order and room-size questions.',
  ])
})
