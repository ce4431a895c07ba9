import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compose,
  distance3,
  IDENTITY,
  interpolateRigid,
  inverse,
  inverseTransformPoint,
  multiply,
  rotationAngle,
  transformPoint,
  transpose,
} from '../../../src/geometry/index.ts'
import { point3, pose } from './arbitraries.ts'

test('a transform turns first, then shifts', () => {
  const quarterAboutZ = [0, -1, 0, 1, 0, 0, 0, 0, 1] as const
  const T = { rotation: quarterAboutZ, translation: [10, 20, 30] as const }
  expect(transformPoint(T, [1, 2, 3])).toEqual([8, 21, 33])
  expect(inverseTransformPoint(T, [8, 21, 33])).toEqual([1, 2, 3])
})

test('lengths stay as they are', () => {
  fc.assert(
    fc.property(pose, point3, point3, (T, p, q) => {
      const after = distance3(transformPoint(T, p), transformPoint(T, q))
      return Math.abs(after - distance3(p, q)) < 1e-9
    }),
  )
})

test('there and back is nowhere, by the point and by the transform', () => {
  fc.assert(
    fc.property(pose, point3, (T, p) => {
      const there = transformPoint(T, p)
      const byPoint = inverseTransformPoint(T, there)
      const byTransform = transformPoint(inverse(T), there)
      const closed = transformPoint(compose(inverse(T), T), p)
      return [byPoint, byTransform, closed].every((back) => distance3(back, p) < 1e-9)
    }),
  )
})

test('T_a_c is T_a_b after T_b_c', () => {
  fc.assert(
    fc.property(pose, pose, point3, (T_a_b, T_b_c, p_c) => {
      const p_a = transformPoint(T_a_b, transformPoint(T_b_c, p_c))
      return distance3(transformPoint(compose(T_a_b, T_b_c), p_c), p_a) < 1e-9
    }),
  )
})

test('the identity changes nothing', () => {
  fc.assert(fc.property(point3, (p) => distance3(transformPoint(IDENTITY, p), p) === 0))
})

test('halfway between two poses is as far, and as much turned, from one as from the other', () => {
  fc.assert(
    fc.property(pose, pose, (from, to) => {
      const middle = interpolateRigid(from, to, 0.5)
      const turn = (a: typeof from, b: typeof from) =>
        rotationAngle(multiply(transpose(a.rotation), b.rotation))
      // Two turns half a circle apart have no shortest arc.
      fc.pre(turn(from, to) < 3.1)
      return (
        Math.abs(turn(from, middle) - turn(middle, to)) < 1e-6 &&
        Math.abs(turn(from, middle) - turn(from, to) / 2) < 1e-6 &&
        Math.abs(
          distance3(from.translation, middle.translation) - distance3(middle.translation, to.translation),
        ) < 1e-9
      )
    }),
  )
})
