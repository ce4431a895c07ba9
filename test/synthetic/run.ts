import {
  ASSUMED_FIELD_OF_VIEW,
  type CameraMotion,
  type EffortLevel,
  effortOf,
  type KeyframeEvidence,
  perceive,
  recoverMotion,
} from '../../src/perception/index.ts'
import { DEFAULT_SETTINGS } from '../../src/session/index.ts'
import { networksOf } from './networks.ts'
import type { Sequence } from './sequence.ts'
import { videoOf } from './video.ts'

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
  const { video, timeOf } = videoOf(sequence)
  const networks = networksOf(sequence, timeOf)
  const { sampledSeconds, assumedFieldOfView } = sequence
  const effort = effortOf(level)
  const start = performance.now()
  const watched = await finished(
    perceive(
      video,
      networks,
      { sampledSeconds, searchAll: true, fieldOfView: assumedFieldOfView, effort },
      signal,
    ),
  )
  const middle = performance.now()
  const fieldOfView = { ...ASSUMED_FIELD_OF_VIEW, radians: assumedFieldOfView }
  const { keyframes, ...motion } = await finished(
    recoverMotion(watched, fieldOfView, networks.similarity, signal),
  )
  const seconds = { watch: (middle - start) / 1000, link: (performance.now() - middle) / 1000 }
  const streamSeconds = watched.stream.map(({ timestampSeconds }) => timestampSeconds)
  return { sequence, keyframes, motion, streamSeconds, seconds }
}
