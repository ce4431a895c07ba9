import { expect, test } from 'vitest'
import { objectNumbers, shownLayout } from '../../../../src/view/common/shown.ts'
import { sampleLayout } from '../../sampleLayout.ts'

test('what is dragged is drawn where it would be, and nothing else changes', () => {
  const box = { center: [0, 0, 0.4], size: [1, 1, 0.8], yaw: 0.5 } as const
  const shown = shownLayout(sampleLayout, { objectId: 'chair-1', box: { ...box } })
  expect(shown.objects[1]).toEqual({ ...sampleLayout.objects[1], box })
  expect(shown.objects[0]).toBe(sampleLayout.objects[0])
  expect(shown.room).toBe(sampleLayout.room)
})

test('without a drag, or with one of an object of another part, it is the layout itself', () => {
  expect(shownLayout(sampleLayout, undefined)).toBe(sampleLayout)
  const box = { center: [0, 0, 0], size: [1, 1, 1], yaw: 0 } as const
  expect(shownLayout(sampleLayout, { objectId: 'bed-9', box: { ...box } })).toBe(sampleLayout)
})

test('objects are numbered as the table lists them', () => {
  expect([...objectNumbers(sampleLayout)]).toEqual([
    ['sofa-1', 1],
    ['chair-1', 2],
  ])
})
