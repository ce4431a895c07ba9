import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../../src/layout/index.ts'
import { countAfter, countPrior } from '../../../../src/reasoning/guess/counts.ts'
import { guessNumber, type NumberGuess } from '../../../../src/reasoning/guess/numbers.ts'
import { bestByMra, NO_MAP, type Program } from '../../../../src/reasoning/index.ts'
import { room, thing, unsure } from '../engineRoom.ts'
import { USUAL } from './usual.ts'

const guessed = (program: Program, layout: Layout = NO_MAP): NumberGuess => {
  const found = guessNumber(program, layout, USUAL)
  if (!found) throw new Error('no guess')
  return found
}
const size = (object: string): Program => ({ kind: 'size', object, of: 'longest' })
const distance = (a: string, b: string): Program => ({ kind: 'distance', a, b, measure: 'closest' })
const count = (category: string): Program => ({ kind: 'count', category })
const withArea = (value: number, sd: number): Layout => ({
  ...NO_MAP,
  room: { outline: [], wallSeen: [], areaSquareMetres: { value, sd } },
})

describe('without a map', () => {
  test('a size is the usual one of the kind, also by another word for it', () => {
    expect(guessed(size('bed'))).toMatchObject({ unit: 'm', rule: 'usual size of a bed' })
    expect(Math.abs(guessed(size('bed')).value - 2)).toBeLessThan(0.1)
    expect(guessed(size('beds'))).toEqual(guessed(size('bed')))
    expect(guessed(size('bed')).expected).toBeGreaterThan(0.8)
    expect(guessed(size('harpsichord')).expected).toBeLessThan(0.5)
  })

  test('a distance is that of the two kinds, whichever comes first', () => {
    const [near, far] = [guessed(distance('bed', 'lamp')), guessed(distance('bed', 'door'))]
    expect(near.value).toBeLessThan(0.7)
    expect(far.value).toBeGreaterThan(1.5)
    expect(guessed(distance('lamp', 'bed')).value).toBe(near.value)
    expect(far.rule).toBe('usual distance of a bed and a door')
  })

  test('a count is of several: nobody asks for the number of one', () => {
    expect(guessed(count('sofa')).value).toBe(2)
    expect(guessed(count('chair')).value).toBeGreaterThanOrEqual(4)
  })

  test('questions that are no number have none', () => {
    expect(guessNumber({ kind: 'appearanceOrder', categories: ['bed'] }, NO_MAP, USUAL)).toBeUndefined()
  })
})

describe('with a map', () => {
  test('a good measurement outweighs what is usual, a poor one does not', () => {
    const bed = (sd: number) => ({ ...unsure(sd), objects: [thing('bed-1', [0, 0], [1.4, 1, 0.5])] })
    const measured = (sd: number) => {
      const layout = bed(sd)
      const objects = layout.objects.map((one) => ({
        ...one,
        sd: { ...one.sd, size: [sd, sd, sd] as const },
      }))
      return guessed(size('bed'), { ...layout, objects: objects as unknown as Layout['objects'] })
    }
    expect(measured(0.02).value).toBeLessThan(measured(1).value)
    expect(measured(1).value).toBeCloseTo(guessed(size('bed')).value, 0)
    expect(measured(1).ownExpected).toBeLessThan(measured(1).expected)
    expect(measured(1).rule).toContain("weighed against the map's 1.40 ± 1.00 m")
  })

  test('an object that is hardly there counts for little', () => {
    const there = (score: number): Layout => ({
      ...room,
      objects: [{ ...thing('bed-1', [0, 0], [1.2, 1, 0.5]), score }],
    })
    expect(guessed(size('bed'), there(0.05)).value).toBeCloseTo(guessed(size('bed')).value, 1)
  })

  test('things are farther apart in a large room', () => {
    const [small, large] = [withArea(6, 1), withArea(80, 1)].map((layout) =>
      guessed(distance('bed', 'door'), layout),
    )
    expect((large as NumberGuess).value).toBeGreaterThan(1.3 * (small as NumberGuess).value)
  })

  test('an area with a wide deviation is drawn to the usual room', () => {
    const { value } = guessed({ kind: 'roomArea' }, withArea(8, 17))
    expect(value).toBeGreaterThan(10)
    expect(guessed({ kind: 'roomArea' }, withArea(40, 1)).value).toBeCloseTo(40, -1)
  })

  test('objects say how large the room is, as far as the film is on the map', () => {
    const { room: _, frames, ...bare } = room
    const whole: Layout = { ...bare, frames: [] }
    // The objects stand on about 28 square metres.
    expect(guessed({ kind: 'roomArea' }, whole).value).toBeGreaterThan(25)
    expect(guessed({ kind: 'roomArea' }, whole).rule).toBe('usual size of a room with such objects')
    const lost: Layout = { ...bare, frames }
    expect(guessed({ kind: 'roomArea' }, lost).value).toBeLessThan(18)
  })

  test('a room is as large as rooms with such things, wherever in the film they are seen', () => {
    const area = (...kinds: string[]) => {
      const objects = kinds.map((kind, k) => thing(`${kind}-1`, [k, 0], [0.5, 0.5, 0.5]))
      const apart = { frames: [], objects, floorSeen: true, scale: { relativeSd: 0, cues: [] } }
      return guessed({ kind: 'roomArea' }, { ...NO_MAP, submaps: [apart] }).value
    }
    expect(area('bathtub')).toBeLessThan(0.7 * area('sofa'))
  })

  test('what is seen of a kind raises its count: never below what is there', () => {
    const best = (found: number) => bestByMra(countAfter(countPrior(USUAL, 'chair'), found)).value
    expect(best(6)).toBeGreaterThanOrEqual(6)
    expect(best(3)).toBeLessThan(best(7))
    const chairs = guessed(count('chair'), room)
    expect(chairs).toMatchObject({ rule: expect.stringContaining('the map shows 2') })
    expect(chairs.ownExpected).toBeLessThanOrEqual(chairs.expected)
    expect(guessed(count('bed'), room).ownExpected).toBeLessThan(0.3)
  })

  test('what an object may be, and what another part of the film shows, is used and said', () => {
    const stool = {
      ...thing('stool-1', [0, 0], [1.9, 0.4, 0.5]),
      alternatives: [{ category: 'bed', probability: 0.4 }],
    }
    const maybe = guessed(size('bed'), { ...room, objects: [stool] })
    expect(maybe.rule).toContain('stool-1 may be a bed (40 %)')
    expect(maybe.ownExpected).toBeUndefined()
    const apart: Layout = {
      ...NO_MAP,
      submaps: [{ frames: [], objects: room.objects, floorSeen: true, scale: { relativeSd: 0, cues: [] } }],
    }
    const far = guessed(distance('bed', 'door'), apart)
    expect(far.rule).toContain('a part of the film that is not joined')
    expect(guessed(count('chair'), apart).rule).not.toContain('the map shows')
  })
})
