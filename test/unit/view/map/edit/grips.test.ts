import { describe, expect, test } from 'vitest'
import type { OrientedBox, Vec2 } from '../../../../../src/geometry/index.ts'
import {
  cursorTowards,
  endGrips,
  graspable,
  gripsOf,
  SPACING,
  turnHandle,
} from '../../../../../src/view/map/edit/grips.ts'

const box: OrientedBox = { center: [1, 1, 0.4], size: [2, 1, 0.8], yaw: 0 }
const at =
  (scale: number) =>
  ([x, y]: Vec2): Vec2 => [x * scale, -y * scale]

describe('grips', () => {
  test('are eight on a large box, on its edge', () => {
    const grips = gripsOf(box, at(100), 100, SPACING.pointer)
    expect(grips).toHaveLength(8)
    const right = grips.find(({ grip }) => grip[0] === 1 && grip[1] === 0)
    expect(right).toMatchObject({ at: [200, -100], cursor: 'ew-resize', name: 'length' })
  })

  test('are only the corners on a small one, and leave its middle free', () => {
    const grips = gripsOf(box, at(10), 10, SPACING.pointer)
    expect(grips.map(({ name }) => name)).toEqual(['corner', 'corner', 'corner', 'corner'])
    for (const {
      at: [x, y],
    } of grips)
      expect(Math.hypot(x - 10, y + 10)).toBeGreaterThan(22)
  })

  test('stand further apart under a finger, which still finds the middle between them', () => {
    const grips = gripsOf(box, at(40), 40, SPACING.finger)
    expect(grips).toHaveLength(4)
    for (const {
      at: [x, y],
    } of grips)
      expect(Math.hypot(x - 40, y + 40)).toBeGreaterThan(40)
  })

  test('of a door are its two ends, and a thin one is wide enough to be held', () => {
    const door: OrientedBox = { ...box, size: [0.9, 0.1, 2] }
    const ends = endGrips(door, at(100), 100, SPACING.pointer)
    expect(ends.map(({ grip }) => grip[0])).toEqual([1, -1])
    expect(ends.map((end) => end.at[0])).toEqual([expect.closeTo(145), expect.closeTo(55)])
    expect(graspable(door, 100, SPACING.pointer).size[1]).toBeCloseTo(0.17)
  })

  test('the handle that turns is away from the side', () => {
    const { from, at: handle } = turnHandle(box, at(100), SPACING.pointer)
    expect(from).toEqual([100, -150])
    expect(handle).toEqual([100, -180])
  })

  test.each([
    [[1, 0], 'ew-resize'],
    [[-1, 0], 'ew-resize'],
    [[0, 1], 'ns-resize'],
    [[1, -1], 'nesw-resize'],
    [[1, 1], 'nwse-resize'],
    [[-1, -1], 'nwse-resize'],
  ] as const)('the pointer over one towards %j is %s', (direction, cursor) => {
    expect(cursorTowards(direction)).toBe(cursor)
  })
})
