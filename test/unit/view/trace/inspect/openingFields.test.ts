import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NARROWEST, type WallPlace } from '../../../../../src/layout/index.ts'
import {
  OPENING_FIELDS,
  openingNumber,
  readOpeningNumber,
  withOpeningNumber,
} from '../../../../../src/view/trace/inspect/openingFields.ts'

const place: WallPlace = {
  wall: { from: [0, 0], to: [4, 0], seen: true, metres: 4, outward: [0, -1] },
  from: 1,
  to: 2.2,
  sill: 0.9,
  head: 2.2,
}
const name = fc.constantFrom(...OPENING_FIELDS)

describe('the fields of a door or a window', () => {
  test('say where it is: the corner is the left one, as one stands in the room', () => {
    expect(OPENING_FIELDS.map((field) => openingNumber(place, field))).toEqual([
      expect.closeTo(1.2),
      expect.closeTo(1.8),
      0.9,
      2.2,
    ])
  })

  test('whatever is set, it stays within its wall, and its head above its sill', () => {
    fc.assert(
      fc.property(name, fc.double({ min: -9, max: 9, noNaN: true }), (field, value) => {
        const { from, to, sill, head, wall } = withOpeningNumber(place, field, value)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(wall.metres + 1e-9)
        expect(to - from).toBeGreaterThan(NARROWEST - 1e-9)
        expect(sill).toBeGreaterThanOrEqual(0)
        expect(head - sill).toBeGreaterThan(0.099)
      }),
    )
  })

  test('set what was read; a new width keeps the middle, a new sill the head', () => {
    expect(withOpeningNumber(place, 'width', 0.8)).toMatchObject({
      from: expect.closeTo(1.2),
      to: expect.closeTo(2),
    })
    expect(withOpeningNumber(place, 'corner', 0)).toMatchObject({ to: 4 })
    expect(withOpeningNumber(place, 'sill', 0.5)).toMatchObject({ sill: 0.5, head: 2.2 })
    expect(readOpeningNumber(place, 'width', '80 cm', 'm')).toEqual({ value: 0.8 })
  })

  test('say what is wrong, and leave rounding alone', () => {
    expect(readOpeningNumber(place, 'width', 'wide', 'm')).toEqual({
      wrong: 'Give a length, such as 1.75 m.',
    })
    expect(readOpeningNumber(place, 'corner', '3', 'm')).toEqual({ wrong: 'At most 2.80 m.' })
    expect(readOpeningNumber(place, 'head', '0.5', 'm')).toEqual({ wrong: 'At least 1.00 m.' })
    expect(readOpeningNumber({ ...place, from: 0.003 }, 'corner', '1.80', 'm')).toEqual({ value: 1.8 })
  })
})
