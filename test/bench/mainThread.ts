/**
 * The tasks of a page's main thread in a Chromium trace. What counts is the processor's time in a task: on a machine
 * that does other things too, its time on the clock says more of them than of the page.
 */

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  dur?: number
  tdur?: number
  args?: {
    name?: string
    data?: { functionName?: string; url?: string; type?: string; lineNumber?: number }
  }
}

/** A task, with what took most of it. */
export interface Task {
  /** Of the processor, and on the clock. */
  milliseconds: number
  wallMilliseconds: number
  /** Since the trace began, milliseconds. */
  at: number
  /** The longest event within it, and where that is. */
  cause: string
}

export const TRACE_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8']
const cpu = ({ tdur, dur }: TraceEvent) => (tdur ?? dur ?? 0) / 1000
const isTask = ({ name, ph }: TraceEvent) => name === 'RunTask' && ph === 'X'

function causeOf(events: readonly TraceEvent[], task: TraceEvent): string {
  const end = task.ts + (task.dur ?? 0)
  const within = events.filter(
    (event) => event !== task && event.ts >= task.ts && event.ts < end && cpu(event) > 1,
  )
  return within
    .sort((a, b) => cpu(b) - cpu(a))
    .slice(0, 4)
    .map((event) => {
      const { functionName, url, type, lineNumber } = event.args?.data ?? {}
      const place = url ? ` ${url.split('/').at(-1)}:${lineNumber ?? 0}` : ''
      return `${event.name} ${cpu(event).toFixed(0)} ms${type ? ` ${type}` : ''}${functionName ? ` ${functionName}` : ''}${place}`
    })
    .join('; ')
}

/** The tasks of the busiest page's main thread that take more than so many milliseconds, the longest first. */
export function longTasks(trace: { traceEvents: readonly TraceEvent[] }, most: number): Task[] {
  const { traceEvents } = trace
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const threads = mains.map(({ pid, tid }) =>
    traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X'),
  )
  const events = threads.sort((a, b) => b.length - a.length)[0] ?? []
  const start = events.reduce((least, { ts }) => Math.min(least, ts), Number.POSITIVE_INFINITY)
  return events
    .filter((event) => isTask(event) && cpu(event) > most)
    .sort((a, b) => cpu(b) - cpu(a))
    .map((task) => ({
      milliseconds: cpu(task),
      wallMilliseconds: (task.dur ?? 0) / 1000,
      at: (task.ts - start) / 1000,
      cause: causeOf(events, task),
    }))
}
