import { expect, test } from 'vitest'
import { withBox } from '../../../../src/layout/index.ts'
import { sceneOfTruth } from '../../../../src/reasoning/claims/scene.ts'
import { checkResponse } from '../../../../src/reasoning/index.ts'
import { room } from '../engineRoom.ts'

test('the places of a truth are made once, with and without rectangles, whatever it is called', () => {
  const places = sceneOfTruth(room).places
  expect(sceneOfTruth({ ...room, models: [] }, 'another name').places).toBe(places)
  const rectangles = sceneOfTruth(room, 'the truth', true).places
  expect(rectangles).not.toBe(places)
  expect(sceneOfTruth(room, 'the truth', true).places).toBe(rectangles)
  expect([places[0]?.bounds, rectangles[0]?.bounds]).toEqual([undefined, [-1, -0.8, 1, 0.8]])
})

test('an edited truth is another one', () => {
  const verdict = (truth: typeof room) =>
    checkResponse({ text: 'The distance between the centres of the bed and the desk is 4.0 m.' }, truth)
      .claims[0]?.verdict
  const moved = withBox(room, 'desk-1', { center: [0, 6, 0.35], size: [1.4, 0.8, 0.7], yaw: 0 })
  expect([room, moved, room].map(verdict)).toEqual(['consistent', 'contradicts-truth', 'consistent'])
})
