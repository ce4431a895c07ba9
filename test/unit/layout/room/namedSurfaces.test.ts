import { describe, expect, test } from 'vitest'
import { seededRandom, type Vec2 } from '../../../../src/geometry/index.ts'
import { findHorizontalPlanes } from '../../../../src/layout/room/horizontalPlanes.ts'
import { outlineRoom } from '../../../../src/layout/room/outline.ts'
import type { SeenPatch } from '../../../../src/layout/room/patches.ts'
import type { Structure } from '../../../../src/layout/room/structure.ts'
import type { SurfacePoint } from '../../../../src/layout/room/surfaces.ts'

/** What the names of surfaces add: which level is the floor, and which upright surface a wall. */

const FLOOR: Structure = { wall: 0.05, floor: 0.9, ceiling: 0 }
const TABLE: Structure = { wall: 0, floor: 0.02, ceiling: 0 }
const CEILING: Structure = { wall: 0.1, floor: 0, ceiling: 0.8 }

describe('how far a level goes by the name of the floor or the ceiling', () => {
  const random = seededRandom(9)
  const level = (z: number, up: 1 | -1, shown?: Structure, area = 0.01): SurfacePoint[] =>
    Array.from({ length: 300 }, (_, k) => ({
      point: [k % 7, k % 5, z + 0.03 * (random() - 0.5)] as const,
      normal: [0, 0, up] as const,
      frame: k % 3,
      area,
      ...(shown && { shown }),
    }))

  test('below the cameras it is the floor that counts, above them the ceiling', () => {
    const room = [...level(-0.7, 1, TABLE), ...level(-1.4, 1, FLOOR), ...level(1.1, -1, CEILING)]
    expect(findHorizontalPlanes(room, 0, -1).map(({ named }) => named)).toEqual([
      expect.closeTo(0.02, 2),
      expect.closeTo(0.9, 2),
    ])
    expect(findHorizontalPlanes(room, 0, 1).map(({ named }) => named)).toEqual([expect.closeTo(0.8, 2)])
  })

  test('by area, not by patches', () => {
    const mixed = [...level(-1.4, 1, FLOOR, 0.03), ...level(-1.4, 1, TABLE, 0.01)]
    expect(findHorizontalPlanes(mixed, 0, -1)[0]?.named).toBeCloseTo((3 * 0.9 + 0.02) / 4, 2)
  })

  test('fully, where no picture says', () => {
    expect(
      findHorizontalPlanes([...level(-1.4, 1), ...level(-0.7, 1)], 0, -1).map(({ named }) => named),
    ).toEqual([1, 1])
  })
})

describe('the outline by what pictures take for walls', () => {
  /** Patches every 20 cm from a to b, facing the left of the way. */
  const upright = (a: Vec2, b: Vec2, [low, high]: readonly [number, number], wall?: number): SeenPatch[] => {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const [dx, dy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    const patches: SeenPatch[] = []
    for (let t = 0.1; t < length; t += 0.2)
      for (let z = low; z < high; z += 0.2)
        patches.push({
          point: [a[0] + t * dx, a[1] + t * dy, z],
          normal: [-dy, dx, 0],
          area: 0.04,
          frame: 0,
          ...(wall !== undefined && { wall }),
        })
    return patches
  }
  const corners: [Vec2, Vec2, Vec2, Vec2] = [
    [-2, -2],
    [2, -2],
    [2, 3],
    [-2, 3],
  ]
  const three = (wall?: number) =>
    [3, 0, 1].flatMap((k) => upright(corners[k] as Vec2, corners[(k + 1) % 4] as Vec2, [0.1, 2.4], wall))
  const farSide = (patches: readonly SeenPatch[]) =>
    outlineRoom(patches, 0, [[0, 0]], [], undefined, 0)?.outline[2]?.[1] as number

  test('a wall behind what is as wide and high is the wall, where pictures tell the two apart', () => {
    const bunk = (wall?: number) => upright([2, 1], [-2, 1], [0.1, 2], wall)
    const above = (wall?: number) => upright([2, 3], [-2, 3], [2, 2.4], wall)
    expect(farSide([...three(1), ...bunk(0), ...above(1)])).toBeCloseTo(3, 1)
    expect(farSide([...three(1), ...bunk(0.05), ...above(1)])).toBeCloseTo(3, 1)
    expect(farSide([...three(), ...bunk(), ...above()])).toBeCloseTo(1, 1)
  })

  test('where no wall is seen the cupboards are the end of the room, for want of one', () => {
    const row = upright([2, 2.4], [-2, 2.4], [0.1, 2], 0.4)
    const { outline, wallSeen } = outlineRoom([...three(1), ...row], 0, [[0, 0]], [], undefined, 0) ?? {}
    expect(outline?.[2]?.[1]).toBeCloseTo(2.4, 1)
    expect(wallSeen).toEqual([true, true, true, true])
  })
})
