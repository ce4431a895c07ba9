import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  cancelRun,
  cancelStudy,
  isStudyRunning,
  openFile,
  type RunTimings,
  STUDY_FRAMES,
  screen,
  session,
  setSettings,
  startStudy,
  study,
  videoOf,
} from '../../../src/session/index.ts'
import { sampleLayout } from '../sampleLayout.ts'
import { FakeWorker, stubPage } from './fakeWorker.ts'

const timings: RunTimings = {
  total: 1000,
  stages: { open: 100, follow: 0, models: 200, watch: 400, link: 200, map: 100 },
  networks: {},
}
const done = { type: 'done', layout: sampleLayout, depth: [], timings } as const
const last = () => {
  const worker = FakeWorker.all.at(-1)
  if (!worker) throw new Error('no worker was started')
  return worker
}
const states = () => study.getState().study?.runs.map(({ state }) => state)
const video = new File(['frames'], 'room.mp4', { type: 'video/mp4' })

beforeEach(async () => {
  stubPage()
  session.setState(session.getInitialState(), true)
  study.setState({ study: undefined })
  await openFile(video)
  last().say(done)
})
afterEach(() => {
  cancelStudy()
  cancelRun()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the frames study', () => {
  test('analyses the video of the open map with each number of frames, one after the other', () => {
    setSettings({ prefer: 'wasm', handPickedSeconds: [1, 2] })
    startStudy()
    expect(screen.getState().shown).toBe('study')
    for (const [k, frames] of STUDY_FRAMES.entries()) {
      const worker = last()
      expect(FakeWorker.all).toHaveLength(k + 2)
      const { settings, file } = worker.asked[0] ?? {}
      expect(file).toBe(video)
      expect(settings).toMatchObject({ frames, prefer: 'wasm' })
      expect(settings).not.toHaveProperty('handPickedSeconds')
      worker.say({ type: 'stage', stage: 'watch', done: 2, total: 8, unit: 'frames' })
      expect(study.getState().study?.runs[k]).toMatchObject({ state: 'running', stage: 'watch', done: 2 })
      worker.say(done)
      expect(worker.ended).toBe(true)
    }
    expect(states()).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect(isStudyRunning(study.getState())).toBe(false)
    expect(session.getState().document?.layout).toBe(sampleLayout)
  })

  test('goes on where one of them fails', () => {
    startStudy()
    last().say({ type: 'failed', failure: { name: 'E', message: 'one frame says nothing', remedy: '' } })
    last().crash('out of memory')
    expect(states()).toEqual(['failed', 'failed', 'running', 'waiting', 'waiting'])
    expect(study.getState().study?.runs[1]).toMatchObject({ failure: { message: 'out of memory' } })
  })

  test('keeps what is done when it is cancelled, and hears no more of the rest', () => {
    startStudy()
    last().say(done)
    const worker = last()
    cancelStudy()
    expect(worker.ended).toBe(true)
    const left = ['done', 'cancelled', 'cancelled', 'cancelled', 'cancelled']
    expect(states()).toEqual(left)
    expect(isStudyRunning(study.getState())).toBe(false)
    worker.say(done)
    expect(states()).toEqual(left)
    cancelStudy()
    expect(states()).toEqual(left)
    startStudy()
    expect(states()).toEqual(['running', 'waiting', 'waiting', 'waiting', 'waiting'])
  })

  test('makes way for another video that is opened, and for that one only', async () => {
    startStudy()
    last().say(done)
    const worker = last()
    await openFile(new File(['frames'], 'hall.mp4', { type: 'video/mp4' }))
    expect(worker.ended).toBe(true)
    expect(states()).toEqual(['done', 'cancelled', 'cancelled', 'cancelled', 'cancelled'])
    expect(last().asked[0]?.file).toMatchObject({ name: 'hall.mp4' })
    last().say(done)
    startStudy()
    expect(states()?.[0]).toBe('running')
  })

  test('cancelled before anything is done leaves nothing', () => {
    startStudy()
    cancelStudy()
    expect(study.getState().study).toBeUndefined()
  })

  test('needs the video', () => {
    session.setState((state) => {
      const { videoUrl: _, ...rest } = state.document ?? { predicted: sampleLayout, layout: sampleLayout }
      return { document: rest as typeof state.document }
    })
    expect(videoOf(session.getState().document ?? {})).toBeUndefined()
    startStudy()
    expect(study.getState().study).toBeUndefined()
  })
})
