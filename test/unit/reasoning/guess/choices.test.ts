import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../../src/layout/index.ts'
import { guessDirection } from '../../../../src/reasoning/guess/directions.ts'
import { guessNearest } from '../../../../src/reasoning/guess/nearest.ts'
import { type ChoiceGuess, namesOfOptions } from '../../../../src/reasoning/guess/options.ts'
import { guessOrder } from '../../../../src/reasoning/guess/order.ts'
import { guessTurns } from '../../../../src/reasoning/guess/turns.ts'
import { NO_MAP } from '../../../../src/reasoning/index.ts'
import { frames, room, thing } from '../engineRoom.ts'
import { USUAL } from './usual.ts'

const best = ({ probabilities }: ChoiceGuess) => probabilities.indexOf(Math.max(...probabilities))
const without = (...ids: string[]): Layout => ({
  ...room,
  objects: room.objects.filter(({ id }) => !ids.includes(id)),
})

describe('which is nearest', () => {
  const OPTIONS = ['door', 'lamp', 'chair']
  const to = (name: string, layout: Layout, options = OPTIONS) =>
    guessNearest({ kind: 'nearest', to: name, options, measure: 'closest' }, layout, USUAL, options)

  test('is by the kinds where there is no map', () => {
    const guess = to('bed', NO_MAP)
    expect(best(guess)).toBe(1)
    expect(guess.rule).toBe('the kind that is usually nearest to a bed')
    expect(guess.probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
  })

  test('is what the map measured where it has all of them', () => {
    const guess = to('bed', room)
    expect(guess.probabilities[2]).toBeGreaterThan(0.99)
    expect(to('bed', room, ['chair', 'door', 'lamp']).probabilities[0]).toBeGreaterThan(0.99)
  })

  test('takes what the map has, and the usual of the rest', () => {
    const guess = to('bed', without('chair-1', 'chair-2', 'lamp-1'))
    expect(guess.rule).toBe('distances from bed to door on the map, usual distances for the rest')
    expect(best(guess)).toBe(1)
    const unseen = to('bed', without('bed-1'))
    expect(unseen.rule).toContain('bed drawn over the room')
  })
})

describe('a direction', () => {
  const HARD = ['back-left', 'front-left', 'back-right', 'front-right']
  const where = (layout: Layout, asked: string, options = HARD, level: 'easy' | 'medium' | 'hard' = 'hard') =>
    guessDirection(
      { kind: 'direction', standing: 'bed', facing: 'desk', asked, level },
      layout,
      USUAL,
      options,
    )

  test('is the most usual one where there is no map', () => {
    expect(HARD[best(where(NO_MAP, 'lamp'))]).toMatch(/^front/)
    const { probabilities } = where(NO_MAP, 'lamp', ['back', 'left', 'right'], 'medium')
    expect(best({ probabilities, rule: '' })).not.toBe(0)
  })

  test('is where the room is, when the thing itself is not on the map', () => {
    // The bed stands at the left wall: what is not seen is to its right.
    const wall: Layout = {
      ...room,
      room: {
        outline: [
          [-0.5, -1],
          [6, -1],
          [6, 6],
          [-0.5, 6],
        ],
        wallSeen: [true, true, true, true],
        areaSquareMetres: { value: 45, sd: 1 },
      },
    }
    const guess = where(wall, 'piano', ['left', 'right'], 'easy')
    expect(guess.probabilities[1]).toBeGreaterThan(0.7)
    expect(guess.rule).toContain('the rest drawn over the room')
    const mirrored = {
      ...wall,
      room: {
        ...(wall.room as NonNullable<Layout['room']>),
        outline: (wall.room?.outline ?? []).map(([x, y]): [number, number] => [-x, y]),
      },
    }
    expect(where(mirrored, 'piano', ['left', 'right'], 'easy').probabilities[0]).toBeGreaterThan(0.7)
  })

  test('of things that are all on the map is where they are', () => {
    expect(HARD[best(where(room, 'lamp'))]).toBe('front-right')
    expect(where(room, 'lamp').probabilities[3]).toBeGreaterThan(0.9)
  })
})

describe('the order of appearance', () => {
  const OPTIONS = ['door, lamp, bed', 'bed, lamp, door', 'lamp, bed, door']
  const order = (layout: Layout, categories = ['bed', 'door', 'lamp']) =>
    guessOrder({ kind: 'appearanceOrder', categories }, layout, USUAL, OPTIONS)

  test('is the usual one where no frame shows anything', () => {
    expect(OPTIONS[best(order(NO_MAP))]).toBe('bed, lamp, door')
    expect(order(NO_MAP).rule).toBe('the usual order of appearance')
  })

  test('follows the first sightings, of objects and of what was dropped', () => {
    const filmed: Layout = {
      ...NO_MAP,
      source: { ...NO_MAP.source, durationSeconds: 30 },
      frames: frames(0, 10, 20, 30),
      objects: [thing('bed-1', [0, 0], [2, 1, 1], [3]), thing('lamp-1', [1, 0], [1, 1, 1], [2])],
    }
    expect(
      OPTIONS[
        best(order({ ...filmed, objects: [...filmed.objects, thing('door-1', [0, 2], [1, 1, 1], [0])] }))
      ],
    ).toBe('door, lamp, bed')
    const dropped: Layout['dropped'] = [
      {
        category: 'door',
        reason: 'too-doubtful',
        because: '',
        sightings: [{ frame: 0, box: { x0: 0, y0: 0, x1: 1, y1: 1 }, detectedAs: 'door', score: 0.4 }],
      },
    ]
    const [seen, unseen] = [order({ ...filmed, dropped }), order(filmed)]
    expect(seen.probabilities[0]).toBeGreaterThan(unseen.probabilities[0] as number)
    expect(unseen.rule).toBe('first sightings of bed, lamp, and the usual order for the rest')
  })
})

describe('the turns of a route', () => {
  const turns = (asked: boolean[], options: string[]) =>
    guessTurns(
      { kind: 'turns', start: 'bed', facing: 'tv', legs: asked.map(() => 'door'), asked },
      USUAL,
      options,
    )

  test('are back before the first walk, and to a side after it', () => {
    const one = ['Turn Left', 'Turn Back', 'Turn Right']
    expect(one[best(turns([true], one))]).toBe('Turn Back')
    expect(one[best(turns([false, true], one))]).not.toBe('Turn Back')
    const two = ['Turn Back, Turn Back', 'Turn Left, Turn Left', 'Turn Back, Turn Right']
    expect(two[best(turns([true, true], two))]).toBe('Turn Back, Turn Right')
  })
})

test('options mean names by their words, else by their places', () => {
  expect(namesOfOptions(['The couch', 'lamps'], ['lamp', 'sofa'])).toEqual([1, 0])
  expect(namesOfOptions(['x', 'y'], ['lamp', 'sofa'])).toEqual([0, 1])
  expect(namesOfOptions(['x', 'y', 'z'], ['lamp', 'sofa'])).toEqual([-1, -1, -1])
})

test('probabilities are probabilities, on any part of a map', () => {
  fc.assert(
    fc.property(
      fc.subarray(room.objects),
      fc.shuffledSubarray(['bed', 'desk', 'lamp', 'door', 'chair', 'piano'], { minLength: 4 }),
      (objects, names) => {
        const layout = { ...room, objects }
        const [a, b, c, d] = names as [string, string, string, string]
        const all = [
          guessNearest({ kind: 'nearest', to: a, options: [b, c, d], measure: 'closest' }, layout, USUAL, [
            b,
            c,
            d,
          ]),
          guessDirection(
            { kind: 'direction', standing: a, facing: b, asked: c, level: 'easy' },
            layout,
            USUAL,
            ['left', 'right'],
          ),
          guessOrder({ kind: 'appearanceOrder', categories: [a, b, c] }, layout, USUAL, [
            `${a}, ${b}, ${c}`,
            `${c}, ${b}, ${a}`,
          ]),
        ]
        for (const { probabilities } of all) {
          expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true)
          expect(probabilities.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 6)
        }
      },
    ),
    { numRuns: 25 },
  )
})
