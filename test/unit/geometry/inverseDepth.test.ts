import { describe, expect, test } from 'vitest'
import {
  angleBetween,
  applyTransposed,
  dot,
  norm,
  normalOfCell,
  rayOfCell,
  sampleInverseDepth,
  surfaceGrid,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { liftMatches, pointOf, selectMatches } from '../../../src/perception/motion/matches.ts'
import { depthAt, evidenceOf, lookingAt, type Scene, sceneCamera } from '../scene.ts'

const room: Scene = { room: { x: [-3, 2.5], y: [-2, 4], height: 2.6 }, things: [] }
const T = lookingAt([0.2, 0, 1.5], [0.4, 4, 1.1])
const view = evidenceOf(room, T, { logScale: -0.5, metresPerUnit: 1, timestampSeconds: 0 })

describe('sampleInverseDepth', () => {
  const map = { width: 2, height: 2, values: Float32Array.of(0, 1, 2, 3) }

  test('is the value in the middle of a cell, and between them in between', () => {
    // Cells of 100 pixels: middles at 50 and 150.
    expect(sampleInverseDepth(map, 50, 50, 200, 200)).toBe(0)
    expect(sampleInverseDepth(map, 150, 50, 200, 200)).toBe(1)
    expect(sampleInverseDepth(map, 100, 100, 200, 200)).toBe(1.5)
    expect(sampleInverseDepth(map, 75, 50, 200, 200)).toBe(0.25)
  })

  test('goes on at the border as it was', () => {
    expect(sampleInverseDepth(map, 0, 0, 200, 200)).toBe(0)
    expect(sampleInverseDepth(map, 200, 200, 200, 200)).toBe(3)
    expect(sampleInverseDepth(map, -40, 999, 200, 200)).toBe(2)
  })
})

describe('surfaceGrid', () => {
  const grid = surfaceGrid(view.inverseDepth, sceneCamera, 56)
  const cells = [...grid.edge.keys()].filter((cell) => !grid.edge[cell])

  test('keeps the shape of the picture', () => {
    expect([grid.width, grid.height]).toEqual([56, 42])
    expect(cells.length).toBeGreaterThan(0.7 * grid.edge.length)
  })

  test('has the normals of the walls, floor and ceiling, towards the camera', () => {
    const faces: Vec3[] = [
      [0, 0, 1],
      [0, 0, -1],
      [0, -1, 0],
      [1, 0, 0],
      [-1, 0, 0],
    ]
    const inCamera = faces.map((face) => applyTransposed(T.rotation, face))
    const errors = cells.map((cell) => {
      const normal = normalOfCell(grid, cell)
      expect(norm(normal)).toBeCloseTo(1, 4)
      expect(dot(normal, rayOfCell(grid, cell))).toBeLessThan(0.05)
      return Math.min(...inCamera.map((face) => angleBetween(face, normal)))
    })
    // Where two planes meet without a jump, a cell lies on both.
    expect(errors.filter((error) => error < 0.05).length).toBeGreaterThan(0.85 * errors.length)
  })

  test('marks the edges where something stands before a wall', () => {
    const box = { center: [0.4, 2, 1] as const, size: [0.6, 0.6, 2] as const, yaw: 0 }
    const before = { ...room, things: [{ category: 'wardrobe', box }] }
    const standing = evidenceOf(before, T, { logScale: -0.5, metresPerUnit: 1, timestampSeconds: 0 })
    const { edge } = surfaceGrid(standing.inverseDepth, sceneCamera, 56)
    const count = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0)
    expect(count(edge)).toBeGreaterThan(count(grid.edge) + 40)
  })
})

test('matches have the rays and inverse depths of their pixels', () => {
  const other = lookingAt([0.6, 0.3, 1.5], [0.2, 4, 1.2])
  const second = evidenceOf(room, other, { logScale: 0.2, metresPerUnit: 1, timestampSeconds: 1 })
  const pixels = [120, 200, 300, 220, 400, 90, 500, 300]
  const matches = liftMatches(view, second, pixels)
  expect(matches.count).toBe(2)
  const [x, y, z] = pointOf(matches.rays1, matches.inverse1, 1)
  const depth = depthAt(room, other, 500, 300)
  // In units of the second frame's depth scale.
  expect(z * Math.exp(-0.2)).toBeCloseTo(depth, 1)
  expect([x / z, y / z]).toEqual([
    expect.closeTo((500 - sceneCamera.cx) / sceneCamera.fx),
    expect.closeTo((300 - sceneCamera.cy) / sceneCamera.fy),
  ])
  const kept = selectMatches(matches, [1])
  expect([kept.count, ...kept.rays0]).toEqual([1, matches.rays0[2], matches.rays0[3]])
  expect(pointOf(kept.rays1, kept.inverse1, 0)).toEqual([x, y, z])
})

test('what is far away is far, and not behind the camera', () => {
  const nothing = { width: 4, height: 3, values: new Float32Array(12).fill(-1) }
  const far = { camera: sceneCamera, inverseDepth: nothing }
  const { inverse0, inverse1 } = liftMatches(far, far, [10, 10, 20, 20])
  expect(inverse0[0]).toBeGreaterThan(0)
  expect(inverse1[0]).toBeGreaterThan(0)
})
