import { describe, expect, test } from 'vitest'
import { aboutZ, multiply, type Vec2 } from '../../../../src/geometry/index.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import {
  cellMiddle,
  isBefore,
  rasterOf,
  WALL_CELL,
  type WallRaster,
  withLogs,
} from '../../../../src/layout/mapping/wallRaster.ts'
import { type Wall, wallsOf } from '../../../../src/layout/room/walls.ts'
import type { SemanticClass } from '../../../../src/perception/index.ts'
import { lookingAt, type Scene } from '../../scene.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'
import { roomOf } from './mapped.ts'
import { painted } from './painted.ts'

const outline: Vec2[] = [
  [-2.5, -1],
  [2.5, -1],
  [2.5, 5],
  [-2.5, 5],
]
const walls = wallsOf(roomOf(outline))
/** From x = 2.5 on its right to -2.5 on its left. */
const far = walls[2] as Wall
const bare: Scene = { ...livingRoom, things: [] }
const gathered = (frames: readonly MetricFrame[], wall = far, height?: number) =>
  rasterOf(wall, frames.map(withLogs), height)

/** The cells for which something holds, by their middles: metres along the wall and up. */
function cellsWhere(raster: WallRaster, holds: (cell: number) => boolean): [number, number][] {
  const found: [number, number][] = []
  for (let cell = 0; cell < raster.weights.length; cell++)
    if (holds(cell))
      found.push([
        ((cell % raster.columns) + 0.5) * WALL_CELL,
        (Math.floor(cell / raster.columns) + 0.5) * WALL_CELL,
      ])
  return found
}
const likeliest = ({ classes, logSums }: WallRaster, cell: number): SemanticClass => {
  const sums = logSums.subarray(cell * classes.length, (cell + 1) * classes.length)
  return classes[sums.indexOf(Math.max(...sums))] as SemanticClass
}
const spanOf = (cells: readonly [number, number][], axis: 0 | 1) => {
  const values = cells.map((cell) => cell[axis])
  return [Math.min(...values) - WALL_CELL / 2, Math.max(...values) + WALL_CELL / 2]
}

describe('rasterOf', () => {
  const frames = painted(bare, metricFramesOf(bare), [
    { wall: far, along: [0.6, 1.4], up: [1, 1.8], shown: 'picture' },
    { wall: far, along: [2.8, 3.7], up: [0, 2], beyond: 2 },
  ])
  const raster = gathered(frames)

  test('has its cells where the wall is, from its beginning along and from the floor up', () => {
    expect([raster.columns, raster.rows]).toEqual([100, 54])
    expect(cellMiddle(far, 0, 0)).toEqual([expect.closeTo(2.475), expect.closeTo(5), expect.closeTo(0.025)])
    expect(cellMiddle(far, 99, 20)).toEqual([
      expect.closeTo(-2.475),
      expect.closeTo(5),
      expect.closeTo(1.025),
    ])
    expect(gathered([], far, 2.42).rows).toBe(48)
    expect(gathered([], far, 9).rows).toBe(54)
  })

  test('shows what is on the wall where it is, within a cell', () => {
    const pictures = cellsWhere(
      raster,
      (cell) => raster.weights[cell] !== 0 && likeliest(raster, cell) === 'picture',
    )
    const [left, right] = spanOf(pictures, 0) as [number, number]
    const [low, high] = spanOf(pictures, 1) as [number, number]
    for (const [found, truth] of [
      [left, 0.6],
      [right, 1.4],
      [low, 1],
      [high, 1.8],
    ] as const)
      expect(Math.abs(found - truth)).toBeLessThan(WALL_CELL + 0.001)
    expect(pictures.length).toBeGreaterThan(0.85 * 16 * 16)
    const others = cellsWhere(raster, (cell) => raster.weights[cell] !== 0).length - pictures.length
    const bareWall = cellsWhere(
      raster,
      (cell) => raster.weights[cell] !== 0 && likeliest(raster, cell) === 'wall',
    )
    expect(bareWall.length).toBeGreaterThan(0.9 * others)
  })

  test('tells where sight goes on through the wall', () => {
    const open = cellsWhere(
      raster,
      (cell) => (raster.beyond[cell] as number) > 0.5 * (raster.weights[cell] as number),
    )
    const [left, right] = spanOf(open, 0) as [number, number]
    const [, high] = spanOf(open, 1) as [number, number]
    for (const [found, truth] of [
      [left, 2.8],
      [right, 3.7],
      [high, 2],
    ] as const)
      expect(Math.abs(found - truth)).toBeLessThan(2 * WALL_CELL)
    expect(open.length).toBeGreaterThan(0.8 * 18 * 40)
  })

  test('sums of a cell are those of the frames that saw it, each by its weight', () => {
    const one = gathered(frames.slice(0, 1))
    const cell = one.columns * 28 + 50
    // In the middle, 1.4 m up, seen from 5 m away nearly straight: three fifths of what it is from 3 m.
    expect(one.weights[cell]).toBeCloseTo(0.6, 2)
    const wall = one.classes.indexOf('wall')
    expect((one.logSums[cell * one.classes.length + wall] as number) / 0.6).toBeCloseTo(Math.log(0.9), 2)
    const table = one.classes.indexOf('table')
    // No picture is surer than e to the -5 that something is not there.
    expect((one.logSums[cell * one.classes.length + table] as number) / 0.6).toBeCloseTo(-5, 2)
    const each = frames.map((frame) => gathered([frame]).weights[cell] as number)
    expect(raster.weights[cell]).toBeCloseTo(
      each.reduce((a, b) => a + b),
      4,
    )
  })

  test('what stands before a wall hides it; what is flat against it does not', () => {
    const hidden = (y: number) => {
      const screen: Scene = {
        ...bare,
        things: [
          { category: '', shown: 'shelf', box: { center: [0, y, 0.7], size: [1.6, 0.1, 1.4], yaw: 0 } },
        ],
      }
      const { columns, weights } = gathered(metricFramesOf(screen).slice(0, 1))
      return [weights[columns * 8 + 50], weights[columns * 40 + 50]].map((weight) => (weight as number) > 0)
    }
    expect(hidden(3.5)).toEqual([false, true])
    expect(hidden(4.9)).toEqual([true, true])
    expect([isBefore(3.2, 4), isBefore(3.4, 4), isBefore(9, 4)]).toEqual([true, false, false])
  })

  test('from behind, a wall shows nothing; nor beside the picture, behind the camera or at a small angle', () => {
    const outside: Wall = { ...far, outward: [0, -1] }
    expect(gathered(frames, outside).weights.some((weight) => weight > 0)).toBe(false)
    // The near wall lies behind all cameras.
    expect(gathered(frames, walls[0] as Wall).weights.some((weight) => weight > 0)).toBe(false)
    // The first camera, turned to the left, sees no more of the right half.
    const [first] = metricFramesOf(bare) as [MetricFrame]
    const rotation = multiply(aboutZ(0.6), first.T_level_camera.rotation)
    const turned = gathered([{ ...first, T_level_camera: { ...first.T_level_camera, rotation } }])
    expect(
      spanOf(
        cellsWhere(turned, (cell) => (turned.weights[cell] as number) > 0),
        0,
      )[0],
    ).toBeGreaterThan(1.5)
    // Along the left wall from 0.4 m off it.
    const along = gathered(
      [{ ...first, T_level_camera: lookingAt([-2.1, -0.8, 1.4], [-2.1, 4, 1.4]) }],
      walls[3] as Wall,
    )
    const seen = cellsWhere(along, (cell) => (along.weights[cell] as number) > 0)
    expect(seen.length).toBeGreaterThan(0)
    // Of what is seen askew, less: 0.4 m off the wall, twice that over the distance.
    const cell = along.columns * 28 + Math.floor((5 - -0.8 - 1.4) / WALL_CELL)
    expect(along.weights[cell]).toBeCloseTo(0.8 / Math.hypot(0.4, 1.4), 1)
    // The left wall begins at the far end: what is 0.4 m off is askew from 2 m on.
    expect(spanOf(seen, 0)[0]).toBeGreaterThan(6 - 0.2 - 2 - 0.1)
  })

  test('frames without semantics say nothing', () => {
    const mute = frames.map((frame) => ({
      ...frame,
      semantics: { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) },
    }))
    expect(gathered(mute)).toMatchObject({ classes: [] })
    const both = gathered([...mute, ...frames])
    const differs = (name: 'weights' | 'logSums' | 'beyond') =>
      both[name].length !== raster[name].length || both[name].some((value, k) => value !== raster[name][k])
    expect([differs('weights'), differs('logSums'), differs('beyond')]).toEqual([false, false, false])
  })
})
