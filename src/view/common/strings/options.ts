import type { AnalysisSettings } from '../../../session/index.ts'
import { plural } from '../format.ts'

/** The options of a run. */
export const OPTIONS = {
  frames: 'Keyframes to search',
  timesHint: 'Such as 0.5, 2, 4.25. Without times, keyframes are spread evenly.',
  framesHint:
    'Auto: all keyframes. A number searches so many, spread evenly; the others only carry the camera’s motion.',
  fieldOfViewHint: 'Of the longer side, if known. Empty: measured from the film.',
  cameraHeightHint: 'If known, it sets the scale.',
  cpuOnly: 'CPU only (no GPU)',
  effort: 'Effort, from quick to precise',
  faults: {
    noTimes: 'Give at least one time in seconds, such as 0.5, 2, 4.25.',
    noTime: (word: string) => `“${word}” is not a time in seconds.`,
    fieldOfView: 'Between 20 and 150 degrees, or nothing.',
    cameraHeight: 'Between 0.1 and 10 m, or nothing.',
  },
} as const

/** The settings in a few words, for where the options are closed. */
export const SETTINGS = {
  byHand: (frames: number) => `${frames} frames picked by hand`,
  frames: (frames: number | 'auto') => (frames === 'auto' ? 'frames: automatic' : plural(frames, 'frame')),
  effort: (name: string) => `effort: ${name.toLowerCase()}`,
  fieldOfView: (degrees: number | 'auto') =>
    degrees === 'auto' ? 'field of view: from the film' : `${degrees}° field of view`,
  cameraHeight: (metres: number) => `camera at ${metres} m`,
  cpuOnly: 'CPU only',
} as const

/**
 * One word for each level of the effort, as on the slider; and what it costs and buys. Times are what the bench's
 * section `budget` measures, in relation to the third.
 */
export const EFFORT_TEXTS: Readonly<Record<AnalysisSettings['effort'], { name: string; meaning: string }>> = {
  1: {
    name: 'Quick',
    meaning: 'About half the usual time: coarse depth and few keyframes, for a first look.',
  },
  2: {
    name: 'Brisk',
    meaning: 'About two thirds of the usual time: full depth, fewer keyframes; fast turns may be lost.',
  },
  3: {
    name: 'Usual',
    meaning:
      'The usual time: on a small computer a minute and a half for half a minute of film, five minutes for ten.',
  },
  4: {
    name: 'Careful',
    meaning: 'Almost twice the usual time: more keyframes, for a fast camera.',
  },
  5: {
    name: 'Precise',
    meaning: 'About three times the usual time: finer depth and the most keyframes.',
  },
}
