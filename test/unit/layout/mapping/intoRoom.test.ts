import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aboutZ,
  apply,
  footprint,
  type OrientedBox,
  type Vec2,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import { intoRoom, underCounters } from '../../../../src/layout/mapping/intoRoom.ts'
import type { MappedObject } from '../../../../src/layout/mapping/mappedObject.ts'
import { angle, number } from '../../geometry/arbitraries.ts'
import { boxAt, detected, FOUR_BY_FIVE, mapped, roomOf } from './mapped.ts'

const room = roomOf(FOUR_BY_FIVE)
const placed = (object: MappedObject, inside = room): OrientedBox | undefined =>
  intoRoom([object], inside)[0]?.box
const highest = (box: OrientedBox | undefined, axis: 0 | 1) =>
  Math.max(...footprint(box as OrientedBox).map((corner) => corner[axis]))

describe('intoRoom', () => {
  test('what reaches through a wall is cut at it, a little inside the wall; its front stays', () => {
    const shelf = mapped('shelf', boxAt([0.5, 4.9, 1], [1.2, 0.6, 1.8]))
    const box = placed(shelf)
    expect(box?.size).toEqual([1.2, expect.closeTo(0.45), 1.8])
    expect(box?.center).toEqual([0.5, expect.closeTo(4.825), 1])
    expect(highest(box, 1)).toBeCloseTo(5.05)
  })

  test('on any side of the room, whichever of its own sides goes through', () => {
    const cases: [Vec3, Vec3, number, Vec3][] = [
      [[1.9, 2, 0.5], [0.6, 1, 1], 0, [0.45, 1, 1]],
      [[1.9, 2, 0.5], [1, 0.6, 1], Math.PI / 2, [1, 0.45, 1]],
      [[-1.9, 2, 0.5], [0.6, 1, 1], Math.PI, [0.45, 1, 1]],
      [[0, 0.1, 0.5], [1, 0.6, 1], 0, [1, 0.45, 1]],
    ]
    for (const [center, size, yaw, cut] of cases) {
      const box = placed(mapped('shelf', boxAt(center, size, yaw)))
      expect(box?.size).toEqual(cut.map((value) => expect.closeTo(value)))
      for (const [x, y] of footprint(box as OrientedBox)) {
        expect(Math.abs(x)).toBeLessThan(2.0501)
        expect(Math.abs(y - 2.5)).toBeLessThan(2.5501)
      }
    }
  })

  test('what would lose more than half of itself, or stands askew, is moved whole', () => {
    const deep = placed(detected('sofa', boxAt([0, 5.1, 0.4], [1.8, 0.9, 0.8])))
    expect(deep?.size).toEqual([1.8, 0.9, 0.8])
    expect(highest(deep, 1)).toBeCloseTo(5.05)
    const askew = placed(mapped('chair', boxAt([0, 4.8, 0.4], [0.6, 0.6, 0.8], 0.6)))
    expect(askew?.size).toEqual([0.6, 0.6, 0.8])
    expect(askew?.center[0]).toBeCloseTo(0)
    expect(highest(askew, 1)).toBeCloseTo(5.05)
  })

  test('turns with the room', () => {
    const inWalls = fc.record({
      x: number(-1.9, 1.9),
      y: number(0.1, 5.1),
      l: number(0.4, 1.4),
      w: number(0.4, 1.4),
    })
    fc.assert(
      fc.property(inWalls, angle, ({ x, y, l, w }, turn) => {
        const rotation = aboutZ(turn)
        const turned = ([a, b, c]: Vec3): Vec3 => apply(rotation, [a, b, c])
        const outline = FOUR_BY_FIVE.map(
          (corner): Vec2 => turned([...corner, 0]).slice(0, 2) as unknown as Vec2,
        )
        const straight = placed(mapped('table', boxAt([x, y, 0.4], [l, w, 0.7])))
        const other = placed(mapped('table', boxAt(turned([x, y, 0.4]), [l, w, 0.7], turn)), roomOf(outline))
        expect(other === undefined).toBe(straight === undefined)
        if (!straight || !other) return
        expect(other.center).toEqual(turned(straight.center).map((value) => expect.closeTo(value, 6)))
        expect(other.size).toEqual(straight.size.map((value) => expect.closeTo(value, 6)))
      }),
    )
  })

  test('what seems to stand behind a wall by the semantics alone is an image, and is left out', () => {
    const behind = (y: number) => boxAt([0, y, 0.8], [0.4, 0.3, 0.6])
    expect(intoRoom([mapped('tv', behind(5.2)), mapped('tv', behind(6.1))], room)).toEqual([])
    expect(placed(mapped('tv', behind(5.1)))).toBeDefined()
    expect(placed(detected('tv', behind(5.5)))?.center[1]).toBeCloseTo(4.9)
    // What one frame detected and others showed is no image.
    const both = {
      ...mapped('tv', behind(5.5)),
      sightings: [...mapped('tv', behind(5)).sightings, ...detected('tv', behind(5)).sightings],
    }
    expect(placed(both)).toBeDefined()
    // Far behind: through a door, in another room.
    expect(placed(mapped('tv', behind(6.4)))?.center[1]).toBe(6.4)
    expect(placed(detected('tv', behind(6.5)))?.center[1]).toBe(6.5)
  })

  test('only walls that were seen cut, and only what stands before them', () => {
    const open = roomOf(FOUR_BY_FIVE, [2])
    expect(placed(mapped('shelf', boxAt([0, 4.9, 1], [1, 0.6, 2])), open)?.size[1]).toBe(0.6)
    expect(placed(mapped('shelf', boxAt([0, 5.4, 1], [1, 0.6, 2])), open)?.center[1]).toBe(5.4)
    // Beside the end of the far wall: that of the right one decides.
    expect(placed(mapped('shelf', boxAt([4, 4.9, 1], [1, 0.6, 2])))?.size[1]).toBe(0.6)
  })

  test('in the other arm of a room around a thin wall things stand where they do', () => {
    // A U: a wall 0.4 m thick goes from the far wall to the middle of the room.
    const outline: Vec2[] = [
      [-2, 0],
      [2, 0],
      [2, 5],
      [0.2, 5],
      [0.2, 2],
      [-0.2, 2],
      [-0.2, 5],
      [-2, 5],
    ]
    const table = mapped('table', boxAt([0.8, 4, 0.4], [0.8, 0.6, 0.7]))
    expect(intoRoom([table], roomOf(outline))).toEqual([table])
  })

  test('what hangs on a wall stays where it was found; what stands free too', () => {
    for (const one of [
      mapped('picture', boxAt([0, 5.08, 1.5], [0.8, 0.1, 0.6])),
      mapped('table', boxAt([0, 2.5, 0.4], [1.2, 0.7, 0.7])),
    ])
      expect(intoRoom([one], room)).toEqual([one])
    expect(intoRoom([], room)).toEqual([])
  })
})

describe('underCounters', () => {
  const counter = mapped('counter', boxAt([0, 4.7, 0.88], [3, 0.6, 0.05]))
  const front = boxAt([-0.5, 4.45, 0.42], [1.5, 0.1, 0.84])
  const deep = (objects: readonly MappedObject[]) =>
    underCounters(objects).find(({ category }) => category === 'cabinet')?.box

  test('a base cabinet is as deep as the counter on it, and no longer', () => {
    const box = deep([mapped('cabinet', front), counter])
    expect(box?.size).toEqual([1.5, expect.closeTo(0.6), 0.84])
    expect(box?.center).toEqual([-0.5, expect.closeTo(4.7), 0.42])
  })

  test('also where one of them is named by its other side', () => {
    const across = boxAt([-0.5, 4.45, 0.42], [0.1, 1.5, 0.84], Math.PI / 2)
    const box = deep([mapped('cabinet', across), counter])
    expect(box?.size).toEqual([expect.closeTo(0.6), 1.5, 0.84])
    expect(box?.center.slice(0, 2)).toEqual([expect.closeTo(-0.5), expect.closeTo(4.7)])
    const turned = { ...counter, box: boxAt([0, 4.7, 0.88], [0.6, 3, 0.05], Math.PI / 2) }
    const end = boxAt([-1.1, 4.45, 0.42], [0.7, 0.1, 0.84])
    expect(deep([mapped('cabinet', end), turned])?.size[1]).toBeCloseTo(0.6)
  })

  test('wall cabinets, cabinets elsewhere and what is no cabinet stay as they are', () => {
    for (const one of [
      mapped('cabinet', boxAt([-0.5, 4.45, 1.9], [1.5, 0.1, 0.7])),
      mapped('cabinet', boxAt([-0.5, 2, 0.42], [1.5, 0.1, 0.84])),
      mapped('cabinet', boxAt([2.4, 4.45, 0.42], [1.5, 0.1, 0.84])),
      mapped('shelf', front),
    ])
      expect(underCounters([one, counter])).toEqual([one, counter])
    expect(underCounters([mapped('cabinet', front)])).toEqual([mapped('cabinet', front)])
  })
})
