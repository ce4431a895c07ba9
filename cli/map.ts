import { stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { writeLayout } from '../src/formats/index.ts'
import type { AnalysisProgress } from './analyser.ts'
import { mapMany } from './batch/mapMany.ts'
import { BadInputError } from './exit.ts'
import { interruptible } from './interrupt.ts'
import { type MapOptions, parseMapOptions } from './mapOptions.ts'
import { chooseRuntime, openAnalyser } from './runtimes.ts'

/** A sentence that names the file it is about. */
const about = (name: string, text: string): string => (text.includes(name) ? text : `${name}: ${text}`)

/** A progress line on stderr: rewritten in place on a terminal, one line a stage elsewhere. */
function progressLine(): (progress: AnalysisProgress) => void {
  const live = process.stderr.isTTY
  let stage = ''
  return (progress) => {
    const { done, total, unit } = progress
    const amount =
      unit === 'bytes'
        ? `${(done / 1e6).toFixed(0)} of ${(total / 1e6).toFixed(0)} MB`
        : unit
          ? `${Math.floor(done)} of ${total} ${unit}`
          : `${((100 * done) / total).toFixed(0)} %`
    const line = `${progress.stage.padEnd(7)} ${total ? amount : ''}`
    if (live) process.stderr.write(`\r\x1b[K${line}`)
    else if (progress.stage !== stage) process.stderr.write(`${progress.stage}\n`)
    stage = progress.stage
  }
}

const report = (line: string) => process.stderr.write(`${line}\n`)

async function mapOne(
  video: string,
  { out, timings, settings, runtime }: MapOptions,
  signal: AbortSignal,
): Promise<void> {
  const file = await stat(video).catch(() => undefined)
  if (!file?.isFile()) throw new BadInputError(`there is no file ${video}`)
  const analyser = await openAnalyser(await chooseRuntime(runtime, report), report)
  const result = await analyser
    .analyse(video, settings, progressLine(), signal)
    .finally(() => analyser.close())
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  if (result.notice)
    throw new BadInputError(about(basename(video), `${result.notice.message} ${result.notice.remedy}`))
  const text = writeLayout(result.layout)
  if (out) await writeFile(out, text)
  else process.stdout.write(text)
  if (timings) await writeFile(timings, `${JSON.stringify(result.timings, null, 1)}\n`)
  const { objects, frames, source, fieldOfView } = result.layout
  const placed = frames.filter(({ T_map_camera }) => T_map_camera).length
  const seconds = ((result.timings?.total ?? 0) / 1000).toFixed(1)
  for (const remark of source.remarks) report(remark)
  report(`${objects.length} objects from ${placed} of ${frames.length} frames in ${seconds} s`)
  if (fieldOfView) report(`field of view ${fieldOfView.degrees.toFixed(1)} degrees, ${fieldOfView.source}`)
}

const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false

/** One video whose map goes to a file or to stdout; undefined where there are several, or may be. */
async function oneVideo({ paths, isForMany, out }: MapOptions): Promise<string | undefined> {
  const [video] = paths
  if (isForMany || video === undefined || (await isFolder(video))) return undefined
  return out !== undefined && (/[\\/]$/.test(out) || (await isFolder(out))) ? undefined : video
}

/**
 * `floorsight map`. @throws UsageError, BadInputError, SomeFailedError, InterruptedError, and whatever keeps the browser
 * from running.
 */
export async function mapCommand(words: string[]): Promise<void> {
  const options = parseMapOptions(words)
  const video = await oneVideo(options)
  await interruptible((signal) =>
    video === undefined ? mapMany(options, signal) : mapOne(video, options, signal),
  )
}
