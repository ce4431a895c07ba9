import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  around,
  distanceTo,
  footprint,
  holds,
  leaderEnd,
  type NamedThing,
  overlaps,
  placeNames,
  placesAround,
  type Rect,
  rectAround,
  standingOf,
  type Vec2,
} from '../../../src/geometry/index.ts'

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })
/** A turned rectangle, as a footprint on a drawing. */
const thing = (x: number, y: number, width: number, height: number, turn: number): Required<NamedThing> => {
  const outline = footprint({ center: [x, y, 0], size: [width, height, 1], yaw: turn })
  return { target: rectAround(outline), outline }
}
const things = (count: number) =>
  fc.array(
    fc
      .tuple(within(20, 380), within(20, 280), within(6, 70), within(6, 50), within(0, 3.2))
      .map((numbers) => thing(...numbers)),
    { minLength: 1, maxLength: count },
  )

/** Told apart from the code under test by trying points of both, a hundredth of their sides apart. */
function triedDistance({ x, y, width, height }: Rect, { outline }: Required<NamedThing>): number {
  const [a, b, , d] = outline as readonly [Vec2, Vec2, Vec2, Vec2]
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i <= 50; i++)
    for (let j = 0; j <= 50; j++) {
      const px = a[0] + (i / 50) * (b[0] - a[0]) + (j / 50) * (d[0] - a[0])
      const py = a[1] + (i / 50) * (b[1] - a[1]) + (j / 50) * (d[1] - a[1])
      least = Math.min(
        least,
        Math.hypot(Math.max(0, x - px, px - x - width), Math.max(0, y - py, py - y - height)),
      )
    }
  return least
}

test('the distance of a name from a turned thing is that of their nearest points', () => {
  fc.assert(
    fc.property(things(1), within(0, 400), within(0, 300), ([one], x, y) => {
      const rect = around([x, y], 40, 8)
      const own = one as Required<NamedThing>
      const tried = triedDistance(rect, own)
      const found = distanceTo(rect, own)
      expect(found).toBeLessThanOrEqual(tried + 1e-9)
      expect(found).toBeGreaterThan(tried - 2)
    }),
  )
})

test('a name without a line stands on its thing or at it, and at no other, however crowded', () => {
  fc.assert(
    fc.property(things(40), (all) => {
      const wishes = all.map((one, k) => ({
        ...one,
        id: `${k}`,
        forms: [
          { width: 40, height: 20 },
          { width: 30, height: 8 },
        ],
      }))
      const placed = placeNames(wishes, { x: 0, y: 0, width: 400, height: 300 }, [], 2)
      placed.forEach(({ rect, leader, form }, k) => {
        const own = all[k] as Required<NamedThing>
        if (leader) {
          expect(holds(own, leader)).toBe(true)
          return
        }
        const away = distanceTo(rect, own)
        expect(away).toBeLessThanOrEqual(form ? 3 : 0)
        for (const other of all)
          if (away > 0 && other !== own) expect(distanceTo(rect, other)).toBeGreaterThan(away)
        for (const other of placed.slice(k + 1)) expect(overlaps(rect, other.rect, -1e-9)).toBe(false)
      })
    }),
    { numRuns: 60 },
  )
})

test('places go from cheap to dear, and those beside a turned thing come up to it', () => {
  const own = thing(200, 150, 80, 30, 0.7)
  const places = [...placesAround(own, { width: 30, height: 8 }, 2, 3)]
  const costs = places.map(({ cost }) => cost)
  expect([...costs].sort((a, b) => a - b)).toEqual(costs)
  const beside = places.filter(({ rect, isFar }) => !isFar && distanceTo(rect, own) > 0)
  expect(beside.length).toBeGreaterThan(8)
  for (const { rect } of beside) expect(distanceTo(rect, own)).toBeLessThan(3)
})

test('on a table beside a laptop is the table’s place; across the laptop is the laptop’s; between two chairs is nobody’s', () => {
  const table = thing(100, 100, 120, 80, 0)
  const laptop = thing(70, 100, 20, 20, 0)
  const stands = (at: Vec2, own: NamedThing, others: readonly NamedThing[], isFirm = false) =>
    standingOf(around(at, 40, 10), own, others, 3, false, isFirm) !== undefined
  expect(stands([120, 100], table, [laptop])).toBe(true)
  expect(stands([75, 100], table, [laptop])).toBe(false)
  expect(stands([75, 100], table, [laptop], true)).toBe(true)
  expect(stands([75, 100], laptop, [table])).toBe(true)
  expect(stands([102, 100], laptop, [table])).toBe(false)
  const [left, right] = [thing(50, 50, 20, 20, 0), thing(115, 50, 20, 20, 0)]
  expect(stands([82.5, 50], left, [right])).toBe(false)
  expect(stands([82.5, 80], left, [right])).toBe(false)
})

test('a line ends in its thing, short of its middle', () => {
  const own = thing(200, 150, 80, 30, 0)
  const end = leaderEnd(around([60, 150], 30, 8), own)
  expect(end[0]).toBeGreaterThan(160)
  expect(end[0]).toBeLessThan(190)
})
