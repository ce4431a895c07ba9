import { type Effort, keyframeBudget } from '../effort.ts'
import type { FollowedFrame } from '../film.ts'
import { chainOf } from './chain.ts'
import { stretchesOf } from './stretches.ts'

export interface ChoiceOptions {
  effort: Effort
  durationSeconds: number
  /** Of the frames in whose pixels corners are told. */
  frameWidth: number
  /** Times of followed frames that the user asked for, seconds: keyframes, whatever the budget says. */
  askedSeconds: readonly number[]
}

/** The frames of a film that the networks look at. */
export interface KeyframeChoice {
  /** Indices of followed frames, ascending. */
  frames: number[]
  /** How many stretches of the film they cover, with gaps between them; 1 where they cover all of it. */
  stretches: number
}

/** Spacings are tried up to so many times the effort's own: beyond, only the loss of sight calls for a keyframe. */
const WIDEST = 8
const TRIALS = 7
/** A film gets so many keyframes however short and still it is, if it has the frames. */
const LEAST = 16

/**
 * Chooses the keyframes of a whole film: as close as the effort wants them if the budget allows it, else as evenly further
 * apart as it takes, sharp frames first; always so close that corners are followed from each to the next. A film that
 * moves too much for that is covered in stretches, and what lies between is left out.
 * Never more than the budget, but for frames that were asked for. Deterministic.
 */
export function chooseKeyframes(
  followed: readonly FollowedFrame[],
  { effort, durationSeconds, frameWidth, askedSeconds }: ChoiceOptions,
): KeyframeChoice {
  const wanted = new Set(askedSeconds)
  const asked = new Set(
    followed.flatMap(({ timestampSeconds }, k) => (wanted.has(timestampSeconds) ? k : [])),
  )
  const budget = Math.max(keyframeBudget(effort, durationSeconds), asked.size)
  const { minGapSeconds, maxGapSeconds, movedOn } = effort
  const chainAt = (wider: number) =>
    chainOf(followed, asked, {
      minGap: minGapSeconds,
      // Where the camera rests there is nothing new to see: such gaps widen sooner than overlaps shrink.
      maxGap: Math.min(maxGapSeconds, durationSeconds / LEAST) * wider ** 2,
      movedOn: movedOn * frameWidth * wider,
    })
  const close = chainAt(1)
  if (close.length <= budget) return { frames: close, stretches: 1 }
  let [low, high] = [0, Math.log(WIDEST)]
  let fitting = chainAt(WIDEST)
  if (fitting.length > budget) return inStretches(fitting, asked, budget)
  for (let trial = 0; trial < TRIALS; trial++) {
    const middle = (low + high) / 2
    const chain = chainAt(Math.exp(middle))
    if (chain.length <= budget) [high, fitting] = [middle, chain]
    else low = middle
  }
  return { frames: fitting, stretches: 1 }
}

function inStretches(chain: readonly number[], asked: ReadonlySet<number>, budget: number): KeyframeChoice {
  const others = chain.filter((k) => !asked.has(k))
  const kept = new Set(stretchesOf(others.length, budget - asked.size).map((k) => others[k] as number))
  const isKept = chain.map((k) => asked.has(k) || kept.has(k))
  return {
    frames: chain.filter((_, k) => isKept[k]),
    stretches: isKept.filter((one, k) => one && !isKept[k - 1]).length,
  }
}
