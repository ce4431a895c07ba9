import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Vec2, Vec3 } from '../../../../src/geometry/index.ts'
import {
  axisOf,
  intoWalls,
  planPatches,
  type SeenPatch,
  signOf,
} from '../../../../src/layout/room/patches.ts'
import { angle } from '../../geometry/arbitraries.ts'

const DEGREE = Math.PI / 180
const facingTo = (direction: number, tilt = 0): Vec3 => [
  Math.cos(direction) * Math.cos(tilt),
  Math.sin(direction) * Math.cos(tilt),
  Math.sin(tilt),
]
const patch = (given: Partial<SeenPatch> = {}): SeenPatch => ({
  point: [1, 2, 0.5],
  normal: [1, 0, 0],
  area: 0.02,
  frame: 0,
  ...given,
})
const eyes: Vec2[] = [
  [0, 0],
  [3, -1],
]
const facingOf = (normal: Vec3, heading = 0) => planPatches([patch({ normal })], heading, eyes)[0]?.facing

describe('planPatches', () => {
  test('a patch faces the way of the wall axis that it is within 25 degrees of, or none', () => {
    fc.assert(
      fc.property(angle, fc.integer({ min: 0, max: 3 }), (heading, way) => {
        const ahead = heading + (way * Math.PI) / 2
        expect(facingOf(facingTo(ahead), heading)).toBe(way)
        expect(facingOf(facingTo(ahead + 24 * DEGREE), heading)).toBe(way)
        expect(facingOf(facingTo(ahead - 24 * DEGREE), heading)).toBe(way)
        expect(facingOf(facingTo(ahead, 24 * DEGREE), heading)).toBe(way)
        expect(facingOf(facingTo(ahead + 26 * DEGREE), heading)).toBeUndefined()
        expect(facingOf(facingTo(ahead, 26 * DEGREE), heading)).toBeUndefined()
      }),
      { numRuns: 30 },
    )
    expect([0, 1, 2, 3].map((way) => [axisOf(way as 0), signOf(way as 0)])).toEqual([
      [0, 1],
      [1, 1],
      [0, -1],
      [1, -1],
    ])
  })

  test('is turned into the walls with its camera, each by its own; heights and areas stay', () => {
    const quarter = planPatches([patch({ frame: 1 })], Math.PI / 2, eyes)[0]
    expect(quarter).toMatchObject({ height: 0.5, area: 0.02 })
    expect(quarter?.at).toEqual([expect.closeTo(2), expect.closeTo(-1)])
    expect(quarter?.eye).toEqual([expect.closeTo(-1), expect.closeTo(-3)])
    expect(intoWalls(0.4)(intoWalls(-0.4)([3, 5, 9]))).toEqual([expect.closeTo(3), expect.closeTo(5)])
  })

  test('a patch of a camera that is not known is left out', () => {
    expect(planPatches([patch({ frame: 2 }), patch({ area: 7 })], 0, eyes).map(({ area }) => area)).toEqual([
      7,
    ])
  })

  test('counts as a wall as far as pictures take it for one; where none says, less below the height of furniture', () => {
    const wall = (given: Partial<SeenPatch>) => planPatches([patch(given)], 0, eyes)[0]?.wall as number
    expect([wall({ wall: 0 }), wall({ wall: 0.7 }), wall({ wall: 1, point: [1, 2, 0.2] })]).toEqual([
      0, 0.7, 1,
    ])
    expect(wall({ point: [1, 2, 1.01] })).toBe(1)
    expect(wall({ point: [1, 2, 0.99] })).toBeGreaterThan(0.1)
    expect(wall({ point: [1, 2, 0.99] })).toBeLessThan(0.6)
  })
})
