import { describe, expect, test } from 'vitest'
import {
  aboutZ,
  cross,
  fromRotationVector,
  type Mat3,
  multiply,
  normalized,
  rotationAngle,
  seededRandom,
  transpose,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { LinePlane } from '../../../../src/perception/motion/gravity.ts'
import {
  aboutDown,
  fitManhattan,
  roomHeading,
  turnByLines,
} from '../../../../src/perception/motion/manhattan.ts'

const DEGREE = Math.PI / 180

/** Planes through a camera and lines along the room's three directions, some along none. */
function planesIn(
  R_camera_room: Mat3,
  along: number,
  stray: number,
  noise: number,
  seed: number,
): LinePlane[] {
  const random = seededRandom(seed)
  const signed = () => 2 * random() - 1
  const plane = (direction: Vec3): LinePlane[] => {
    const from = normalized([signed(), signed(), 1]) as Vec3
    const off: Vec3 = [noise * signed(), noise * signed(), noise * signed()]
    const to: Vec3 = [direction[0] + off[0], direction[1] + off[1], direction[2] + off[2]]
    const normal = normalized(cross(from, to))
    return normal ? [{ normal_camera: normal, length: 0.08 + 0.2 * random(), lean: 0.3 }] : []
  }
  const columns = ([0, 1, 2] as const).map(
    (k): Vec3 => [R_camera_room[k], R_camera_room[(k + 3) as 3], R_camera_room[(k + 6) as 6]],
  )
  const lines = Array.from({ length: along }, (_, k) => plane(columns[k % 3] as Vec3))
  const others = Array.from({ length: stray }, () => plane([signed(), signed(), signed()]))
  return [...lines, ...others].flat()
}

/** A quarter turn about down changes nothing in a room. */
const apartInRoom = (a: Mat3, b: Mat3) =>
  Math.min(
    ...[0, 1, 2, 3].map((k) =>
      rotationAngle(multiply(multiply(a, aboutDown(k * 90 * DEGREE)), transpose(b))),
    ),
  )

const camera = (yaw: number, pitch: number, roll: number): Mat3 =>
  multiply(
    aboutZ(roll * DEGREE),
    multiply(fromRotationVector([pitch * DEGREE, 0, 0]), aboutDown(yaw * DEGREE)),
  )

describe('roomHeading', () => {
  test('is that of the level lines, whatever others do', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const heading = 11 * seed
      const cameras = [0, 30, 75].map((yaw) => camera(yaw, 15, 2))
      // The world is not turned with the room.
      const planes = cameras.map((R, k) =>
        planesIn(multiply(R, aboutDown(heading * DEGREE)), 40, 15, 0.01, 10 * seed + k),
      )
      const found = (roomHeading(planes, cameras) as number) / DEGREE
      expect(Math.abs(((found - heading + 765) % 90) - 45)).toBeLessThan(1)
    }
  })

  test('is not made up where lines point everywhere, or are few', () => {
    const R = camera(0, 15, 0)
    for (let seed = 1; seed <= 20; seed++)
      expect(roomHeading([planesIn(R, 0, 90, 0, seed)], [R])).toBeUndefined()
    expect(roomHeading([planesIn(R, 9, 0, 0, 1)], [R])).toBeUndefined()
    expect(roomHeading([], [])).toBeUndefined()
  })
})

describe('a camera among lines', () => {
  test('is turned onto them from some degrees off, and by no more', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const R = camera(20 * seed, 20, -3)
      const planes = planesIn(R, 45, 12, 0.008, seed)
      const random = seededRandom(seed)
      const axis = normalized([random() - 0.5, random() - 0.5, random() - 0.5]) as Vec3
      const off = (degrees: number) =>
        multiply(fromRotationVector(axis.map((v) => v * degrees * DEGREE) as unknown as Vec3), R)
      const found = turnByLines(planes, off(4))
      expect(found && apartInRoom(found, R)).toBeLessThan(0.8 * DEGREE)
      const fit = fitManhattan(planes, off(3))
      expect(fit.axes).toBe(3)
      expect(fit.support).toBeGreaterThan(0.6)
      const lost = turnByLines(planes, multiply(aboutDown(45 * DEGREE), R))
      if (lost)
        expect(rotationAngle(multiply(lost, transpose(multiply(aboutDown(45 * DEGREE), R))))).toBeLessThan(
          14 * DEGREE,
        )
    }
  })

  test('is left alone by few lines, and by lines that point everywhere', () => {
    const R = camera(10, 10, 0)
    expect(turnByLines(planesIn(R, 6, 0, 0, 1), R)).toBeUndefined()
    let turned = 0
    for (let seed = 1; seed <= 20; seed++) if (turnByLines(planesIn(R, 0, 60, 0, seed), R)) turned++
    expect(turned).toBeLessThanOrEqual(1)
  })
})
