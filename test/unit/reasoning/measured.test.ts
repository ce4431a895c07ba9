import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance3, type Vec2 } from '../../../src/geometry/index.ts'
import { answer, type End, measuredArea, measuredDistance, objectAt } from '../../../src/reasoning/index.ts'
import { room, unsure } from './engineRoom.ts'

const object = (id: string): End => ({ kind: 'object', id })
const place = (x: number, y: number): End => ({ kind: 'point', at: [x, y] })
const coordinate = fc.double({ min: -5, max: 5, noNaN: true })

describe('a measured distance', () => {
  test('of two objects is the one that questions are answered with', () => {
    const found = measuredDistance(room, object('bed-1'), object('desk-1'))
    const said = (measure: 'closest' | 'centre') =>
      answer({ kind: 'distance', a: 'bed-1', b: 'desk-1', measure }, room).value
    expect(found?.closest).toBe(said('closest'))
    expect(found?.centre).toBe(said('centre'))
    expect(found?.closestSd).toBeUndefined()
    expect(measuredDistance(unsure(0.1), object('bed-1'), object('desk-1'))?.closestSd).toBeGreaterThan(0.05)
  })

  test('from a place goes to the footprint on the plan, and is 0 within it', () => {
    // The bed is 2 m long and 1.6 m wide, about the origin.
    expect(measuredDistance(room, place(3, 0), object('bed-1'))).toMatchObject({ closest: 2, centre: 3 })
    expect(measuredDistance(room, object('bed-1'), place(0.5, 0.5))?.closest).toBe(0)
  })

  test('is undefined where an object is gone, and from an object to itself', () => {
    expect(measuredDistance(room, object('bed-1'), object('piano-1'))).toBeUndefined()
    expect(measuredDistance(room, object('piano-1'), place(0, 0))).toBeUndefined()
    expect(measuredDistance(room, object('bed-1'), object('bed-1'))).toBeUndefined()
  })

  test('is the same both ways, and its line is as long', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x, y, u, v) => {
        const pairs: [End, End][] = [
          [place(x, y), place(u, v)],
          [place(x, y), object('desk-1')],
        ]
        for (const [a, b] of pairs) {
          const there = measuredDistance(room, a, b)
          expect(measuredDistance(room, b, a)?.closest).toBeCloseTo(there?.closest ?? -1, 12)
          const line = there?.marks.find((mark) => mark.kind === 'length')
          if (line?.kind === 'length')
            expect(distance3(line.from, line.to)).toBeCloseTo(there?.closest ?? -1, 9)
        }
      }),
    )
  })
})

describe('a measured area', () => {
  test('is what its corners enclose, whichever way round', () => {
    const corners: Vec2[] = [
      [0, 0],
      [3, 0],
      [3, 2],
      [0, 2],
    ]
    expect(measuredArea(corners)).toMatchObject({ squareMetres: 6, around: 10 })
    expect(measuredArea([...corners].reverse())).toMatchObject({ squareMetres: 6, around: 10 })
  })

  test('needs three corners', () => {
    expect(
      measuredArea([
        [0, 0],
        [1, 1],
      ]),
    ).toBeUndefined()
  })
})

test('of objects above each other the smallest one is hit', () => {
  const [bed] = room.objects
  const pillow = { ...bed, id: 'pillow-1', box: { ...bed?.box, size: [0.5, 0.4, 0.2] } } as typeof bed
  const layout = { ...room, objects: [...room.objects, pillow as NonNullable<typeof pillow>] }
  expect(objectAt(layout, [0.1, 0.1])?.id).toBe('pillow-1')
  expect(objectAt(layout, [0.9, 0.1])?.id).toBe('bed-1')
  expect(objectAt(layout, [2.9, -3.9])).toBeUndefined()
})
