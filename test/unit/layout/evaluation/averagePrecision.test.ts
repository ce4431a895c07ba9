import { describe, expect, test } from 'vitest'
import { averagePrecision, type NamedBox, type ScoredBox } from '../../../../src/layout/index.ts'

const box = (category: string, x: number, height = 1): NamedBox => ({
  category,
  box: { center: [x, 0, height / 2], size: [1, 1, height], yaw: 0 },
})
const sure = (score: number, one: NamedBox): ScoredBox => ({ ...one, score })

describe('averagePrecision', () => {
  const truth = [box('chair', 0), box('chair', 5), box('bed', 10)]

  test('a map against itself has all of it, and an empty one nothing', () => {
    const itself = truth.map((one) => sure(0.5, one))
    expect(averagePrecision(itself, truth)).toEqual({ plan25: 1, plan50: 1, solid25: 1, solid50: 1 })
    expect(averagePrecision([], truth).plan25).toBe(0)
    expect(averagePrecision(itself, []).plan25).toBeUndefined()
  })

  test('a wrong one that is surer costs precision, one that is less sure nothing', () => {
    const right = [sure(0.6, box('chair', 0)), sure(0.5, box('chair', 5)), sure(0.9, box('bed', 10))]
    const wrong = (score: number) => [...right, sure(score, box('chair', 20))]
    expect(averagePrecision(wrong(0.1), truth).plan50).toBe(1)
    // Chairs: precision 1/2 at half of the recall, 2/3 at all of it, which counts for both halves.
    expect(averagePrecision(wrong(0.8), truth).plan50).toBeCloseTo((2 / 3 + 1) / 2)
  })

  test('a second box on one thing is wrong', () => {
    const twice = [
      sure(0.9, box('chair', 0)),
      sure(0.8, box('chair', 0.1)),
      sure(0.7, box('chair', 5)),
      sure(0.6, box('bed', 10)),
    ]
    expect(averagePrecision(twice, truth).plan25).toBeCloseTo(((1 + 2 / 3) / 2 + 1) / 2)
  })

  test('overlap decides: shifted by half a length, a box has a third, and by height only on the body', () => {
    const half = averagePrecision([sure(1, box('bed', 10.5))], [box('bed', 10)])
    expect(half).toEqual({ plan25: 1, plan50: 0, solid25: 1, solid50: 0 })
    const low = averagePrecision([sure(1, box('bed', 10, 0.4))], [box('bed', 10)])
    expect(low).toEqual({ plan25: 1, plan50: 1, solid25: 1, solid50: 0 })
  })

  test('is a mean over the kinds of the truth, and of no others', () => {
    const found = [sure(1, box('bed', 10)), sure(1, box('tv', 3))]
    expect(averagePrecision(found, truth).plan25).toBe(0.5)
    expect(averagePrecision([sure(1, box('couch', 1))], [box('sofa', 1)]).plan25).toBe(1)
  })
})
