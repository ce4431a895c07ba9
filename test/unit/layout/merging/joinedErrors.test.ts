import { describe, expect, test } from 'vitest'
import { aboutZ, IDENTITY3, type Vec3 } from '../../../../src/geometry/index.ts'
import { amongErrors, joinedErrors } from '../../../../src/layout/merging/joinedErrors.ts'
import type { SharedError } from '../../../../src/perception/index.ts'

const own: SharedError = { position: [1, 0, 0], rotation: [0, 0.1, 0], logScale: 0.05 }
const places: Vec3[] = [
  [1, 2, 1.5],
  [3, 2, 1.5],
]
const cameras = places.map((place) => ({ place, sharedErrors: [own] }))
const sd = { shift: 0.2, height: 0.05, yaw: 0.1 }

describe('shared errors of a part that joins another', () => {
  test('turn with its frame, and are in the other’s unit; a depth scale stays a share', () => {
    const [[error]] = joinedErrors(cameras, aboutZ(Math.PI / 2), 2, sd) as [[SharedError]]
    expect(error.position.map((v) => Number(v.toFixed(9)) + 0)).toEqual([0, 2, 0])
    expect(error.rotation.map((v) => Number(v.toFixed(9)) + 0)).toEqual([-0.1, 0, 0])
    expect(error.logScale).toBe(0.05)
  })

  test('end with those of the join, which moves all its cameras alike and turns them about their middle', () => {
    const joined = joinedErrors(cameras, IDENTITY3, 1, sd)
    for (const errors of joined) {
      expect(errors.slice(1, 4).map(({ position }) => position)).toEqual([
        [0.2, 0, 0],
        [0, 0.2, 0],
        [0, 0, 0.05],
      ])
      expect(errors[4]?.rotation).toEqual([0, 0, 0.1])
    }
    const shifts = joined.map((errors) => errors[4]?.position)
    expect(shifts[0]?.[1]).toBeCloseTo(-0.1, 12)
    expect(shifts[1]?.[1]).toBeCloseTo(0.1, 12)
  })

  test('stand apart from those of the other part', () => {
    const [before, after] = [amongErrors(0, [own], 2), amongErrors(1, [own, own], 0)]
    expect(before).toHaveLength(3)
    expect(after).toHaveLength(3)
    expect(before.slice(1).every(({ logScale }) => logScale === 0)).toBe(true)
    expect(after[0]?.position).toEqual([0, 0, 0])
  })
})
