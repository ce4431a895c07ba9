import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aboutZ, apply, type Vec3 } from '../../../src/geometry/index.ts'
import type { Layout } from '../../../src/layout/index.ts'
import { answer, NotAnswerable, type Program, UnknownName } from '../../../src/reasoning/index.ts'
import { angle, point3 } from '../geometry/arbitraries.ts'
import { emptyLayout } from '../view/layoutFixture.ts'
import { frames, room, thing } from './engineRoom.ts'

const direction = (
  standing: string,
  facing: string,
  asked: string,
  level: 'easy' | 'medium' | 'hard',
): Program => ({ kind: 'direction', standing, facing, asked, level })
const vector = (axis: 'forward' | 'left' | 'right', from: string, to: string): Program => ({
  kind: 'directionOfVector',
  from,
  to,
  axis,
  of: 'lamp',
  relativeTo: 'bed',
})

/** Every kind of program, and what it gives on the room. */
const KNOWN: readonly (readonly [what: string, program: Program, value: number | string])[] = [
  ['count', { kind: 'count', category: 'chair' }, 2],
  ['count of an id', { kind: 'count', category: 'chair-2' }, 1],
  ['longest side', { kind: 'size', object: 'lamp', of: 'longest' }, 1.8],
  ['longest side on the plan', { kind: 'size', object: 'lamp', of: 'footprint' }, 0.4],
  ['gap', { kind: 'distance', a: 'bed', b: 'desk', measure: 'closest' }, 2.8],
  ['between centres', { kind: 'distance', a: 'bed', b: 'desk', measure: 'centre' }, Math.hypot(4, 0.1)],
  ['gap to the nearest of two', { kind: 'distance', a: 'chair', b: 'bed', measure: 'closest' }, 0.75],
  [
    'gap of two of a category',
    { kind: 'distance', a: 'chair', b: 'chair', measure: 'closest' },
    Math.hypot(1.5, 2.3),
  ],
  [
    'nearest',
    { kind: 'nearest', options: ['desk', 'chair', 'door'], to: 'bed', measure: 'closest' },
    'chair',
  ],
  ['nearest centre', { kind: 'nearest', options: ['lamp', 'chair-1'], to: 'bed', measure: 'centre' }, 'lamp'],
  ['easy', direction('bed', 'desk', 'lamp', 'easy'), 'right'],
  ['easy behind', direction('bed', 'desk', 'door', 'easy'), 'left'],
  ['medium', direction('bed', 'desk', 'lamp', 'medium'), 'right'],
  ['medium behind', direction('bed', 'desk', 'door', 'medium'), 'back'],
  ['hard', direction('bed', 'desk', 'lamp', 'hard'), 'front-right'],
  ['hard behind', direction('bed', 'desk', 'door', 'hard'), 'back-left'],
  ['straight ahead is left', direction('bed', 'desk', 'chair-1', 'hard'), 'front-left'],
  ['vector forward', vector('forward', 'bed', 'desk'), 'front-right'],
  ['vector back', vector('forward', 'desk', 'bed'), 'back-left'],
  ['vector to the left', vector('left', 'bed', 'desk'), 'front-left'],
  ['vector to the right', vector('right', 'bed', 'desk'), 'back-right'],
  ['from the camera', { kind: 'directionFromCamera', of: 'desk', relativeTo: 'lamp' }, 'front-left'],
  ['room', { kind: 'roomArea' }, 60],
  [
    'turns',
    {
      kind: 'turns',
      start: 'bed',
      facing: 'desk',
      legs: ['desk', 'lamp', 'bed'],
      asked: [false, true, true],
    },
    'turn back, turn right',
  ],
  [
    'one turn at once',
    { kind: 'turns', start: 'bed', facing: 'desk', legs: ['chair-2'], asked: [true] },
    'turn left',
  ],
  ['appearance', { kind: 'appearanceOrder', categories: ['door', 'lamp', 'desk'] }, 'desk, lamp, door'],
]

describe('on a room known by hand', () => {
  test.each(KNOWN)('%s', (_, program, value) => {
    const found = answer(program, room)
    if (typeof value === 'number') expect(found.value).toBeCloseTo(value, 9)
    else expect(found.value).toBe(value)
    expect(found.sd).toBeUndefined()
  })

  test.each(KNOWN)('%s: the trace names what is there, and says every number', (_, program) => {
    const { trace, value } = answer(program, room)
    const ids = new Set(room.objects.map(({ id }) => id))
    expect(new Set(trace.map(({ id }) => id)).size).toBe(trace.length)
    for (const step of trace) {
      expect(step.objects.filter((id) => !ids.has(id))).toEqual([])
      expect(step.frames.filter((k) => !room.frames[k])).toEqual([])
      expect(step.quantity).toMatch(/^[A-Z]/)
      expect(`${step.value} ${step.formula}`).not.toMatch(/NaN|undefined|-0\.00/)
    }
    const said = program.kind === 'turns' ? trace.map(({ quantity }) => quantity).join() : trace.at(-1)?.value
    if (program.kind === 'turns')
      for (const turn of String(value).split(', ')) expect(said).toContain(turn.slice(5))
    else expect(said).toBe(value)
  })

  test('names are found in upper case, and where one is needed the surest is taken', () => {
    expect(answer({ kind: 'count', category: ' Chair ' }, room).value).toBe(2)
    const doubtful = room.objects.map((one) => (one.id === 'chair-1' ? { ...one, score: 0.4 } : one))
    const size = answer({ kind: 'size', object: 'chair', of: 'longest' }, { ...room, objects: doubtful })
    expect(size.trace[0]?.objects).toEqual(['chair-2'])
    expect(size.trace[0]?.quantity).toContain('the surest of 2')
  })

  test('what is annotated wins over boxes, also where there are none', () => {
    const layout: Layout = { ...room, counts: { chair: 5, printer: 2 } }
    expect(answer({ kind: 'count', category: 'chair' }, layout).value).toBe(5)
    expect(answer({ kind: 'count', category: 'printer' }, layout).value).toBe(2)
    expect(answer({ kind: 'count', category: 'bed' }, layout).value).toBe(1)
  })

  test('exact boxes are measured, and upright ones drawn', () => {
    const half = Math.SQRT1_2
    const askew = {
      ...thing('beam-1', [10, 0], [1, 1, 1]),
      exactBox: { center: [10, 0, 0.5], size: [4, 0.1, 0.1], axes: [half, 0, half, 0, 1, 0, -half, 0, half] },
    } as const
    const layout = { ...room, objects: [...room.objects, askew] }
    expect(answer({ kind: 'size', object: 'beam', of: 'longest' }, layout).value).toBe(4)
    expect(answer({ kind: 'size', object: 'beam', of: 'footprint' }, layout).value).toBe(1)
    const gap = answer({ kind: 'distance', a: 'bed', b: 'beam', measure: 'closest' }, layout).value
    expect(gap).not.toBeCloseTo(8.5, 1)
  })
})

test('numbers in other units, with a step that says so', () => {
  const program: Program = { kind: 'size', object: 'bed', of: 'longest' }
  expect(answer(program, room, { unit: 'cm' })).toMatchObject({ value: 200, unit: 'cm' })
  expect(answer(program, room, { unit: 'ft' }).value).toBeCloseTo(6.5617, 4)
  expect(answer({ kind: 'roomArea' }, room, { unit: 'ft²' }).value).toBeCloseTo(645.835, 3)
  expect(answer(program, room, { unit: 'cm' }).trace.at(-1)).toMatchObject({
    id: 'unit',
    value: 200,
    unit: 'cm',
  })
  expect(() => answer(program, room, { unit: 'm²' })).toThrow(NotAnswerable)
  expect(answer({ kind: 'count', category: 'bed' }, room, { unit: '' }).unit).toBe('')
})

describe('what cannot be answered', () => {
  test('an unknown name lists what there is', () => {
    const ask = () => answer({ kind: 'count', category: 'piano' }, room)
    expect(ask).toThrow(UnknownName)
    expect(ask).toThrow('The map has no piano. It has: bed, chair, desk, door, lamp.')
    expect(() => answer({ kind: 'count', category: 'piano' }, emptyLayout)).toThrow('It has no objects.')
  })

  test.each<[string, Program, Layout]>([
    ['an area without a room', { kind: 'roomArea' }, emptyLayout],
    ['an order without frames', { kind: 'appearanceOrder', categories: ['bed'] }, { ...room, frames: [] }],
    [
      'an order of what no frame shows',
      { kind: 'appearanceOrder', categories: ['box'] },
      { ...room, objects: [thing('box-1', [0, 0], [1, 1, 1])] },
    ],
    [
      'a distance of a thing from itself',
      { kind: 'distance', a: 'bed', b: 'bed-1', measure: 'closest' },
      room,
    ],
    ['a direction from where one looks', direction('bed', 'bed', 'lamp', 'hard'), room],
    ['a way that stays', { kind: 'turns', start: 'bed', facing: 'bed', legs: ['desk'], asked: [true] }, room],
    [
      'a way without turns',
      { kind: 'turns', start: 'bed', facing: 'desk', legs: ['desk'], asked: [false] },
      room,
    ],
  ])('%s', (_, program, layout) => {
    expect(() => answer(program, layout)).toThrow(NotAnswerable)
  })
})

test('answers do not change when the map is turned and moved, but for what the camera sees', () => {
  const moved = (by: Vec3, turn: number): Layout => ({
    ...room,
    objects: room.objects.map((one) => {
      const [x, y, z] = apply(aboutZ(turn), one.box.center)
      const center: Vec3 = [x + by[0], y + by[1], z + by[2]]
      return { ...one, box: { ...one.box, center, yaw: one.box.yaw + turn } }
    }),
  })
  // What lies right on a bound may fall to either side of it.
  const robust = KNOWN.filter(
    ([what, { kind }]) => kind !== 'directionFromCamera' && !what.includes('straight'),
  )
  fc.assert(
    fc.property(point3, angle, (by, turn) => {
      const layout = moved(by, turn)
      for (const [, program, value] of robust) {
        const found = answer(program, layout).value
        if (typeof value === 'number') expect(found).toBeCloseTo(value, 6)
        else expect(found).toBe(value)
      }
    }),
    { numRuns: 30 },
  )
})

test('things first seen in one frame stay in the order of the question', () => {
  const layout = { ...room, frames: frames(0, 1, 1, 1) }
  const program: Program = { kind: 'appearanceOrder', categories: ['door', 'lamp', 'desk'] }
  expect(answer(program, layout).value).toBe('desk, door, lamp')
})
