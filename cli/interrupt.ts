import { InterruptedError } from './exit.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Does work that Ctrl-C or a SIGTERM ends: the first one aborts the signal with InterruptedError and leaves the work to
 * clean up; a second one ends the process at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => {
    forget()
    controller.abort(new InterruptedError())
  }
  const forget = () => {
    for (const name of SIGNALS) process.off(name, stop)
  }
  for (const name of SIGNALS) process.on(name, stop)
  try {
    return await work(controller.signal)
  } finally {
    forget()
  }
}
