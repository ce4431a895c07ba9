import { expect, test } from 'vitest'
import { polygonArea } from '../../../../../src/geometry/index.ts'
import type { Mark } from '../../../../../src/reasoning/index.ts'
import { shapesOf } from '../../../../../src/view/map/marks/shapes.ts'
import { wordsIn } from '../../../../../src/view/map/marks/wordsIn.ts'
import { cornersIn, measurementWords } from '../../../../../src/view/map/measure/measured.ts'
import { room } from '../../../reasoning/engineRoom.ts'

const square = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
] as const

test('a measurement says what it is of and what it comes to, on the map as it is', () => {
  const ends = [
    { kind: 'object', id: 'bed-1' },
    { kind: 'object', id: 'desk-1' },
  ] as const
  const one = { id: 'm', part: 0, kind: 'distance', ends } as const
  expect(measurementWords(one, room, 'm')).toMatchObject({ name: 'bed 1 to desk 1', value: '2.80 m' })
  expect(measurementWords(one, { ...room, objects: [] }, 'm')).toMatchObject({ value: undefined })
  expect(measurementWords({ id: 'm', part: 0, kind: 'area', corners: square }, room, 'm')).toEqual({
    name: 'Area with 4 corners',
    value: '4.00 m²',
    detail: '8.00 m around',
  })
})

test('corners are read as they are typed', () => {
  expect(cornersIn('0, 0; 2.5 0; 2.5,−3')).toEqual([
    [0, 0],
    [2.5, 0],
    [2.5, -3],
  ])
  for (const text of ['', '0, 0; 1, 1', '0, 0; 1, 1; x, 2', '0; 1; 2'])
    expect(cornersIn(text)).toBeUndefined()
})

test('every kind of mark is drawn, and its number is in the units on screen', () => {
  const marks: Mark[] = [
    { kind: 'point', at: [1, 2, 3], name: 'P' },
    { kind: 'length', from: [0, 0, 0], to: [3, 0, 4], rank: 'main' },
    { kind: 'arrow', name: 'f', from: [0, 0, 0], to: [0, 1, 0] },
    { kind: 'angle', at: [0, 0, 0], forward: [0, 1], degrees: -45 },
    { kind: 'sectors', at: [0, 0, 0], forward: [0, 1], level: 'hard', found: 'front-right' },
    { kind: 'outline', corners: square },
  ]
  const words = marks.map((mark) =>
    shapesOf(mark, 1).flatMap((shape) => (shape.kind === 'words' ? [wordsIn('m', shape.text)] : [])),
  )
  expect(words).toEqual([
    ['P'],
    ['5.00 m'],
    ['f'],
    ['−45.0°'],
    ['front-left', 'back-left', 'back-right', 'front-right'],
    ['4.00 m²'],
  ])
})

test('of the sectors only the one that was found is filled, and right is right', () => {
  const fills = shapesOf(
    { kind: 'sectors', at: [0, 0, 0], forward: [0, 1], level: 'hard', found: 'front-right' },
    1,
  ).flatMap((shape) => (shape.kind === 'fill' && shape.isFound ? [shape] : []))
  expect(fills).toHaveLength(1)
  const points = (fills[0]?.points ?? []).map(([x, y]) => [x, y] as const)
  expect(points.every(([x, y]) => x >= -1e-9 && y >= -1e-9)).toBe(true)
  expect(polygonArea(points)).toBeCloseTo(Math.PI / 4, 2)
})
