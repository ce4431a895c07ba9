import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  angleBetween,
  cross,
  distance2,
  distance3,
  dot,
  norm,
  normalized,
  scaled,
  subtract,
} from '../../../src/geometry/index.ts'
import { direction, number, point3 } from './arbitraries.ts'

test('what is added can be taken away', () => {
  fc.assert(fc.property(point3, point3, (a, b) => distance3(subtract(add(a, b), b), a) < 1e-12))
})

test('the cross product is right-handed, and at right angles to both', () => {
  expect(cross([1, 0, 0], [0, 1, 0])).toEqual([0, 0, 1])
  fc.assert(
    fc.property(point3, point3, (a, b) => {
      const c = cross(a, b)
      return Math.abs(dot(c, a)) < 1e-8 && Math.abs(dot(c, b)) < 1e-8
    }),
  )
})

test('a unit vector has length one and the same direction; nothing has none', () => {
  fc.assert(
    fc.property(direction, number(1e-6, 100), (d, length) => {
      const unit = normalized(scaled(d, length))
      return unit !== undefined && distance3(unit, d) < 1e-9
    }),
  )
  expect(normalized([0, 0, 0])).toBeUndefined()
})

test('angles are exact at the ends, where a cosine is not', () => {
  expect(angleBetween([1, 0, 0], [2, 0, 0])).toBe(0)
  expect(angleBetween([1, 0, 0], [-3, 0, 0])).toBeCloseTo(Math.PI, 12)
  expect(angleBetween([1, 0, 0], [1, 1e-9, 0])).toBeCloseTo(1e-9, 15)
  expect(angleBetween([0, 2, 0], [0, 0, 5])).toBeCloseTo(Math.PI / 2, 12)
})

test('distances are those of Pythagoras', () => {
  expect(distance2([1, 2], [4, 6])).toBe(5)
  expect(distance3([1, 2, 3], [3, 5, 9])).toBe(7)
  expect(norm([2, -3, 6])).toBe(7)
})
