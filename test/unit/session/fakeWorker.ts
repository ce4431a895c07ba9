import { vi } from 'vitest'
import type { AnalysisEvent, AnalysisRequest } from '../../../src/session/index.ts'

/** A worker of which only the messages are real. */
export class FakeWorker extends EventTarget {
  static all: FakeWorker[] = []
  readonly asked: AnalysisRequest[] = []
  ended = false

  constructor(readonly url: URL) {
    super()
    FakeWorker.all.push(this)
  }
  postMessage(request: AnalysisRequest) {
    this.asked.push(request)
  }
  terminate() {
    this.ended = true
  }
  /** As the worker's words reach the page; those on their way when it was ended may come too. */
  say(event: AnalysisEvent) {
    this.dispatchEvent(new MessageEvent('message', { data: event }))
  }
  /** As when the worker's code cannot be loaded. */
  crash(message: string) {
    const event = Object.assign(new Event('error', { cancelable: true }), { message })
    this.dispatchEvent(event)
    return event
  }
}

/** The object URLs that are held; an entry goes when it is revoked. */
export const heldUrls = new Set<string>()

/** Gives this process what a page has, and nothing of an earlier test. */
export function stubPage(): void {
  FakeWorker.all = []
  heldUrls.clear()
  let count = 0
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('document', { baseURI: 'https://floorsight.test/app/' })
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${count++}`
    heldUrls.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    if (!heldUrls.delete(url)) throw new Error(`${url} was not held`)
  })
}
