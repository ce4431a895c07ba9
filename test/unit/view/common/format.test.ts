import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bytes,
  clock,
  degrees,
  fixed,
  megabytes,
  objectName,
  percent,
  plural,
  seconds,
  withoutExtension,
} from '../../../../src/view/common/format.ts'

test('numbers have their decimals, a real minus sign, and no minus nothing', () => {
  expect([fixed(1.005, 1), fixed(-1.26, 1), fixed(0, 2)]).toEqual(['1.0', '\u22121.3', '0.00'])
  expect(fixed(-0.004, 2)).toBe('0.00')
  expect(fixed(-0, 1)).toBe('0.0')
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.nat(4), (value, decimals) => {
      const read = Number(fixed(value, decimals).replace('\u2212', '-'))
      return Math.abs(read - value) <= 0.5 * 10 ** -decimals + 1e-9
    }),
  )
})

test('units stand behind their numbers', () => {
  expect(degrees(62.44)).toBe('62.4°')
  expect(seconds(3.14)).toBe('3.1 s')
  expect(percent(0.256)).toBe('26\u202f%')
  expect(megabytes(49_800_000)).toBe('50 MB')
})

test('counts and names are as people say them', () => {
  expect([plural(1, 'frame'), plural(0, 'frame'), plural(2, 'box', 'boxes')]).toEqual([
    '1 frame',
    '0 frames',
    '2 boxes',
  ])
  expect(objectName('computer-mouse-1')).toBe('computer mouse 1')
})

test('the clock is that of a player', () => {
  expect([0, 4.25, 59.99, 60, 61.05, 3599.9].map(clock)).toEqual([
    '0:00.0',
    '0:04.2',
    '0:59.9',
    '1:00.0',
    '1:01.0',
    '59:59.9',
  ])
  expect(clock(-3)).toBe('0:00.0')
  // 0.3 is 0.1 + 0.2, whatever the binary digits say.
  expect(clock(0.1 + 0.2)).toBe('0:00.3')
  expect(clock(0.7)).toBe('0:00.7')
})

test('a film has a name without its ending, but never none', () => {
  expect(withoutExtension('living room.mp4')).toBe('living room')
  expect(withoutExtension('IMG.2024.MOV')).toBe('IMG.2024')
  expect([withoutExtension('film'), withoutExtension('.mp4')]).toEqual(['film', '.mp4'])
})

test('sizes of files are told in the unit that leaves a small number', () => {
  expect([0, 999, 1500, 48_369_536, 2.4e9, 11.2e9].map(bytes)).toEqual([
    '0 B',
    '999 B',
    '2 kB',
    '48 MB',
    '2.4 GB',
    '11 GB',
  ])
})
