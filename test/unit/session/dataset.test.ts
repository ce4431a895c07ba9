import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readVsiMetaInfo, writeLayout } from '../../../src/formats/index.ts'
import type { DatasetEvent, DatasetRequest } from '../../../src/session/dataset/protocol.ts'
import {
  closeDataset,
  comparing,
  type DatasetRow,
  dataset,
  dropSecondRun,
  openDataset,
  openFile,
  openRow,
  questions,
  responses,
  screen,
  session,
  setRun,
  setTruth,
  truthOfScene,
} from '../../../src/session/index.ts'
import { sampleLayout } from '../sampleLayout.ts'
import { stubPage } from './fakeWorker.ts'

/** The dataset's worker, of which only the messages are real. */
class FakeDatasetWorker extends EventTarget {
  static last: FakeDatasetWorker
  readonly asked: DatasetRequest[] = []
  ended = false
  constructor(readonly url: URL) {
    super()
    FakeDatasetWorker.last = this
  }
  postMessage(request: DatasetRequest) {
    this.asked.push(request)
  }
  terminate() {
    this.ended = true
  }
  say(event: DatasetEvent) {
    this.dispatchEvent(new MessageEvent('message', { data: event }))
  }
  crash(message: string) {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }))
  }
}

const worker = () => FakeDatasetWorker.last
const file = (name: string) => new File(['{}'], name)
const runs = () => dataset.getState().dataset?.runs ?? []
const row = (id: string, more: Partial<DatasetRow> = {}): DatasetRow => ({
  id,
  line: 1,
  task: 'object_counting',
  question: 'How many chair(s) are in this room?',
  predicted: '4',
  verdicts: {
    consistent: 0,
    'arithmetic-wrong': 0,
    'contradicts-own-map': 0,
    'contradicts-truth': 0,
    'not-checkable': 0,
  },
  claims: 0,
  hasMap: false,
  ...more,
})
const summary = {
  benchmark: 'vsi',
  scores: { right: { tasks: {}, means: {} }, asPublished: { tasks: {}, means: {} } },
  refused: { count: 0, first: [] },
  milliseconds: 1,
}
const read = (which: 0 | 1, rows: DatasetRow[]) => {
  const run = runs()[which]?.key ?? -1
  worker().say({ type: 'rows', run, rows, share: 0.5 })
  worker().say({ type: 'done', run, summary })
}
const [truth] = readVsiMetaInfo(
  JSON.stringify({
    hall: {
      object_bbox: {
        sofa: [
          { centroid: [0, 1, 0.5], axesLengths: [2, 1, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
        ],
      },
    },
  }),
).layouts

beforeEach(() => {
  stubPage()
  vi.stubGlobal('Worker', FakeDatasetWorker)
  session.setState(session.getInitialState(), true)
  comparing.setState(comparing.getInitialState(), true)
})
afterEach(() => {
  closeDataset()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a dataset', () => {
  test('is read by a worker, and shown as it comes', async () => {
    await openFile(file('pred.jsonl'))
    expect(screen.getState().shown).toBe('dataset')
    expect(worker().url.pathname).toMatch(/\/session\/dataset\/worker\.ts$/)
    expect(worker().asked).toMatchObject([{ type: 'read', source: { name: 'pred.jsonl' } }])
    const { key = -1 } = runs()[0] ?? {}
    worker().say({ type: 'rows', run: key, rows: [row('a')], share: 0.4 })
    worker().say({ type: 'rows', run: key, rows: [row('b')], share: 0.9 })
    expect(runs()[0]).toMatchObject({ share: 0.9, rows: [{ id: 'a' }, { id: 'b' }] })
    worker().say({ type: 'done', run: key, summary })
    expect(runs()[0]).toMatchObject({ share: 1, summary })
  })

  test('of a folder has two runs beside each other, and its maps for truths', () => {
    openDataset([file('b10.jsonl'), file('meta_info.json'), file('film.mp4'), file('b9.jsonl')])
    expect(runs().map((run) => run?.source.name)).toEqual(['b9.jsonl', 'b10.jsonl'])
    expect(worker().asked.map(({ type }) => type)).toEqual(['truth', 'read', 'read'])
    worker().say({ type: 'truth', scenes: 12, unreadable: [] })
    expect(dataset.getState().dataset?.truth).toMatchObject({ scenes: 12 })
    dropSecondRun()
    expect(runs()).toHaveLength(1)
    expect(dataset.getState().dataset?.sources).toHaveLength(2)
  })

  test('of three files shows the first, and any other beside it', () => {
    openDataset([file('a.jsonl'), file('b.jsonl'), file('c.jsonl')])
    expect(runs()).toHaveLength(1)
    const c = dataset.getState().dataset?.sources[2]
    if (c) setRun(1, c)
    expect(runs().map((run) => run?.source.name)).toEqual(['a.jsonl', 'c.jsonl'])
    setRun(1, file('d.jsonl'))
    expect(dataset.getState().dataset?.sources).toHaveLength(4)
  })

  test('of a folder of maps is a run of them for each folder in it, but for those that are called truths', () => {
    const within = (path: string) =>
      Object.defineProperty(file(path.replace(/.*\//, '')), 'webkitRelativePath', { value: path })
    const paths = ['b/r2.json', 'b/r10.json', 'a/r2.json', 'truth/r2.json', 'a/r3.truth.json', 'b/film.mp4']
    openDataset(paths.map((path) => within(`out/${path}`)))
    expect(runs().map((run) => run?.source.name)).toEqual(['out/a', 'out/b'])
    const [asked, a, b] = worker().asked
    expect(asked).toMatchObject({ type: 'truth', files: [{ name: 'r2.json' }, { name: 'r3.truth.json' }] })
    expect(a).toMatchObject({ source: { maps: [{ name: 'r2.json' }] } })
    expect(b).toMatchObject({ source: { maps: [{ name: 'r2.json' }, { name: 'r10.json' }] } })
  })

  test('of maps that were chosen one by one is one run', () => {
    openDataset([file('kitchen.layout.json'), file('hall.layout.json')])
    expect(runs().map((run) => run?.source.name)).toEqual(['2 maps'])
    expect(worker().asked.map(({ type }) => type)).toEqual(['read'])
  })

  test('a run that another has taken the place of is heard no more', () => {
    openDataset([file('a.jsonl')])
    const { key = -1 } = runs()[0] ?? {}
    setRun(0, file('b.jsonl'))
    worker().say({ type: 'rows', run: key, rows: [row('a')], share: 1 })
    expect(runs()[0]?.rows).toEqual([])
  })

  test('is read anew when the truth is another', () => {
    openDataset([file('a.jsonl')])
    read(0, [row('a')])
    const before = worker()
    setTruth([file('meta.json')])
    expect(before.ended).toBe(true)
    expect(runs()[0]?.rows).toEqual([])
    expect(worker().asked.map(({ type }) => type)).toEqual(['truth', 'read'])
  })

  test('says why a file, or its worker, failed', () => {
    openDataset([file('a.jsonl'), file('b.jsonl')])
    const failure = { name: 'DatasetError', message: 'The file is empty.', remedy: '' }
    worker().say({ type: 'failed', run: runs()[0]?.key ?? -1, failure })
    worker().crash('out of memory')
    expect(runs().map((run) => run?.failure?.message)).toEqual(['out of memory', 'out of memory'])
    openDataset([file('notes.md')])
    expect(session.getState().notice?.message).toContain('no predictions')
  })

  test('goes when it is closed', () => {
    openDataset([file('a.jsonl')])
    closeDataset()
    expect(worker().ended).toBe(true)
    expect([dataset.getState().dataset, screen.getState().shown]).toEqual([undefined, 'document'])
  })
})

describe('a row that is opened', () => {
  const response = '<map>[{"object_name": "sofa", "bbox": [0.0, 0.0, 2.0, 1.0]}]</map><answer>2</answer>'
  const opened = () => session.getState().document

  test('shows the map that its response prints, held against the truth, with text and question', async () => {
    openDataset([file('a.jsonl'), file('meta.json')])
    const opening = openRow(row('a', { scene: 'hall', response, hasMap: true, predicted: '2' }))
    expect(worker().asked.at(-1)).toEqual({ type: 'scene', name: 'hall' })
    worker().say({ type: 'scene', name: 'hall', layout: truth })
    expect(await opening).toBe(true)
    expect(opened()?.layout.objects.map(({ category }) => category)).toEqual(['sofa'])
    expect(opened()?.comparison?.layout).toBe(truth)
    expect(screen.getState().shown).toBe('document')
    expect(responses.getState().response).toMatchObject({ text: response, predicted: '2' })
    expect(questions.getState().list[0]?.text).toBe('How many chair(s) are in this room?')
  })

  test('that is a map shows it, held against the truth, and puts up nothing to check', async () => {
    openDataset([file('hall.json')])
    setTruth([file('meta.json')])
    const map = {
      file: new File(
        [writeLayout({ ...sampleLayout, source: { ...sampleLayout.source, name: 'hall.mp4' } })],
        'hall.json',
      ),
    }
    const before = responses.getState().response
    const opening = openRow(row('hall', { scene: 'hall', hasMap: true, map }))
    worker().say({ type: 'scene', name: 'hall', layout: truth })
    expect(await opening).toBe(true)
    expect(opened()?.layout.source.name).toBe('hall.mp4')
    expect(opened()?.comparison?.layout).toBe(truth)
    expect(responses.getState().response).toBe(before)
    expect(questions.getState().list).toEqual([])
  })

  test('without a map shows the truth of its scene', async () => {
    openDataset([file('a.jsonl'), file('meta.json')])
    const opening = openRow(row('a', { scene: 'hall' }))
    worker().say({ type: 'scene', name: 'hall', layout: truth })
    expect(await opening).toBe(true)
    expect(opened()?.layout).toBe(truth)
    expect(opened()).not.toHaveProperty('comparison')
  })

  test('without either opens nothing', async () => {
    openDataset([file('a.jsonl')])
    expect(await openRow(row('a', { scene: 'hall' }))).toBe(false)
    expect(opened()).toBeUndefined()
  })

  test('is not left waiting when the dataset is closed meanwhile', async () => {
    openDataset([file('a.jsonl'), file('meta.json')])
    const asked = truthOfScene('hall')
    closeDataset()
    expect(await asked).toBeUndefined()
  })
})
