import type { Analyser } from '../analyser.ts'
import { openAnalyser, RUNTIMES } from '../runtimes.ts'
import type { JobReply, JobRequest } from './jobProtocol.ts'

/** Nobody hears what is said after the batch has let go. */
const reply = (message: JobReply) => {
  if (process.connected) process.send?.(message)
}

/** The life of a job's process: films one after another, until the batch lets go of it or is gone. */
export function serveJobs(): void {
  const runtime = RUNTIMES.find((name) => name === process.argv[2])
  if (!runtime) throw new Error(`a job runs one of ${RUNTIMES.join(', ')}`)
  const closing = new AbortController()
  let analyser: Promise<Analyser> | undefined
  // The batch ends its jobs; a Ctrl-C in the terminal reaches all processes in it.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined)
  process.on('disconnect', async () => {
    closing.abort()
    await (await analyser?.catch(() => undefined))?.close()
    process.exit()
  })
  process.on('message', async ({ video, settings }: JobRequest) => {
    try {
      analyser ??= openAnalyser(runtime, (line) => process.stderr.write(`${line}\n`))
      const result = await (await analyser).analyse(
        video,
        settings,
        (progress) => reply({ type: 'progress', progress }),
        closing.signal,
      )
      // Depth is for those who measure the app, and large.
      reply({ type: 'result', result: result.layout ? { ...result, depth: [] } : result })
    } catch (error) {
      const [name, message] = error instanceof Error ? [error.name, error.message] : ['Error', String(error)]
      reply({ type: 'failed', name, message })
    }
  })
}
