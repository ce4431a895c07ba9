import type { AnalysisSettings } from '../../session/index.ts'
import { OPTIONS, SETTINGS } from '../common/strings/options.ts'
import { effortStep } from './effort.ts'

/** Offered counts of frames. */
export const FRAME_COUNTS = ['auto', 1, 4, 8, 12, 16, 32] as const

/** What a field of the options holds: a value, or what is wrong with it. */
export type Parsed<T> = { value: T; fault?: undefined } | { fault: string }

const number = (text: string): number => Number(text.trim().replace(',', '.') || Number.NaN)

/** Times in seconds, set apart by spaces, commas or semicolons: `0.5, 2 4.25`. Ordered, each once. */
export function parseTimes(text: string): Parsed<number[]> {
  const words = text.split(/[\s,;]+/).filter(Boolean)
  if (words.length === 0) return { fault: OPTIONS.faults.noTimes }
  const times = words.map(Number)
  const wrong = words.find((_, k) => !((times[k] ?? Number.NaN) >= 0 && Number.isFinite(times[k])))
  if (wrong) return { fault: OPTIONS.faults.noTime(wrong) }
  return { value: [...new Set(times)].sort((a, b) => a - b) }
}

/** The field of view of the picture's longer side, degrees; where nothing is written, it is measured from the film. */
export function parseFieldOfView(text: string): Parsed<number | 'auto'> {
  if (!text.trim()) return { value: 'auto' }
  const value = number(text)
  return value >= 20 && value <= 150 ? { value } : { fault: OPTIONS.faults.fieldOfView }
}

/** The camera's height above the floor, metres; nothing written is nothing known. */
export function parseCameraHeight(text: string): Parsed<number | undefined> {
  if (!text.trim()) return { value: undefined }
  const value = number(text)
  return value >= 0.1 && value <= 10 ? { value } : { fault: OPTIONS.faults.cameraHeight }
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
  return [
    count ? SETTINGS.byHand(count) : SETTINGS.frames(frames),
    SETTINGS.effort(effortStep(effort).name),
    SETTINGS.fieldOfView(fieldOfViewDegrees),
    ...(cameraHeightMetres ? [SETTINGS.cameraHeight(cameraHeightMetres)] : []),
    ...(prefer === 'wasm' ? [SETTINGS.cpuOnly] : []),
  ].join(' · ')
}
