import { expect, test } from 'vitest'
import { session } from '../../../../src/session/index.ts'
import {
  inLayerOrder,
  isOnLayers,
  layerCounts,
  layersAt,
  objectNumbers,
  onLayers,
  SMALL_FROM,
  shownLayout,
} from '../../../../src/view/common/shown.ts'
import { furnishedFlat } from '../../furnishedFlat.ts'
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

const { layers } = session.getInitialState()

test('to begin with, all is shown but small things and what has no name', () => {
  const shown = onLayers(furnishedFlat, layers)
  const hidden = furnishedFlat.objects.filter((object) => !shown.objects.includes(object))
  expect(layerCounts(hidden)).toEqual({
    furniture: 0,
    opening: 0,
    wall: 0,
    ceiling: 0,
    small: 22,
    unnamed: 4,
  })
  expect(onLayers(sampleLayout, layers)).toBe(sampleLayout)
})

test('the selected object is shown whatever its layer', () => {
  const shown = onLayers(furnishedFlat, { ...layers, opening: false }, 'cup-2')
  expect(shown.objects.map(({ id }) => id)).toContain('cup-2')
  expect(shown.objects.some(({ category }) => category === 'door' || category === 'cup')).toBe(true)
  expect(shown.objects.filter(({ category }) => category === 'door')).toEqual([])
  expect(isOnLayers({ category: 'cup' }, layers)).toBe(false)
})

test('a plan shows small things from near by', () => {
  expect(layersAt(layers, SMALL_FROM - 1)).toBe(layers)
  expect(layersAt(layers, SMALL_FROM).small).toBe(true)
})

test('numbers go through the layers, and within one as the map has them', () => {
  const numbers = objectNumbers(furnishedFlat)
  expect(numbers.get('sofa-1')).toBe(1)
  expect(numbers.get('door-1')).toBe(35)
  expect(numbers.get('something-4')).toBe(furnishedFlat.objects.length)
  expect(inLayerOrder(sampleLayout.objects)).toEqual(sampleLayout.objects)
})
