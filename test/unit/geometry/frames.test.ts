import fc from 'fast-check'
import { Euler, Vector3 } from 'three'
import { expect, test } from 'vitest'
import {
  boxCorners,
  boxToThree,
  cross,
  distance3,
  mapToThree,
  type OrientedBox,
  threeToMap,
  type Vec3,
} from '../../../src/geometry/index.ts'

const coordinate = fc.double({ min: -50, max: 50, noNaN: true })
const point: fc.Arbitrary<Vec3> = fc.tuple(coordinate, coordinate, coordinate)
const length = fc.double({ min: 0.05, max: 5, noNaN: true })
const box: fc.Arbitrary<OrientedBox> = fc.record({
  center: point,
  size: fc.tuple(length, length, length),
  yaw: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
})

test('up in the map is up in three, and ahead is away from its usual viewer', () => {
  expect(mapToThree([1, 0, 0])).toEqual([1, 0, -0])
  expect(mapToThree([0, 1, 0])).toEqual([0, 0, -1])
  expect(mapToThree([0, 0, 1])).toEqual([0, 1, -0])
})

test('there and back is nowhere', () => {
  fc.assert(fc.property(point, (p) => distance3(threeToMap(mapToThree(p)), p) < 1e-12))
})

test('nothing is mirrored: cross products turn with the frames', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const turned = cross(mapToThree(a), mapToThree(b))
      return distance3(turned, mapToThree(cross(a, b))) < 1e-9
    }),
  )
})

test('the corners of a box are where three.js puts them', () => {
  fc.assert(
    fc.property(box, (b) => {
      const { position, size, rotationY } = boxToThree(b)
      const ours = boxCorners(b).map(mapToThree)
      for (const i of [-0.5, 0.5])
        for (const j of [-0.5, 0.5])
          for (const k of [-0.5, 0.5]) {
            const corner = new Vector3(i * size[0], j * size[1], k * size[2])
              .applyEuler(new Euler(0, rotationY, 0))
              .add(new Vector3(...position))
              .toArray()
            if (!ours.some((other) => distance3(other, corner) < 1e-9)) return false
          }
      return true
    }),
  )
})
