import { describe, expect, test } from 'vitest'
import { type Kind, kinds } from '../../../synthetic/kinds.ts'
import { runSequence } from '../../../synthetic/run.ts'
import { type SequenceScore, scoreRun } from '../../../synthetic/score.ts'

/**
 * The product's whole way from pictures to the camera's motion, on drawn clips whose motion is known. The bounds are
 * a third to a half above what was measured (results are the same on each run), so that nothing gets worse unseen; `npm run
 * bench synthetic` prints the figures.
 */

const DEGREE = Math.PI / 180
const SECONDS = 5

interface Bounds {
  /** At least this share of the keyframes that show something. */
  placed: number
  pieces: number
  ateOfPath?: number
  ateMetres?: number
  /** Degrees a second, and degrees over the clip. */
  turnPerSecond: number
  turnOverClip: number
  downDegrees: number
  /** The focal length must have been measured, so well. */
  focalError?: number
}

/** A walk through an ordinary room: what all kinds are held to that differ from it by something small. */
const USUAL: Bounds = {
  placed: 0.95,
  pieces: 1,
  ateOfPath: 0.012,
  turnPerSecond: 1.1,
  turnOverClip: 1.5,
  downDegrees: 0.4,
}

function expectWithin(score: SequenceScore, bounds: Bounds) {
  expect(score.strangers).toBe(0)
  expect(score.wildTurns).toBe(0)
  expect(score.placed).toBeGreaterThanOrEqual(bounds.placed)
  expect(score.streamPlaced).toBeGreaterThanOrEqual(bounds.placed - 0.05)
  expect(score.pieces).toBeLessThanOrEqual(bounds.pieces)
  if (bounds.ateOfPath !== undefined) {
    expect(score.ateOfPath).toBeLessThan(bounds.ateOfPath)
    expect(score.streamAteOfPath).toBeLessThan(bounds.ateOfPath)
  }
  if (bounds.ateMetres !== undefined) expect(score.ateMetres).toBeLessThan(bounds.ateMetres)
  expect(score.turnPerSecond).toBeLessThan(bounds.turnPerSecond * DEGREE)
  expect(score.turnOverClip).toBeLessThan(bounds.turnOverClip * DEGREE)
  expect(score.downRadians).toBeLessThan(bounds.downDegrees * DEGREE)
  if (bounds.focalError !== undefined) {
    expect(score.focalError).toBeGreaterThan(-bounds.focalError)
    expect(score.focalError).toBeLessThan(bounds.focalError)
  }
}

const CASES: readonly [kind: Kind, bounds: Bounds, seed?: number, seconds?: number][] = [
  ['walk', USUAL],
  [
    'pureRotation',
    { placed: 0.95, pieces: 1, ateMetres: 0.018, turnPerSecond: 0.6, turnOverClip: 0.9, downDegrees: 0.3 },
  ],
  [
    'pureTranslation',
    { ...USUAL, ateOfPath: 0.006, turnPerSecond: 0.7, turnOverClip: 0.6, downDegrees: 0.3 },
  ],
  // Of a wall alone hardly anything shows how the camera is turned about the vertical.
  ['planarScene', { ...USUAL, ateOfPath: 0.018, turnPerSecond: 1.8, turnOverClip: 5.5, downDegrees: 0.5 }],
  [
    'fastPan',
    { placed: 0.95, pieces: 1, ateMetres: 0.045, turnPerSecond: 0.8, turnOverClip: 1, downDegrees: 0.4 },
  ],
  ['rollingShutter', { ...USUAL, ateOfPath: 0.016, turnPerSecond: 1.4 }],
  ['movingPeople', { ...USUAL, ateOfPath: 0.008 }],
  ['texturelessWall', { ...USUAL, ateOfPath: 0.008 }],
  ['exposureChange', { ...USUAL, ateOfPath: 0.011 }],
  ['wrongFocalLength', { ...USUAL, ateOfPath: 0.006, focalError: 0.012 }],
  ['cutInRoom', { ...USUAL, ateOfPath: 0.008, turnOverClip: 1.7, pieces: 2 }],
  // Long enough for features to join what lies before the cut and after it.
  ['cutInRoom', { ...USUAL, ateOfPath: 0.008 }, 2, 8],
  ['cutToRoom', { ...USUAL, pieces: 2 }],
  ['coveredLens', { ...USUAL, pieces: 2 }],
]

describe('the camera’s motion from drawn clips', () => {
  test.each(CASES)('%s', { timeout: 60_000 }, async (kind, bounds, seed = 1, seconds = SECONDS) => {
    const run = await runSequence(kinds[kind]({ seed, seconds }))
    expectWithin(scoreRun(run), bounds)
  })
})
