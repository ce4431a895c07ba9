import { describe, expect, test } from 'vitest'
import { type OrientedBox, toBoxAxes, type Vec3 } from '../../../../src/geometry/index.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { centerOf, VOXEL } from '../../../../src/layout/mapping/semanticField.ts'
import { semanticPoints } from '../../../../src/layout/mapping/semanticPoints.ts'
import { isOccupied, standingVoxels } from '../../../../src/layout/mapping/voxelLabels.ts'
import type { Scene, Thing } from '../../scene.ts'
import { fuseSemantics } from '../built.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'
import { allOf } from './voxels.ts'

const frames = metricFramesOf(livingRoom)
const field = fuseSemantics(frames)
const cellAt = (voxel: number) => [...field.cells.slice(3 * voxel, 3 * voxel + 3)]

/** How far a point lies outside a box, along the axis on which it is furthest; negative inside. */
const outside = (box: OrientedBox, point: Vec3) => {
  const at = toBoxAxes(box, point)
  return Math.max(...([0, 1, 2] as const).map((axis) => Math.abs(at[axis]) - box.size[axis] / 2))
}

describe('fuseSemantics', () => {
  test('adds up what frames saw in each voxel: at most three points of a frame, far ones for less', () => {
    interface Sum {
      frames: Map<number, number>
      weight: number
      logs: Float64Array
    }
    const sums = new Map<string, Sum>()
    for (const [k, frame] of frames.entries())
      for (const { point, depth, probabilities } of semanticPoints(frame)) {
        const key = point.map((value) => Math.floor(value / VOXEL)).join()
        const sum = sums.get(key) ?? { frames: new Map(), weight: 0, logs: new Float64Array(52) }
        sums.set(key, sum)
        const count = (sum.frames.get(k) ?? 0) + 1
        sum.frames.set(k, count)
        if (count > 3) continue
        const weight = depth > 2.5 ? 2.5 / depth : 1
        sum.weight += weight
        probabilities.forEach((p, c) => {
          sum.logs[c] = (sum.logs[c] as number) + weight * Math.max(-5, Math.log(p))
        })
      }
    expect(field.count).toBe(sums.size)
    expect(field.count).toBeGreaterThan(9000)
    let worst = 0
    for (const voxel of allOf(field)) {
      const sum = sums.get(cellAt(voxel).join())
      if (!sum || field.hits[voxel] !== sum.frames.size) throw new Error(`voxel ${cellAt(voxel)}`)
      worst = Math.max(worst, Math.abs((field.weights[voxel] as number) - sum.weight))
      for (let c = 0; c < 52; c++)
        worst = Math.max(worst, Math.abs((field.logSums[voxel * 52 + c] as number) - (sum.logs[c] as number)))
    }
    expect(worst).toBeLessThan(1e-3)
    expect(Math.max(...field.hits)).toBe(frames.length)
  })

  test('holds no more than its voxels, each once', () => {
    const { count, cells, weights, hits, through, logSums } = field
    expect([cells.length, weights.length, hits.length, through.length]).toEqual([
      3 * count,
      count,
      count,
      count,
    ])
    expect(logSums).toHaveLength(52 * count)
    expect(new Set(allOf(field).map((voxel) => cellAt(voxel).join())).size).toBe(count)
    expect(centerOf({ ...field, cells: Int16Array.of(0, 0, 0, 3, -1, 20) }, 1)).toEqual(
      [0.175, -0.025, 1.025].map((value) => expect.closeTo(value, 9)),
    )
  })

  test('the wall that all cameras see is occupied where it is, without holes', () => {
    // In the middle of the far wall, above what stands before it.
    const cells = new Set(
      allOf(field)
        .filter((voxel) => isOccupied(field, voxel))
        .map((v) => cellAt(v).join()),
    )
    const columns = [...Array(20).keys()].map((k) => k - 10)
    const heights = [...Array(12).keys()].map((k) => k + 24)
    const seen = columns.flatMap((x) =>
      heights.map((z) => [99, 100].some((y) => cells.has([x, y, z].join()))),
    )
    expect(seen.filter(Boolean).length).toBeGreaterThan(0.9 * seen.length)
  })

  test('things are where they stand and go by their names', () => {
    const standing = standingVoxels(field)
    for (const [name, thing] of [
      ['refrigerator', livingRoom.things[0]],
      ['sofa', livingRoom.things[1]],
      ['table', livingRoom.things[2]],
      ['stove', livingRoom.things[3]],
    ] as const) {
      const voxels = standing.get(name) ?? []
      expect(voxels.length).toBeGreaterThan(150)
      const astray = voxels.filter((voxel) => outside((thing as Thing).box, centerOf(field, voxel)) > VOXEL)
      expect(astray.length).toBeLessThan(0.03 * voxels.length)
    }
    expect([...standing.keys()].sort()).toEqual(['refrigerator', 'sofa', 'stove', 'table'])
  })
})

describe('what is seen through', () => {
  const bare: Scene = { ...livingRoom, things: [] }
  const cabinet: Thing = {
    category: '',
    shown: 'cabinet',
    box: { center: [0, 3, 0.7], size: [0.8, 0.5, 1.4], yaw: 0 },
  }
  const without = metricFramesOf(bare)
  const withIt = metricFramesOf({ ...bare, things: [cabinet] })
  const occupied = (shown: readonly MetricFrame[]) =>
    standingVoxels(fuseSemantics(shown)).get('cabinet') ?? []

  test('is freed by the frames that see on through it, not by those that see it', () => {
    expect(occupied(withIt).length).toBeGreaterThan(500)
    // One frame errs, or saw it before it was taken away.
    const once = [withIt[0] as MetricFrame, ...without.slice(1)]
    const all = occupied(withIt.slice(0, 1)).length
    expect(all).toBeGreaterThan(200)
    // Right above the floor, depth does not go on far behind it.
    expect(occupied(once).length).toBeLessThan(0.05 * all)
  })

  test('also by frames without semantics, which say where but not what', () => {
    const mute = without.slice(1).map((frame) => ({
      ...frame,
      semantics: { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) },
    }))
    expect(occupied([withIt[0] as MetricFrame, ...mute]).length).toBeLessThan(25)
    expect(fuseSemantics(mute)).toMatchObject({ count: 0, classes: [] })
    expect(fuseSemantics([]).count).toBe(0)
  })

  test('a voxel counts the frames, and only where depth goes on well behind it', () => {
    const once = fuseSemantics([withIt[0] as MetricFrame, ...without.slice(1)])
    const front = allOf(once).filter((voxel) => {
      const [x, y, z] = centerOf(once, voxel)
      return Math.abs(x) < 0.2 && Math.abs(y - 2.75) < 0.06 && z > 0.6 && z < 1.2
    })
    expect(front.length).toBeGreaterThan(20)
    expect(new Set(front.map((voxel) => once.through[voxel]))).toEqual(new Set([5]))
    const walls = allOf(once).filter((voxel) => Math.abs(centerOf(once, voxel)[1] - 5) < 0.05)
    expect(walls.length).toBeGreaterThan(500)
    expect(walls.filter((voxel) => once.through[voxel]).length).toBe(0)
  })
})
