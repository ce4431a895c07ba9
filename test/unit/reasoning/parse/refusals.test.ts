import { describe, expect, test } from 'vitest'
import { parseQuestion } from '../../../../src/reasoning/index.ts'
import { understood } from './ask.ts'

const VOCABULARY = ['sofa', 'tv', 'bed', 'lamp', 'desk', 'chair', 'sofa-1', 'chair-1', 'chair-2']

describe('what is not understood says why', () => {
  test.each([
    ['', /no question/],
    ['?!', /no question/],
    ['which is farthest from the bed, the lamp or the desk?', /farthest/],
    ['How wide is the table?', /longest/],
    ['What colour is the sofa?', /no colours/],
    ['Is the lamp left of the sofa?', /viewpoint/],
    ['How many chairs are near the table?', /whole room/],
    ['how many chairs and tables are there?', /whole room/],
    ['how many chairs fit in the room', /whole room/],
    ['how many objects are there', /whole room/],
    ['how many sofas are there in the kitchen', /whole room/],
    ['which is the second closest to the bed: lamp, desk or tv', /which of several/],
    ['how many chairs surround the table', /whole room/],
    ['How far is the sofa?', /two things/],
    ['how far is the chair in the center of the room from the bed', /two things/],
    ['how far is it from me to you', /two things/],
    ['how big is the sofa in inches', /inches/],
    ['how far is the sofa from the tv in square feet', /ft²/],
    ['Standing at the bed and facing the sofa, is the tv left or right of the lamp?', /viewpoint/],
    ['which wardrobe is closest to the bed?', /such as wardrobe-1/],
    ['Write me a poem about sofas', /I can answer/],
    ['sofa '.repeat(500), /characters/],
  ])('%s', (text, because) => {
    const parsed = parseQuestion(text, [], VOCABULARY)
    expect(parsed).toMatchObject({ kind: 'not-understood', because: expect.stringMatching(because) })
  })

  test('and all examples that it gives are understood', () => {
    const parsed = parseQuestion('')
    const examples = 'canAnswer' in parsed ? parsed.canAnswer : []
    expect(examples.length).toBeGreaterThan(6)
    for (const example of examples) understood(example)
  })

  test('without a map nothing is chosen from nothing', () => {
    expect(parseQuestion('What is nearest to the sofa?')).toMatchObject({ kind: 'not-understood' })
  })
})
