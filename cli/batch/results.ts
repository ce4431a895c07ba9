import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LayoutFileError, readLayout } from '../../src/formats/index.ts'
import type { AnalysisSettings, RunTimings } from '../../src/session/index.ts'
import type { RuntimeName } from '../runtimes.ts'
import type { Film } from './films.ts'
import type { Shard } from './shard.ts'

/** What a user says a map is to be like. */
export type MapSettings = Partial<Omit<AnalysisSettings, 'prefer' | 'threads'>>

interface Result {
  film: string
  /** Of the film's file: another film of the same name is another film. */
  bytes: number
  settings: MapSettings
  /** What ran the networks. */
  runtime: RuntimeName
  /** When it ended, ISO 8601. */
  ended: string
}

export interface MappedFilm extends Result {
  outcome: 'done'
  /** The layout's file, from the output folder. */
  layout: string
  objects: number
  /** Keyframes, and those of them that have a place on the map. */
  frames: number
  framesPlaced: number
  remarks: readonly string[]
  timings: RunTimings | undefined
}

export interface FailedFilm extends Result {
  outcome: 'failed'
  /** Whether the film cannot be worked with, or the machine could not. */
  fault: 'film' | 'machine'
  /** The error's name. */
  error: string
  reason: string
}

/** What became of a film: one line of `results.jsonl`. The last line of a film holds. */
export type FilmResult = MappedFilm | FailedFilm

/** Where the layout of a film goes, from the output folder. */
export const layoutFileOf = ({ name }: Film): string => `${name}.json`

/** Each shard has a file of its own: appending from several machines to one file is not safe on every file system. */
export const resultsFileOf = ({ index, of }: Shard): string =>
  of === 1 ? 'results.jsonl' : `results.${index}-of-${of}.jsonl`

const isResultsFile = (name: string) => /^results(\.\d+-of-\d+)?\.jsonl$/.test(name)

const isResult = (value: unknown): value is FilmResult =>
  typeof value === 'object' &&
  value !== null &&
  'film' in value &&
  typeof value.film === 'string' &&
  'outcome' in value &&
  'settings' in value

function readLine(line: string): FilmResult | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isResult(value) ? value : undefined
  } catch {
    // The line that a kill cut short, or one that another shard is writing.
    return undefined
  }
}

/** The results in an output folder, of whatever shards wrote them; none where the folder is not there yet. */
export async function readResults(folder: string): Promise<FilmResult[]> {
  const files = (await readdir(folder).catch(() => [])).filter(isResultsFile).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.split('\n').flatMap((line) => readLine(line) ?? []))
}

/** Settings as text that is equal where they are. */
const keyOf = (settings: MapSettings, runtime: RuntimeName) =>
  JSON.stringify([runtime, ...Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1))])

/**
 * The names of the films whose maps are complete: made of these bytes with these settings by this runtime, and whole on disk (a map that
 * somebody has edited is one).
 */
export async function completeFilms(
  folder: string,
  films: readonly Film[],
  settings: MapSettings,
  runtime: RuntimeName,
): Promise<Set<string>> {
  const wanted = keyOf(settings, runtime)
  const last = new Map<string, FilmResult>()
  for (const result of await readResults(folder)) {
    const known = last.get(result.film)
    if (!known || known.ended <= result.ended) last.set(result.film, result)
  }
  const complete = new Set<string>()
  for (const film of films) {
    const result = last.get(film.name)
    if (
      result?.outcome !== 'done' ||
      result.bytes !== film.bytes ||
      keyOf(result.settings, result.runtime) !== wanted
    )
      continue
    if (await isLayout(join(folder, layoutFileOf(film)))) complete.add(film.name)
  }
  return complete
}

async function isLayout(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return false
  try {
    readLayout(text)
    return true
  } catch (error) {
    if (error instanceof LayoutFileError) return false
    throw error
  }
}

/** A file of results that lines are added to; a line that a kill cut short is ended first. */
export class ResultsFile {
  private constructor(private readonly file: Awaited<ReturnType<typeof open>>) {}

  static async open(folder: string, shard: Shard): Promise<ResultsFile> {
    await mkdir(folder, { recursive: true })
    const path = join(folder, resultsFileOf(shard))
    const before = await readFile(path, 'utf8').catch(() => '')
    const file = await open(path, 'a')
    if (before !== '' && !before.endsWith('\n')) await file.write('\n')
    return new ResultsFile(file)
  }

  async add(result: FilmResult): Promise<void> {
    await this.file.write(`${JSON.stringify(result)}\n`)
  }

  close(): Promise<void> {
    return this.file.close()
  }
}
