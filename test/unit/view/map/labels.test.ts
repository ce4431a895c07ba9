import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  distanceTo,
  footprint,
  holds,
  overlaps,
  type Rect,
  rectAround,
} from '../../../../src/geometry/index.ts'
import { type LabelWish, placeLabels } from '../../../../src/view/map/labels.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const BADGE = { width: 22, height: 16 }
const area = { width: 800, height: 600 }
const wish = fc.record({
  width: number(20, 160),
  height: number(12, 34),
  badge: fc.record({ width: number(14, 30), height: fc.constant(16) }),
  insists: fc.boolean(),
  target: fc.record({
    x: number(-50, 800),
    y: number(-50, 600),
    width: number(4, 200),
    height: number(4, 200),
  }),
})
const wishes = fc
  .array(wish, { maxLength: 40 })
  .map((list): LabelWish[] => list.map((one, k) => ({ ...one, id: `object-${k}` })))
const obstacle = fc.record({
  x: number(0, 700),
  y: number(0, 500),
  width: number(10, 200),
  height: number(10, 100),
})

test('no label overlaps another, an obstacle, or the edge', () => {
  fc.assert(
    fc.property(wishes, fc.array(obstacle, { maxLength: 3 }), (list, obstacles) => {
      const placed = placeLabels(list, area, obstacles)
      return placed.every(
        (a, i) =>
          a.x >= 0 &&
          a.y >= 0 &&
          a.x + a.width <= area.width &&
          a.y + a.height <= area.height &&
          obstacles.every((b) => !overlaps(a, b)) &&
          placed.every((b, j) => i === j || !overlaps(a, b)),
      )
    }),
  )
})

test('the first wish gets a place whenever its object is well on screen', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const first: LabelWish = {
        id: 'first',
        width: 90,
        height: 30,
        badge: BADGE,
        target: { x: 380, y: 280, width: 40, height: 40 },
      }
      return placeLabels([first, ...list], area)[0]?.id === 'first'
    }),
  )
})

test('a label lies in its object where it fits, and beside it where it does not', () => {
  const target = { x: 100, y: 100, width: 120, height: 60 }
  const [inside] = placeLabels([{ id: 'a', width: 80, height: 16, badge: BADGE, target }], area)
  expect(inside).toEqual({
    id: 'a',
    x: 120,
    y: 122,
    width: 80,
    height: 16,
    isBadge: false,
    leader: undefined,
  })
  const [beside] = placeLabels([{ id: 'a', width: 180, height: 16, badge: BADGE, target }], area)
  expect(beside?.x).toBeGreaterThanOrEqual(220)
})

/** Objects of all sizes, scattered as in a room or heaped in its middle. */
function crowd(count: number, spread: number, random: () => number): LabelWish[] {
  return Array.from({ length: count }, (_, k): LabelWish => {
    const [width, height] = [10 + random() * 90, 10 + random() * 90]
    const x = area.width / 2 + (random() - 0.5) * spread * area.width - width / 2
    const y = area.height / 2 + (random() - 0.5) * spread * area.height - height / 2
    const target = { x, y, width, height }
    return { id: `o-${k}`, width: 40 + random() * 80, height: 18, badge: BADGE, insists: k === 0, target }
  })
}

const seeded = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) % 2 ** 32
  return seed / 2 ** 32
}

const FRAME: Rect[] = [
  { x: 0, y: 0, width: 800, height: 24 },
  { x: 0, y: 0, width: 36, height: 600 },
  { x: 36, y: 556, width: 200, height: 44 },
  { x: 748, y: 24, width: 52, height: 168 },
]

test.each([60, 200])('%d objects all have a name or a badge, and none overlap', (count) => {
  fc.assert(
    fc.property(fc.nat(), number(0.15, 0.95), (seed, spread) => {
      const wishes = crowd(count, spread, seeded(seed))
      const placed = placeLabels(wishes, area, FRAME)
      expect(placed.map(({ id }) => id).sort()).toEqual(wishes.map(({ id }) => id).sort())
      const hits = placed.filter((a, i) => [...placed.slice(i + 1), ...FRAME].some((b) => overlaps(a, b)))
      expect(hits).toEqual([])
      expect(placed.find(({ id }) => id === 'o-0')?.isBadge).toBe(false)
    }),
    { numRuns: 25 },
  )
})

test('two hundred objects on a phone still have a badge each', () => {
  const phone = { width: 390, height: 420 }
  const wishes = crowd(200, 0.4, seeded(7)).map((wish) => ({
    ...wish,
    target: { ...wish.target, x: wish.target.x - 205, y: wish.target.y - 90 },
  }))
  expect(placeLabels(wishes, phone, [{ x: 0, y: 0, width: 390, height: 24 }])).toHaveLength(200)
})

test('names are kept where there is room, and those far off have a line', () => {
  const heap = Array.from({ length: 30 }, (_, k): LabelWish => {
    const target = { x: 330 + (k % 6) * 25, y: 240 + Math.floor(k / 6) * 25, width: 20, height: 20 }
    return { id: `chair-${k}`, width: 56, height: 16, badge: BADGE, target }
  })
  const placed = placeLabels(heap, area)
  expect(placed).toHaveLength(30)
  expect(placed.filter(({ isBadge }) => !isBadge).length).toBeGreaterThanOrEqual(18)
  expect(placed.some(({ leader }) => leader)).toBe(true)
})

test('an object that fills more than the screen has its name on the screen', () => {
  const target = { x: -2000, y: -900, width: 2200, height: 2000 }
  const [label] = placeLabels([{ id: 'a', width: 50, height: 16, badge: BADGE, target }], area)
  expect(label).toMatchObject({ isBadge: false, x: 75, leader: undefined })
})

test('an object off the screen has no label', () => {
  const target = { x: -200, y: 10, width: 50, height: 50 }
  expect(placeLabels([{ id: 'a', width: 50, height: 16, badge: BADGE, target }], area)).toEqual([])
})

/** Turned footprints in a room of a size, on the screen. */
function roomful(
  count: number,
  screen: { width: number; height: number },
  random: () => number,
): LabelWish[] {
  return Array.from({ length: count }, (_, k): LabelWish => {
    const [width, height] = [8 + random() * 80, 8 + random() * 60]
    const [x, y] = [60 + random() * (screen.width - 120), 60 + random() * (screen.height - 120)]
    const turn = random() * 3
    const outline = footprint({ center: [x, y, 0], size: [width, height, 1], yaw: turn })
    const isSelected = k === 0 && random() < 0.5
    const size = isSelected ? { width: 130, height: 38 } : { width: 40 + random() * 60, height: 18 }
    return { id: `o-${k}`, ...size, badge: BADGE, insists: isSelected, outline, target: rectAround(outline) }
  })
}

const TOUCH = 5

test.each([
  ['a desk', { width: 730, height: 680 }],
  ['half of it', { width: 330, height: 680 }],
  ['a phone', { width: 390, height: 540 }],
])('on %s a label without a line is at its own object and at no other', (_, screen) => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2, max: 60 }), (seed, count) => {
      const wishes = roomful(count, screen, seeded(seed))
      const placed = placeLabels(wishes, screen, [])
      expect(placed).toHaveLength(count)
      for (const label of placed) {
        const own = wishes.find(({ id }) => id === label.id) as LabelWish
        const away = distanceTo(label, own)
        if (label.leader) {
          expect(holds(own, label.leader)).toBe(true)
          continue
        }
        expect(away).toBeLessThanOrEqual(TOUCH)
        if (away > 0)
          for (const other of wishes)
            if (other !== own) expect(distanceTo(label, other)).toBeGreaterThan(away)
      }
    }),
    { numRuns: 60 },
  )
})

test('the selected one’s tag is on its object or right beside it, whatever stands around', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 60 }), (seed, count) => {
      const table: LabelWish = {
        id: 'table',
        width: 130,
        height: 38,
        badge: BADGE,
        insists: true,
        target: { x: 350, y: 260, width: 90, height: 70 },
      }
      const placed = placeLabels([table, ...roomful(count, area, seeded(seed))], area)
      const tag = placed.find(({ id }) => id === 'table')
      expect(tag).toMatchObject({ isBadge: false, leader: undefined })
      expect(tag && distanceTo(tag, table)).toBeLessThanOrEqual(TOUCH)
    }),
  )
})

test('a label keeps off the camera’s way and the walls where it has as good a place elsewhere', () => {
  const wish = {
    id: 'a',
    width: 60,
    height: 18,
    badge: BADGE,
    target: { x: 300, y: 300, width: 30, height: 30 },
  }
  const way = [{ x: 333, y: 250, width: 60, height: 120 }]
  const wall = { target: { x: 0, y: 315, width: 299, height: 0 } }
  const [free] = placeLabels([wish], area)
  expect(free?.x).toBeGreaterThan(330)
  const [off] = placeLabels([wish], area, [], { walls: [wall], way, unnamed: [] })
  expect(off && way.some((one) => overlaps(one, off))).toBe(false)
  expect(off && distanceTo(off, wall)).toBeGreaterThan(0)
  expect(off?.leader).toBeUndefined()
})

test('what is optional has its name only where that costs nothing, and never a badge', () => {
  const target = { x: 300, y: 300, width: 200, height: 60 }
  const sofa: LabelWish = { id: 'sofa', width: 60, height: 18, badge: BADGE, target }
  const far = { ...target, x: 40 }
  const names = (wishes: readonly LabelWish[]) => placeLabels(wishes, area).map(({ id }) => id)
  expect(names([sofa, { ...sofa, id: 'picture', target: far, isOptional: true }])).toEqual([
    'sofa',
    'picture',
  ])
  // Wider than the drawing: no name has room.
  const wide = { ...sofa, width: 900 }
  expect(names([wide, { ...wide, id: 'picture', target: far, isOptional: true }])).toEqual(['sofa'])
})

test('labels keep off what has none', () => {
  const wish: LabelWish = {
    id: 'a',
    width: 60,
    height: 18,
    badge: BADGE,
    target: { x: 300, y: 300, width: 30, height: 30 },
  }
  const silent = { target: { x: 333, y: 250, width: 60, height: 120 } }
  const [off] = placeLabels([wish], area, [], { walls: [], way: [], unnamed: [silent] })
  expect(off && distanceTo(off, silent)).toBeGreaterThan(0)
})
