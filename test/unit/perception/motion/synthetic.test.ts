import { describe, expect, test } from 'vitest'
import { type Kind, kinds } from '../../../synthetic/kinds.ts'
import { runSequence } from '../../../synthetic/run.ts'
import { type SequenceScore, scoreRun } from '../../../synthetic/score.ts'

/**
 * The product's whole way from pictures to the camera's motion, on drawn clips whose motion is known. The bounds are
 * what a map of a room needs, a third or more above what was measured; `npm run bench synthetic` prints the figures.
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
  ateOfPath: 0.04,
  turnPerSecond: 3,
  turnOverClip: 8,
  downDegrees: 2.5,
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
    { placed: 0.95, pieces: 1, ateMetres: 0.06, turnPerSecond: 1, turnOverClip: 2, downDegrees: 1 },
  ],
  ['pureTranslation', { ...USUAL, ateOfPath: 0.05 }],
  ['planarScene', USUAL],
  // Nothing is seen while it is blurred most: what comes before and after may be two maps, but no wrong one.
  [
    'fastPan',
    { placed: 0.8, pieces: 2, ateMetres: 0.12, turnPerSecond: 1.5, turnOverClip: 5, downDegrees: 1.5 },
  ],
  ['rollingShutter', USUAL],
  ['movingPeople', USUAL],
  ['texturelessWall', USUAL],
  // Corners are lost at each jump, and features are coarser.
  ['exposureChange', { ...USUAL, ateOfPath: 0.055 }],
  ['wrongFocalLength', { ...USUAL, focalError: 0.05 }],
  ['cutInRoom', { ...USUAL, pieces: 2 }],
  // Long enough for features to join what lies before the cut and after it.
  ['cutInRoom', { ...USUAL, pieces: 2 }, 2, 8],
  ['cutToRoom', { ...USUAL, pieces: 2 }],
  ['coveredLens', { ...USUAL, pieces: 2 }],
]

describe('the camera’s motion from drawn clips', () => {
  test.each(CASES)('%s', { timeout: 60_000 }, async (kind, bounds, seed = 1, seconds = SECONDS) => {
    const run = await runSequence(kinds[kind]({ seed, seconds }))
    expectWithin(scoreRun(run), bounds)
  })
})
