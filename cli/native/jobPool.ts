import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { ensureJobBuilt, jobProgram } from '../../scripts/buildJob.ts'
import type { AnalysisSettings } from '../../src/session/index.ts'
import type { Analyser, Analysis, AnalysisProgress } from '../analyser.ts'
import { prepare } from '../prepare.ts'
import { GPU, type JobReply, type JobRequest } from './jobProtocol.ts'

/** The process of a job ended in the middle of a film. */
export class JobDiedError extends Error {
  override name = 'JobDiedError'
  constructor(how: string) {
    super(`The process that worked on it ended (${how}). It may have lacked memory: try fewer jobs.`)
  }
}

/** A failure in a job's process, as it tells of it. */
class JobError extends Error {
  constructor(name: string, message: string) {
    super(message)
    this.name = name
  }
}

/** How long a job has to put its browser away. */
const PATIENCE_MILLISECONDS = 5000

async function end(job: ChildProcess): Promise<void> {
  if (job.exitCode !== null || job.signalCode !== null) return
  const gone = once(job, 'exit')
  const late = setTimeout(() => job.kill('SIGKILL'), PATIENCE_MILLISECONDS)
  if (job.connected) job.disconnect()
  await gone
  clearTimeout(late)
}

/**
 * Films on the native runtime: networks, camera motion and map in processes of their own, as networks would keep each
 * other (and a Ctrl-C) waiting in this one. Prepares what is missing.
 * @param gpu tries the native runtime's GPU libraries. @throws what prepare throws.
 */
export async function openJobPool(gpu: boolean, report: (line: string) => void): Promise<JobPool> {
  const executablePath = await prepare(report)
  await ensureJobBuilt(report)
  return new JobPool(() =>
    fork(jobProgram, [executablePath, ...(gpu ? [GPU] : [])], {
      serialization: 'advanced',
      // It needs none of this process's own (tsx, a debugger).
      execArgv: [],
      // What a library prints is no word of ours.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }),
  )
}

/** Processes that map a film each at a time, as many as are asked at once; each stays for further films. */
export class JobPool implements Analyser {
  private readonly idle: ChildProcess[] = []

  /** @param start a job's process, with a channel that clones as workers do. */
  constructor(private readonly start: () => ChildProcess) {}

  async analyse(
    video: string,
    settings: Partial<AnalysisSettings>,
    onProgress: (progress: AnalysisProgress) => void,
    signal?: AbortSignal,
  ): Promise<Analysis> {
    signal?.throwIfAborted()
    const job = this.idle.pop() ?? this.start()
    const stop = () => void end(job)
    signal?.addEventListener('abort', stop)
    try {
      const result = await ask(job, { video, settings }, onProgress)
      this.idle.push(job)
      return result
    } catch (error) {
      // What it holds after a failure nobody knows: the next film gets a fresh one.
      await end(job)
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map(end))
  }
}

function ask(
  job: ChildProcess,
  request: JobRequest,
  onProgress: (progress: AnalysisProgress) => void,
): Promise<Analysis> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => {
      job.off('message', hear)
      job.off('exit', fail)
      job.off('error', reject)
      settled()
    }
    const hear = (reply: JobReply) => {
      if (reply.type === 'progress') onProgress(reply.progress)
      else if (reply.type === 'result') settle(() => resolve(reply.result))
      else settle(() => reject(new JobError(reply.name, reply.message)))
    }
    const fail = (code: number | null, how: string | null) =>
      settle(() => reject(new JobDiedError(how ?? `code ${code}`)))
    job.on('message', hear)
    job.once('exit', fail)
    job.once('error', reject)
    job.send(request)
  })
}
