import type { AnalysisSettings } from '../src/session/index.ts'
import type { MapSettings } from './batch/results.ts'
import { parseShard, type Shard, WHOLE } from './batch/shard.ts'
import { UsageError } from './exit.ts'
import type { RuntimeName } from './runtimes.ts'
import { parseWords } from './words.ts'

export const mapUsage = `floorsight map VIDEO [options]
floorsight map FOLDER|VIDEO... --out DIR [--jobs N] [--shard I/N] [options]

Makes the map of a video on this machine, as the app does, and writes the layout as JSON; or of every video of folders
(and those inside them), of those named, and of a list. Headless Chromium decodes.

  --frames N            frames to search for objects, spread evenly (default: all keyframes)
  --out FILE.json       where the layout goes (default: stdout)
  --effort 1..5         time against precision: 1 is quick, 5 precise (default: 3)
  --fov DEGREES|auto    field of view of the picture's longer side (default: auto, measured from the camera's motion,
                        or 60, a usual phone's, where that does not say it)
  --camera-height M     the camera's height above the floor, metres: overrides the scale that the room suggests
  --timings FILE.json   also writes how long each stage and network took
  --runtime NAME        what runs the networks: native (default where it loads: onnxruntime-node on the processor,
                        several times faster), wasm or webgpu (in the browser)
  --gpu                 webgpu; or with --runtime native its GPU libraries, where one works

Of many videos:

  --out DIR             where the layouts go, each named after its video (FOLDER/a/b.mp4 to DIR/a/b.mp4.json), and
                        results.jsonl: a line a video with its settings, result and timings, or why it failed
  --list FILE           a text file with a video's path a line, also or instead
  --jobs N              how many at a time, each with its share of the processors (default: 1)
  --shard I/N           only the I-th of N equal parts, by name: from 1/N to N/N, so that any scheduler can spread them
  --again               also those that are complete; else a run goes on where the last one with the same settings ended

A video that fails does not stop the others. docs/scale.md: Slurm, Kubernetes and Ray.

Examples: floorsight map kitchen.mp4 --frames 16 --out kitchen.json
          floorsight map films --out maps --jobs 4 --shard 3/16`

export interface MapOptions {
  paths: string[]
  list: string | undefined
  out: string | undefined
  timings: string | undefined
  settings: MapSettings
  /** Undefined where it is left to the machine. */
  runtime: RuntimeName | undefined
  jobs: number
  shard: Shard
  again: boolean
  /** Whether an option was given that only many videos have. */
  isForMany: boolean
}

function positive(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!(value > 0 && Number.isFinite(value)))
    throw new UsageError(`--${name} takes a positive number, not ${text}`)
  return value
}

function wholeOf(text: string | undefined, name: string): number | undefined {
  const value = positive(text, name)
  if (value !== undefined && !Number.isInteger(value)) throw new UsageError(`--${name} takes a whole number`)
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

function runtimeOf(name: string | undefined, gpu: boolean | undefined): RuntimeName | undefined {
  if (name === undefined) return gpu ? 'webgpu' : undefined
  if (name !== 'native' && name !== 'wasm' && name !== 'webgpu')
    throw new UsageError(`--runtime is native, wasm or webgpu, not ${name}`)
  if (gpu && name === 'wasm') throw new UsageError('--runtime wasm uses no GPU: leave out one of the two')
  return gpu && name === 'native' ? 'native-gpu' : name
}

const options = {
  frames: { type: 'string' },
  out: { type: 'string' },
  effort: { type: 'string' },
  fov: { type: 'string' },
  'camera-height': { type: 'string' },
  timings: { type: 'string' },
  gpu: { type: 'boolean' },
  runtime: { type: 'string' },
  list: { type: 'string' },
  jobs: { type: 'string' },
  shard: { type: 'string' },
  again: { type: 'boolean' },
} as const

/** Reads the words after `map`. @throws UsageError. */
export function parseMapOptions(words: string[]): MapOptions {
  const { values, positionals: paths } = parseWords(words, options)
  const { out, timings, list, gpu, shard, again = false } = values
  if (paths.length === 0 && list === undefined)
    throw new UsageError('map takes a video, or folders of videos')
  const frames = wholeOf(values.frames, 'frames')
  const effort = effortOf(values.effort)
  const fieldOfViewDegrees = fieldOfViewOf(values.fov)
  const cameraHeightMetres = positive(values['camera-height'], 'camera-height')
  const jobs = wholeOf(values.jobs, 'jobs')
  return {
    paths,
    list,
    out,
    timings,
    settings: {
      ...(frames && { frames }),
      ...(effort && { effort }),
      ...(fieldOfViewDegrees && { fieldOfViewDegrees }),
      ...(cameraHeightMetres && { cameraHeightMetres }),
    },
    runtime: runtimeOf(values.runtime, gpu),
    jobs: jobs ?? 1,
    shard: shard === undefined ? WHOLE : parseShard(shard),
    again,
    isForMany: paths.length !== 1 || [list, jobs, shard].some((given) => given !== undefined) || again,
  }
}
