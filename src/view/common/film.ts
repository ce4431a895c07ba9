import type { LayoutFrame } from '../../layout/index.ts'

/** Index of the frame nearest to a time; undefined where there are none. Frames are in order of time. */
export function nearestFrame(
  frames: readonly Pick<LayoutFrame, 'timestampSeconds'>[],
  seconds: number,
): number | undefined {
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  frames.forEach(({ timestampSeconds }, k) => {
    const away = Math.abs(timestampSeconds - seconds)
    if (away < least) [best, least] = [k, away]
  })
  return best
}

/** The first of the frames given that comes after a time, else the first of them: for going round. */
export function nextFrameAfter(
  frames: readonly Pick<LayoutFrame, 'timestampSeconds'>[],
  among: readonly number[],
  seconds: number,
): number | undefined {
  const ordered = [...among].sort((a, b) => timeOf(frames, a) - timeOf(frames, b))
  return ordered.find((k) => timeOf(frames, k) > seconds + 1e-3) ?? ordered[0]
}

const timeOf = (frames: readonly Pick<LayoutFrame, 'timestampSeconds'>[], k: number): number =>
  frames[k]?.timestampSeconds ?? 0
