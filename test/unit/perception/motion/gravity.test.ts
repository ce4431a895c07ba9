import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  angleBetween,
  applyTransposed,
  dot,
  fromRotationVector,
  multiply,
  norm,
  type RigidTransform,
  type SurfaceGrid,
  surfaceGrid,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { LineSegment } from '../../../../src/perception/index.ts'
import { estimateDown, kernel, levelFrame, linePlanes } from '../../../../src/perception/motion/gravity.ts'
import { direction, number } from '../../geometry/arbitraries.ts'
import { evidenceOf, lookingAt, pixelOf, type Scene, sceneCamera } from '../../scene.ts'

const DEGREE = Math.PI / 180

/** A level camera at the origin, then tilted down by a pitch and turned about its axis by a roll. */
const tilted = (pitch: number, roll: number): RigidTransform => {
  const { rotation, translation } = lookingAt([0, 0, 1.5], [0, 1, 1.5])
  const tilt = multiply(fromRotationVector([-pitch, 0, 0]), fromRotationVector([0, 0, roll]))
  return { rotation: multiply(rotation, tilt), translation }
}
const downIn = ({ rotation }: RigidTransform): Vec3 => applyTransposed(rotation, [0, 0, -1])

const segment = (T: RigidTransform, from: Vec3, to: Vec3): LineSegment[] => {
  const [a, b] = [pixelOf(T, from), pixelOf(T, to)]
  return a && b ? [{ x0: a[0], y0: a[1], x1: b[0], y1: b[1], score: 0.8 }] : []
}
/** Door frames and cupboard edges ahead. */
const uprights = (T: RigidTransform): LineSegment[] =>
  [-1.6, -1.1, -0.4, 0.3, 0.9, 1.5].flatMap((x) => segment(T, [x, 3 + 0.3 * x, 0.7], [x, 3 + 0.3 * x, 2.1]))

/** A grid that shows no surface. */
const blind: SurfaceGrid = {
  width: 3,
  height: 3,
  intrinsics: sceneCamera,
  inverseDepth: new Float32Array(9),
  normals: new Float32Array(27),
  edge: new Uint8Array(9).fill(1),
}

describe('estimateDown', () => {
  test('finds where upright lines meet, for a camera that is pitched and rolled', () => {
    fc.assert(
      fc.property(number(-25, 30), number(-9, 9), (pitch, roll) => {
        const T = tilted(pitch * DEGREE, roll * DEGREE)
        const { down_camera, support } = estimateDown(linePlanes(uprights(T), sceneCamera), blind)
        expect(norm(down_camera)).toBeCloseTo(1, 9)
        expect(support).toBeGreaterThan(0.5)
        return angleBetween(down_camera, downIn(T)) < 1.2 * DEGREE
      }),
    )
  })

  test('is not moved by lines that only look upright', () => {
    const T = tilted(0.2, 0.05)
    const slanted = [-1, 0, 1].flatMap((x) => segment(T, [x, 3, 0.8], [x + 0.35, 3, 1.6]))
    const { down_camera } = estimateDown(linePlanes([...uprights(T), ...slanted], sceneCamera), blind)
    expect(angleBetween(down_camera, downIn(T))).toBeLessThan(1.2 * DEGREE)
  })

  test('of a frame without lines, is roughly that of its floor', () => {
    const floor: Scene = { room: { x: [-9, 9], y: [-9, 9], height: 9 }, things: [] }
    for (const pitch of [25, 40]) {
      const T = tilted(pitch * DEGREE, 0)
      const view = evidenceOf(floor, T, { logScale: -1, metresPerUnit: 1, timestampSeconds: 0 })
      const { down_camera } = estimateDown([], surfaceGrid(view.inverseDepth, sceneCamera, 56))
      expect(angleBetween(down_camera, downIn(T))).toBeLessThan(6 * DEGREE)
    }
  })

  test('of a frame that shows nothing, is that of a camera held level and looking slightly down', () => {
    const { down_camera, support } = estimateDown([], blind)
    expect(down_camera[0]).toBeCloseTo(0, 1)
    expect(down_camera[1]).toBeGreaterThan(0.9)
    expect(down_camera[2]).toBeGreaterThan(0)
    expect(support).toBe(0)
  })
})

describe('linePlanes', () => {
  const long: LineSegment = { x0: 100, y0: 50, x1: 110, y1: 300, score: 0.5 }

  test('holds the rays of the whole line', () => {
    const [plane] = linePlanes([long], sceneCamera)
    if (!plane) throw new Error('no plane')
    for (const t of [0, 0.3, 1]) {
      const [u, v] = [100 + 10 * t, 50 + 250 * t]
      const ray = [(u - sceneCamera.cx) / sceneCamera.fx, (v - sceneCamera.cy) / sceneCamera.fy, 1] as const
      expect(dot(plane.normal_camera, ray)).toBeCloseTo(0, 9)
    }
    expect(plane.length).toBeCloseTo(Math.hypot(10, 250) / 640)
    expect(plane.lean).toBeCloseTo(Math.atan(10 / 250))
  })

  test('leaves out what is faint, short, or a point', () => {
    const short = { ...long, y1: 60, x1: 101 }
    expect(linePlanes([{ ...long, score: 0.1 }, short, { ...long, x1: 100, y1: 50 }], sceneCamera)).toEqual(
      [],
    )
  })
})

test('the kernel is one at nothing and nothing from its width on', () => {
  expect([kernel(0, 2), kernel(2, 2), kernel(-5, 2)]).toEqual([1, 0, 0])
  expect(kernel(1, 2)).toBeCloseTo(0.75)
})

test('a level frame stands on down: right-handed, its second row down, its first level', () => {
  fc.assert(
    fc.property(direction, (down) => {
      fc.pre(Math.abs(down[2]) < 0.99)
      const m = levelFrame(down)
      const [right, below, forward] = [m.slice(0, 3), m.slice(3, 6), m.slice(6, 9)] as unknown as [
        Vec3,
        Vec3,
        Vec3,
      ]
      const determinant = dot(right, [
        below[1] * forward[2] - below[2] * forward[1],
        below[2] * forward[0] - below[0] * forward[2],
        below[0] * forward[1] - below[1] * forward[0],
      ])
      return (
        Math.abs(determinant - 1) < 1e-9 &&
        Math.abs(dot(right, down)) < 1e-9 &&
        Math.abs(dot(below, down) - 1) < 1e-9 &&
        Math.abs(norm(forward) - 1) < 1e-9
      )
    }),
  )
  // Straight down and straight up leave the heading open, not undefined.
  for (const down of [
    [0, 0, 1],
    [0, 0, -1],
  ] as const)
    expect(levelFrame(down).every(Number.isFinite)).toBe(true)
})
