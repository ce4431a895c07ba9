import { openAppBrowser } from '../../cli/appBrowser.ts'
import type { DepthGrid, Layout } from '../../src/layout/index.ts'
import type { AnalysisSettings, RunTimings } from '../../src/session/index.ts'

/** A run of the product's own pipeline, in the built app, on WebAssembly. */
export interface Run {
  layout: Layout
  depth: readonly DepthGrid[]
  timings: RunTimings
}

const done = new Map<string, Promise<Run>>()

async function analyse(video: string, settings: Partial<AnalysisSettings>): Promise<Run> {
  console.log(`analysing ${video} ${JSON.stringify(settings)}`)
  const app = await openAppBrowser(false, console.log)
  const result = await app.analyse(video, settings, () => {}).finally(() => app.close())
  if (result.notice) throw new Error(`${video}: ${result.notice.message}`)
  const { layout, depth, timings } = result
  if (!timings) throw new Error(`${video}: the run has no timings`)
  return { layout, depth, timings }
}

/** Analyses a video; once, however many tables rest on it. Settings not given are the app's own. */
export function runOf(video: string, settings: Partial<AnalysisSettings> = {}): Promise<Run> {
  const key = JSON.stringify([video, settings])
  const run = done.get(key) ?? analyse(video, settings)
  done.set(key, run)
  return run
}

export const placedFrames = ({ layout }: Run): string => {
  const placed = layout.frames.filter(({ T_map_camera }) => T_map_camera).length
  return `${placed} of ${layout.frames.length}`
}
