import { expect, test, vi } from 'vitest'
import { overlaps } from '../../../../src/geometry/index.ts'
import { layerOf } from '../../../../src/layout/index.ts'
import { objectNumbers, onLayers } from '../../../../src/view/common/shown.ts'
import { figuresOf } from '../../../../src/view/map/plan/figures.ts'
import { placedLabels } from '../../../../src/view/map/plan/labelWishes.ts'
import type { Viewport } from '../../../../src/view/map/plan/viewport.ts'
import { furnishedFlat } from '../../furnishedFlat.ts'

vi.mock('../../../../src/view/map/measureText.ts', () => ({
  LABEL_PIXELS: 12.5,
  measureText: (text: string) => text.length * 7,
}))

const all = {
  furniture: true,
  opening: true,
  wall: true,
  ceiling: true,
  small: true,
  unnamed: true,
} as never

const numbers = objectNumbers(furnishedFlat)
const view = (pixelsPerMetre: number, width = 760, height = 680): Viewport => ({
  width,
  height,
  centre: [1.2, 1.7],
  pixelsPerMetre,
  turn: 0,
})

function labelled(viewport: Viewport, selected?: string, hasNames = true) {
  const figures = figuresOf(onLayers(furnishedFlat, all, selected), viewport)
  return placedLabels({ figures, numbers, viewport, units: 'm', selected }, hasNames, [], {
    walls: [],
    way: [],
  })
}
const layersOf = (labels: readonly { id: string }[]) =>
  labels.map(({ id }) =>
    layerOf(furnishedFlat.objects.find((object) => object.id === id)?.category ?? 'nothing'),
  )

test('in a furnished flat all furniture has a name or a number, and nothing else has one', () => {
  const labels = labelled(view(72))
  const furniture = furnishedFlat.objects.filter(({ category }) => layerOf(category) === 'furniture')
  expect(labels.map(({ id }) => id).sort()).toEqual(furniture.map(({ id }) => id).sort())
  expect(labels.some((a, i) => labels.slice(i + 1).some((b) => overlaps(a, b)))).toBe(false)
})

test('the selected one has its name whatever its layer', () => {
  const labels = labelled(view(72), 'cup-1')
  expect(labels.find(({ id }) => id === 'cup-1')?.isBadge).toBe(false)
  expect(labelled(view(72), 'cup-1', false).map(({ id }) => id)).toEqual(['cup-1'])
})

test('from near by doors and pictures have names, and from nearer small things', () => {
  expect(new Set(layersOf(labelled(view(170, 2000, 1600))))).toContain('opening')
  expect(layersOf(labelled(view(170, 2000, 1600)))).not.toContain('small')
  expect(layersOf(labelled(view(300, 3000, 2400)))).toContain('small')
  expect(labelled(view(300, 3000, 2400)).every(({ id, isBadge }) => !isBadge || numbers.has(id))).toBe(true)
})
