import type { Stage } from '../../../session/index.ts'
import { plural } from '../format.ts'

/** Time left, as coarse as it is known: "about 40 s left", "about 3 min left". */
function leftText(seconds: number): string {
  if (seconds < 5) return 'almost done'
  if (seconds < 90) return `about ${5 * Math.round(seconds / 5)} s left`
  return `about ${Math.round(seconds / 60)} min left`
}

/** A run: its progress, what it has seen, and what is asked during it. */
export const RUN = {
  title: (name: string) => `Measuring ${name}`,
  local: 'Everything runs on this device. Leave this page open and do something else.',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  frames: 'Keyframes so far',
  seen: 'Found so far',
  counts: (frames: number, things: number) =>
    `${plural(frames, 'keyframe')}, ${plural(things, 'detection')} so far`,
  status: (name: string, stage: string) => `${name}: ${stage}`,
  done: (name: string, objects: number) => `${name} is measured: ${plural(objects, 'object')} on the map.`,
  cancelled: (name: string) => `Measuring ${name} was cancelled.`,
  empty: 'Frames will appear here.',
  left: leftText,
} as const

export const STAGE_TITLES: Readonly<Record<Stage, string>> = {
  open: 'Open the video',
  follow: 'Watch the video',
  models: 'Load the models',
  watch: 'Analyse the keyframes',
  link: 'Find the camera path',
  map: 'Draw the map',
}

export const STAGE_UNITS: Readonly<Record<string, string>> = {
  networks: 'networks prepared for the GPU',
  frames: 'frames',
  keyframes: 'keyframes',
}

export const OFFER = {
  label: 'Another video',
  /** After the name of the video that is measured, and of the one that waits. */
  running: 'is still being measured.',
  waiting: 'is waiting.',
  instead: (name: string) => `Measure ${name} instead`,
  accept: (name: string) => `Measure ${name}`,
  keep: 'Keep going',
  leave: 'Leave it',
} as const

export const REMARKS = {
  lost: (lost: number, frames: number) => `${lost} of ${plural(frames, 'frame')} could not be placed.`,
  apart: (parts: number) =>
    `${plural(parts, 'part')} of the film could not be joined to the map and ${parts === 1 ? 'is' : 'are'} shown separately.`,
} as const

export const BROKEN = (what: string): string =>
  `The ${what} could not be drawn. The rest of the page still works, and the layout can be downloaded.`

export const COMPUTED = {
  line: 'This map of the sample room was computed in advance.',
  again: 'Measure it again on this device',
} as const
