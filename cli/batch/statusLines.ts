import type { AnalysisProgress } from '../analyser.ts'
import type { FilmResult } from './results.ts'

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)
/** Stages that took less are not worth a word. */
const WORTH_MILLISECONDS = 50

/** A result for people, on one line. */
export function resultLine(result: FilmResult): string {
  if (result.outcome === 'failed') return `${result.film}: failed: ${result.reason}`
  const { film, objects, frames, framesPlaced, timings } = result
  const stages = Object.entries(timings?.stages ?? {})
    .filter(([, milliseconds]) => milliseconds >= WORTH_MILLISECONDS)
    .map(([stage, milliseconds]) => `${stage} ${seconds(milliseconds)}`)
  const time = timings ? ` in ${seconds(timings.total)} s (${stages.join(', ')})` : ''
  return `${film}: ${objects} objects from ${framesPlaced} of ${frames} frames${time}`
}

/**
 * The state of a batch on stderr: a line for each film that ends and, on a terminal, under them one that says how far
 * the present ones are.
 */
export class StatusLines {
  private readonly running = new Map<string, AnalysisProgress>()
  private done = 0

  constructor(
    private readonly total: number,
    private readonly stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'> = process.stderr,
  ) {}

  progress(film: string, progress: AnalysisProgress): void {
    this.running.set(film, progress)
    this.draw()
  }

  finished(result: FilmResult): void {
    this.running.delete(result.film)
    this.done++
    this.clear()
    this.stream.write(`${resultLine(result)}\n`)
    this.draw()
  }

  /** Takes the line of those that run away. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K')
  }

  private draw(): void {
    if (!this.stream.isTTY) return
    const films = [...this.running].map(([film, { stage, done, total }]) => {
      const share = total ? ` ${Math.round((100 * done) / total)} %` : ''
      return `${film} ${stage}${share}`
    })
    const line = `${this.done} of ${this.total} · ${films.join(' · ')}`
    this.stream.write(`\r\x1b[K${line.slice(0, Math.max(1, (this.stream.columns ?? 80) - 1))}`)
  }
}
