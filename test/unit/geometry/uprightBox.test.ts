import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boxCorners,
  distance3,
  type OrientedBox,
  solidCorners,
  solidOf,
  toBoxAxes,
  uprightBox,
} from '../../../src/geometry/index.ts'
import { box, number, point3, rotation } from './arbitraries.ts'

const side = number(0.05, 3)
const solid = fc.record({ center: point3, size: fc.tuple(side, side, side), axes: rotation })
const volume = ({ size: [l, w, h] }: OrientedBox) => l * w * h

describe('the upright box around one that stands askew', () => {
  test('is the box itself where that stands upright', () => {
    fc.assert(
      fc.property(box, (upright) => {
        const found = uprightBox(solidOf(upright))
        const corners = boxCorners(upright)
        for (const corner of boxCorners(found))
          expect(Math.min(...corners.map((other) => distance3(corner, other)))).toBeLessThan(1e-6)
      }),
    )
  })

  test('holds every corner, touches them, and is centred like it', () => {
    fc.assert(
      fc.property(solid, (askew) => {
        const found = uprightBox(askew)
        const corners = solidCorners(askew).map((corner) => toBoxAxes(found, corner))
        for (const axis of [0, 1, 2] as const) {
          const reach = Math.max(...corners.map((corner) => Math.abs(corner[axis])))
          expect(reach).toBeCloseTo(found.size[axis] / 2, 9)
        }
        expect(found.center).toEqual(askew.center)
        expect(found.size[0]).toBeGreaterThanOrEqual(found.size[1])
        expect(found.yaw).toBeGreaterThanOrEqual(-Math.PI / 2)
        expect(found.yaw).toBeLessThan(Math.PI / 2)
      }),
    )
  })

  test('is not larger than one at any other yaw', () => {
    fc.assert(
      fc.property(solid, number(-2, 2), (askew, yaw) => {
        const found = uprightBox(askew)
        const corners = solidCorners(askew).map((corner) => toBoxAxes({ ...found, yaw }, corner))
        const [l, w] = [0, 1].map((k) => 2 * Math.max(...corners.map((corner) => Math.abs(corner[k as 0]))))
        expect(volume(found)).toBeLessThanOrEqual((l as number) * (w as number) * found.size[2] + 1e-9)
      }),
    )
  })

  test('may be flat: a picture on a wall, a point', () => {
    const flat = uprightBox({ center: [1, 2, 3], size: [0, 2, 1], axes: [1, 0, 0, 0, 1, 0, 0, 0, 1] })
    expect(flat.size).toEqual([2, 0, 1])
    expect(Math.abs(flat.yaw)).toBeCloseTo(Math.PI / 2, 12)
    const point = uprightBox({ center: [1, 2, 3], size: [0, 0, 0], axes: [1, 0, 0, 0, 1, 0, 0, 0, 1] })
    expect(point).toMatchObject({ center: [1, 2, 3], size: [0, 0, 0] })
  })
})
