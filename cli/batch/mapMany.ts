import { availableParallelism } from 'node:os'
import type { Analyser } from '../analyser.ts'
import { BadInputError, UsageError } from '../exit.ts'
import type { MapOptions } from '../mapOptions.ts'
import { chooseRuntime, openAnalyser, type RuntimeName } from '../runtimes.ts'
import { type Film, findFilms } from './films.ts'
import { inParallel } from './inParallel.ts'
import { mapFilm } from './mapFilm.ts'
import { completeFilms, type FailedFilm, type MapSettings, ResultsFile } from './results.ts'
import { type Shard, shardOf } from './shard.ts'
import { shareOut } from './share.ts'
import { StatusLines } from './statusLines.ts'

/** Films have no map, and not, or not only, because of what they are. */
export class SomeFailedError extends Error {
  override name = 'SomeFailedError'
}

interface Batch {
  films: readonly Film[]
  out: string
  shard: Shard
  settings: MapSettings
  runtime: RuntimeName
  jobs: number
  threads: number
}

const report = (line: string) => void process.stderr.write(`${line}\n`)

/** Maps films and writes what comes of each; returns those that failed. */
async function run(batch: Batch, signal: AbortSignal): Promise<FailedFilm[]> {
  const { films, out, shard, settings, runtime, jobs, threads } = batch
  const failures: FailedFilm[] = []
  const status = new StatusLines(films.length)
  const results = await ResultsFile.open(out, shard)
  let analyser: Analyser | undefined
  try {
    analyser = await openAnalyser(runtime, report)
    const onProgress = status.progress.bind(status)
    const job = { analyser, out, settings, runtime, threads, onProgress, signal }
    for await (const result of inParallel(films, jobs, (film) => mapFilm(film, job))) {
      await results.add(result)
      if (result.outcome === 'failed') failures.push(result)
      status.finished(result)
    }
    return failures
  } finally {
    status.clear()
    await analyser?.close()
    await results.close()
  }
}

/**
 * Makes the maps of many films: those of this shard that have none yet. A film that fails does not stop the others.
 * @throws UsageError, BadInputError (also where films failed that cannot be worked with), SomeFailedError, the signal's
 * reason, and whatever keeps all films from being analysed here.
 */
export async function mapMany(options: MapOptions, signal: AbortSignal): Promise<void> {
  const { paths, list, out, timings, settings, shard, again } = options
  if (!out) throw new UsageError('say with --out which folder the maps go to')
  if (timings) throw new UsageError('--timings is for one video: those of many are in results.jsonl')
  const mine = shardOf(await findFilms(paths, list), shard)
  const runtime = await chooseRuntime(options.runtime, report)
  const complete = again ? new Set<string>() : await completeFilms(out, mine, settings, runtime)
  const films = mine.filter(({ name }) => !complete.has(name))
  const skipped = complete.size ? `, ${complete.size} of them complete already` : ''
  report(`${mine.length} film${mine.length === 1 ? '' : 's'}${skipped}`)
  if (films.length === 0) return
  const processors = availableParallelism()
  if (options.jobs > processors)
    report(`${processors} at a time, not ${options.jobs}: so many processors are there`)
  const share = shareOut(options.jobs, films.length, processors)
  const failures = await run({ films, out, shard, settings, runtime, ...share }, signal).catch((error) => {
    if (signal.aborted) report(`What is complete stays in ${out}: the same command goes on from there.`)
    throw error
  })
  if (failures.length === 0) return
  const sentence = `${failures.length} of ${films.length} films failed; the results in ${out} say why, and the same command tries them again.`
  throw failures.some(({ fault }) => fault === 'machine')
    ? new SomeFailedError(sentence)
    : new BadInputError(sentence)
}
