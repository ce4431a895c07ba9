import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrientedBox } from '../../../../../src/geometry/index.ts'
import { UNITS } from '../../../../../src/session/index.ts'
import { kindsFor } from '../../../../../src/view/common/KindList.tsx'
import { othersNearest } from '../../../../../src/view/trace/inspect/Actions.tsx'
import {
  FIELD_TITLES,
  type FieldName,
  numberIn,
  readField,
  textOf,
  withValue,
} from '../../../../../src/view/trace/inspect/fields.ts'
import { sampleLayout } from '../../../sampleLayout.ts'

const names = Object.keys(FIELD_TITLES) as FieldName[]
const box: OrientedBox = { center: [1, 2, 0.9], size: [2, 1, 0.8], yaw: 0.3 }

describe('the fields of a box', () => {
  test('say what was put into them, and leave the others as they are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.double({ min: 0.05, max: 5, noNaN: true }), (name, value) => {
        const next = withValue(box, name, value)
        for (const other of names)
          expect(numberIn(next, other)).toBeCloseTo(other === name ? value : numberIn(box, other), 9)
      }),
    )
  })

  test('read what they show', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.constantFrom(...UNITS),
        (name, value, units) => {
          const read = readField(name, textOf(name, value, units), units)
          expect('value' in read ? Math.abs(read.value - value) : Number.NaN).toBeLessThan(0.0051)
        },
      ),
    )
  })

  test('an angle may have its sign and a comma', () => {
    expect(readField('turn', '\u221212,5°', 'm')).toEqual({
      value: expect.closeTo((-12.5 * Math.PI) / 180, 9),
    })
  })

  test.each([
    ['length', 'long', 'Give a length, such as 1.75 m.'],
    ['length', '0', 'No side is shorter than 0.02 m.'],
    ['width', '-1', 'No side is shorter than 0.02 m.'],
    ['turn', 'left', 'Give degrees, such as 15.'],
    ['turn', '', 'Give degrees, such as 15.'],
  ] as const)('%s of %j: %s', (name, text, wrong) => {
    expect(readField(name, text, 'm')).toEqual({ wrong })
  })
})

test('the objects to merge with come nearest first, and never itself', () => {
  expect(othersNearest(sampleLayout, 'sofa-1')).toEqual([
    { id: 'chair-1', away: expect.closeTo(Math.hypot(2.2, 1.5), 9) },
  ])
  expect(othersNearest(sampleLayout, 'ghost-1')).toEqual([])
})

test('the kinds of the map are offered first, each once', () => {
  const kinds = kindsFor(sampleLayout)
  expect(kinds.slice(0, 2)).toEqual(['chair', 'sofa'])
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(kinds).toContain('refrigerator')
})
