import { type RunTimings, STAGES, type Stage } from './protocol.ts'

/** Milliseconds by stage, as a run goes through them. */
export class Stopwatch {
  private readonly started = performance.now()
  private readonly stages = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>
  private current: Stage = STAGES[0]
  private since = this.started

  enter(stage: Stage): void {
    const now = performance.now()
    this.stages[this.current] += now - this.since
    this.current = stage
    this.since = now
  }

  stop(): Pick<RunTimings, 'total' | 'stages'> {
    this.enter(this.current)
    return { total: performance.now() - this.started, stages: this.stages }
  }
}
