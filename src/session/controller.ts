import type { PageContents } from '../formats/index.ts'
import { type Layout, submapCount, submapOfObject } from '../layout/index.ts'
import { startAnalysis } from './analysisWorker.ts'
import { isPredictions, openDataset } from './dataset.ts'
import { failureOf } from './failure.ts'
import { begun } from './history.ts'
import type { AnalysisEvent, AnalysisSettings } from './protocol.ts'
import { openQuestion } from './questions.ts'
import type { ComputedMap } from './readComputed.ts'
import { showScreen } from './screen.ts'
import { type FilmFrame, type Run, session } from './store.ts'
import { holdVideo, releaseVideo, videoOf } from './videos.ts'

/** The views' intents. Each leaves what is on screen alone until something better is there. */

let worker: Worker | undefined

const { getState, setState } = session
/** Readers and writers come when a file is read or written: the first screen needs none. */
const formats = () => import('../formats/index.ts')
const release = (film: readonly FilmFrame[], videoUrl?: string) => {
  for (const { url } of film) URL.revokeObjectURL(url)
  if (videoUrl) releaseVideo(videoUrl)
}
const isLayoutFile = (file: File) => /\.json$/i.test(file.name) || file.type === 'application/json'
/** What Floorsight exports with the layout in it. */
const isExported = (file: File) =>
  /\.(svg|png|html?)$/i.test(file.name) || /^image\/(svg|png)/.test(file.type)

/** Ends the run, whatever it is doing: its worker's memory, decoders and GPU go with it. */
export function cancelRun(): void {
  worker?.terminate()
  worker = undefined
  const { run } = getState()
  if (run) release(run.film, run.videoUrl)
  setState({ run: undefined })
}

/** Opens a video, a saved layout or a file of predictions. A video that comes during a run is kept aside until the user decides. */
export async function openFile(file: File): Promise<void> {
  if (isLayoutFile(file)) return openLayout(file)
  if (isExported(file)) return openExported(file)
  if (isPredictions(file)) return openDataset([file])
  if (getState().run) setState({ offered: file })
  else startRun(file)
}

/** Starts the video that waited in place of the one that is analysed. */
export function acceptOffer(): void {
  const { offered } = getState()
  setState({ offered: undefined })
  if (!offered) return
  cancelRun()
  startRun(offered)
}

export const declineOffer = (): void => setState({ offered: undefined })
export const dismissNotice = (): void => setState({ notice: undefined })

async function openLayout(file: File): Promise<void> {
  try {
    const { readLayout } = await formats()
    const layout = readLayout(await file.text())
    showLayout(layout)
  } catch (error) {
    setState({ notice: { ...failureOf(error), about: file.name } })
  }
}

/** Opens the layout inside an exported picture or page. */
async function openExported(file: File): Promise<void> {
  try {
    const { readEmbedded, readPage } = await (await formats()).exporters()
    const bytes = new Uint8Array(await file.arrayBuffer())
    const layout = await readEmbedded(bytes)
    const page = /\.html?$/i.test(file.name) ? readPage(new TextDecoder().decode(bytes)) : undefined
    lookAtLayout(layout, page && filmOf(layout, page.frames))
    for (const { text, options } of page?.questions.toReversed() ?? []) openQuestion(text, options)
  } catch (error) {
    setState({ notice: { ...failureOf(error), about: file.name } })
  }
}

/** Shows a layout that is at hand already. */
export const showLayout = (layout: Layout): void =>
  replaceDocument({ ...opened(layout), film: [], backends: [] })

/** Pictures that came with a layout, of those of its frames that there are. */
const filmOf = ({ frames }: Layout, pictures: PageContents['frames']): FilmFrame[] =>
  pictures.flatMap(({ index, width, height, jpeg }) => {
    const frame = frames[index]
    if (!frame) return []
    const { timestampSeconds, sampled } = frame
    const url = URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' }))
    return [{ index, timestampSeconds, sampled, width, height, url, detections: [] }]
  })

/** Shows a map that was computed before, with its keyframes. */
export function showComputed({ layout, backends, frames }: ComputedMap): void {
  const film = frames.map(({ picture, ...frame }) => ({ ...frame, url: URL.createObjectURL(picture) }))
  replaceDocument({ ...opened(layout), film, backends, isPassing: true, isComputed: true })
}

/** Shows a layout in passing: one that a model printed, or that lies in a file as it is. */
export const lookAtLayout = (layout: Layout, film: readonly FilmFrame[] = []): void =>
  replaceDocument({ ...opened(layout), film, backends: [], isPassing: true })

/** The open document's layout as a file's text; undefined where no document is open. */
export async function layoutText(): Promise<string | undefined> {
  const { document: open } = getState()
  return open && (await formats()).writeLayout(open.layout)
}

/** A layout that nobody has edited yet. */
const opened = (layout: Layout) => ({ predicted: layout, layout, history: begun(layout) })

/** Shows another document; the pictures and the video of the one before are released. */
export function replaceDocument(next: NonNullable<ReturnType<typeof getState>['document']>): void {
  const { document: old } = getState()
  setState({ document: next, selected: undefined, part: 0, playheadSeconds: 0, notice: undefined })
  showScreen('document')
  if (old) release(old.film, old.videoUrl)
}

export function setSettings(settings: Partial<AnalysisSettings>): void {
  setState((state) => ({ settings: { ...state.settings, ...settings } }))
}

/** Analyses a video with the session's settings, in a worker of its own. */
export function startRun(file: File): void {
  const run: Run = {
    name: file.name,
    startedAt: performance.now(),
    stage: 'open',
    done: 0,
    total: 0,
    unit: '',
    film: [],
    backends: [],
    videoUrl: holdVideo(file),
  }
  setState({ run, notice: undefined })
  showScreen('document')
  const own = startAnalysis(file, getState().settings, {
    // What an ended worker had sent before concerns nobody any more.
    onEvent: (event) => worker === own && takeEvent(event),
    onBroken: failRun,
  })
  worker = own
}

/**
 * Analyses the open document's film again, with the session's settings; what its map was compared with stays. Nothing
 * during a run, or without a film.
 */
export function measureAgain(): void {
  const { document: open, run } = getState()
  const file = open && videoOf(open)
  if (!file || run) return
  const { comparison } = open
  startRun(file)
  const videoUrl = getState().run?.videoUrl
  // A run ends a moment before its document is there: only another run says that this one's never comes.
  const stop = session.subscribe(({ document: next, run: now }) => {
    const isHere = next?.videoUrl === videoUrl
    if (isHere || (now && now.videoUrl !== videoUrl)) stop()
    if (isHere && next && comparison) setState({ document: { ...next, comparison } })
  })
}

function failRun(error: unknown): void {
  const { run } = getState()
  if (!run) return
  cancelRun()
  setState({ notice: { ...failureOf(error), about: run.name } })
}

function takeEvent(event: AnalysisEvent): void {
  const { run } = getState()
  if (!run) return
  const update = (change: Partial<Run>) => setState({ run: { ...run, ...change } })
  switch (event.type) {
    case 'stage': {
      const { stage, done, total, unit, secondsLeft: seconds } = event
      const left = seconds === undefined ? {} : { left: { seconds, saidAt: performance.now() } }
      update({ stage, done, total, unit, ...left })
      break
    }
    case 'backend': {
      const { network, backend, reason } = event
      const others = run.backends.filter((known) => known.network !== network)
      update({ backends: [...others, { network, backend, reason }] })
      break
    }
    case 'frame': {
      const { type: _, picture, ...frame } = event
      update({ film: [...run.film, { ...frame, url: URL.createObjectURL(picture) }] })
      break
    }
    case 'failed':
      failRun(event.failure)
      break
    case 'done':
      finishRun(run, event)
  }
}

function finishRun(run: Run, { layout, depth, timings }: Extract<AnalysisEvent, { type: 'done' }>): void {
  worker?.terminate()
  worker = undefined
  setState({ run: undefined })
  const { film, videoUrl, backends } = run
  replaceDocument({ ...opened(layout), depth, film, videoUrl, timings, backends })
}

/** Selects an object, everywhere, and shows the part of the film that it is in; undefined selects none. */
export function select(id: string | undefined): void {
  const { document: open, part } = getState()
  const home = open && id !== undefined ? submapOfObject(open.layout, id) : undefined
  setState({ selected: id, part: home ?? part })
}

/** Shows the map of a part of the film: 0 the map itself. What is selected in another part no longer is. */
export function showPart(part: number): void {
  const { document: open, selected } = getState()
  if (!open || part < 0 || part >= submapCount(open.layout)) return
  const stays = selected !== undefined && submapOfObject(open.layout, selected) === part
  setState({ part, selected: stays ? selected : undefined })
}

/** Moves the playhead to a time of the film. */
export const seek = (seconds: number): void => setState({ playheadSeconds: Math.max(0, seconds) })
