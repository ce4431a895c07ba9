import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownDecimals } from '../../../src/geometry/index.ts'
import type { LayoutRoom } from '../../../src/layout/index.ts'
import { provenance } from '../../../src/layout/index.ts'
import { areaWords } from '../../../src/reasoning/index.ts'

const room = (
  value: number,
  sd: number,
  seen: readonly boolean[] = [true, true, true, true],
): LayoutRoom => ({
  outline: [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ],
  wallSeen: [...seen],
  areaSquareMetres: { value, sd },
  provenance: {
    sides: [],
    area: seen.every(Boolean) ? provenance('measured', 'outline-area') : provenance('assumed', 'open-area'),
  },
})

describe('an area', () => {
  test.each([
    [27.9509, 5.7162, '28', '± 6'],
    [20.44, 1.37, '20.4', '± 1.4'],
    [20, 0.12, '20.00', '± 0.12'],
    [26.371, 0, '26.37', undefined],
  ])('of %f ± %f is rounded to what is known', (value, sd, shown, sure) => {
    expect(areaWords(room(value, sd), 'm')).toEqual({ value: shown, unit: 'm²', ...(sure && { sure }) })
  })

  test('of a room with open sides says from what to what, and why', () => {
    const open = areaWords(room(8.1, 18, [true, false, true, true]), 'm')
    expect(open).toEqual({ value: 'about 8', unit: 'm²', sure: '8 to 26: one wall was not seen' })
    expect(areaWords(room(8.1, 18, [true, false, false, true]), 'm').sure).toContain('2 walls were not seen')
  })

  test('is in square feet where lengths are in feet', () => {
    expect(areaWords(room(20, 2), 'ft-in')).toEqual({ value: '215', unit: 'ft²', sure: '± 22' })
  })
})

test('a deviation keeps one or two digits, and a number two decimals at most', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (sd) => {
      const decimals = knownDecimals(sd)
      const digits = Math.round(sd * 10 ** decimals)
      if (decimals < 2) expect(digits).toBeGreaterThanOrEqual(3)
      if (decimals > 0) expect(digits).toBeLessThanOrEqual(30)
    }),
  )
})
