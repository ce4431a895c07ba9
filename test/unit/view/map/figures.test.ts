import { expect, test } from 'vitest'
import { polygonArea } from '../../../../src/geometry/index.ts'
import { layerOf, openingsOf } from '../../../../src/layout/index.ts'
import { figuresOf, isOverhead } from '../../../../src/view/map/plan/figures.ts'
import { toMap, toScreen, type Viewport } from '../../../../src/view/map/plan/viewport.ts'
import { furnishedFlat } from '../../furnishedFlat.ts'

const viewport: Viewport = { width: 900, height: 700, centre: [1, 1.5], pixelsPerMetre: 80, turn: 0 }
const figures = figuresOf(furnishedFlat, viewport)
const figure = (id: string) => {
  const found = figures.find(({ object }) => object.id === id)
  if (!found) throw new Error(`no figure of ${id}`)
  return found
}

test('every object is drawn once, and lies where it is', () => {
  expect(figures.map(({ object }) => object.id).sort()).toEqual(
    furnishedFlat.objects.map(({ id }) => id).sort(),
  )
  for (const { object, outline, symbol } of figures) {
    if (symbol) continue
    const [x, y] = toScreen(viewport, [object.box.center[0], object.box.center[1]])
    const away = Math.min(...outline.map(([u, v]) => Math.hypot(u - x, v - y)))
    expect(away, object.id).toBeLessThan(80 * Math.hypot(object.box.size[0], object.box.size[1]))
  }
})

test('doors and windows in a wall have signs; a swing opens into the room', () => {
  const signed = figures.filter(({ symbol }) => symbol).map(({ object }) => object.id)
  expect(signed.sort()).toEqual(
    openingsOf(furnishedFlat)
      .map(({ object }) => object.id)
      .sort(),
  )
  expect(signed).toHaveLength(5)
  const { outline } = figure('door-1')
  const north = Math.max(...outline.map((point) => toMap(viewport, point)[1]))
  expect(north).toBeCloseTo(-1.4 + 0.95, 1)
  const free = figuresOf({ ...furnishedFlat, room: undefined } as never, viewport)
  expect(free.every(({ symbol }) => symbol === undefined)).toBe(true)
})

test('what hangs on a wall is thin, can be seen at any scale, and stands inside the room', () => {
  for (const pixelsPerMetre of [8, 80, 800]) {
    const at = { ...viewport, pixelsPerMetre }
    const picture = figuresOf(furnishedFlat, at).find(({ object }) => object.id === 'picture-1')
    const ys = picture?.outline.map(([, y]) => y) ?? []
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThanOrEqual(4.9)
    expect(Math.min(...(picture?.outline ?? []).map((point) => toMap(at, point)[1]))).toBeGreaterThan(-1.4)
  }
})

test('small things can be seen at any scale', () => {
  const tiny = figuresOf(furnishedFlat, { ...viewport, pixelsPerMetre: 10 })
  for (const { outline } of tiny.filter(({ layer }) => layer === 'small'))
    expect(polygonArea(outline)).toBeGreaterThan(48)
})

test('what hangs from the ceiling, and cupboards on the wall, are overhead; pictures are not', () => {
  const overhead = furnishedFlat.objects.filter(isOverhead).map(({ id }) => id)
  expect(overhead.sort()).toEqual([
    'cabinet-1',
    'ceiling-light-1',
    'ceiling-light-2',
    'ceiling-light-3',
    'range-hood-1',
  ])
})

test('doors are drawn under the furniture, small things on it, the ceiling over all', () => {
  const layers = figures.map(({ object }) => layerOf(object.category))
  const order = ['opening', 'unnamed', 'furniture', 'wall', 'small', 'ceiling']
  expect(layers.map((layer) => order.indexOf(layer))).toEqual(
    [...layers.map((layer) => order.indexOf(layer))].sort((a, b) => a - b),
  )
})
