import { afterEach, expect, test, vi } from 'vitest'
import { type AnalysisEvent, DEFAULT_SETTINGS } from '../../../src/session/index.ts'
import { NearFilmWorker, stubFilmWorker } from './filmPair.ts'

afterEach(() => vi.unstubAllGlobals())

test('the worker answers a file that cannot be opened with its failure, after it said that it opens it', async () => {
  const said: AnalysisEvent[] = []
  stubFilmWorker()
  const target = new EventTarget()
  vi.stubGlobal('self', {
    addEventListener: target.addEventListener.bind(target),
    postMessage: (event: AnalysisEvent) => said.push(structuredClone(event)),
  })
  await import('../../../src/session/worker.ts')
  const request = {
    type: 'analyse',
    file: new File([], 'empty.mp4'),
    settings: DEFAULT_SETTINGS,
    modelsUrl: 'https://floorsight.test/models/',
  }
  target.dispatchEvent(new MessageEvent('message', { data: request }))
  await vi.waitFor(() => expect(said.at(-1)?.type).toBe('failed'), 4000)
  expect(said.map(({ type }) => type)).toEqual(['stage', 'failed'])
  const last = said.at(-1)
  const failure = last?.type === 'failed' ? last.failure : undefined
  expect(failure?.name).toBe('EmptyFileError')
  expect(failure?.message.length).toBeGreaterThan(10)
  expect(failure?.remedy.length).toBeGreaterThan(10)
  // The worker that should have decoded it is not left behind.
  expect(NearFilmWorker.open).toBe(0)
})
