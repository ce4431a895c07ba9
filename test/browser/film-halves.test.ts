import { afterEach, describe, expect, test } from 'vitest'
import {
  type DivisibleFilm,
  type FollowEnd,
  type FollowedFrame,
  type Following,
  filmOf,
} from '../../src/perception/index.ts'
import { inHalves } from '../../src/session/film/inHalves.ts'
import { openRemoteFilm } from '../../src/session/film/remoteFilm.ts'
import { openVideo } from '../../src/video/index.ts'
import { fixture } from './videoClips.ts'

const { signal } = new AbortController()
const FRAMES = 990
const SEAM = 495

const films: DivisibleFilm[] = []
const kept = (film: DivisibleFilm): DivisibleFilm => {
  films.push(film)
  return film
}
afterEach(() => {
  for (const film of films.splice(0)) film.close()
})

/** As the app opens it: a worker, which starts another. */
const inWorkers = async (file: File): Promise<DivisibleFilm> => {
  const url = new URL('../../src/session/film/worker.ts', import.meta.url)
  return kept(await openRemoteFilm(new Worker(url, { type: 'module' }), file))
}
/** Here, both halves one after the other. */
const inOne = async (file: File): Promise<DivisibleFilm> =>
  kept(inHalves(filmOf(await openVideo(file)), () => Promise.reject(new Error('no second worker'))))

async function all(
  following: Following,
): Promise<{ frames: FollowedFrame[]; done: number[]; end: FollowEnd }> {
  const frames: FollowedFrame[] = []
  const done: number[] = []
  for (;;) {
    const step = await following.next()
    if (step.done) return { frames, done, end: step.value }
    frames.push(...step.value.frames)
    done.push(step.value.done)
  }
}

/** How many of a frame's corners are followed to another. */
function carried(frames: readonly FollowedFrame[], from: number, to: number): number {
  const later = new Set(frames[to]?.corners.ids)
  return [...(frames[from]?.corners.ids ?? [])].filter((id) => later.has(id)).length
}

describe('a film of more than a minute', () => {
  test('is followed in two workers as in one, and its tracks run through the middle', async () => {
    const file = await fixture('long.mp4')
    const film = await inWorkers(file)
    const { frames, done, end } = await all(film.follow([], signal))
    const times = [...film.info.frameTimestampsSeconds]
    expect(frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(times)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(end.delivery).toEqual({
      askedFrames: FRAMES,
      decodedFrames: FRAMES,
      lastTimestampSeconds: times.at(-1),
      truncated: false,
      damaged: false,
    })
    for (const { corners } of frames)
      expect([...corners.ids]).toEqual([...new Set(corners.ids)].sort((a, b) => a - b))

    const alone = await all((await inOne(file)).follow([], signal))
    expect(alone.frames).toEqual(frames)
    expect(alone.end.delivery).toEqual(end.delivery)

    const whole = await all(kept(filmOf(await openVideo(file))).followTimes(times, signal))
    const [through, single] = [frames, whole.frames].map((of) => carried(of, SEAM - 8, SEAM + 8)) as [
      number,
      number,
    ]
    console.log(`carried over the seam: ${through} of ${single} corners`)
    expect(through).toBeGreaterThan(0.7 * single)
  })

  test.each([
    ['first', SEAM],
    ['second', FRAMES],
  ] as const)('says where its file is cut off in its %s half', async (half, below) => {
    const file = await fixture(`cut-in-${half}-half.mp4`)
    const film = await inWorkers(file)
    const { frames, end } = await all(film.follow([], signal))
    expect(frames.length).toBeGreaterThan(below - SEAM)
    expect(frames.length).toBeLessThan(below)
    // As much as one pass can read, and the same said of it.
    const whole = await all(kept(filmOf(await openVideo(file))).follow([], signal))
    expect(end.delivery).toEqual(whole.end.delivery)
    expect(end.delivery?.truncated).toBe(true)
    expect(frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(
      whole.frames.map(({ timestampSeconds }) => timestampSeconds),
    )
  })
})
