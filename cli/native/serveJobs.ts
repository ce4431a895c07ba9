import type { Analyser } from '../analyser.ts'
import { openNativeAnalyser } from './analyser.ts'
import { GPU, type JobReply, type JobRequest } from './jobProtocol.ts'

/** Nobody hears what is said after the batch has let go. */
const reply = (message: JobReply) => {
  if (process.connected) process.send?.(message)
}

/** The life of a job's process (its words: Chromium's path, and GPU where that is wanted): films one after another, until the batch lets go of it or is gone. */
export function serveJobs(): void {
  const [executablePath, gpu] = process.argv.slice(2)
  if (!executablePath) throw new Error('a job is told where Chromium is')
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
      analyser ??= openNativeAnalyser(executablePath, gpu === GPU)
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
