import { describe, expect, test } from 'vitest'
import type { DivisibleFilm, FollowedPart, Following } from '../../../../src/perception/index.ts'
import { inHalves } from '../../../../src/session/film/inHalves.ts'
import { openRemoteFilm } from '../../../../src/session/film/remoteFilm.ts'
import type { VideoInfo } from '../../../../src/video/index.ts'
import { NearFilmWorker, nearFilm } from '../filmPair.ts'

const FRAMES = 1200
const infoOf = (frames: number): VideoInfo => ({
  name: 'flat.mp4',
  bytes: 1,
  codec: { name: 'none', string: 'none' },
  width: 640,
  height: 480,
  rotationDegrees: 0,
  durationSeconds: frames / 15,
  frameTimestampsSeconds: Float64Array.from({ length: frames }, (_, k) => k / 15),
  frameRateMean: 15,
  truncated: false,
  damaged: false,
  claimedDurationSeconds: undefined,
})

/** A film whose corners' ids begin anew where a pass begins. @param breakAt index of the frame at which a pass breaks. */
function madeUpFilm({ frames = FRAMES, breakAt = Number.POSITIVE_INFINITY } = {}) {
  const asked: number[][] = []
  const state = { isClosed: false, running: 0 }
  async function* followTimes(times: readonly number[], signal: AbortSignal): Following {
    asked.push([...times])
    state.running++
    try {
      for (let k = 0; k < times.length; k += 8) {
        await Promise.resolve()
        signal.throwIfAborted()
        if (k >= breakAt) throw new Error('out of memory')
        yield {
          frames: times.slice(k, k + 8).map((timestampSeconds) => ({
            timestampSeconds,
            corners: { ids: Int32Array.of(0, 1), points: Float32Array.of(9, 9, 90, 90) },
            sharpness: 1,
          })),
          done: Math.min(times.length, k + 8),
          total: times.length,
        }
      }
    } finally {
      state.running--
    }
    return { delivery: undefined, trackingMilliseconds: times.length }
  }
  const info = infoOf(frames)
  const film: DivisibleFilm = {
    info,
    followTimes,
    follow: (_, signal) => followTimes(Array.from(info.frameTimestampsSeconds), signal),
    async *pictures() {},
    close: () => {
      state.isClosed = true
    },
  }
  return { film, asked, state }
}

const { signal } = new AbortController()

async function all(following: Following) {
  const parts: FollowedPart[] = []
  for (;;) {
    const step = await following.next()
    if (step.done) return { parts, frames: parts.flatMap(({ frames }) => frames), end: step.value }
    parts.push(step.value)
  }
}

describe('a film in halves', () => {
  test('of a minute is followed whole, by one', async () => {
    const { film, asked } = madeUpFilm({ frames: 900 })
    const open = () => Promise.reject(new Error('not asked'))
    const { frames } = await all(inHalves(film, open).follow([], signal))
    expect(frames).toHaveLength(900)
    expect(asked).toHaveLength(1)
  })

  test('is followed by two workers at once, each frame once', async () => {
    NearFilmWorker.open = 0
    const [here, there] = [madeUpFilm(), madeUpFilm()]
    const film = inHalves(here.film, () =>
      openRemoteFilm(
        nearFilm(async () => there.film),
        new File(['x'], 'flat.mp4'),
      ),
    )
    const { frames, parts, end } = await all(film.follow([], signal))
    expect(frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual([
      ...here.film.info.frameTimestampsSeconds,
    ])
    expect(frames.every(({ corners }) => `${corners.ids}` === '0,1')).toBe(true)
    expect(here.asked.map((times) => times.length)).toEqual([601])
    expect(there.asked.map((times) => times.length)).toEqual([630])
    const done = parts.map((part) => part.done)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect([done.at(-1), parts.at(-1)?.total]).toEqual([FRAMES, FRAMES])
    expect(end.trackingMilliseconds).toBe(1231)
    // The second has ended with its half.
    expect(NearFilmWorker.open).toBe(0)
  })

  test.each([
    ['cannot start', async () => Promise.reject(new Error('no worker'))],
    ['breaks at once', async () => madeUpFilm({ breakAt: 0 }).film],
    ['breaks half way', async () => madeUpFilm({ breakAt: 320 }).film],
  ])('gives the same where the second %s', async (_, open) => {
    const whole = await all(inHalves(madeUpFilm().film, async () => madeUpFilm().film).follow([], signal))
    const { film, asked } = madeUpFilm()
    const { frames, parts } = await all(inHalves(film, open).follow([], signal))
    expect(frames).toEqual(whole.frames)
    expect(asked.map((times) => times.length)).toEqual([601, 630])
    const done = parts.map((part) => part.done)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBe(FRAMES)
  })

  test('ends both when it is aborted, left or closed', async () => {
    for (const way of ['abort', 'leave', 'close'] as const) {
      const [here, there] = [madeUpFilm(), madeUpFilm()]
      const film = inHalves(here.film, async () => there.film)
      const controller = new AbortController()
      const following = film.follow([], controller.signal)
      await following.next()
      if (way === 'abort') {
        controller.abort(new Error('enough'))
        await expect(all(following)).rejects.toThrow('enough')
      } else if (way === 'leave') await following.return({ delivery: undefined, trackingMilliseconds: 0 })
      else film.close()
      expect(there.state.isClosed).toBe(true)
      if (way !== 'close') expect(here.state.running).toBe(0)
    }
  })
})
