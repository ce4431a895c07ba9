import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { begun, openSample, session } from '../../../src/session/index.ts'
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

/** Ends a run as the controller does: first the run goes, then its document is there. */
function finish(videoUrl: string | undefined): void {
  const layout = { ...sampleLayout, source: { ...sampleLayout.source, name: 'Sample room.mp4' } }
  session.setState({ run: undefined })
  session.setState({
    document: {
      predicted: layout,
      layout,
      history: begun(layout),
      film: [],
      backends: [],
      ...(videoUrl && { videoUrl }),
    },
  })
}

beforeEach(() => {
  asked.length = 0
  workers = 0
  vi.stubGlobal('document', { baseURI: 'https://floorsight.test/app/' })
  vi.stubGlobal('Worker', SilentWorker)
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.pathname)
    const { writeLayout } = await import('../../../src/formats/index.ts')
    const body = url.pathname.endsWith('.json') ? writeLayout(sampleLayout) : 'a film'
    return new Response(body)
  })
  session.setState({ document: undefined, run: undefined, notice: undefined })
})
afterEach(() => {
  vi.unstubAllGlobals()
  session.setState({ document: undefined, run: undefined, notice: undefined })
})

describe('the sample room', () => {
  test('is analysed as any video, and its truth is held against its map', async () => {
    await openSample()
    expect(state().run?.name).toBe('Sample room.mp4')
    expect(asked).toEqual(['/app/sample/room.mp4'])
    finish(state().run?.videoUrl)
    await vi.waitFor(() => expect(state().document?.comparison?.name).toBe('the room as it was drawn'))
    expect(asked).toContain('/app/sample/room.truth.json')
  })

  test('is analysed once, however often it is clicked', async () => {
    await Promise.all([openSample(), openSample()])
    const { run } = state()
    await openSample()
    expect(state().run).toBe(run)
    expect(workers).toBe(1)
  })

  test('that is cancelled compares nothing', async () => {
    await openSample()
    session.setState({ run: undefined })
    // A saved map of the same clip is opened next.
    finish(undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect([asked.length, state().document?.comparison]).toEqual([1, undefined])
  })

  test('compares nothing with a document that was opened while the truth came', async () => {
    await openSample()
    finish(state().run?.videoUrl)
    finish('blob:another')
    await vi.waitFor(() => expect(asked).toContain('/app/sample/room.truth.json'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(state().document?.comparison).toBeUndefined()
  })

  test('that cannot be loaded says so, and what to do', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
    await openSample()
    expect(state().notice).toMatchObject({ name: 'SampleUnavailable', about: 'Sample room' })
    expect(state().run).toBeUndefined()
  })
})
