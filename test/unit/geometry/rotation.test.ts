import fc from 'fast-check'
import { Matrix4, Quaternion, Vector3 } from 'three'
import { expect, test } from 'vitest'
import {
  aboutZ,
  angleBetween,
  apply,
  applyTransposed,
  between,
  column,
  cross,
  distance3,
  dot,
  fromRotationVector,
  fromRows,
  IDENTITY3,
  type Mat3,
  multiply,
  norm,
  rotationAngle,
  scaled,
  toRotationVector,
  transpose,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { angle, direction, number, point3, rotation, rotationVector } from './arbitraries.ts'

const near = (a: Mat3, b: Mat3) => a.every((value, k) => Math.abs(value - (b[k] as number)) < 1e-9)

/** three.js as a second opinion. */
const byThree = (v: Vec3): Mat3 => {
  const axis = new Vector3(...v)
  const turn = new Quaternion().setFromAxisAngle(axis.clone().normalize(), axis.length())
  const e = new Matrix4().makeRotationFromQuaternion(turn).transpose().elements
  return [e[0], e[1], e[2], e[4], e[5], e[6], e[8], e[9], e[10]]
}

test('a rotation vector turns as three.js turns', () => {
  fc.assert(fc.property(rotationVector, (v) => near(fromRotationVector(v), byThree(v))))
})

test('a quarter turn about each axis takes the next axis to the one after', () => {
  const quarter = Math.PI / 2
  const turned = (v: Vec3, p: Vec3) =>
    apply(fromRotationVector(v), p).map((x) => Math.round(x * 1e9) / 1e9 + 0)
  expect(turned([quarter, 0, 0], [0, 1, 0])).toEqual([0, 0, 1])
  expect(turned([0, quarter, 0], [0, 0, 1])).toEqual([1, 0, 0])
  expect(turned([0, 0, quarter], [1, 0, 0])).toEqual([0, 1, 0])
})

test('rotations are orthonormal and mirror nothing', () => {
  fc.assert(
    fc.property(rotation, (r) => {
      const [x, y, z] = [column(r, 0), column(r, 1), column(r, 2)]
      return near(multiply(r, transpose(r)), IDENTITY3) && Math.abs(dot(cross(x, y), z) - 1) < 1e-9
    }),
  )
})

test('rotation vectors come back, however small the turn', () => {
  fc.assert(fc.property(rotationVector, (v) => distance3(toRotationVector(fromRotationVector(v)), v) < 1e-6))
  fc.assert(
    fc.property(direction, number(1e-15, 1e-6), (axis, turn) => {
      const v = scaled(axis, turn)
      return distance3(toRotationVector(fromRotationVector(v)), v) < 1e-11
    }),
  )
  expect(toRotationVector(IDENTITY3)).toEqual([0, 0, 0])
})

test('the angle of a rotation is the length of its vector', () => {
  fc.assert(
    fc.property(rotationVector, (v) => Math.abs(rotationAngle(fromRotationVector(v)) - norm(v)) < 1e-7),
  )
  expect(rotationAngle(fromRotationVector([0, 0, Math.PI]))).toBeCloseTo(Math.PI)
})

test('products turn one after the other, and transposes turn back', () => {
  fc.assert(
    fc.property(rotation, rotation, point3, (a, b, p) => {
      const inTurn = apply(a, apply(b, p))
      const back = applyTransposed(a, apply(a, p))
      return distance3(apply(multiply(a, b), p), inTurn) < 1e-9 && distance3(back, p) < 1e-9
    }),
  )
})

test('yaw is counter-clockwise from above', () => {
  fc.assert(
    fc.property(angle, (yaw) => {
      const [x, y, z] = apply(aboutZ(yaw), [1, 0, 0])
      const isAt = Math.abs(x - Math.cos(yaw)) < 1e-12 && Math.abs(y - Math.sin(yaw)) < 1e-12
      return isAt && z === 0 && near(aboutZ(yaw), fromRotationVector([0, 0, yaw]))
    }),
  )
})

test('between takes one direction to the other by the shortest turn', () => {
  fc.assert(
    fc.property(direction, direction, (from, to) => {
      const r = between(from, to)
      const shortest = Math.abs(rotationAngle(r) - angleBetween(from, to)) < 1e-6
      return distance3(apply(r, from), to) < 1e-9 && shortest
    }),
  )
})

test('between turns right round to the opposite direction', () => {
  fc.assert(
    fc.property(direction, (d) => {
      const r = between(d, scaled(d, -1))
      return distance3(apply(r, d), scaled(d, -1)) < 1e-6 && Math.abs(rotationAngle(r) - Math.PI) < 1e-5
    }),
  )
  expect(between([0, 0, 1], [0, 0, 1])).toEqual(IDENTITY3)
})

test('rows are rows and columns are columns', () => {
  const m = fromRows([1, 2, 3], [4, 5, 6], [7, 8, 9])
  expect(apply(m, [1, 0, 0])).toEqual([1, 4, 7])
  expect([column(m, 0), column(m, 1), column(m, 2)]).toEqual([
    [1, 4, 7],
    [2, 5, 8],
    [3, 6, 9],
  ])
})
