import '../noEval.ts'
import type { Layout } from '../../layout/index.ts'
import { failureOf } from '../failure.ts'
import { readMapRows } from './mapRows.ts'
import type { DatasetEvent, DatasetRequest, DatasetRow, RunSource, RunSummary } from './protocol.ts'
import { readDataset, readTruths } from './read.ts'

/** Reads datasets off the page's thread, one request after the other; keeps the truths for as long as it lives. */

type Reading = AsyncGenerator<DatasetRow[], RunSummary>

let truths: ReadonlyMap<string, Layout> = new Map()
const post = (event: DatasetEvent) => self.postMessage(event)

async function* textOf(file: File, onRead: (bytes: number) => void): AsyncGenerator<string> {
  const reader = file.stream().getReader()
  const decoder = new TextDecoder()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    onRead(piece.value.byteLength)
    yield decoder.decode(piece.value, { stream: true })
  }
  yield decoder.decode()
}

/** Rows on their way to the page, with how far the run has been read then. */
async function send(run: number, reading: Reading, share: (rows: number) => number): Promise<void> {
  let rows = 0
  let step = await reading.next()
  for (; !step.done; step = await reading.next()) {
    rows += step.value.length
    post({ type: 'rows', run, rows: step.value, share: share(rows) })
  }
  post({ type: 'done', run, summary: step.value })
}

function readRun(run: number, source: RunSource): Promise<void> {
  if ('maps' in source)
    return send(run, readMapRows(source.maps, truths), (rows) => Math.min(1, rows / source.maps.length))
  let bytes = 0
  const text = textOf(source, (more) => {
    bytes += more
  })
  return send(run, readDataset(text, truths), () => (source.size ? bytes / source.size : 1))
}

async function answer(request: DatasetRequest): Promise<void> {
  switch (request.type) {
    case 'truth': {
      const read = await readTruths(request.files)
      truths = read.truths
      post({ type: 'truth', scenes: truths.size, unreadable: read.unreadable })
      break
    }
    case 'read':
      try {
        await readRun(request.run, request.source)
      } catch (error) {
        post({ type: 'failed', run: request.run, failure: failureOf(error) })
      }
      break
    case 'scene':
      post({ type: 'scene', name: request.name, layout: truths.get(request.name) })
  }
}

let last = Promise.resolve()
self.addEventListener('message', ({ data }: MessageEvent<DatasetRequest>) => {
  last = last.then(() => answer(data))
})
