/** What the set-up is doing. */
export type SetUpEvent =
  | { kind: 'fetch'; what: string; from: string }
  /** Bytes that have come; `total` is 0 where it is not known. */
  | { kind: 'bytes'; what: string; bytes: number; total: number }
  | { kind: 'convert'; title: string }
  | { kind: 'prove'; title: string; variant: string }
  | { kind: 'proven'; title: string; variant: string; sentence: string }
  | { kind: 'done'; models: number; bytes: number }
  | { kind: 'ready'; models: number; bytes: number }

export type Report = (event: SetUpEvent) => void

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** An event as a line of text. */
export function lineOf(event: SetUpEvent): string {
  switch (event.kind) {
    case 'fetch':
      return `fetching ${event.what} from ${event.from}`
    case 'bytes':
      return `fetching ${event.what}: ${megabytes(event.bytes)}${event.total ? ` of ${megabytes(event.total)}` : ''}`
    case 'convert':
      return `converting ${event.title}`
    case 'prove':
      return `proving ${event.title} at ${event.variant}`
    case 'proven':
      return `proved ${event.title} at ${event.variant}: ${event.sentence}`
    case 'done':
      return `${event.models} models were prepared (${megabytes(event.bytes)})`
    case 'ready':
      return `models are ready (${event.models}, ${megabytes(event.bytes)})`
  }
}

/** Writes events as lines; byte counts at most every `intervalMs`, and the last one of a file always. */
export function lineReporter(write: (text: string) => void, intervalMs = 1000, now = Date.now): Report {
  let next = 0
  return (event) => {
    if (event.kind === 'bytes' && event.bytes !== event.total) {
      if (now() < next) return
      next = now() + intervalMs
    }
    write(`models: ${lineOf(event)}\n`)
  }
}
