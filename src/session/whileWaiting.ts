import type { AnalysisEvent } from './protocol.ts'

const POLL_MILLISECONDS = 100

/** Yields the events that callbacks collect while a promise is pending; returns its value. */
export async function* whileWaiting<T>(
  promise: Promise<T>,
  events: AnalysisEvent[],
): AsyncGenerator<AnalysisEvent, T> {
  let settled = false
  const settle = () => {
    settled = true
  }
  promise.then(settle, settle)
  while (!settled) {
    await Promise.race([
      promise.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS)),
    ])
    // Only the newest: they replace each other.
    const last = events.splice(0).pop()
    if (last) yield last
  }
  return promise
}
