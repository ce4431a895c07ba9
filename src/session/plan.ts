import { type Provenance, provenance } from '../layout/index.ts'
import { EFFORTS, type EffortLevel } from '../perception/index.ts'
import { type FrameDelivery, handPickedPlan, uniformPlan, type VideoInfo } from '../video/index.ts'
import type { AnalysisSettings } from './protocol.ts'

/** A clip with fewer frames a second than this has frames too far apart to follow corners through. */
const SPARSE_RATE = 4
/** A clip of so few frames, far apart, is looked at whole. */
const FEW_FRAMES = 32

export const isSparse = ({ frameRateMean }: VideoInfo): boolean =>
  frameRateMean > 0 && frameRateMean < SPARSE_RATE

/** The frames that must be keyframes, seconds: those that the user asked for; empty where the film itself decides. */
export function askedFrames(info: VideoInfo, { frames, handPickedSeconds }: AnalysisSettings): number[] {
  const times = info.frameTimestampsSeconds
  if (handPickedSeconds?.length) return handPickedPlan(times, handPickedSeconds)
  if (frames !== 'auto') return uniformPlan(times, frames)
  return isSparse(info) && times.length <= FEW_FRAMES ? Array.from(times) : []
}

/** How the frames that are searched were chosen. @param asked from `askedFrames`. */
export function chosenBy(
  { frames, handPickedSeconds }: AnalysisSettings,
  asked: readonly number[],
): Provenance {
  if (handPickedSeconds?.length) return provenance('by-hand', 'picked-times')
  if (frames !== 'auto') return provenance('measured', 'evenly-spaced')
  return provenance('measured', asked.length ? 'all-frames' : 'keyframe-selection')
}

/** What the user should know of the video itself, in sentences. */
export function remarksOn(info: VideoInfo, delivery: FrameDelivery | undefined): string[] {
  const remarks: string[] = []
  const claimed = info.claimedDurationSeconds
  if (delivery?.truncated)
    remarks.push(
      `The file is cut off: ${delivery.decodedFrames} of the ${delivery.askedFrames} frames asked for could be read, up to ${(delivery.lastTimestampSeconds ?? 0).toFixed(1)} s.`,
    )
  else if (info.truncated)
    remarks.push(
      claimed
        ? `The file is cut off: it claims ${claimed.toFixed(1)} s and holds ${info.durationSeconds.toFixed(1)} s.`
        : `The file is cut off after ${info.durationSeconds.toFixed(1)} s.`,
    )
  if (delivery?.damaged || info.damaged) {
    const missing = (delivery?.askedFrames ?? 0) - (delivery?.decodedFrames ?? 0)
    remarks.push(
      missing > 0 && !delivery?.truncated
        ? `Parts of the file are damaged: ${missing} of the frames asked for could not be read.`
        : 'Parts of the file are damaged.',
    )
  }
  return remarks
}

const MOST_EFFORT = Math.max(...EFFORTS)

/** What the user should know of a film that moves more than its keyframes can cover; nothing where they cover all of it. */
export const remarksOnChoice = (stretches: number, keyframes: number, effort: EffortLevel): string[] =>
  stretches > 1
    ? [
        `The film moves more than ${keyframes} keyframes can cover: ${stretches} stretches of it are mapped.${effort < MOST_EFFORT ? ' A higher effort maps more.' : ''}`,
      ]
    : []
