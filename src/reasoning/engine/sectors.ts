import type { DirectionLevel } from '../program.ts'
import type { Scorer } from './outcome.ts'
import { wordsOf } from './words.ts'

/** Directions as words: angles from straight ahead, degrees, counter-clockwise (left is positive), -180 to 180. */

const DEGREE = Math.PI / 180

/** From `forward` to `v` on the plan, degrees. */
export function signedAngle(forward: readonly [number, number], v: readonly [number, number]): number {
  const across = forward[0] * v[1] - forward[1] * v[0]
  const ahead = forward[0] * v[0] + forward[1] * v[1]
  // Rounding makes -0 of a thing straight behind, which would be -180: on the line is left, by VSI-Bench's rule.
  return Math.atan2(across === 0 ? 0 : across, ahead) / DEGREE
}

/** VSI-Bench asks to turn at least this far for what is to the back. */
export const BACK_DEGREES = 135

/**
 * The word for an angle (VSI-Bench, appendix B.1): on the line counts as left (cross product >= 0). Easy knows left and
 * right only; medium has back from 135 degrees; hard has the four quadrants, of which 90 degrees left is back.
 */
export function directionWord(degrees: number, level: DirectionLevel): string {
  const side = degrees >= 0 ? 'left' : 'right'
  if (level === 'easy') return side
  if (level === 'medium') return Math.abs(degrees) >= BACK_DEGREES ? 'back' : side
  return `${Math.abs(degrees) < 90 ? 'front' : 'back'}-${side}`
}

interface Sector {
  middle: number
  half: number
}

const QUADRANTS: Readonly<Record<string, number>> = {
  'front left': 45,
  'back left': 135,
  'back right': -135,
  'front right': -45,
}
const AXES: Readonly<Record<string, number>> = { front: 0, left: 90, back: 180, right: -90 }
const MEDIUM: Readonly<Record<string, Sector>> = {
  left: { middle: BACK_DEGREES / 2, half: BACK_DEGREES / 2 },
  right: { middle: -BACK_DEGREES / 2, half: BACK_DEGREES / 2 },
  back: { middle: 180, half: 180 - BACK_DEGREES },
}

/** `Left-Back`, `behind and to the left`: front or back first, then the side. */
function plainWords(text: string): string {
  const words = wordsOf(text).map((word) => (/^(behind|rear)$/.test(word) ? 'back' : word))
  return ['front', 'back', 'left', 'right'].filter((word) => words.includes(word)).join(' ')
}

/** What an option stands for among the others; undefined where it is no direction. */
function sectorOf(text: string, level: DirectionLevel, others: readonly string[]): Sector | undefined {
  const words = plainWords(text)
  if (level === 'medium') return MEDIUM[words]
  const quadrant = QUADRANTS[words]
  if (quadrant !== undefined) return { middle: quadrant, half: 45 }
  const middle = AXES[words]
  if (middle === undefined) return undefined
  const ahead = others.some((other) => /^(front|back)$/.test(plainWords(other)))
  const aside = others.some((other) => /^(left|right)$/.test(plainWords(other)))
  return { middle, half: ahead && aside ? 45 : 90 }
}

const apart = (a: number, b: number) => Math.abs(((((a - b + 180) % 360) + 360) % 360) - 180)

/** How well a sector fits: 1 in its middle, a half on its bounds, less beyond. */
const inSector = (degrees: number, { middle, half }: Sector) => 1 / (1 + apart(degrees, middle) / half)

/** Scores options that name directions by the angle; the one that says the word itself fits entirely, also on a bound. */
export const directionScorer =
  (level: DirectionLevel): Scorer<number> =>
  (options) => {
    const read = options.map((text) => ({ words: plainWords(text), sector: sectorOf(text, level, options) }))
    return (degrees) => {
      const word = directionWord(degrees, level).replace('-', ' ')
      return read.map(({ words, sector }) =>
        words === word ? 1 : sector ? Math.min(0.99, inSector(degrees, sector)) : 0,
      )
    }
  }

/** Scores turns such as `Turn Left, Turn Back` by angles: the mean over them, 0 for another number of turns. */
export const turnsScorer: Scorer<readonly number[]> = (options) => {
  const read = options.map((text) => {
    const turns = text.split(',').filter((turn) => turn.trim())
    return turns.map((turn) => directionScorer('medium')([turn]))
  })
  return (angles) =>
    read.map((turns) => {
      if (turns.length !== angles.length) return 0
      const fits = turns.map((score, k) => score(angles[k] as number)[0] as number)
      return fits.reduce((sum, fit) => sum + fit, 0) / fits.length
    })
}
