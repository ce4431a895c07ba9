import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  around,
  isInside,
  overlaps,
  polygonArea,
  type Rect,
  type Vec2,
} from '../../../../src/geometry/index.ts'
import { type LayoutRoom, roomSides, turnToWalls } from '../../../../src/layout/index.ts'
import { areaPlace, dimensionRect, dimensionsOf } from '../../../../src/view/map/plan/dimensions.ts'
import { fitted, toScreen, turned, zoomed } from '../../../../src/view/map/plan/viewport.ts'

const room = (outline: Vec2[]): LayoutRoom => ({
  outline,
  wallSeen: outline.map(() => true),
  areaSquareMetres: { value: polygonArea(outline), sd: 0 },
})
const rectangle = room([
  [0, 0],
  [4, 0],
  [4, 3],
  [0, 3],
])
/** An L with a chimney's two short sides. */
const angled = room([
  [0, 0],
  [5, 0],
  [5, 2],
  [2.6, 2],
  [2.6, 2.3],
  [2, 2.3],
  [2, 4],
  [0, 4],
])
const MARGIN = { top: 60, right: 60, bottom: 60, left: 60 }
const SIZE = { width: 800, height: 600 }
const write = (metres: number) => `${metres.toFixed(2)} m`
const measure = (text: string) => text.length * 7
const viewOf = ({ outline }: LayoutRoom, turn = 0) => fitted(outline, SIZE, MARGIN, turn)

test('every side of a room has its length, and no text lies on another', () => {
  fc.assert(
    fc.property(fc.double({ min: -3.2, max: 3.2, noNaN: true }), (turn) => {
      for (const one of [rectangle, angled]) {
        const dimensions = dimensionsOf(one, viewOf(one, turn), write, measure)
        expect(dimensions).toHaveLength(one.outline.length)
        const rects = dimensions.flatMap((dimension) => dimensionRect(dimension) ?? [])
        expect(rects).toHaveLength(one.outline.length)
        rects.forEach((a, i) => {
          for (const b of rects.slice(i + 1)) expect(overlaps(a, b)).toBe(false)
        })
      }
    }),
    { numRuns: 60 },
  )
})

test('no length is cut off where the view is zoomed in, and one of which a part is seen moves along its wall', () => {
  const sight = { x: 36, y: 24, width: SIZE.width - 36, height: SIZE.height - 24 }
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 800, noNaN: true }),
      (factor, x) => {
        const view = zoomed(viewOf(angled), factor, [x, 300])
        const rects = dimensionsOf(angled, view, write, measure, sight).flatMap(
          (one) => dimensionRect(one) ?? [],
        )
        for (const rect of rects) expect(isInside(rect, sight)).toBe(true)
        const at = areaPlace(angled, view, { width: 60, height: 18 }, [], sight)
        if (at) expect(isInside(around(at, 60, 18), sight)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
  const half = { ...viewOf(rectangle), centre: [0, 0.5] as const, pixelsPerMetre: 220 }
  const [bottom] = dimensionsOf(rectangle, half, write, measure, sight)
  expect(bottom?.at?.[0]).toBeGreaterThan(400)
  expect(bottom?.at?.[0]).toBeLessThan(800)
})

test('a length stands outside its wall, along it, and never upside down', () => {
  const view = viewOf(rectangle)
  const dimensions = dimensionsOf(rectangle, view, write, measure)
  expect(dimensions.map(({ text }) => text)).toEqual(['4.00 m', '3.00 m', '4.00 m', '3.00 m'])
  const middle = toScreen(view, [2, 1.5])
  const away = dimensions.map(({ at }) => Math.hypot((at?.[0] ?? 0) - middle[0], (at?.[1] ?? 0) - middle[1]))
  const half = [1.5, 2, 1.5, 2].map((metres) => metres * view.pixelsPerMetre + 20)
  away.forEach((pixels, k) => {
    expect(pixels).toBeCloseTo(half[k] ?? 0)
  })
  for (const { turn, isApart } of dimensions) {
    expect(Math.abs(turn)).toBeLessThanOrEqual(90.01)
    expect(isApart).toBe(false)
  }
})

test('a side too short for its text has it beside the line', () => {
  const dimensions = dimensionsOf(angled, viewOf(angled), write, measure)
  const short = dimensions.find(({ text }) => text === '0.30 m')
  expect(short?.isApart).toBe(true)
  expect(dimensions.find(({ text }) => text === '5.00 m')?.isApart).toBe(false)
})

test('of two equal walls, one whose line is covered leaves its length to the other', () => {
  const wide = { top: 120, right: 160, bottom: 120, left: 160 }
  const view = fitted(rectangle.outline, SIZE, wide, 0)
  const [, right] = dimensionsOf(rectangle, view, write, measure)
  const [x, y] = right?.at ?? [0, 0]
  const buttons = { x: x - 10, y: y - 300, width: 30, height: 600 }
  const sight = { x: 0, y: 0, ...SIZE }
  const texts = dimensionsOf(rectangle, view, write, measure, sight, [buttons])
  expect(texts.map(({ at }) => at !== undefined)).toEqual([true, false, true, true])
  expect(texts.every(({ isApart }) => !isApart)).toBe(true)
  // Nobody else says that a length is 3.00 m.
  const askew = room([
    [0, 0],
    [4, 0],
    [4, 3],
    [0, 3.2],
  ])
  const alone = dimensionsOf(askew, fitted(askew.outline, SIZE, wide, 0), write, measure, sight, [buttons])
  expect(alone.every(({ at }) => at)).toBe(true)
})

test('without a room there are no lengths; from far away no side can be told apart', () => {
  expect(dimensionsOf(undefined, viewOf(rectangle), write, measure)).toEqual([])
  expect(dimensionsOf(rectangle, { ...viewOf(rectangle), pixelsPerMetre: 1 }, write, measure)).toEqual([])
})

test('the area is written in the room, on free floor', () => {
  const view = viewOf(angled)
  const text = { width: 70, height: 18 }
  const corner = toScreen(view, [2, 4])
  const at = areaPlace(angled, view, text, [])
  expect(at).toBeDefined()
  // In the L, not in the corner that is cut out of it.
  expect((at?.[0] ?? 0) < corner[0] || (at?.[1] ?? 0) > toScreen(view, [2, 2])[1]).toBe(true)
  const table = { x: 300, y: 250, width: 200, height: 100 }
  const beside = areaPlace(rectangle, viewOf(rectangle), text, [table])
  expect(overlaps({ x: (beside?.[0] ?? 0) - 35, y: (beside?.[1] ?? 0) - 9, ...text }, table)).toBe(false)
  expect(areaPlace(rectangle, { ...view, pixelsPerMetre: 4 }, text, [])).toBeUndefined()
  expect(areaPlace(room([]), view, text, [])).toBeUndefined()
})

test('the area keeps off the camera’s way, and is left out where that takes the whole room', () => {
  const view = viewOf(rectangle)
  const text = { width: 70, height: 18 }
  const sight = { x: 0, y: 0, ...SIZE }
  const rectOf = (camera: { way: Rect[]; views: Rect[] }) => {
    const at = areaPlace(rectangle, view, text, [], sight, camera)
    return at && around(at, 70, 18)
  }
  const middle = around([400, 300], 120, 300)
  const off = rectOf({ way: [middle], views: [] })
  expect(off && overlaps(off, middle)).toBe(false)
  const out = rectOf({ way: [], views: [middle] })
  expect(out && overlaps(out, middle)).toBe(false)
  expect(rectOf({ way: [{ x: 0, y: 0, ...SIZE }], views: [] })).toBeUndefined()
})

test('the turn to the walls lays them level and upright, by less than an eighth of a turn', () => {
  fc.assert(
    fc.property(fc.double({ min: -3.2, max: 3.2, noNaN: true }), (angle) => {
      const askew = room(angled.outline.map((corner) => turned(corner, angle)))
      const turn = turnToWalls(askew) ?? Number.POSITIVE_INFINITY
      expect(Math.abs(turn)).toBeLessThanOrEqual(Math.PI / 4 + 1e-9)
      expect(Math.sin(2 * (angle + turn))).toBeCloseTo(0, 6)
      const [long, short] = roomSides(askew) ?? [0, 0]
      expect(long).toBeCloseTo(5, 6)
      expect(short).toBeCloseTo(4, 6)
    }),
  )
})

test('a round room, and none, have no walls to turn to', () => {
  const round = Array.from({ length: 24 }, (_, k): Vec2 => turned([2, 0], (k / 24) * 2 * Math.PI))
  expect(turnToWalls(room(round))).toBeUndefined()
  expect(turnToWalls(undefined)).toBeUndefined()
  expect(turnToWalls(room([]))).toBeUndefined()
  expect(roomSides(room([]))).toBeUndefined()
})
