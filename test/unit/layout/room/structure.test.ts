import { describe, expect, test } from 'vitest'
import type { Vec3 } from '../../../../src/geometry/index.ts'
import { type Structure, structureOf } from '../../../../src/layout/room/structure.ts'
import { fuseSurfaces, type SurfacePoint } from '../../../../src/layout/room/surfaces.ts'
import { SEMANTIC_CLASSES, type SemanticClass, type SemanticGrid } from '../../../../src/perception/index.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'

/** Cells that are one class each, row by row. */
function gridOf(
  rows: readonly (readonly SemanticClass[])[],
  classes: readonly SemanticClass[] = SEMANTIC_CLASSES,
): SemanticGrid {
  const cells = rows.flat()
  const probabilities = Float32Array.from(
    cells.flatMap((name) => classes.map((other) => (other === name ? 1 : 0))),
  )
  return { classes, rows: rows.length, columns: cells.length / rows.length, probabilities }
}
const NOTHING: Structure = { wall: 0, floor: 0, ceiling: 0 }
const structureOfOne = (name: SemanticClass) => structureOf(gridOf([[name]]))(0.5, 0.5) as Structure

describe('structureOf', () => {
  test('reads the cell of the place, along and down the picture', () => {
    const at = structureOf(
      gridOf([
        ['wall', 'ceiling', 'table'],
        ['floor', 'chair', 'rug'],
      ]),
    )
    const [wall, floor, ceiling] = [
      { ...NOTHING, wall: 1 },
      { ...NOTHING, floor: 1 },
      { ...NOTHING, ceiling: 1 },
    ]
    expect([0.1, 0.4, 0.9].map((u) => at(u, 0.2))).toEqual([wall, ceiling, NOTHING])
    expect([0.1, 0.4, 0.9].map((u) => at(u, 0.8))).toEqual([floor, NOTHING, floor])
    expect([at(0, 0), at(0.32, 0.49), at(0.34, 0.51), at(0.999, 0.999)]).toEqual([wall, wall, NOTHING, floor])
  })

  test('weighs what a cell may be by how likely it is, whatever the order of the classes', () => {
    const classes = ['table', 'floor', 'wall', 'whiteboard'] as const
    const grid = { classes, rows: 1, columns: 1, probabilities: Float32Array.of(0.4, 0.1, 0.3, 0.2) }
    expect(structureOf(grid)(0.5, 0.5)).toEqual({
      wall: expect.closeTo(0.5),
      floor: expect.closeTo(0.1),
      ceiling: 0,
    })
  })

  test('what hangs on a wall is one; glass and mirrors, whose depth lies, and what hides walls are less; furniture is none', () => {
    for (const name of ['wall', 'picture', 'whiteboard', 'clock'] as const)
      expect(structureOfOne(name).wall).toBe(1)
    for (const name of ['window', 'mirror', 'cabinet', 'shelf', 'refrigerator'] as const) {
      expect(structureOfOne(name).wall).toBeGreaterThan(0.2)
      expect(structureOfOne(name).wall).toBeLessThan(structureOfOne('door').wall)
    }
    for (const name of ['table', 'chair', 'bed', 'sofa', 'counter', 'person', 'other'] as const)
      expect(structureOfOne(name)).toEqual(NOTHING)
    expect([structureOfOne('rug').floor, structureOfOne('ceiling light').ceiling]).toEqual([1, 1])
  })

  test('says nothing where the frame has no semantics', () => {
    expect(
      structureOf({ classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) })(0.5, 0.5),
    ).toBeUndefined()
  })
})

describe('surfaces', () => {
  const frames = metricFramesOf(livingRoom).map(({ metresScale, ...frame }) => ({
    ...frame,
    depthScale: metresScale,
  }))

  test('are shown as what they are: walls, the floor, and neither on furniture', () => {
    const surfaces = fuseSurfaces(frames)
    const share = (of: keyof Structure, on: (p: Vec3) => boolean) => {
      const chosen = surfaces.filter(({ point }: SurfacePoint) => on(point as Vec3))
      expect(chosen.length).toBeGreaterThan(150)
      return chosen.filter(({ shown }) => (shown as Structure)[of] > 0.8).length / chosen.length
    }
    expect(
      share('wall', ([x, y, z]) => z > 1.9 && z < 2.5 && (Math.abs(y - 5) < 0.02 || x < -2.48)),
    ).toBeGreaterThan(0.95)
    expect(share('floor', ([, y, z]) => Math.abs(z) < 0.01 && y < 2)).toBeGreaterThan(0.95)
    // The sofa's front.
    const ofSofa = ([x, y, z]: Vec3) => Math.abs(x - 1.475) < 0.02 && Math.abs(y - 3) < 0.9 && z > 0.05
    expect([share('wall', ofSofa), share('floor', ofSofa)]).toEqual([0, 0])
  })

  test('are shown as nothing without semantics', () => {
    const semantics = { classes: [], rows: 0, columns: 0, probabilities: new Float32Array(0) }
    const [mute] = fuseSurfaces(frames.slice(0, 1).map((frame) => ({ ...frame, semantics })))
    expect(mute).toBeDefined()
    expect(mute).not.toHaveProperty('shown')
  })
})
