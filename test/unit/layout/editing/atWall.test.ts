import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrientedBox, Vec2 } from '../../../../src/geometry/index.ts'
import {
  type AtWall,
  added,
  atWallOf,
  boxAtWall,
  type LayoutObject,
  NARROWEST,
  openingsOf,
  placeAtWall,
  slidTo,
  widenedTo,
} from '../../../../src/layout/index.ts'
import { furnishedFlat } from '../../furnishedFlat.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const objectOf = (id: string): LayoutObject => {
  const found = furnishedFlat.objects.find((object) => object.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const wallsOfObject = (id: string): AtWall => {
  const at = atWallOf(furnishedFlat, objectOf(id))
  if (!at) throw new Error(`${id} is at no wall`)
  return at
}
const door = objectOf('door-1')
const walls = wallsOfObject('door-1')
const placeOf = (box: OrientedBox | undefined) => {
  const place = box && placeAtWall(walls, box)
  if (!place) throw new Error('in no wall')
  return place
}

describe('what belongs to a wall', () => {
  test('are doors and windows, in it, and what hangs on it; nothing else, and nothing without an outline', () => {
    expect(walls).toMatchObject({ hold: 'in', isHeld: true })
    expect(wallsOfObject('picture-1')).toMatchObject({ hold: 'on', isHeld: true })
    expect(atWallOf(furnishedFlat, objectOf('sofa-1'))).toBeUndefined()
    expect(atWallOf({ objects: [] }, door)).toBeUndefined()
    const far = { ...door, box: { ...door.box, center: [1, 2, 1] as const } }
    expect(atWallOf(furnishedFlat, far)?.isHeld).toBe(false)
  })

  test('finds its place along the wall, and that place gives its box back', () => {
    const place = placeOf(door.box)
    expect(place).toMatchObject({ sill: 0, head: 2.04 })
    expect([place.from, place.to]).toEqual([expect.closeTo(5.325), expect.closeTo(6.275)])
    const again = boxAtWall(place, 0.1, 'in')
    expect(again.center).toEqual(door.box.center.map((value) => expect.closeTo(value)))
    expect(again.size).toEqual(door.box.size.map((value) => expect.closeTo(value)))
  })
})

describe('slidTo', () => {
  test('keeps a door in the wall nearest to the hand, whole, and as large as it was', () => {
    const point = fc.tuple(
      fc.double({ min: -6, max: 9, noNaN: true }),
      fc.double({ min: -4, max: 8, noNaN: true }),
    )
    fc.assert(
      fc.property(point, ([x, y]) => {
        const box = slidTo(walls, door.box, [x, y], 0)?.box
        const { from, to, wall, sill, head } = placeOf(box)
        expect(to - from).toBeCloseTo(0.95)
        expect(from).toBeGreaterThan(-1e-9)
        expect(to).toBeLessThan(wall.metres + 1e-9)
        expect([sill, head]).toEqual([expect.closeTo(0), expect.closeTo(2.04)])
        const [only] = openingsOf({
          ...furnishedFlat,
          objects: [{ ...door, box: box as OrientedBox }],
        })
        expect(only?.wall.from).toEqual(wall.from)
      }),
    )
  })

  test('draws it to the corner, the middle of the wall, and what stands in the wall already', () => {
    const along = (x: number) => slidTo(walls, door.box, [x, -1.2], 0.08)
    // The south wall goes from x = -3.2 to 3.6.
    const corner = along(-3.2 + 0.475 + 0.05)
    expect(placeOf(corner?.box).from).toBeCloseTo(0)
    expect(corner?.guides).toHaveLength(1)
    expect(along(0.2 + 0.03)?.box.center[0]).toBeCloseTo(0.2)
    expect(along(1)?.guides).toEqual([])
    // The north wall goes from x = 5.6 to -3.2; the balcony door in it from 0.8 to 2.4.
    const beside = slidTo(walls, door.box, [2.4 + 0.475 + 0.06, 4.9], 0.08)
    expect((beside?.box.center[0] ?? 0) - 0.475).toBeCloseTo(2.4)
  })

  test('what is in no wall is drawn into one only from near by', () => {
    const free = { ...walls, isHeld: false }
    expect(slidTo(free, door.box, [0, 1.5], 0.08)).toBeUndefined()
    expect(slidTo(free, door.box, [0, -1], 0.08)?.box.center[1]).toBeCloseTo(-1.4)
  })

  test('a picture hangs with its back on the wall, turned with it', () => {
    const picture = objectOf('picture-1')
    const box = slidTo(wallsOfObject('picture-1'), picture.box, [3.3, 1.6], 0)?.box
    expect(box?.center[0]).toBeCloseTo(3.6 - 0.015)
    expect(Math.abs(Math.sin(box?.yaw ?? 0))).toBeCloseTo(1)
    expect(box?.center[2]).toBeCloseTo(picture.box.center[2])
  })
})

describe('widenedTo', () => {
  const ends = (end: -1 | 1, point: Vec2, reach = 0) => widenedTo(walls, door.box, end, point, reach)

  test('moves one end along the wall and leaves the other', () => {
    const { from, to } = placeOf(ends(1, [3.3, 0]).box)
    expect([from, to]).toEqual([expect.closeTo(5.325), expect.closeTo(6.5)])
    const low = placeOf(ends(-1, [2, 5]).box)
    expect([low.from, low.to]).toEqual([expect.closeTo(5.2), expect.closeTo(6.275)])
  })

  test('never beyond a corner, nor to less than a door', () => {
    expect(placeOf(ends(1, [9, 0]).box).to).toBeCloseTo(6.8)
    const least = placeOf(ends(-1, [9, 0]).box)
    expect(least.to - least.from).toBeCloseTo(NARROWEST)
    expect(ends(1, [3.57, 0], 0.08).guides).toHaveLength(1)
  })
})

describe('added', () => {
  test('puts a door into the nearest wall, of its usual size, and a window at its usual sill', () => {
    const { layout, id } = added(sampleLayout, 'door', [0.5, -0.7])
    const [opening] = openingsOf(layout)
    expect([id, opening?.object.id]).toEqual(['door-1', 'door-1'])
    expect(opening?.sill).toBeCloseTo(0)
    expect(opening?.wall.from).toEqual([-2, -1])
    const window = openingsOf(added(sampleLayout, 'window', [1.8, 2]).layout)[0]
    expect(window?.wall.from).toEqual([2, -1])
  })

  test('a picture far from any wall, and a door where no outline is known, stand where they were put', () => {
    expect(added(sampleLayout, 'picture', [0, 1.5]).layout.objects.at(-1)?.box.center[1]).toBe(1.5)
    expect(openingsOf(added(sampleLayout, 'door', [0.2, 1.5]).layout)).toHaveLength(1)
    const { room: _, ...bare } = sampleLayout
    expect(added(bare, 'door', [0, -0.9]).layout.objects.at(-1)?.box.center[1]).toBe(-0.9)
  })
})
