import { createStore } from 'zustand/vanilla'
import type { Layout } from '../layout/index.ts'
import { replaceDocument } from './controller.ts'
import { failureOf } from './failure.ts'
import { isWorthKeeping, type KeptFrame, type KeptSummary, type KeptWork, keptOf, summaryOf } from './kept.ts'
import { keptMeasurements, measures, remeasure } from './measures.ts'
import { openQuestions, questions, reopenQuestions } from './questions.ts'
import { erase, get, getAll, put } from './shelf.ts'
import { type OpenDocument, session } from './store.ts'

/** Work that is not saved as a file is kept in this browser, and offered when the page is opened again. */

export interface Keeping {
  /** What can be opened again, the latest first. */
  offered: readonly KeptSummary[]
  /** Why the open document is not kept, for people; undefined where it is. */
  trouble: string | undefined
}

export const keeping = createStore<Keeping>(() => ({ offered: [], trouble: undefined }))

const DELAY_MILLISECONDS = 500
/** Older documents than these go when a new one comes. */
const MOST = 12

/** Kept documents by what they were predicted as, which no edit changes. */
const ids = new WeakMap<Layout, string>()
/** When a kept document was written that this page wrote or opened, by id: see `ownId`. */
const known = new Map<string, number>()
/** What is just being opened is as it was kept: not written again, lest another page take it for an edit. */
let isRestoring = false

function idOf({ predicted }: OpenDocument): string {
  const id = ids.get(predicted) ?? crypto.randomUUID()
  ids.set(predicted, id)
  return id
}

/** Pictures on their way to the shelf: fetched as soon as a document opens, for they go when it is closed. */
const pictures = new WeakMap<Layout, Promise<KeptFrame[]>>()

const picturesOf = ({ film }: OpenDocument): Promise<KeptFrame[]> =>
  Promise.all(
    film.map(async ({ url, ...frame }) => ({ ...frame, picture: await (await fetch(url)).blob() })),
  ).catch(() => [])

const listed = async (): Promise<KeptSummary[]> =>
  ((await getAll('summaries')) as KeptSummary[]).sort((a, b) => b.savedAt - a.savedAt)

/** What waits to be written: taken together, for the questions go with their document. */
interface Waiting {
  open: OpenDocument
  work: KeptWork
}

/**
 * The id to write under. Where another page has written that document since, this page's goes on as one of its own, so
 * that neither is lost; `films` are then the pictures, which it takes along.
 */
async function ownId({ predicted }: OpenDocument, id: string): Promise<{ id: string; films?: unknown }> {
  const kept = (await get('summaries', id)) as KeptSummary | undefined
  if (!kept || kept.savedAt === known.get(id)) return { id }
  const own = crypto.randomUUID()
  ids.set(predicted, own)
  return { id: own, films: await get('films', id) }
}

async function write({ open, work }: Waiting): Promise<void> {
  const { id, films: taken } = await ownId(open, idOf(open))
  const films = (await pictures.get(open.predicted)) ?? taken
  const savedAt = Date.now()
  await put(id, {
    summaries: summaryOf(open, id, savedAt),
    documents: keptOf(open, work),
    ...(films !== undefined && { films }),
  })
  known.set(id, savedAt)
  if (films === undefined) return
  pictures.delete(open.predicted)
  for (const { id: old } of (await listed()).slice(MOST)) await erase(old)
}

/** One after the other, so that an older state never comes last. */
let writing = Promise.resolve()

function keep(waiting: Waiting): void {
  writing = writing
    .then(() => write(waiting))
    .then(
      () => keeping.setState({ trouble: undefined }),
      (error: unknown) => keeping.setState({ trouble: failureOf(error).message }),
    )
}

/**
 * Keeps the open document from now on, half a second after each change, and says what was kept before. Returns what
 * ends it.
 */
export function keepDocuments(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: Waiting | undefined
  const now = () => {
    clearTimeout(timer)
    if (waiting) keep(waiting)
    waiting = undefined
  }
  const soon = () => {
    if (isRestoring) return
    const { document: open } = session.getState()
    if (waiting && waiting.open.predicted !== open?.predicted) now()
    const work = { questions: openQuestions(), measurements: keptMeasurements() }
    if (!open || !isWorthKeeping(open, work)) return
    waiting = { open, work }
    clearTimeout(timer)
    timer = setTimeout(now, DELAY_MILLISECONDS)
  }
  const ends = [
    session.subscribe(({ document: open }, { document: before }) => {
      if (open === before) return
      if (open && open.predicted !== before?.predicted && !ids.has(open.predicted))
        pictures.set(open.predicted, picturesOf(open))
      soon()
    }),
    questions.subscribe(({ list }, before) => list !== before.list && soon()),
    measures.subscribe(({ list }, before) => list !== before.list && soon()),
  ]
  const onHide = () => document.visibilityState === 'hidden' && now()
  document.addEventListener('visibilitychange', onHide)
  void refreshKept()
  return () => {
    for (const end of ends) end()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onHide)
  }
}

/** Reads again what is kept; nothing where the browser has no database for this page. */
export const refreshKept = async (): Promise<void> =>
  keeping.setState({ offered: await listed().catch(() => []) })

/** Opens a kept document as it was left. */
export async function openKept(id: string): Promise<void> {
  try {
    const { readKeptDocument, readKeptFrames } = await import('./readKept.ts')
    // Read first: what another page writes meanwhile is then newer than what this one knows.
    const { savedAt } = (await get('summaries', id)) as KeptSummary
    const { history, ...kept } = readKeptDocument(await get('documents', id))
    const film = readKeptFrames(await get('films', id)).map(({ picture, ...frame }) => ({
      ...frame,
      url: URL.createObjectURL(picture),
    }))
    const { version: _, questions: asked, measurements, ...rest } = kept
    ids.set(rest.predicted, id)
    known.set(id, savedAt)
    isRestoring = true
    replaceDocument({ ...rest, layout: history.present, history, film })
    reopenQuestions(asked)
    remeasure(measurements)
  } catch (error) {
    const about = keeping.getState().offered.find((summary) => summary.id === id)?.name ?? 'Kept map'
    session.setState({ notice: { ...failureOf(error), about } })
  } finally {
    isRestoring = false
  }
}

/** Throws a kept document away. */
export async function discardKept(id: string): Promise<void> {
  await erase(id).catch(() => undefined)
  await refreshKept()
}
