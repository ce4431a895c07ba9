import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type LentReply, type LentWorker, lendFilm } from '../../../../src/session/film/lendFilm.ts'
import { fromBytes } from '../../../../src/session/film/wire.ts'

class FakeWorker extends EventTarget {
  asked: unknown[] = []
  postMessage(message: unknown) {
    this.asked.push(message)
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

let worker: FakeWorker
const heard: LentReply[] = []
const sent = vi.fn<(url: string, init: { body: Uint8Array<ArrayBuffer> }) => Promise<void>>()

beforeEach(() => {
  heard.length = 0
  sent.mockReset().mockImplementation(async (_url, { body }) => void heard.push(fromBytes(body) as LentReply))
  worker = new FakeWorker()
  vi.stubGlobal('fetch', sent)
})
afterEach(() => vi.unstubAllGlobals())

const lend = (file: File, url: string) => lendFilm(worker as LentWorker, file, url)
const film = new File(['frames'], 'room.mp4')
const end = (id: number) => ({ type: 'end', id, end: undefined })

test('a film that is lent is opened at once, and asked what its borrower asks', () => {
  const ask = lend(film, '/film-replies/0')
  ask({ type: 'next', id: 3 })
  expect(worker.asked).toEqual([
    { type: 'open', file: film },
    { type: 'next', id: 3 },
  ])
})

test('replies arrive in the order in which they are given, whatever each one takes, and past one that is lost', async () => {
  let calls = 0
  sent.mockImplementation(async (_url, { body }) => {
    const call = calls++
    await new Promise((resolve) => setTimeout(resolve, 10 - 5 * call))
    if (call === 1) throw new Error('lost')
    heard.push(fromBytes(body) as LentReply)
  })
  lend(film, '/film-replies/7')
  for (const id of [0, 1, 2]) worker.say(end(id))
  await vi.waitFor(() => expect(heard).toEqual([end(0), end(2)]))
  expect(sent.mock.calls.map(([url]) => url)).toEqual(Array(3).fill('/film-replies/7'))
})

test('the end of its worker is told', async () => {
  lend(film, '/film-replies/0')
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }))
  await vi.waitFor(() => expect(heard).toEqual([{ type: 'broken', message: 'out of memory' }]))
})
