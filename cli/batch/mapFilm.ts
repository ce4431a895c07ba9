import { join } from 'node:path'
import { writeLayout } from '../../src/formats/index.ts'
import type { Analyser, AnalysisProgress } from '../analyser.ts'
import type { RuntimeName } from '../runtimes.ts'
import type { Film } from './films.ts'
import { type FilmResult, layoutFileOf, type MapSettings } from './results.ts'
import { writeWhole } from './writeFile.ts'

/** How the films of a batch are mapped. */
export interface FilmJob {
  analyser: Analyser
  /** The output folder. */
  out: string
  settings: MapSettings
  runtime: RuntimeName
  /** Of each film's analysis; not a setting: it changes how long a map takes, and not what it is. */
  threads: number
  onProgress(film: string, progress: AnalysisProgress): void
  signal: AbortSignal
}

/** Makes the map of a film and writes it. @throws the signal's reason and nothing else: a failure is a result. */
export async function mapFilm(film: Film, job: FilmJob): Promise<FilmResult> {
  const { analyser, out, settings, runtime, threads, onProgress, signal } = job
  const about = () => ({
    film: film.name,
    bytes: film.bytes,
    settings,
    runtime,
    ended: new Date().toISOString(),
  })
  try {
    const result = await analyser.analyse(
      film.path,
      { ...settings, threads },
      (progress) => onProgress(film.name, progress),
      signal,
    )
    signal.throwIfAborted()
    if (result.notice) {
      const { name: error, message, remedy } = result.notice
      return { ...about(), outcome: 'failed', fault: 'film', error, reason: `${message} ${remedy}` }
    }
    const { layout, timings } = result
    const { objects, frames, source } = layout
    await writeWhole(join(out, layoutFileOf(film)), writeLayout(layout))
    return {
      ...about(),
      outcome: 'done',
      layout: layoutFileOf(film),
      objects: objects.length,
      frames: frames.length,
      framesPlaced: frames.filter(({ T_map_camera }) => T_map_camera).length,
      remarks: source.remarks,
      timings,
    }
  } catch (error) {
    signal.throwIfAborted()
    const [name, reason] = error instanceof Error ? [error.name, error.message] : ['Error', String(error)]
    return { ...about(), outcome: 'failed', fault: 'machine', error: name, reason }
  }
}
