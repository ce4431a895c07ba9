import { createStore } from 'zustand/vanilla'
import type { Layout } from '../layout/index.ts'
import type { DatasetEvent, DatasetRequest, DatasetRow, RunSummary } from './dataset/protocol.ts'
import { failureOf } from './failure.ts'
import type { Failure } from './protocol.ts'
import { showScreen } from './screen.ts'
import { session } from './store.ts'

/** Predictions of many questions: one run, or two beside each other. The reading is a worker's. */

export type { DatasetRow, RunSummary } from './dataset/protocol.ts'
export { VERDICTS } from './dataset/protocol.ts'

/** One file of predictions. */
export interface DatasetRun {
  /** Of this reading: what the worker still sends of an earlier one is told apart by it. */
  key: number
  file: File
  rows: readonly DatasetRow[]
  /** Of the file that has been read, 0 to 1. */
  share: number
  /** Once all of it has been read. */
  summary?: RunSummary
  failure?: Failure
}

export interface Dataset {
  /** Files of predictions that were given: either run can be any of them. */
  files: readonly File[]
  /** The first run, and the one beside it. */
  runs: readonly [DatasetRun, DatasetRun?]
  /** Scenes whose truth is known: claims are held against these too. */
  truth?: { files: readonly File[]; scenes: number; unreadable: readonly string[] }
}

export const dataset = createStore<{ dataset: Dataset | undefined }>(() => ({ dataset: undefined }))

const { getState, setState } = dataset

export const isPredictions = ({ name }: File): boolean => /\.(?:jsonl|ndjson)$/i.test(name)
const isTruth = ({ name }: File): boolean => /\.(?:json|csv|txt)$/i.test(name)

let worker: Worker | undefined
const scenesAsked = new Map<string, ((layout: Layout | undefined) => void)[]>()

const ask = (request: DatasetRequest) => worker?.postMessage(request)
const pair = <T>(a: T, b: T | undefined): readonly [T, T?] => (b === undefined ? [a] : [a, b])

let readings = 0
const begun = (file: File): DatasetRun => ({ key: readings++, file, rows: [], share: 0 })
const read = ({ key, file }: DatasetRun) => ask({ type: 'read', run: key, file })
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
function readAll(files: readonly File[], runs: readonly [File, File?], truths: readonly File[]): void {
  startWorker(truths)
  const [a, b] = [begun(runs[0]), runs[1] && begun(runs[1])]
  setState({
    dataset: {
      files,
      runs: pair(a, b),
      ...(truths.length && { truth: { files: truths, scenes: 0, unreadable: [] } }),
    },
  })
  read(a)
  if (b) read(b)
}

const pathOf = (file: File) => file.webkitRelativePath || file.name

/**
 * Opens files of predictions, or all files of a folder: every `.jsonl` is a run, of which the first is shown, and beside
 * it the second where there are just two; maps among the other files are truths.
 */
export function openDataset(files: readonly File[]): void {
  const runs = files
    .filter(isPredictions)
    .sort((a, b) => pathOf(a).localeCompare(pathOf(b), 'en', { numeric: true }))
  const [a, b] = runs
  if (!a) {
    const notice = failureOf(new Error('There is no file of predictions among these.'))
    const about = files[0]?.name ?? 'The folder'
    session.setState({
      notice: { ...notice, remedy: 'Give a .jsonl file, or a folder that holds one.', about },
    })
    return
  }
  readAll(runs, pair(a, runs.length === 2 ? b : undefined), files.filter(isTruth))
  showScreen('dataset')
}

/** Puts a file into the first (0) or the second (1) run. */
export function setRun(which: 0 | 1, file: File): void {
  const { dataset: open } = getState()
  if (!open) return
  const { files, runs, truth } = open
  const run = begun(file)
  change({
    files: files.includes(file) ? files : [...files, file],
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
  if (open) readAll(open.files, pair(open.runs[0].file, open.runs[1]?.file), files)
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
