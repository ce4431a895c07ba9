import { describe, expect, test } from 'vitest'
import { apply, polygonArea, seededRandom, type Vec2, type Vec3 } from '../../../../src/geometry/index.ts'
import { findHorizontalPlanes } from '../../../../src/layout/room/horizontalPlanes.ts'
import { fuseSurfaces, type SurfacePoint } from '../../../../src/layout/room/surfaces.ts'
import { evidenceOf, lookingAt } from '../../scene.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'

const posed = metricFramesOf(livingRoom).map(({ metresScale, ...frame }) => ({
  ...frame,
  depthScale: metresScale,
}))

describe('fuseSurfaces', () => {
  const surfaces = fuseSurfaces(posed)

  /** How far a point lies from the nearest face of the room or of a thing. */
  const offFaces = ([x, y, z]: Vec3): number => {
    const { room, things } = livingRoom
    const walls = [x - room.x[0], x - room.x[1], y - room.y[0], y - room.y[1], z, z - room.height].map(
      Math.abs,
    )
    const faces = things.map(({ box: { center, size, yaw } }) => {
      // All yaws of the room are quarter turns.
      const [l, w] = Math.abs(Math.cos(yaw)) > 0.5 ? [size[0], size[1]] : [size[1], size[0]]
      const [dx, dy, dz] = [
        Math.abs(x - center[0]) - l / 2,
        Math.abs(y - center[1]) - w / 2,
        Math.abs(z - center[2]) - size[2] / 2,
      ]
      const out = Math.hypot(Math.max(0, dx), Math.max(0, dy), Math.max(0, dz))
      return out > 0 ? out : Math.min(-dx, -dy, -dz)
    })
    return Math.min(...walls, ...faces)
  }

  test('patches lie on the surfaces of the room', () => {
    expect(surfaces.length).toBeGreaterThan(5000)
    const near = surfaces.filter(({ point }) => offFaces(point) < 0.06)
    expect(near.length).toBeGreaterThan(0.95 * surfaces.length)
  })

  test('patches of the floor face up, of the walls into the room', () => {
    const facing = (on: (p: Vec3) => boolean, towards: Vec3) => {
      const chosen = surfaces.filter(({ point }) => on(point))
      const along = chosen.map(({ normal: [a, b, c] }) => a * towards[0] + b * towards[1] + c * towards[2])
      expect(chosen.length).toBeGreaterThan(200)
      expect(along.filter((cosine) => cosine > 0.95).length).toBeGreaterThan(0.8 * along.length)
    }
    facing(([, , z]) => Math.abs(z) < 0.01, [0, 0, 1])
    facing(([, y, z]) => Math.abs(y - 5) < 0.01 && z > 1.9, [0, -1, 0])
    facing(([x, , z]) => Math.abs(x + 2.5) < 0.01 && z > 0.2, [1, 0, 0])
  })

  test('areas are square metres: a wall has the area that the picture shows of it, at any angle', () => {
    const bare = { room: { x: [-20, 20] as const, y: [-9, 3] as const, height: 20 }, things: [] }
    for (const aside of [0, 1, 2]) {
      const T = lookingAt([0, 0, 10], [aside, 3, 10])
      const view = evidenceOf(bare, T, { logScale: -1, metresPerUnit: 2, timestampSeconds: 0 })
      const { camera, inverseDepth, semantics } = view
      const patches = fuseSurfaces([
        { camera, inverseDepth, semantics, T_level_camera: T, depthScale: 2 * Math.exp(1) },
      ])
      // The picture's corners, carried on to the wall.
      const corners = [0, 1, 2, 3].map((k): Vec2 => {
        const [u, v] = [k === 1 || k === 2 ? camera.width : 0, k >= 2 ? camera.height : 0]
        const ray = apply(T.rotation, [(u - camera.cx) / camera.fx, (v - camera.cy) / camera.fy, 1])
        return [(3 * ray[0]) / ray[1], (3 * ray[2]) / ray[1]]
      })
      const area = patches.reduce((sum, patch) => sum + patch.area, 0)
      expect(area / polygonArea(corners)).toBeCloseTo(1, 1)
      expect(Math.abs(area / polygonArea(corners) - 1)).toBeLessThan(0.04)
    }
  })
})

describe('findHorizontalPlanes', () => {
  /** Level patches at a height, a little uneven, that face up (1) or down (-1). */
  const level = (z: number, count: number, up: 1 | -1, random: () => number, frame = 0): SurfacePoint[] =>
    Array.from({ length: count }, (_, k) => ({
      point: [k % 7, k % 5, z + 0.03 * (random() - 0.5)],
      normal: [0, 0, up],
      frame: frame + (k % 3),
      area: 0.01,
    }))
  const random = seededRandom(5)
  const room = [
    ...level(-1.4, 900, 1, random),
    ...level(-0.7, 300, 1, random),
    ...level(1.1, 500, -1, random),
  ]

  test('finds table and floor below, from the camera down, and the ceiling above', () => {
    const below = findHorizontalPlanes(room, 0, -1)
    expect(below.map(({ z }) => z)).toEqual([expect.closeTo(-0.7, 1), expect.closeTo(-1.4, 1)])
    expect(below[1]?.share).toBe(1)
    expect(below[0]?.share).toBeGreaterThan(0.2)
    expect(below[0]?.share).toBeLessThan(0.6)
    expect(below.map(({ frames }) => frames)).toEqual([3, 3])
    expect(findHorizontalPlanes(room, 0, 1).map(({ z }) => z)).toEqual([expect.closeTo(1.1, 1)])
  })

  test('undersides below the camera and tops above it are no levels, nor is what stands upright', () => {
    const wrong = [...level(-1, 400, -1, random), ...level(1, 400, 1, random)]
    const upright = level(-1, 400, 1, random).map((p): SurfacePoint => ({ ...p, normal: [1, 0, 0] }))
    expect(findHorizontalPlanes([...wrong, ...upright], 0, -1)).toEqual([])
    expect(findHorizontalPlanes([...wrong, ...upright], 0, 1)).toEqual([])
  })

  test('a scrap is no level', () => {
    expect(findHorizontalPlanes(level(-1, 20, 1, random), 0, -1)).toEqual([])
    expect(findHorizontalPlanes([], 0, -1)).toEqual([])
    const scrap = findHorizontalPlanes(
      [...level(-1.4, 2000, 1, random), ...level(-0.5, 20, 1, random)],
      0,
      -1,
    )
    expect(scrap).toHaveLength(1)
  })
})
