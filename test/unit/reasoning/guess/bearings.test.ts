import { describe, expect, test } from 'vitest'
import type { Layout } from '../../../../src/layout/index.ts'
import { sightWeights } from '../../../../src/reasoning/guess/bearings.ts'
import { guessDirection } from '../../../../src/reasoning/guess/directions.ts'
import { camera, room } from '../engineRoom.ts'
import { USUAL } from './usual.ts'

/** Looks along the map's +y from the origin, upright. */
const AHEAD = { rotation: [1, 0, 0, 0, 0, 1, 0, -1, 0] as const, translation: [0, 0, 1.5] as const }

/** A room with a candidate for a piano that was dropped, in a box about one column of one frame's picture. */
const seenAt = (u: number, pose: { T_map_camera?: typeof AHEAD } = { T_map_camera: AHEAD }): Layout => ({
  ...room,
  frames: [{ timestampSeconds: 0, sampled: true, camera, ...pose }],
  dropped: [
    {
      category: 'piano',
      reason: 'too-doubtful',
      because: '',
      sightings: [
        { frame: 0, box: { x0: u - 20, y0: 200, x1: u + 20, y1: 300 }, detectedAs: 'piano', score: 0.3 },
      ],
    },
  ],
})
const LEFT = [-3, 5] as const
const RIGHT = [3, 5] as const

describe('what was seen and did not become an object', () => {
  test('is likelier where the camera saw it', () => {
    const [left = 0, right = 0] = sightWeights(seenAt(camera.cx + 300), 'piano', [LEFT, RIGHT])
    expect(right).toBeGreaterThan(2 * left)
    expect(left).toBeGreaterThan(0)
    const [other = 0, here = 0] = sightWeights(seenAt(camera.cx - 300), 'piano', [RIGHT, LEFT])
    expect(here).toBeGreaterThan(2 * other)
  })

  test('says nothing of other kinds, nor where the camera was is not known', () => {
    expect(sightWeights(seenAt(100), 'sofa', [LEFT, RIGHT])).toEqual([1, 1])
    expect(sightWeights(seenAt(100, {}), 'piano', [LEFT, RIGHT])).toEqual([1, 1])
    expect(sightWeights(room, 'piano', [LEFT, RIGHT])).toEqual([1, 1])
  })

  test('turns the guess of a direction to its side', () => {
    const asked = {
      kind: 'direction',
      standing: 'bed',
      facing: 'desk',
      asked: 'piano',
      level: 'easy',
    } as const
    const right = (u: number) =>
      guessDirection(asked, seenAt(u), USUAL, ['left', 'right']).probabilities[1] as number
    expect(right(camera.cx + 250)).toBeGreaterThan(0.6)
    expect(right(camera.cx - 250)).toBeLessThan(0.4)
  })
})
