import {
  ASSUMED_FIELD_OF_VIEW,
  type CameraMotion,
  chooseKeyframes,
  type EffortLevel,
  effortOf,
  type FollowedFrame,
  frameSizeOf,
  type KeyframeEvidence,
  perceive,
  recoverMotion,
} from '../../src/perception/index.ts'
import { DEFAULT_SETTINGS } from '../../src/session/index.ts'
import { networksOf } from './networks.ts'
import type { Sequence } from './sequence.ts'
import { filmOfSequence } from './video.ts'

/** What the product makes of a sequence. */
export interface SyntheticRun {
  sequence: Sequence
  keyframes: readonly KeyframeEvidence[]
  motion: CameraMotion
  /** Of the frames that corners were followed through. */
  streamSeconds: readonly number[]
  seconds: { watch: number; link: number }
}

/** To the end of a generator, for what it returns. */
async function finished<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}

/** The product's own way from pictures to the camera's motion; this file is all that knows its doors. */
export async function runSequence(
  sequence: Sequence,
  level: EffortLevel = DEFAULT_SETTINGS.effort,
): Promise<SyntheticRun> {
  const { signal } = new AbortController()
  const { film, timeOf } = filmOfSequence(sequence)
  const networks = networksOf(sequence, timeOf)
  const { assumedFieldOfView } = sequence
  const askedSeconds: number[] = []
  const effort = effortOf(level)
  const start = performance.now()
  const stream: FollowedFrame[] = []
  for await (const { frames } of film.follow(askedSeconds, signal)) stream.push(...frames)
  const { width: frameWidth } = frameSizeOf(film.info)
  const { durationSeconds } = film.info
  const choice = chooseKeyframes(stream, { effort, durationSeconds, frameWidth, askedSeconds })
  const looked = await finished(
    perceive(
      film,
      networks,
      {
        keyframes: choice.frames.map((k) => stream[k] as FollowedFrame),
        askedSeconds,
        searchAll: true,
        fieldOfView: assumedFieldOfView,
        effort,
      },
      signal,
    ),
  )
  const middle = performance.now()
  const fieldOfView = { ...ASSUMED_FIELD_OF_VIEW, radians: assumedFieldOfView }
  const watched = { keyframes: looked, stream }
  const { keyframes, ...motion } = await finished(
    recoverMotion(watched, fieldOfView, networks.similarity, signal),
  )
  const seconds = { watch: (middle - start) / 1000, link: (performance.now() - middle) / 1000 }
  const streamSeconds = stream.map(({ timestampSeconds }) => timestampSeconds)
  return { sequence, keyframes, motion, streamSeconds, seconds }
}
