import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aboutZ, apply, type OrientedBox, type Vec3 } from '../../../../src/geometry/index.ts'
import { VOXEL } from '../../../../src/layout/mapping/semanticField.ts'
import { boxesOfVoxels, meanViewer } from '../../../../src/layout/mapping/voxelBoxes.ts'
import { number } from '../../geometry/arbitraries.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'
import { allOf, block, fieldOf, middle } from './voxels.ts'

/** The cells in which the sides and the top of a box lie. */
function surfaceCells({ center, size: [l, w, h], yaw }: OrientedBox): Vec3[] {
  const turn = aboutZ(yaw)
  const cells = new Map<string, Vec3>()
  const add = (x: number, y: number, z: number) => {
    const point = apply(turn, [x, y, z])
    const cell = center.map((at, axis) => Math.floor((at + (point[axis] as number)) / VOXEL))
    cells.set(cell.join(), cell as unknown as Vec3)
  }
  const steps = (length: number) => {
    const count = 1 + Math.ceil(length / 0.03)
    return Array.from({ length: count + 1 }, (_, k) => (k / count - 0.5) * length)
  }
  for (const x of steps(l)) for (const y of steps(w)) add(x, y, h / 2)
  for (const z of steps(h)) {
    for (const x of steps(l)) for (const y of [-w / 2, w / 2]) add(x, y, z)
    for (const y of steps(w)) for (const x of [-l / 2, l / 2]) add(x, y, z)
  }
  return [...cells.values()]
}
const fieldOfCells = (cells: readonly Vec3[]) => fieldOf(cells.map((cell) => ({ cell })))

const side = number(0.25, 1.3)
const at = number(-3, 3)
const boxes: fc.Arbitrary<OrientedBox> = fc.record({
  center: fc.tuple(at, at, number(0.5, 1.5)),
  size: fc.tuple(side, side, number(0.25, 0.9)),
  yaw: number(-3, 3),
})

describe('boxesOfVoxels', () => {
  test('a box comes back from its surface: its middle within half a voxel, its sides within one and a half', () => {
    fc.assert(
      fc.property(boxes, (truth) => {
        const field = fieldOfCells(surfaceCells(truth))
        const [found] = boxesOfVoxels(field, allOf(field), truth.yaw, 1)
        if (!found) throw new Error('no box')
        expect(found.box.yaw).toBe(truth.yaw)
        for (const axis of [0, 1, 2] as const) {
          expect(Math.abs(found.box.center[axis] - truth.center[axis])).toBeLessThan(0.032)
          expect(Math.abs(found.box.size[axis] - truth.size[axis])).toBeLessThan(0.085)
        }
        // Of a narrow thing the surface's cells are a larger part.
        const share = Math.min(truth.size[0], truth.size[1]) < 0.4 ? 0.85 : 0.9
        expect(found.voxels.length).toBeGreaterThan(share * field.count)
      }),
      { numRuns: 40 },
    )
  })

  test('along the grid exactly: a surface lies in the middle of its voxels', () => {
    const field = fieldOfCells(block([3, -7, 0], [22, 2, 14], true))
    const [found] = boxesOfVoxels(field, allOf(field), 0, 3)
    expect(found?.box.center).toEqual([0.65, -0.1, 0.375].map((value) => expect.closeTo(value, 6)))
    expect(found?.box.size).toEqual([0.95, 0.45, 0.7].map((value) => expect.closeTo(value, 6)))
  })

  test('an L is two boxes that share no voxels and leave none out, at any heading', () => {
    for (const yaw of [0, 0.5, -1.2]) {
      const legs = [
        { center: [1.5, 0.3, 0.4], size: [3, 0.6, 0.8] },
        { center: [0.3, 1.3, 0.4], size: [0.6, 1.4, 0.8] },
      ].map(
        ({ center, size }): OrientedBox => ({
          center: apply(aboutZ(yaw), center as unknown as Vec3),
          size: size as unknown as Vec3,
          yaw,
        }),
      )
      const cells = new Map(legs.flatMap(surfaceCells).map((cell) => [cell.join(), cell]))
      const field = fieldOfCells([...cells.values()])
      const found = boxesOfVoxels(field, allOf(field), yaw, 5)
      expect(found).toHaveLength(2)
      for (const [k, leg] of legs.entries())
        for (const axis of [0, 1, 2] as const) {
          expect(Math.abs((found[k]?.box.center[axis] as number) - leg.center[axis])).toBeLessThan(0.06)
          expect(Math.abs((found[k]?.box.size[axis] as number) - leg.size[axis])).toBeLessThan(0.12)
        }
      const voxels = found.flatMap((one) => one.voxels)
      expect(voxels.length - new Set(voxels).size).toBeLessThan(0.02 * field.count)
      expect(new Set(voxels).size).toBeGreaterThan(0.95 * field.count)
    }
  })

  test('only of the voxels given; what strays above is left out of the height', () => {
    const cells = [...block([0, 0, 2], [9, 9, 9]), [5, 5, 30] as const, ...block([40, 0, 0], [60, 20, 4])]
    const field = fieldOfCells(cells)
    const own = allOf(field).slice(0, 801)
    const found = boxesOfVoxels(field, own, 0, 3)
    expect(found).toHaveLength(1)
    expect(found[0]?.box.size).toEqual([0.45, 0.45, 0.35].map((value) => expect.closeTo(value, 6)))
    expect(boxesOfVoxels(field, [], 0, 3)).toEqual([])
  })

  test('a thin sheet has a thickness', () => {
    const field = fieldOfCells(block([0, 0, 10], [20, 0, 10]))
    expect(boxesOfVoxels(field, allOf(field), 0, 1)[0]?.box.size).toEqual([
      expect.closeTo(1, 6),
      VOXEL / 2,
      VOXEL / 2,
    ])
  })

  test('what one frame saw counts half of what two did', () => {
    const near = block([0, 0, 4], [9, 9, 4]).map((cell) => ({ cell }))
    // Five columns behind eight that are empty: worth it for what two frames saw.
    const length = (hits: number) => {
      const far = block([18, 0, 4], [22, 9, 4]).map((cell) => ({ cell, hits }))
      const field = fieldOf([...near, ...far])
      return boxesOfVoxels(field, allOf(field), 0, 1)[0]?.box.size[0]
    }
    expect(length(1)).toBeCloseTo(0.45, 6)
    expect(length(2)).toBeCloseTo(1.1, 6)
    expect(length(9)).toBeCloseTo(1.1, 6)
  })
})

describe('meanViewer', () => {
  const frames = metricFramesOf({ ...livingRoom, things: [] })

  test('is the mean place of the cameras that have the point in view, and of no others', () => {
    const point: Vec3 = [0.2, 3, 0.6]
    const all = meanViewer(point, frames)
    const mean = (axis: 0 | 1 | 2) =>
      frames.reduce((sum, { T_level_camera }) => sum + T_level_camera.translation[axis], 0) / frames.length
    expect(all).toEqual([0, 1, 2].map((axis) => expect.closeTo(mean(axis as 0), 9)))
    const first = frames.slice(0, 1)
    expect(meanViewer([0, -2, 0.6], frames)).toBeUndefined()
    const around: Vec3[] = [
      [4, 1, 1],
      [-4, 1, 1],
      [0, 3, 4],
      [0, 0.8, 0],
    ]
    for (const outside of around) expect(meanViewer(outside, first)).toBeUndefined()
    expect(meanViewer(middle([0, 60, 14]), first)).toEqual(first[0]?.T_level_camera.translation)
  })
})
