import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readLayout, writeLayout } from '../../../src/formats/index.ts'
import type { Layout } from '../../../src/layout/index.ts'
import {
  acceptOffer,
  calibrate,
  cancelRun,
  DEFAULT_SETTINGS,
  declineOffer,
  dismissNotice,
  layoutText,
  openFile,
  type RunTimings,
  seek,
  select,
  session,
  setSettings,
  showPart,
} from '../../../src/session/index.ts'
import { layoutWithParts, sampleLayout } from '../sampleLayout.ts'
import { FakeWorker, heldUrls, stubPage } from './fakeWorker.ts'

const video = (name = 'room.mp4') => new File(['frames'], name, { type: 'video/mp4' })
const layoutFile = (text: string, name = 'room.layout.json') => new File([text], name)
const state = () => session.getState()
const worker = () => {
  const last = FakeWorker.all.at(-1)
  if (!last) throw new Error('no worker was started')
  return last
}
const timings: RunTimings = {
  total: 1000,
  stages: { open: 100, follow: 0, models: 200, watch: 400, link: 200, map: 100 },
  networks: {},
}
const showFrame = (index: number) =>
  worker().say({
    type: 'frame',
    index,
    timestampSeconds: index,
    sampled: true,
    width: 64,
    height: 48,
    picture: new Blob(['jpeg']),
    detections: [],
  })
const finish = (layout: Layout = sampleLayout) => worker().say({ type: 'done', layout, depth: [], timings })

beforeEach(() => {
  stubPage()
  session.setState(session.getInitialState(), true)
})
afterEach(() => {
  cancelRun()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a run', () => {
  test('asks its worker for what the settings say, with models beside the page', async () => {
    setSettings({ frames: 8, prefer: 'wasm' })
    const file = video()
    await openFile(file)
    expect(worker().url.pathname).toMatch(/\/session\/worker\.ts$/)
    expect(worker().asked).toEqual([
      {
        type: 'analyse',
        file,
        settings: { ...DEFAULT_SETTINGS, frames: 8, prefer: 'wasm' },
        modelsUrl: 'https://floorsight.test/app/models/',
      },
    ])
    expect(state().run).toMatchObject({ name: 'room.mp4', stage: 'open', film: [] })
  })

  test('shows what its worker tells, as it comes', async () => {
    await openFile(video())
    worker().say({ type: 'stage', stage: 'watch', done: 3, total: 16, unit: 'frames' })
    expect(state().run?.left).toBeUndefined()
    worker().say({ type: 'stage', stage: 'watch', done: 3, total: 16, unit: 'frames', secondsLeft: 42 })
    worker().say({ type: 'backend', network: 'Depth', backend: 'wasm', reason: 'no GPU' })
    showFrame(0)
    showFrame(1)
    const { run } = state()
    expect(run?.left?.seconds).toBe(42)
    expect(run).toMatchObject({ stage: 'watch', done: 3, total: 16, unit: 'frames' })
    expect(run?.backends).toEqual([{ network: 'Depth', backend: 'wasm', reason: 'no GPU' }])
    expect(run?.film.map(({ index }) => index)).toEqual([0, 1])
    expect(run?.film[0]).not.toHaveProperty('picture')
  })

  test('becomes the document when it is done, with its film, and its worker ends', async () => {
    await openFile(video())
    showFrame(0)
    select('sofa-1')
    finish()
    expect(worker().ended).toBe(true)
    expect(state().run).toBeUndefined()
    expect(state().document).toMatchObject({ layout: sampleLayout, timings })
    expect(state().document?.film).toHaveLength(1)
    // The selection was that of another document.
    expect([state().selected, state().playheadSeconds]).toEqual([undefined, 0])
    expect(heldUrls.size).toBe(2)
  })

  test('that replaces a document lets go of the old film, and of nothing else', async () => {
    await openFile(video())
    showFrame(0)
    finish()
    const old = [...heldUrls]
    await openFile(video('other.mp4'))
    expect(state().document?.layout).toEqual(sampleLayout)
    showFrame(0)
    finish({ ...sampleLayout, objects: [] })
    expect(state().document?.layout.objects).toEqual([])
    expect(old.some((url) => heldUrls.has(url))).toBe(false)
    expect(heldUrls.size).toBe(2)
  })

  test('that is cancelled leaves the document alone and holds nothing', async () => {
    await openFile(video())
    finish()
    const before = state().document
    const held = heldUrls.size
    await openFile(video('other.mp4'))
    showFrame(0)
    const running = worker()
    cancelRun()
    expect([state().run, state().document, running.ended]).toEqual([undefined, before, true])
    expect(heldUrls.size).toBe(held)
    const late = { type: 'stage', stage: 'map', done: 0, total: 0, unit: '' } as const
    running.say(late)
    expect(state().run).toBeUndefined()
    await openFile(video('third.mp4'))
    running.say(late)
    expect(state().run?.stage).toBe('open')
  })

  test('that fails tells what and what to do, and loses nothing that was there', async () => {
    await openFile(video())
    finish()
    const before = state().document
    await openFile(video('broken.mp4'))
    const failure = { name: 'NotAVideoError', message: 'It is no video.', remedy: 'Choose another.' }
    worker().say({ type: 'failed', failure })
    expect(state().notice).toEqual({ ...failure, about: 'broken.mp4' })
    expect([state().run, state().document]).toEqual([undefined, before])
    expect(worker().ended).toBe(true)
    dismissNotice()
    expect(state().notice).toBeUndefined()
  })

  test('whose worker cannot start fails in words', async () => {
    await openFile(video())
    expect(worker().crash('').defaultPrevented).toBe(true)
    expect(state().notice?.message).toBe('The analysis could not be started.')
    await openFile(video())
    worker().crash('SyntaxError')
    expect(state().notice).toMatchObject({ message: 'SyntaxError', about: 'room.mp4' })
  })
})

describe('a second video', () => {
  test('waits for the user’s word, and starts with it', async () => {
    await openFile(video('first.mp4'))
    const first = worker()
    const second = video('second.mp4')
    await openFile(second)
    expect(FakeWorker.all).toHaveLength(1)
    expect(state()).toMatchObject({ offered: second, run: { name: 'first.mp4' } })
    acceptOffer()
    expect([first.ended, worker().ended, state().offered]).toEqual([true, false, undefined])
    expect(state().run?.name).toBe('second.mp4')
    expect(heldUrls.size).toBe(1)
  })

  test('is forgotten where the user says no', async () => {
    await openFile(video('first.mp4'))
    await openFile(video('second.mp4'))
    declineOffer()
    acceptOffer()
    expect(state()).toMatchObject({ offered: undefined, run: { name: 'first.mp4' } })
    expect(FakeWorker.all).toHaveLength(1)
  })
})

describe('a saved layout', () => {
  test('opens without a worker, and its text is the same again', async () => {
    await openFile(layoutFile(writeLayout(sampleLayout)))
    expect(FakeWorker.all).toEqual([])
    expect(state().document).toMatchObject({ layout: sampleLayout, film: [] })
    expect(readLayout((await layoutText()) ?? '')).toEqual(sampleLayout)
  })

  test('that is none is refused by name, and what is open stays', async () => {
    await openFile(layoutFile(writeLayout(sampleLayout)))
    await openFile(new File(['{}'], 'notes', { type: 'application/json' }))
    expect(state().notice).toMatchObject({ name: 'LayoutFileError', about: 'notes' })
    expect(state().document?.layout).toEqual(sampleLayout)
    await openFile(layoutFile(writeLayout(sampleLayout), 'ROOM.JSON'))
    expect(state().notice).toBeUndefined()
  })

  test('opened during a run leaves the run alone', async () => {
    await openFile(video())
    await openFile(layoutFile(writeLayout(sampleLayout)))
    expect(state()).toMatchObject({ run: { name: 'room.mp4' }, document: { layout: sampleLayout } })
    expect(worker().ended).toBe(false)
  })

  test('without a document there is no text', async () => {
    expect(await layoutText()).toBeUndefined()
  })
})

describe('smaller intents', () => {
  test('select, seek and settings change what they say and no more', () => {
    select('chair-1')
    seek(3.5)
    setSettings({ cameraHeightMetres: 1.6 })
    expect(state()).toMatchObject({ selected: 'chair-1', playheadSeconds: 3.5 })
    expect(state().settings).toEqual({ ...DEFAULT_SETTINGS, cameraHeightMetres: 1.6 })
    seek(-2)
    select(undefined)
    expect([state().playheadSeconds, state().selected]).toEqual([0, undefined])
  })

  test('a known length rescales the open map and keeps its film', async () => {
    await openFile(video())
    showFrame(0)
    finish()
    select('sofa-1')
    calibrate({ objectId: 'sofa-1', axis: 0, metres: 3 })
    const { document: open } = state()
    expect(open?.layout.objects[0]?.box.size[0]).toBeCloseTo(3)
    expect(open?.layout.objects[1]?.box.center[0]).toBeCloseTo(1.2 * 1.5)
    expect([open?.film.length, state().selected]).toEqual([1, 'sofa-1'])
    calibrate({ objectId: 'nobody', axis: 0, metres: 3 })
    expect(state().notice?.message).toContain('nobody')
    expect(state().document?.layout).toBe(open?.layout)
  })

  test('without a document, a known length does nothing', () => {
    calibrate({ objectId: 'sofa-1', axis: 0, metres: 3 })
    expect(state().document).toBeUndefined()
  })
})

describe('a film in parts', () => {
  beforeEach(() => openFile(layoutFile(writeLayout(layoutWithParts))))

  test('shows the map first, and a part when it is chosen; what is selected elsewhere no longer is', () => {
    expect(state().part).toBe(0)
    select('sofa-1')
    showPart(1)
    expect([state().part, state().selected]).toEqual([1, undefined])
    select('bed-1')
    showPart(1)
    expect(state().selected).toBe('bed-1')
    for (const none of [2, -1]) showPart(none)
    expect(state().part).toBe(1)
  })

  test('shows the part of what is selected', () => {
    select('chair-2')
    expect(state().part).toBe(1)
    select(undefined)
    expect(state().part).toBe(1)
    select('sofa-1')
    expect(state().part).toBe(0)
  })

  test('begins with the map again when another layout is opened', async () => {
    showPart(1)
    await openFile(layoutFile(writeLayout(sampleLayout)))
    expect(state().part).toBe(0)
    showPart(1)
    expect(state().part).toBe(0)
  })
})
