import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance3, polygonArea } from '../../../src/geometry/index.ts'
import type { Layout } from '../../../src/layout/index.ts'
import { directionWord } from '../../../src/reasoning/engine/sectors.ts'
import {
  type Answer,
  answer,
  arcPoints,
  type DirectionLevel,
  type Mark,
  type Program,
  SECTORS,
  type TraceStep,
  traceOfLayout,
} from '../../../src/reasoning/index.ts'
import { sampleLayout } from '../sampleLayout.ts'
import { room } from './engineRoom.ts'

const lengthOf = (mark: Mark): number => (mark.kind === 'length' ? distance3(mark.from, mark.to) : Number.NaN)
const mainLength = ({ marks = [] }: TraceStep): number | undefined => {
  const found = marks.find((mark) => mark.kind === 'length' && mark.rank === 'main')
  return found && lengthOf(found)
}
const stepOf = ({ trace }: Answer, id: string): TraceStep => trace.find((one) => one.id === id) as TraceStep
const asked = (program: Program, layout: Layout = room) => answer(program, layout)

describe('what a step draws says the same as its number', () => {
  test.each([
    [{ kind: 'distance', a: 'bed', b: 'desk', measure: 'closest' }],
    [{ kind: 'distance', a: 'bed', b: 'desk', measure: 'centre' }],
    [{ kind: 'distance', a: 'chair', b: 'lamp', measure: 'closest' }],
    [{ kind: 'size', object: 'lamp', of: 'longest' }],
    [{ kind: 'size', object: 'desk', of: 'footprint' }],
  ] satisfies [Program][])('%o', (program) => {
    for (const step of asked(program).trace)
      if (typeof step.value === 'number' && step.unit === 'm')
        expect(mainLength(step)).toBeCloseTo(step.value, 9)
  })

  test('the points of a distance lie where its coordinates say', () => {
    const { trace } = asked({ kind: 'distance', a: 'bed', b: 'desk', measure: 'closest' })
    for (const { value, marks = [] } of trace)
      for (const mark of marks)
        if (typeof value === 'string' && mark.kind === 'point')
          expect(`(${mark.at.map((x) => x.toFixed(2)).join(', ')})`).toBe(value.replaceAll('−', '-'))
  })

  test('the nearest of several is drawn before all others', () => {
    const found = asked({ kind: 'nearest', options: ['desk', 'lamp', 'door'], to: 'bed', measure: 'closest' })
    const { marks = [] } = stepOf(found, 'nearest')
    expect(marks.map((mark) => mark.kind === 'length' && mark.rank)).toEqual(['minor', 'main', 'minor'])
    const [main] = marks.filter((mark) => mark.kind === 'length' && mark.rank === 'main')
    expect(lengthOf(main as Mark)).toBe(Math.min(...marks.map(lengthOf)))
  })

  test('boxes that overlap share a point, and have no line', () => {
    const [bed, ...others] = room.objects
    const box = { ...bed, id: 'rug-1', category: 'rug' } as (typeof room.objects)[number]
    const found = asked(
      { kind: 'distance', a: 'bed', b: 'rug', measure: 'closest' },
      { ...room, objects: [bed as typeof box, box, ...others] },
    )
    expect(stepOf(found, 'distance-bed-1-rug-1').marks?.map(({ kind }) => kind)).not.toContain('length')
  })

  test('a direction has its arrows, its angle and its sectors at who stands there', () => {
    const found = asked({
      kind: 'direction',
      standing: 'bed',
      facing: 'desk',
      asked: 'lamp',
      level: 'hard',
    })
    const angle = stepOf(found, 'angle').marks?.find((mark) => mark.kind === 'angle')
    expect(angle).toMatchObject({ at: [0, 0, 0], forward: [0, 1], degrees: stepOf(found, 'angle').value })
    const { marks = [] } = stepOf(found, 'direction')
    expect(marks).toContainEqual({
      kind: 'sectors',
      at: [0, 0, 0],
      forward: [0, 1],
      level: 'hard',
      found: found.value,
    })
    expect(marks).toContainEqual({ kind: 'arrow', name: 'v', from: [0, 0, 0], to: [2, 1, 0] })
  })

  test('where forward is another place’s vector, it is drawn there and where it is used', () => {
    const found = asked({
      kind: 'directionOfVector',
      from: 'bed',
      to: 'desk',
      axis: 'left',
      of: 'lamp',
      relativeTo: 'door',
    })
    const arrows = (stepOf(found, 'direction').marks ?? []).filter((mark) => mark.kind === 'arrow')
    expect(arrows.map(({ name, from }) => [name, from])).toEqual([
      ['f', [0, 0, 0]],
      ['v', [-1, -3, 0]],
      ['f', [-1, -3, 0]],
    ])
  })

  test('a way has a turn at each stop', () => {
    const found = asked({
      kind: 'turns',
      start: 'bed',
      facing: 'desk',
      legs: ['lamp', 'door'],
      asked: [true, true],
    })
    for (const id of ['turn-1', 'turn-2']) {
      const step = stepOf(found, id)
      const angle = step.marks?.find((mark) => mark.kind === 'angle')
      expect(angle && 'degrees' in angle && angle.degrees).toBe(step.value)
    }
  })

  test('the room’s area is its outline’s, and what is counted is outlined one by one', () => {
    const area = asked({ kind: 'roomArea' })
    const [outline] = stepOf(area, 'room-area').marks ?? []
    expect(outline?.kind === 'outline' && polygonArea(outline.corners)).toBeCloseTo(area.value as number, 9)
    expect(stepOf(asked({ kind: 'count', category: 'chair' }), 'count-chair').marks).toHaveLength(2)
  })
})

test('lengths of the map’s own trace are drawn as long as they are said to be', () => {
  let drawn = 0
  for (const { steps } of traceOfLayout(sampleLayout))
    for (const step of steps) {
      const length = mainLength(step)
      if (length === undefined) continue
      drawn++
      expect(length).toBeCloseTo(Math.abs(step.value as number), 9)
    }
  // Four walls of the room, and three coordinates and three sides of each of two objects.
  expect(drawn).toBe(16)
})

describe('sectors', () => {
  const levels = Object.keys(SECTORS) as DirectionLevel[]

  test.each(levels)('of the %s level go once round, and each angle’s word is its sector’s', (level) => {
    expect(SECTORS[level].reduce((sum, { from, to }) => sum + to - from, 0)).toBe(360)
    fc.assert(
      fc.property(fc.double({ min: -179.999, max: 179.999, noNaN: true }), (degrees) => {
        const word = directionWord(degrees, level)
        const sector = SECTORS[level].find((one) => one.word === word)
        const within = [degrees, degrees + 360].some(
          (angle) => sector && angle >= sector.from && angle <= sector.to,
        )
        expect(within).toBe(true)
      }),
    )
  })

  test('an arc’s points lie on its circle, from its one end to the other', () => {
    const points = arcPoints([1, 2, 0], [0, 1], 0, 90, 2)
    for (const [x, y] of points) expect(Math.hypot(x - 1, y - 2)).toBeCloseTo(2, 12)
    expect(points[0]).toEqual([1, 4, 0])
    // Counter-clockwise from ahead is left.
    expect(points.at(-1)?.[0]).toBeCloseTo(-1, 12)
  })
})
