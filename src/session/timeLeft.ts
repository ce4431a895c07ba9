import { type Backend, type Effort, keyframeBudget } from '../perception/index.ts'
import type { Stage } from './protocol.ts'

/** What a keyframe costs on a machine of a kind. */
interface Costs {
  /** Seconds of its networks, before one has been measured: on the slow side. */
  networks: number
  /** Of linking and of the map, as shares of that: both are the processor's work, whatever runs the networks. */
  link: number
  map: number
}

const COSTS: Readonly<Partial<Record<Backend, Costs>>> = {
  wasm: { networks: 1.2, link: 0.16, map: 0.04 },
  cpu: { networks: 0.4, link: 0.2, map: 0.05 },
}
const GPU_COSTS: Costs = { networks: 0.2, link: 0.6, map: 0.2 }
/** With so many keyframes the guess no longer counts. */
const ENOUGH_KEYFRAMES = 4
/** A stage that takes longer than it should goes on for at least this share of what it should take. */
const STILL = 0.1
/** The inverse of the share of a stage from which on its own pace is all that counts. */
const TRUST = 2

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
  private costs = GPU_COSTS

  private keyframes = 0

  /** Tells how many keyframes to expect; once they are looked at their number is known. */
  expect(keyframes: number): void {
    this.keyframes = keyframes
  }

  /** Tells what the networks run on. */
  runsOn(backend: Backend): void {
    this.costs = COSTS[backend] ?? GPU_COSTS
    this.keyframeSeconds ??= this.costs.networks
  }

  /** Seconds left where a stage is so far; undefined where nothing is known yet. */
  at(now: number, stage: Stage, done: number, total: number): number | undefined {
    if (stage !== this.stage) {
      this.stage = stage
      this.since = now
      this.first = undefined
    }
    // The first keyframe takes longer than the others: pace is what comes after it.
    if (total > 0 && (stage !== 'watch' || done >= 1)) this.first ??= { at: now, done }
    if (stage === 'watch' && total > 0) this.measureKeyframes(now, done, total)
    const each = this.keyframeSeconds
    if (each === undefined) return undefined
    const watch = this.keyframes * each
    const [link, map] = [watch * this.costs.link, watch * this.costs.map]
    if (stage === 'open') return undefined
    if (stage === 'follow') {
      const own = this.ownPace(now, done, total)
      return own === undefined ? undefined : own + watch + link + map
    }
    if (stage === 'models') return watch + link + map
    if (stage === 'watch') return (this.keyframes - done) * each + link + map
    const whole = stage === 'link' ? link : map
    return this.rest(whole, now, done, total) + (stage === 'link' ? map : 0)
  }

  /** Seconds that the rest of a stage takes: at first by what it should take, then more and more by how it goes. */
  private rest(whole: number, now: number, done: number, total: number): number {
    const expected = Math.max(STILL * whole, whole - (now - this.since))
    const own = this.ownPace(now, done, total)
    if (own === undefined) return expected
    const weight = Math.min(1, (TRUST * done) / total)
    return weight * own + (1 - weight) * expected
  }

  /** Seconds that the rest of a stage takes if it goes on as it has gone; undefined before it has gone anywhere. */
  private ownPace(now: number, done: number, total: number): number | undefined {
    if (!this.first || done <= this.first.done) return undefined
    return ((total - done) * (now - this.first.at)) / (done - this.first.done)
  }

  private measureKeyframes(now: number, done: number, total: number) {
    this.keyframes = total
    const guess = this.keyframeSeconds
    if (!this.first) return
    const { at, done: from } = this.first
    const looked = done - from
    if (looked < 1) return
    const measured = (now - at) / looked
    const weight = Math.min(1, looked / ENOUGH_KEYFRAMES)
    this.keyframeSeconds = guess === undefined ? measured : weight * measured + (1 - weight) * guess
  }
}
