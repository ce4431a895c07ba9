import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { measureAgain, openSample, session, videoOf } from '../../../src/session/index.ts'
import { sampleLayout } from '../sampleLayout.ts'

const state = () => session.getState()
const asked: string[] = []
let workers = 0

class SilentWorker extends EventTarget {
  constructor() {
    super()
    workers += 1
  }
  postMessage() {}
  terminate() {}
}

const MAP = JSON.stringify({
  layout: sampleLayout,
  backends: [{ network: 'Depth', backend: 'wasm', reason: '' }],
  frames: [
    {
      index: 0,
      timestampSeconds: 0,
      sampled: true,
      width: 640,
      height: 480,
      detections: [],
      semantics: {
        rows: 1,
        columns: 1,
        classes: ['wall', 'floor'],
        best: btoa('\0\u0001'),
        shares: btoa('\u00f0\u000f'),
      },
      picture: btoa('a picture'),
    },
  ],
})
const bodyOf = async (path: string): Promise<string> => {
  if (path.endsWith('.map.json')) return MAP
  const { writeLayout } = await import('../../../src/formats/index.ts')
  return path.endsWith('.json') ? writeLayout(sampleLayout) : 'a film'
}
const answers = (refuse: (path: string) => boolean = () => false) =>
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.pathname)
    return refuse(url.pathname) ? new Response('', { status: 404 }) : new Response(await bodyOf(url.pathname))
  })

beforeEach(() => {
  asked.length = 0
  workers = 0
  vi.stubGlobal('document', { baseURI: 'https://floorsight.test/app/' })
  vi.stubGlobal('Worker', SilentWorker)
  answers()
  session.setState({ document: undefined, run: undefined, notice: undefined })
})
afterEach(() => {
  vi.unstubAllGlobals()
  session.setState({ document: undefined, run: undefined, notice: undefined })
})

describe('the sample room', () => {
  test('opens as it was computed, with its keyframes, its film and its ground truth, and says so', async () => {
    await openSample()
    const open = state().document
    expect(open?.layout.source.name).toBe('Sample room.mp4')
    expect(open?.layout.objects).toEqual(sampleLayout.objects)
    expect([open?.isComputed, open?.isPassing, workers]).toEqual([true, true, 0])
    expect(open?.film[0]).toMatchObject({ index: 0, semantics: { best: new Uint8Array([0, 1]) } })
    expect(open && (await videoOf(open)?.text())).toBe('a film')
    expect(open?.comparison?.name).toBe('the room as it was drawn')
  })

  test('is there before its film is', async () => {
    let come = () => {}
    const film = new Promise<void>((resolve) => {
      come = resolve
    })
    vi.stubGlobal('fetch', async (url: URL) => {
      if (url.pathname.endsWith('.mp4')) await film
      return new Response(await bodyOf(url.pathname))
    })
    const opening = openSample()
    await vi.waitFor(() => expect(state().document).toBeDefined())
    expect(state().document?.videoUrl).toBeUndefined()
    come()
    await opening
    expect(state().document?.videoUrl).toBeDefined()
  })

  test('is fetched once, however often it is clicked', async () => {
    await Promise.all([openSample(), openSample()])
    expect(asked.filter((path) => path.endsWith('.map.json'))).toHaveLength(1)
  })

  test('adds nothing to a document that was opened while its film and truth came', async () => {
    let come = () => {}
    const rest = new Promise<void>((resolve) => {
      come = resolve
    })
    vi.stubGlobal('fetch', async (url: URL) => {
      if (!url.pathname.endsWith('.map.json')) await rest
      return new Response(await bodyOf(url.pathname))
    })
    const opening = openSample()
    await vi.waitFor(() => expect(state().document).toBeDefined())
    const other = { ...sampleLayout, source: { ...sampleLayout.source, name: 'another' } }
    session.setState({
      document: {
        predicted: other,
        layout: other,
        history: { past: [], present: other, future: [] },
        film: [],
        backends: [],
      },
    })
    come()
    await opening
    expect([state().document?.videoUrl, state().document?.comparison]).toEqual([undefined, undefined])
  })

  test('that cannot be loaded says so, and what to do', async () => {
    answers(() => true)
    await openSample()
    expect(state().notice).toMatchObject({ name: 'SampleUnavailable', about: 'Sample room' })
    expect(state().document).toBeUndefined()
  })

  test('whose film cannot be loaded is open all the same', async () => {
    answers((path) => path.endsWith('.mp4'))
    await openSample()
    expect(state().notice).toMatchObject({ name: 'SampleUnavailable' })
    expect(state().document?.layout.objects).toHaveLength(2)
  })
})

describe('measuring again', () => {
  test('analyses the film of the open map, and keeps what it was compared with', async () => {
    await openSample()
    measureAgain()
    const { run } = state()
    expect([run?.name, workers]).toEqual(['Sample room.mp4', 1])
    measureAgain()
    expect(workers).toBe(1)
    const layout = structuredClone(sampleLayout)
    session.setState({ run: undefined })
    session.setState({
      document: {
        predicted: layout,
        layout,
        history: { past: [], present: layout, future: [] },
        film: [],
        backends: [],
        ...(run && { videoUrl: run.videoUrl }),
      },
    })
    expect(state().document?.comparison?.name).toBe('the room as it was drawn')
    expect(state().document?.isComputed).toBeUndefined()
  })

  test('does nothing without a film', async () => {
    answers((path) => path.endsWith('.mp4'))
    await openSample()
    measureAgain()
    expect([state().run, workers]).toEqual([undefined, 0])
  })
})
