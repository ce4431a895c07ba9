import { createStore } from 'zustand/vanilla'
import type { Layout } from '../layout/index.ts'
import type {
  DatasetEvent,
  DatasetRequest,
  DatasetRow,
  MapFolder,
  RunSource,
  RunSummary,
} from './dataset/protocol.ts'
import { failureOf } from './failure.ts'
import type { Failure } from './protocol.ts'
import { showScreen } from './screen.ts'
import { session } from './store.ts'

/** Predictions of many questions: one run, or two beside each other. The reading is a worker's. */

export type { DatasetRow, MapErrors, RunSource, RunSummary } from './dataset/protocol.ts'
export { VERDICTS } from './dataset/protocol.ts'

/** One file of predictions, or one folder of maps. */
export interface DatasetRun {
  /** Of this reading: what the worker still sends of an earlier one is told apart by it. */
  key: number
  source: RunSource
  rows: readonly DatasetRow[]
  /** Of the file that has been read, 0 to 1. */
  share: number
  /** Once all of it has been read. */
  summary?: RunSummary
  failure?: Failure
}

export interface Dataset {
  /** What was given: either run can be any of it. */
  sources: readonly RunSource[]
  /** The first run, and the one beside it. */
  runs: readonly [DatasetRun, DatasetRun?]
  /** Scenes whose truth is known: claims are held against these too. */
  truth?: { files: readonly File[]; scenes: number; unreadable: readonly string[] }
}

export const dataset = createStore<{ dataset: Dataset | undefined }>(() => ({ dataset: undefined }))

const { getState, setState } = dataset

export const isPredictions = ({ name }: File): boolean => /\.(?:jsonl|ndjson)$/i.test(name)
const isMap = ({ name }: File): boolean => /\.(?:json|csv|txt)$/i.test(name)

let worker: Worker | undefined
const scenesAsked = new Map<string, ((layout: Layout | undefined) => void)[]>()

const ask = (request: DatasetRequest) => worker?.postMessage(request)
const pair = <T>(a: T, b: T | undefined): readonly [T, T?] => (b === undefined ? [a] : [a, b])

let readings = 0
const begun = (source: RunSource): DatasetRun => ({ key: readings++, source, rows: [], share: 0 })
const read = ({ key, source }: DatasetRun) => ask({ type: 'read', run: key, source })
const change = (next: Partial<Dataset>) => {
  const { dataset: open } = getState()
  if (open) setState({ dataset: { ...open, ...next } })
}

function changeRun(key: number, next: (run: DatasetRun) => DatasetRun): void {
  const [a, b] = getState().dataset?.runs ?? []
  if (a?.key === key) change({ runs: pair(next(a), b) })
  else if (a && b?.key === key) change({ runs: [a, next(b)] })
}

function take(event: DatasetEvent): void {
  switch (event.type) {
    case 'truth': {
      const { truth } = getState().dataset ?? {}
      if (truth) change({ truth: { ...truth, scenes: event.scenes, unreadable: event.unreadable } })
      break
    }
    case 'rows':
      changeRun(event.run, (run) => ({ ...run, rows: [...run.rows, ...event.rows], share: event.share }))
      break
    case 'done':
      changeRun(event.run, (run) => ({ ...run, share: 1, summary: event.summary }))
      break
    case 'failed':
      changeRun(event.run, (run) => ({ ...run, share: 1, failure: event.failure }))
      break
    case 'scene':
      for (const tell of scenesAsked.get(event.name) ?? []) tell(event.layout)
      scenesAsked.delete(event.name)
  }
}

/** What was asked of a worker that has ended or broken has no answer. */
function endWorker(): void {
  worker?.terminate()
  worker = undefined
  for (const tellers of scenesAsked.values()) for (const tell of tellers) tell(undefined)
  scenesAsked.clear()
}

function startWorker(truths: readonly File[]): void {
  endWorker()
  const own = new Worker(new URL('./dataset/worker.ts', import.meta.url), { type: 'module', name: 'dataset' })
  own.addEventListener('message', ({ data }: MessageEvent<DatasetEvent>) => {
    // What an ended worker had sent before concerns nobody any more.
    if (worker === own) take(data)
  })
  own.addEventListener('error', (event) => {
    event.preventDefault()
    if (worker !== own) return
    const failure = failureOf(new Error(event.message || 'The predictions could not be read.'))
    for (const run of getState().dataset?.runs ?? [])
      if (run && !run.summary) changeRun(run.key, (one) => ({ ...one, share: 1, failure }))
    endWorker()
  })
  worker = own
  if (truths.length) ask({ type: 'truth', files: truths })
}

/** Reads all runs anew: claims are held against the truths, and these have changed. */
function readAll(
  sources: readonly RunSource[],
  runs: readonly [RunSource, RunSource?],
  truths: readonly File[],
): void {
  startWorker(truths)
  const [a, b] = [begun(runs[0]), runs[1] && begun(runs[1])]
  setState({
    dataset: {
      sources,
      runs: pair(a, b),
      ...(truths.length && { truth: { files: truths, scenes: 0, unreadable: [] } }),
    },
  })
  read(a)
  if (b) read(b)
}

const pathOf = (file: File) => file.webkitRelativePath || file.name

const naturally = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
/** A truth's file lies in a folder of that name, or bears it, as those of VSI-Bench and of this project do. */
const TRUTH_PATH = /(?:^|[/_.-])(?:truths?|gt|ground[ _-]?truths?|meta_?info\w*)(?:[/_.-]|$)/i

/** Maps by the folder that they lie in, in the order of their names. */
function foldersOf(maps: readonly File[]): MapFolder[] {
  const folders = new Map<string, File[]>()
  for (const file of maps) {
    const name = pathOf(file).replace(/\/?[^/]*$/, '') || `${maps.length} maps`
    folders.set(name, [...(folders.get(name) ?? []), file])
  }
  return [...folders].map(([name, files]) => ({
    name,
    maps: files.sort((a, b) => naturally(pathOf(a), pathOf(b))),
  }))
}

/**
 * Opens files of predictions, or all files of a folder: every `.jsonl` is a run, and maps among the other files are
 * truths. Where there is none, the maps are the predictions, a run a folder, but for those that are called truths. The
 * first run is shown, and beside it the second where there are just two.
 */
export function openDataset(files: readonly File[]): void {
  const predictions = files.filter(isPredictions)
  const maps = files.filter(isMap)
  const isTruth = (file: File) => predictions.length > 0 || TRUTH_PATH.test(pathOf(file))
  const sources: RunSource[] = predictions.length
    ? predictions.sort((a, b) => naturally(pathOf(a), pathOf(b)))
    : foldersOf(maps.filter((file) => !isTruth(file))).sort((a, b) => naturally(a.name, b.name))
  const [a, b] = sources
  if (!a) {
    const notice = failureOf(new Error('There are no predictions among these files.'))
    const about = files[0]?.name ?? 'The folder'
    const remedy = 'Give a .jsonl file, a folder that holds one, or a folder of predicted maps.'
    session.setState({ notice: { ...notice, remedy, about } })
    return
  }
  readAll(sources, pair(a, sources.length === 2 ? b : undefined), maps.filter(isTruth))
  showScreen('dataset')
}

/** Puts a file or a folder into the first (0) or the second (1) run. */
export function setRun(which: 0 | 1, source: RunSource): void {
  const { dataset: open } = getState()
  if (!open) return
  const { sources, runs, truth } = open
  const run = begun(source)
  change({
    sources: sources.includes(source) ? sources : [...sources, source],
    runs: which === 0 ? pair(run, runs[1]) : [runs[0], run],
  })
  if (!worker) startWorker(truth?.files ?? [])
  read(run)
}

/** Takes the second run away. */
export function dropSecondRun(): void {
  const { dataset: open } = getState()
  if (open) change({ runs: [open.runs[0]] })
}

/** Holds the claims of all rows against these maps, by scene. */
export function setTruth(files: readonly File[]): void {
  const { dataset: open } = getState()
  if (open) readAll(open.sources, pair(open.runs[0].source, open.runs[1]?.source), files)
}

/** The truth of a scene; undefined where none was given. */
export function truthOfScene(name: string): Promise<Layout | undefined> {
  if (!worker || !getState().dataset?.truth) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    scenesAsked.set(name, [...(scenesAsked.get(name) ?? []), resolve])
    ask({ type: 'scene', name })
  })
}

export function closeDataset(): void {
  endWorker()
  setState({ dataset: undefined })
  showScreen('document')
}
