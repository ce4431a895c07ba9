import { stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { writeLayout } from '../src/formats/index.ts'
import type { AnalysisSettings } from '../src/session/index.ts'
import { analyseInBrowser, type BrowserProgress } from './analyseInBrowser.ts'
import { BadInputError, UsageError } from './exit.ts'

export const mapUsage = `floorsight map VIDEO [options]

Runs the app's own pipeline on a video, in headless Chromium on this machine, and writes the layout as JSON.

  --frames N            frames to search for objects, spread evenly (default: all keyframes)
  --out FILE.json       where the layout goes (default: stdout)
  --effort 1..5         time against precision: 1 is quick, 5 precise (default: 3)
  --fov DEGREES|auto    field of view of the picture's longer side (default: auto, measured from the camera's motion,
                        or 60, a usual phone's, where that does not say it)
  --camera-height M     the camera's height above the floor, metres: overrides the scale that the room suggests
  --timings FILE.json   also writes how long each stage and network took
  --gpu                 lets the browser use WebGPU (default: WebAssembly, which runs everywhere and always alike)

Example: floorsight map kitchen.mp4 --frames 16 --out kitchen.json`

interface MapOptions {
  video: string
  out: string | undefined
  timings: string | undefined
  settings: Partial<AnalysisSettings>
}

function positive(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!(value > 0 && Number.isFinite(value)))
    throw new UsageError(`--${name} takes a positive number, not ${text}`)
  return value
}

const EFFORTS = ['1', '2', '3', '4', '5']

function effortOf(text: string | undefined): AnalysisSettings['effort'] | undefined {
  if (text === undefined) return undefined
  if (!EFFORTS.includes(text)) throw new UsageError(`--effort takes 1 (quick) to 5 (precise), not ${text}`)
  return Number(text) as AnalysisSettings['effort']
}

function fieldOfViewOf(text: string | undefined): number | 'auto' | undefined {
  if (text === 'auto') return 'auto'
  const degrees = positive(text, 'fov')
  if (degrees !== undefined && degrees >= 170) throw new UsageError('--fov takes less than 170 degrees')
  return degrees
}

/** Reads the words after `map`. Throws UsageError. */
export function parseMapOptions(words: string[]): MapOptions {
  const options = {
    frames: { type: 'string' },
    out: { type: 'string' },
    effort: { type: 'string' },
    fov: { type: 'string' },
    'camera-height': { type: 'string' },
    timings: { type: 'string' },
    gpu: { type: 'boolean' },
  } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  const [video, ...others] = positionals
  if (!video || others.length) throw new UsageError('map takes one video')
  const frames = positive(values.frames, 'frames')
  if (frames !== undefined && !Number.isInteger(frames)) throw new UsageError('--frames takes a whole number')
  const effort = effortOf(values.effort)
  const fieldOfViewDegrees = fieldOfViewOf(values.fov)
  const cameraHeightMetres = positive(values['camera-height'], 'camera-height')
  return {
    video,
    out: values.out,
    timings: values.timings,
    settings: {
      prefer: values.gpu ? 'webgpu' : 'wasm',
      ...(frames && { frames }),
      ...(effort && { effort }),
      ...(fieldOfViewDegrees && { fieldOfViewDegrees }),
      ...(cameraHeightMetres && { cameraHeightMetres }),
    },
  }
}

/** A sentence that names the file it is about. */
const about = (name: string, text: string): string => (text.includes(name) ? text : `${name}: ${text}`)

/** A progress line on stderr: rewritten in place on a terminal, one line a stage elsewhere. */
function progressLine(): (progress: BrowserProgress) => void {
  const live = process.stderr.isTTY
  let stage = ''
  return (progress) => {
    const { done, total, unit } = progress
    const amount =
      unit === 'bytes'
        ? `${(done / 1e6).toFixed(0)} of ${(total / 1e6).toFixed(0)} MB`
        : `${done} of ${total} ${unit}`
    const line = `${progress.stage.padEnd(7)} ${total ? amount : ''}`
    if (live) process.stderr.write(`\r\x1b[K${line}`)
    else if (progress.stage !== stage) process.stderr.write(`${progress.stage}\n`)
    stage = progress.stage
  }
}

/** `floorsight map`. Throws UsageError, BadInputError, and whatever keeps the browser from running. */
export async function mapCommand(words: string[]): Promise<void> {
  const { video, out, timings, settings } = parseMapOptions(words)
  const file = await stat(video).catch(() => undefined)
  if (!file?.isFile()) throw new BadInputError(`there is no file ${video}`)
  const show = progressLine()
  const result = await analyseInBrowser(video, settings, show, (line) => process.stderr.write(`${line}\n`))
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
  for (const remark of source.remarks) process.stderr.write(`${remark}\n`)
  process.stderr.write(
    `${objects.length} objects from ${placed} of ${frames.length} frames in ${seconds} s\n`,
  )
  if (fieldOfView)
    process.stderr.write(`field of view ${fieldOfView.degrees.toFixed(1)} degrees, ${fieldOfView.source}\n`)
}
