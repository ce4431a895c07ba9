import type { AnalysisSettings } from '../../session/index.ts'
import { effortStep } from './effort.ts'

/** Offered counts of frames. */
export const FRAME_COUNTS = ['auto', 1, 4, 8, 12, 16, 32] as const

/** What a field of the options holds: a value, or what is wrong with it. */
export type Parsed<T> = { value: T; fault?: undefined } | { fault: string }

const number = (text: string): number => Number(text.trim().replace(',', '.') || Number.NaN)

/** Times in seconds, set apart by spaces, commas or semicolons: `0.5, 2 4.25`. Ordered, each once. */
export function parseTimes(text: string): Parsed<number[]> {
  const words = text.split(/[\s,;]+/).filter(Boolean)
  if (words.length === 0) return { fault: 'Give at least one time in seconds, such as 0.5, 2, 4.25.' }
  const times = words.map(Number)
  const wrong = words.find((_, k) => !((times[k] ?? Number.NaN) >= 0 && Number.isFinite(times[k])))
  if (wrong) return { fault: `“${wrong}” is not a time in seconds.` }
  return { value: [...new Set(times)].sort((a, b) => a - b) }
}

/** The field of view of the picture's longer side, degrees; where nothing is written, it is measured from the film. */
export function parseFieldOfView(text: string): Parsed<number | 'auto'> {
  if (!text.trim()) return { value: 'auto' }
  const value = number(text)
  return value >= 20 && value <= 150 ? { value } : { fault: 'Between 20 and 150 degrees, or nothing.' }
}

/** The camera's height above the floor, metres; nothing written is nothing known. */
export function parseCameraHeight(text: string): Parsed<number | undefined> {
  if (!text.trim()) return { value: undefined }
  const value = number(text)
  return value >= 0.1 && value <= 10 ? { value } : { fault: 'Between 0.1 and 10 m, or nothing.' }
}

/** The settings in a few words, for where the options are closed. */
export function settingsSummary({
  frames,
  handPickedSeconds,
  effort,
  fieldOfViewDegrees,
  cameraHeightMetres,
  prefer,
}: AnalysisSettings): string {
  const count = handPickedSeconds?.length
  const searched = count
    ? `${count} frames picked by hand`
    : frames === 'auto'
      ? 'frames: automatic'
      : `${frames} ${frames === 1 ? 'frame' : 'frames'}`
  const height = cameraHeightMetres ? [`camera at ${cameraHeightMetres} m`] : []
  const view =
    fieldOfViewDegrees === 'auto' ? 'field of view: from the film' : `${fieldOfViewDegrees}° field of view`
  const care = `effort: ${effortStep(effort).name.toLowerCase()}`
  return [searched, care, view, ...height, prefer === 'wasm' ? 'CPU only' : ''].filter(Boolean).join(' · ')
}
