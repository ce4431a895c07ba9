import { type Backend, type Effort, keyframeBudget } from '../perception/index.ts'
import type { Stage } from './protocol.ts'

/** Seconds that a keyframe takes before one has been measured: on the slow side of the machines of each kind. */
const KEYFRAME_SECONDS: Readonly<Partial<Record<Backend, number>>> = { wasm: 1.2, cpu: 0.4 }
const GPU_KEYFRAME_SECONDS = 0.2
/** The first keyframes take longer than the others; with so many, the guess no longer counts. */
const ENOUGH_KEYFRAMES = 4
/** Seconds of linking and of the map for each keyframe: a part of its own, and a share of what its networks take. */
const LINK = { each: 0.02, share: 0.1 }
const MAP = { each: 0.005, share: 0.033 }
/** Of a stage that has come this far, its own pace tells better than the guess. */
const TELLING = 0.15

/**
 * Keyframes that a film will probably get, before it has been followed: more than it wants where it moves much, and never
 * more than the budget.
 */
export const expectedKeyframes = (effort: Effort, durationSeconds: number): number =>
  Math.min(
    keyframeBudget(effort, durationSeconds),
    Math.max(16, (1.2 * durationSeconds) / effort.maxGapSeconds),
  )

/**
 * How long a run will still take, from what its own frames and keyframes have cost so far. Times are seconds on any clock
 * that goes on evenly; each call may be later than the one before.
 */
export class TimeLeft {
  private stage: Stage = 'open'
  private since = 0
  /** Of the stage: when it first told how far it is, and how far it was then. */
  private first: { at: number; done: number } | undefined
  private keyframeSeconds: number | undefined

  private keyframes = 0

  /** Tells how many keyframes to expect; once they are looked at their number is known. */
  expect(keyframes: number): void {
    this.keyframes = keyframes
  }

  /** Tells what the networks run on. */
  runsOn(backend: Backend): void {
    this.keyframeSeconds ??= KEYFRAME_SECONDS[backend] ?? GPU_KEYFRAME_SECONDS
  }

  /** Seconds left where a stage is so far; undefined where nothing is known yet. */
  at(now: number, stage: Stage, done: number, total: number): number | undefined {
    if (stage !== this.stage) {
      this.stage = stage
      this.since = now
      this.first = undefined
    }
    if (total > 0) this.first ??= { at: now, done }
    if (stage === 'watch' && total > 0) this.measureKeyframes(now, done, total)
    const each = this.keyframeSeconds
    if (each === undefined) return undefined
    const whole = (cost: { each: number; share: number }) => this.keyframes * (cost.each + cost.share * each)
    const [watch, link, map] = [this.keyframes * each, whole(LINK), whole(MAP)]
    if (stage === 'open') return undefined
    if (stage === 'follow') {
      const own = this.ownPace(now, done, total)
      return own === undefined ? undefined : own + watch + link + map
    }
    if (stage === 'models') return watch + link + map
    if (stage === 'watch') return (this.keyframes - done) * each + link + map
    if (stage === 'link') {
      const own = total > 0 && done / total > TELLING ? this.ownPace(now, done, total) : undefined
      return (own ?? Math.max(0, link - (now - this.since))) + map
    }
    return Math.max(0, map - (now - this.since))
  }

  /** Seconds that the rest of a stage takes if it goes on as it has gone; undefined before it has gone anywhere. */
  private ownPace(now: number, done: number, total: number): number | undefined {
    if (!this.first || done <= this.first.done) return undefined
    return ((total - done) * (now - this.first.at)) / (done - this.first.done)
  }

  private measureKeyframes(now: number, done: number, total: number) {
    this.keyframes = total
    const guess = this.keyframeSeconds
    const { at, done: from } = this.first ?? { at: now, done }
    const looked = done - from
    if (looked < 1) return
    const measured = (now - at) / looked
    const weight = Math.min(1, looked / ENOUGH_KEYFRAMES)
    this.keyframeSeconds = guess === undefined ? measured : weight * measured + (1 - weight) * guess
  }
}
