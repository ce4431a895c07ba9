import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../src/layout/index.ts'
import { type Asked, ask, type Mark, NotAnswerable, type TraceStep } from '../../../src/reasoning/index.ts'
import { room, thing } from './engineRoom.ts'

/** The room known by hand, 6 m by 10 m, with a door in its lower wall, a window, a mirror, and a plant in the hall outside. */
const flat: Layout = {
  ...room,
  objects: [
    ...room.objects.filter(({ category }) => category !== 'door'),
    thing('door-1', [1.5, -4], [0.9, 0.1, 2]),
    {
      ...thing('window-1', [3, 2], [0.1, 1.4, 1.2]),
      box: { center: [3, 2, 1.5], size: [1.4, 0.1, 1.2], yaw: Math.PI / 2 },
    },
    thing('mirror-1', [-2.9, 4], [0.05, 0.6, 1]),
    thing('plant-1', [-2, -5.5], [0.4, 0.4, 0.8]),
    thing('something-1', [0.2, 3.4], [0.5, 0.5, 0.5]),
  ],
}

const route = (start: string, facing: string, ...steps: string[]) =>
  `You are a robot beginning at the ${start} and facing the ${facing}. You want to navigate to the goal. You will perform the following actions (Note: for each [please fill in], choose either 'turn back,' 'turn left,' or 'turn right.'): ${steps
    .map((step, k) => `${k + 1}. ${step}`)
    .join(' ')} You have reached the final destination.`
const FILL = '[please fill in]'

function asked(text: string, layout: Layout = flat, options: string[] = []): Asked {
  const found = ask(text, layout, options)
  if ('kind' in found) throw new Error(found.because)
  return found
}
const valueFor = (text: string, layout?: Layout) => asked(text, layout).answer.value
const arrows = ({ marks = [] }: TraceStep) =>
  marks.filter((mark): mark is Extract<Mark, { kind: 'arrow' }> => mark.kind === 'arrow')

describe('a robot’s route by doors, windows and walls', () => {
  test('goes to doors and windows as to all else', () => {
    expect(
      valueFor(route('bed', 'desk', 'Go forward until the desk', FILL, 'Go forward until the window.')),
    ).toBe('turn right')
    expect(valueFor(route('bed', 'desk', FILL, 'Go forward until the bedroom door.'))).toBe('turn back')
    expect(valueFor(route('doorway', 'bed', FILL, 'Go forward until the mirror.'))).toBe('turn left')
  })

  test('through the door and on is two legs', () => {
    const { program } = asked(
      route('bed', 'desk', FILL, 'Go through the door.', FILL, 'Go forward until the plant.'),
    )
    expect(program).toMatchObject({ legs: ['door', 'plant'], asked: [true, true] })
    const one = asked(route('bed', 'desk', FILL, 'Go forward through the doorway until the plant.'))
    expect(one.program).toMatchObject({ legs: ['plant'] })
  })

  test('to what stands outside of the room it goes through the door, and its arrows do too', () => {
    const { answer } = asked(
      route('bed', 'desk', FILL, 'Go forward until the plant', FILL, 'Go forward until the chair.'),
    )
    const turns = answer.trace.filter(({ id }) => id.startsWith('turn-'))
    expect(turns[0]?.quantity).toBe('Turn at bed-1 towards plant-1, through door-1: back')
    expect(turns[0]?.objects).toEqual(['bed-1', 'door-1', 'plant-1'])
    const [, toDoor, on] = arrows(turns[0] as TraceStep)
    expect(toDoor?.to).toEqual([1.5, -4, 0])
    expect([on?.from, on?.to]).toEqual([
      [1.5, -4, 0],
      [-2, -5.5, 0],
    ])
    // Back through the same door: it arrived from the right, and turns about.
    expect(turns[1]?.quantity).toContain('towards chair-2, through door-1')
    expect(turns[1]?.value).toBeCloseTo(180)
  })

  test('without a door the way is straight', () => {
    const walled = { ...flat, objects: flat.objects.filter(({ category }) => category !== 'door') }
    const { answer } = asked(route('bed', 'desk', FILL, 'Go forward until the plant.'), walled)
    expect(answer.trace.at(-1)?.quantity).toBe('Turn at bed-1 towards plant-1: back')
    expect(arrows(answer.trace.at(-1) as TraceStep)).toHaveLength(2)
  })

  test('faces the nearest wall, or into the room', () => {
    // The mirror hangs on the left wall, the lamp stands nearest to the right one.
    expect(valueFor(route('mirror', 'wall', FILL, 'Go forward until the desk.'))).toBe('turn back')
    expect(valueFor(route('door', 'room', FILL, 'Go forward until the mirror.'))).toBe('turn left')
    expect(valueFor(route('lamp', 'wall behind the lamp', FILL, 'Go forward until the desk.'))).toBe(
      'turn left',
    )
  })

  test('walks straight on to a wall, or after the turn that ends nearest to what comes next', () => {
    // From the bed past the desk to the upper wall, then to the mirror, down on the left.
    const straight = asked(
      route('bed', 'desk', 'Go forward until the wall', FILL, 'Go forward until the mirror.'),
    )
    expect(straight.answer.value).toBe('turn left')
    expect(straight.answer.trace.find(({ id }) => id.startsWith('place-wall'))?.value).toBe('(0.00, 6.00)')
    const turned = asked(
      route('bed', 'desk', FILL, 'Go forward until the wall', FILL, 'Go forward until the window.'),
      flat,
      ['Turn Left, Turn Right', 'Turn Right, Turn Left', 'Turn Back, Turn Left'],
    )
    expect(turned.answer.choice?.letter).toBe('B')
    expect(turned.answer.trace.map(({ quantity }) => quantity)).toContain(
      'Turn at the wall towards window-1: left',
    )
  })

  test('says what is missing', () => {
    const open = { ...flat, room: undefined as never }
    expect(() => asked(route('bed', 'wall', FILL, 'Go forward until the desk.'), open)).toThrow(
      'The map has no walls to go by.',
    )
    expect(() => asked(route('bed', 'desk', FILL, 'Go forward until the wall.'))).toThrow(NotAnswerable)
    expect(() => asked(route('bed', 'bed', FILL, 'Go forward until the desk.'))).toThrow(
      'which has no direction',
    )
  })
})

describe('doors, windows and mirrors are asked about like all else', () => {
  test.each([
    ['How many windows are in this room?', 1],
    ['What is the distance between the door and the bed?', 3.1504],
    ['What is the length of the longest dimension of the mirror, in meters?', 1],
    ['If I am standing by the door and facing the bed, is the window to my left, right, or back?', 'right'],
  ])('%s', (text, value) => {
    const found = valueFor(text)
    if (typeof value === 'number') expect(found).toBeCloseTo(value, 3)
    else expect(found).toBe(value)
  })

  test('the nearest kind of thing is one that has a name', () => {
    expect(valueFor('What is closest to the desk?')).toBe('chair')
    expect(valueFor('How far is the bed from something-1?')).toBeCloseTo(2.35, 6)
  })
})
