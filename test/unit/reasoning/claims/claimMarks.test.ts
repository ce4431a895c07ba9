import { expect, test } from 'vitest'
import { distance3 } from '../../../../src/geometry/index.ts'
import { checkResponse, findClaims, marksOfClaim } from '../../../../src/reasoning/index.ts'
import { room } from '../engineRoom.ts'

const marksIn = (text: string) => findClaims(text).flatMap((claim) => marksOfClaim(claim, room))

test('a distance is drawn between what it names, by the measure that it is nearest to', () => {
  const [mark] = marksIn('The distance between the bed and the desk is 2.8 m.')
  // Their closest points are 2.8 m apart, their centres 4 m.
  expect(mark?.kind === 'length' && distance3(mark.from, mark.to)).toBeCloseTo(2.8, 6)
  const [other] = marksIn('The distance between the bed and the desk is 4.0 m.')
  expect(other?.kind === 'length' && distance3(other.from, other.to)).toBeCloseTo(4, 1)
})

test('what is counted is outlined, and what is not there is not drawn', () => {
  expect(marksIn('There are 2 chairs.').map(({ kind }) => kind)).toEqual(['outline', 'outline'])
  expect(marksIn('The distance between the bed and the piano is 2.8 m.')).toEqual([])
})

const text = `<map>[{"object_name": "bed", "bbox": [-1.0, -0.8, 1.0, 0.8]}, {"object_name": "desk", "bbox": [-0.7, 3.6, 0.7, 4.4]}]</map>
<think>The distance between the centres of the bed and the desk is 4.0 m.</think><answer>2.8</answer>`

test('a response is checked against its own map and the truth, by the name that the truth goes by', () => {
  const question = 'How far is the bed from the desk?'
  const { claims, ownMap, response } = checkResponse({ text, question }, room, 'this map')
  expect(claims.map(({ verdict }) => verdict)).toEqual(['consistent'])
  expect(ownMap).toMatchObject({ agrees: true })
  expect(response.answer?.text).toBe('2.8')
  const wrong = checkResponse(
    { text: 'The distance between the bed and the desk is 9.0 m.' },
    room,
    'this map',
  )
  expect(wrong.claims[0]).toMatchObject({ verdict: 'contradicts-truth' })
  expect(wrong.claims[0]?.reason).toContain('By this map it is')
  expect(wrong.ownMap).toBeUndefined()
})

test('an answer that is kept apart counts where the text has none', () => {
  const { response } = checkResponse({
    text: 'I look at the room first, and then I think about it at length.',
    predicted: 'B',
  })
  expect(response.answer?.text).toBe('B')
})

test('where no map gives an answer to the question, it is said why', () => {
  const because = (said: string, question?: string) =>
    checkResponse({ text: said, ...(question !== undefined && { question }) }, room).ownMap
  expect(because(text)).toBeUndefined()
  expect(because(text, '  ')).toBeUndefined()
  expect(because('<answer>2.8</answer>', 'How far is the bed from the desk?')).toEqual({
    reason: 'It printed no map.',
  })
  expect(because(text, 'Is it cosy?')).toEqual({
    reason: expect.stringMatching(/^The question was not understood\. I can answer/),
  })
  expect(because(text, 'How far is the bed from the sink?')).toMatchObject({
    reason: 'There is no sink on its own map.',
  })
})
