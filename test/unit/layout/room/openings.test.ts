import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance2, type Vec2 } from '../../../../src/geometry/index.ts'
import type { LayoutObject, LayoutRoom } from '../../../../src/layout/index.ts'
import { openingEnds, openingsOf } from '../../../../src/layout/index.ts'
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

const thing = (
  category: string,
  at: Vec2,
  yaw: number,
  size: [number, number, number],
  z = 1,
): LayoutObject => ({
  ...(sampleLayout.objects[0] as LayoutObject),
  id: `${category}-1`,
  category,
  box: { center: [at[0], at[1], z], size, yaw },
})

const only = (object: LayoutObject) => openingsOf({ room, objects: [object] })

describe('openings', () => {
  test('a door stands in the nearest wall, from the floor to its head, measured along the outline', () => {
    const [door] = only(thing('door', [3.95, 1], Math.PI / 2, [0.9, 0.1, 2], 1))
    expect(door).toMatchObject({ kind: 'door', wall: { from: [4, 0], to: [4, 3] }, sill: 0, head: 2 })
    expect([door?.from, door?.to]).toEqual([expect.closeTo(0.55), expect.closeTo(1.45)])
  })

  test('a window keeps its sill, and what reaches past a corner is cut there', () => {
    const [window] = only(thing('window', [0.2, 3.1], 0.05, [1, 0.1, 1.2], 1.5))
    expect(window?.kind).toBe('window')
    expect(window?.sill).toBeCloseTo(0.9)
    expect(window?.to).toBeCloseTo(4, 1)
  })

  test('what stands in the room, across a wall or beyond its end is in no wall; nor is a picture', () => {
    expect(only(thing('door', [2, 1.5], 0, [0.9, 0.1, 2]))).toEqual([])
    expect(only(thing('door', [4, 1.5], 0, [0.9, 0.1, 2]))).toEqual([])
    expect(only(thing('window', [-0.6, 3], 0, [1, 0.1, 1]))).toEqual([])
    expect(only(thing('picture', [2, 3], 0, [1, 0.1, 1]))).toEqual([])
    expect(openingsOf({ objects: [thing('door', [2, 0], 0, [0.9, 0.1, 2])] })).toEqual([])
  })

  test('its ends lie on the wall, as far apart as it is wide', () => {
    const along = fc.double({ min: 0.6, max: 3.4, noNaN: true })
    const gap = fc.double({ min: -0.3, max: 0.3, noNaN: true })
    fc.assert(
      fc.property(along, gap, (x, y) => {
        const [door] = only(thing('door', [x, y], 0, [0.8, 0.1, 2]))
        if (!door) throw new Error('no opening')
        const [a, b] = openingEnds(door)
        expect(distance2(a, b)).toBeCloseTo(0.8)
        expect([a[1], b[1]]).toEqual([expect.closeTo(0), expect.closeTo(0)])
        expect((a[0] + b[0]) / 2).toBeCloseTo(x)
      }),
    )
  })
})
