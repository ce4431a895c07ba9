import type { Analyser } from '../analyser.ts'
import { openJobPool } from '../native/jobPool.ts'
import { openAnalyser, type RuntimeName } from '../runtimes.ts'

/**
 * What maps the films of a batch, several at a time: a browser has a process a page already; the native runtime gets a
 * process a job, as its networks would keep each other waiting in one.
 */
export const openJobs = async (runtime: RuntimeName, report: (line: string) => void): Promise<Analyser> =>
  runtime === 'wasm' || runtime === 'webgpu' ? openAnalyser(runtime, report) : openJobPool(runtime, report)
