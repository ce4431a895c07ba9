import '../noEval.ts'
import type { Layout } from '../../layout/index.ts'
import { failureOf } from '../failure.ts'
import type { DatasetEvent, DatasetRequest } from './protocol.ts'
import { readDataset, readTruths } from './read.ts'

/** Reads datasets off the page's thread, one request after the other; keeps the truths for as long as it lives. */

let truths = new Map<string, Layout>()
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

async function readRun(run: number, file: File): Promise<void> {
  let bytes = 0
  const text = textOf(file, (more) => {
    bytes += more
  })
  const reading = readDataset(text, truths)
  let step = await reading.next()
  for (; !step.done; step = await reading.next())
    post({ type: 'rows', run, rows: step.value, share: file.size ? bytes / file.size : 1 })
  post({ type: 'done', run, summary: step.value })
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
        await readRun(request.run, request.file)
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
