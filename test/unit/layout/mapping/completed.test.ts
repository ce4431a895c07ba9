import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aboutZ, apply, type OrientedBox, toBoxAxes, type Vec3 } from '../../../../src/geometry/index.ts'
import { completed } from '../../../../src/layout/mapping/voxelBoxes.ts'
import { CATEGORIES, type Category } from '../../../../src/layout/model/categories.ts'
import { angle, number } from '../../geometry/arbitraries.ts'

const kind = (name: string) => CATEGORIES[name] as Category
const [fridge, sofa, cabinet, hood] = ['refrigerator', 'sofa', 'cabinet', 'range hood'].map(kind) as [
  Category,
  Category,
  Category,
  Category,
]
const face = ({ center, size }: OrientedBox, axis: 0 | 1 | 2, way: 1 | -1) =>
  center[axis] + (way * size[axis]) / 2

describe('completed', () => {
  test('of a front only, the depth goes on away from the cameras, down to the floor', () => {
    const front: OrientedBox = { center: [0.3, 2, 1], size: [0.7, 0.05, 1.5], yaw: 0 }
    const whole = completed(front, fridge, [0.3, 0, 1.4])
    expect(whole.size).toEqual([0.7, fridge.size[1], expect.closeTo(1.75)])
    expect(face(whole, 1, -1)).toBeCloseTo(face(front, 1, -1))
    expect([face(whole, 2, -1), face(whole, 2, 1)]).toEqual([expect.closeTo(0), expect.closeTo(1.75)])
    expect(whole.center[0]).toBeCloseTo(0.3)
    const fromBehind = completed(front, fridge, [0.3, 4, 1.4])
    expect(face(fromBehind, 1, 1)).toBeCloseTo(face(front, 1, 1))
    expect(fromBehind.size).toEqual(whole.size)
  })

  test('the side that faces the cameras stays where it was seen, at any heading', () => {
    // Clearly to one side along either axis: between 20 and 70 degrees off both.
    const away = number(1, 2.5).chain((metres) => fc.constantFrom(metres, -metres))
    fc.assert(
      fc.property(angle, away, away, number(0.1, 0.4), number(0.1, 0.4), (yaw, u, v, l, w) => {
        const box: OrientedBox = { center: [1, -2, 0.5], size: [l, w, 0.9], yaw }
        const offset = apply(aboutZ(yaw), [u, v, 1])
        const viewer: Vec3 = [1 + offset[0], -2 + offset[1], 1.5]
        const whole = completed(box, sofa, viewer)
        const [longer, shorter] = l >= w ? ([0, 1] as const) : ([1, 0] as const)
        expect([whole.size[longer], whole.size[shorter]]).toEqual([sofa.size[0], sofa.size[1]])
        // The whole box in the axes of what was seen.
        const middle = toBoxAxes(box, whole.center)
        for (const [axis, way] of [
          [0, Math.sign(u)],
          [1, Math.sign(v)],
        ] as const)
          expect(middle[axis] + (way * whole.size[axis]) / 2).toBeCloseTo((way * box.size[axis]) / 2)
      }),
    )
  })

  test('seen straight on, a side grows to both ends alike: which of them was hidden is not known', () => {
    const box: OrientedBox = { center: [0, 3, 0.5], size: [0.4, 0.3, 0.9], yaw: 0 }
    for (const aside of [-0.1, 0, 0.1]) {
      const whole = completed(box, sofa, [aside, 0, 1.5])
      expect(whole.center[0]).toBeCloseTo(0)
      // Away from the camera it goes on behind what was seen.
      expect(whole.center[1] - whole.size[1] / 2).toBeCloseTo(2.85)
    }
  })

  test('sides within a deviation of the usual stay as they are, also where the first is the shorter', () => {
    const sized = (x: number, y: number) => ({
      center: [0, 3, 0.4] as const,
      size: [x, y, 0.8] as const,
      yaw: 0,
    })
    const [l, w] = [sofa.size[0] * Math.exp(-sofa.spread[0]), sofa.size[1] * Math.exp(-sofa.spread[1])]
    const sides = (x: number, y: number) => completed(sized(x, y), sofa, [0, 0, 1.4]).size.slice(0, 2)
    expect(sides(1.01 * l, 1.01 * w)).toEqual([1.01 * l, 1.01 * w])
    expect(sides(1.01 * w, 1.01 * l)).toEqual([1.01 * w, 1.01 * l])
    expect(sides(0.99 * l, 1.01 * w)).toEqual([sofa.size[0], 1.01 * w])
    expect(sides(0.99 * w, 1.01 * l)).toEqual([sofa.size[1], 1.01 * l])
    expect(sides(3, 2)).toEqual([3, 2])
  })

  test('a run is as long as it was seen, and as deep as usual', () => {
    for (const [size, whole] of [
      [
        [3, 0.1],
        [3, cabinet.size[1]],
      ],
      [
        [0.1, 3],
        [cabinet.size[1], 3],
      ],
      [
        [0.3, 0.1],
        [0.3, cabinet.size[1]],
      ],
      [
        [0.1, 0.3],
        [cabinet.size[1], 0.3],
      ],
    ] as const) {
      const box: OrientedBox = { center: [0, 3, 0.45], size: [size[0], size[1], 0.9], yaw: 0 }
      expect(completed(box, cabinet, [2, 0, 1.4]).size.slice(0, 2)).toEqual(whole)
    }
  })

  test('what hangs and is too low grows up where it was seen from below, else down, but not into the floor', () => {
    const strip = (z: number): OrientedBox => ({ center: [0, 3, z], size: [0.65, 0.45, 0.1], yaw: 0 })
    const below = completed(strip(1.9), hood, [0, 0, 1.4])
    expect([face(below, 2, -1), face(below, 2, 1)]).toEqual([
      expect.closeTo(1.85),
      expect.closeTo(1.85 + 0.35),
    ])
    const above = completed(strip(1.2), hood, [0, 0, 1.4])
    expect([face(above, 2, -1), face(above, 2, 1)]).toEqual([
      expect.closeTo(1.25 - 0.35),
      expect.closeTo(1.25),
    ])
    const low = completed(strip(0.2), hood, [0, 0, 1.4])
    expect([face(low, 2, -1), face(low, 2, 1)]).toEqual([expect.closeTo(0), expect.closeTo(0.25)])
    // What hangs and is high enough stays.
    const full: OrientedBox = { center: [0, 3, 1.7], size: [0.65, 0.45, 0.3], yaw: 0 }
    expect(completed(full, hood, [0, 0, 1.4]).center[2]).toBeCloseTo(1.7)
    expect(completed(full, hood, [0, 0, 1.4]).size[2]).toBeCloseTo(0.3)
  })

  test('where no camera is known to have seen it, it grows both ways', () => {
    const front: OrientedBox = { center: [0.3, 2, 0.9], size: [0.72, 0.05, 1.7], yaw: 0.4 }
    const whole = completed(front, fridge, undefined)
    expect(whole.size[1]).toBe(fridge.size[1])
    expect(whole.center.slice(0, 2)).toEqual([expect.closeTo(0.3), expect.closeTo(2)])
  })
})
