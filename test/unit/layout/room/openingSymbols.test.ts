import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance2, type Vec2 } from '../../../../src/geometry/index.ts'
import {
  type LayoutObject,
  type LayoutRoom,
  openingSymbols,
  sweepOf,
  wallMountsOf,
  wallsWithOpenings,
} from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const room: LayoutRoom = {
  outline: [
    [0, 0],
    [4, 0],
    [4, 3],
    [0, 3],
  ],
  wallSeen: [true, true, true, true],
  areaSquareMetres: { value: 12, sd: 1 },
}

const thing = (category: string, at: Vec2, yaw: number, width: number, depth = 0.1): LayoutObject => ({
  ...(sampleLayout.objects[0] as LayoutObject),
  id: `${category}-${at.join('-')}`,
  category,
  box: { center: [...at, 1], size: [width, depth, 1], yaw },
})

const signsOf = (...objects: LayoutObject[]) => openingSymbols({ room, objects }, 0.1)

describe('signs of doors and windows', () => {
  test('a door is hinged at the end nearer to a corner and opens into the room', () => {
    const [door] = signsOf(thing('door', [3.4, 0], 0, 0.8))
    expect(door?.leaves).toHaveLength(1)
    expect(door?.leaves[0]?.hinge).toEqual([expect.closeTo(3.8), expect.closeTo(0)])
    expect(door?.leaves[0]?.open).toEqual([expect.closeTo(3.8), expect.closeTo(0.8)])
    expect(door?.leaves[0]?.shut).toEqual([expect.closeTo(3), expect.closeTo(0)])
    expect(door?.panes).toEqual([])
  })

  test('a wide door has two leaves that meet in its middle; a window three lines and no leaf', () => {
    const [door, window] = signsOf(thing('door', [2, 3], 0, 1.6), thing('window', [0, 1.5], Math.PI / 2, 1.2))
    expect(door?.leaves.map(({ shut }) => shut)).toEqual([
      [expect.closeTo(2), expect.closeTo(3)],
      [expect.closeTo(2), expect.closeTo(3)],
    ])
    expect(window?.leaves).toEqual([])
    expect(window?.panes.map(([a]) => a[0])).toEqual([
      expect.closeTo(0.05),
      expect.closeTo(0),
      expect.closeTo(-0.05),
    ])
  })

  test('every leaf stays in a room that is large enough, and sweeps a quarter circle about its hinge', () => {
    const place = fc.double({ min: 0.5, max: 3.5, noNaN: true })
    fc.assert(
      fc.property(place, fc.double({ min: 0.6, max: 1.8, noNaN: true }), (x, width) => {
        for (const { leaves } of signsOf(thing('door', [x, 3], Math.PI, width)))
          for (const leaf of leaves)
            for (const point of sweepOf(leaf)) {
              expect(distance2(point, leaf.hinge)).toBeCloseTo(leaf.radius)
              expect(point[0]).toBeGreaterThan(-1e-9)
              expect(point[0]).toBeLessThan(4 + 1e-9)
              expect(point[1]).toBeLessThan(3 + 1e-9)
            }
      }),
    )
  })

  test('walls are left out where doors and windows are, also where two overlap', () => {
    const objects = [
      thing('window', [2.5, 0], 0, 1),
      thing('door', [1, 0], 0, 0.8),
      thing('door', [1.3, 0.1], 0, 0.8),
    ]
    const [south, east] = wallsWithOpenings({ room, objects })
    expect(south?.openings.map(({ from }) => from)).toEqual([
      expect.closeTo(0.6),
      expect.closeTo(0.9),
      expect.closeTo(2),
    ])
    expect(south?.runs.map(([a, b]) => [a[0], b[0]])).toEqual([
      [expect.closeTo(0), expect.closeTo(0.6)],
      [expect.closeTo(1.7), expect.closeTo(2)],
      [expect.closeTo(3), expect.closeTo(4)],
    ])
    expect(east?.runs).toHaveLength(1)
  })
})

test('what hangs on a wall lies thinly along its inner face; what hangs on none is left to its box', () => {
  const objects = [
    thing('picture', [2, 2.8], 0, 1, 0.02),
    thing('curtain', [3.8, 1], 0, 0.4, 1.2),
    thing('mirror', [2, 1.5], 0, 1),
    thing('sofa', [2, 3], 0, 1),
  ]
  const mounts = wallMountsOf({ room, objects }, 0.1)
  expect(mounts.map(({ object }) => object.category)).toEqual(['picture', 'curtain'])
  expect(mounts[0]?.corners.map(([, y]) => y)).toEqual([2.95, 2.95, 2.91, 2.91].map((y) => expect.closeTo(y)))
  expect(mounts[1]?.wall.from).toEqual([4, 0])
  expect(mounts[1]?.depth).toBe(0.2)
})
