import { describe, expect, test } from 'vitest'
import type { DivisibleFilm, FilmPicture, FollowedFrame, Following } from '../../../src/perception/index.ts'
import { openRemoteFilm } from '../../../src/session/film/remoteFilm.ts'
import { EmptyFileError, type VideoInfo } from '../../../src/video/index.ts'
import { nearFilm } from './filmPair.ts'

const info: VideoInfo = {
  name: 'room.mp4',
  bytes: 1,
  codec: { name: 'none', string: 'none' },
  width: 640,
  height: 480,
  rotationDegrees: 0,
  durationSeconds: 3,
  frameTimestampsSeconds: Float64Array.of(0, 1, 2),
  frameRateMean: 1,
  truncated: false,
  damaged: false,
  claimedDurationSeconds: undefined,
}
const file = new File(['x'], 'room.mp4')
const { signal } = new AbortController()

const followed = (timestampSeconds: number): FollowedFrame => ({
  timestampSeconds,
  corners: { ids: Int32Array.of(1, 5), points: Float32Array.of(1.5, 2.5, 3.5, 4.5) },
  sharpness: 7,
})
const delivery = {
  askedFrames: 3,
  decodedFrames: 2,
  lastTimestampSeconds: 2,
  truncated: true,
  damaged: false,
}

/** A film of which the pictures that were made are counted. */
function countedFilm() {
  const made: number[] = []
  async function* followTimes(times: readonly number[]): Following {
    for (const [k, time] of times.entries())
      yield { frames: [followed(time)], done: k + 1, total: times.length }
    return { delivery, trackingMilliseconds: 12 }
  }
  const film: DivisibleFilm = {
    info,
    follow: followTimes,
    followTimes,
    async *pictures(timesSeconds) {
      for (const timestampSeconds of timesSeconds) {
        if (timestampSeconds > 90) throw new EmptyFileError('room.mp4')
        made.push(timestampSeconds)
        const data = new Uint8ClampedArray(4).fill(timestampSeconds)
        yield { timestampSeconds, picture: { width: 1, height: 1, data } }
      }
    },
    close: () => undefined,
  }
  return { film, made }
}

async function all<T, R>(steps: AsyncGenerator<T, R>): Promise<{ items: T[]; end: R }> {
  const items: T[] = []
  for (;;) {
    const step = await steps.next()
    if (step.done) return { items, end: step.value }
    items.push(step.value)
  }
}

describe('a film in another worker', () => {
  test('says of itself, of its frames and of its end what it says at home', async () => {
    const { film } = countedFilm()
    const remote = await openRemoteFilm(
      nearFilm(async () => film),
      file,
    )
    expect(remote.info).toEqual(info)
    const times = [0, 1, 2]
    expect(await all(remote.follow(times, signal))).toEqual(await all(film.follow(times, signal)))
    const { items } = await all(remote.pictures(times, signal))
    expect(items).toEqual((await all(film.pictures(times, signal))).items)
    remote.close()
  })

  test('makes the next pictures while one is looked at, and no more of them than two', async () => {
    const { film, made } = countedFilm()
    const remote = await openRemoteFilm(
      nearFilm(async () => film),
      file,
    )
    const pictures = remote.pictures([1, 2, 3, 4, 5, 6], signal)
    expect(((await pictures.next()).value as FilmPicture).timestampSeconds).toBe(1)
    await expect.poll(() => made).toEqual([1, 2, 3])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(made).toEqual([1, 2, 3])
    await pictures.return(undefined)
    // Another pass begins at its own beginning.
    const { items } = await all(remote.pictures([7, 8], signal))
    expect(items.map(({ timestampSeconds }) => timestampSeconds)).toEqual([7, 8])
    remote.close()
  })

  test('two passes at once do not mix', async () => {
    const { film } = countedFilm()
    const remote = await openRemoteFilm(
      nearFilm(async () => film),
      file,
    )
    const [a, b] = await Promise.all([
      all(remote.pictures([1, 2, 3], signal)),
      all(remote.follow([4, 5, 6], signal)),
    ])
    expect(a.items.map(({ timestampSeconds }) => timestampSeconds)).toEqual([1, 2, 3])
    expect(b.items.map(({ done }) => done)).toEqual([1, 2, 3])
    remote.close()
  })

  test('fails with the name, the message and the remedy of what failed', async () => {
    const failure = { name: 'EmptyFileError', remedy: expect.stringContaining('again') }
    const broken = openRemoteFilm(
      nearFilm(async () => {
        throw new EmptyFileError('room.mp4')
      }),
      file,
    )
    await expect(broken).rejects.toMatchObject(failure)
    const { film } = countedFilm()
    const remote = await openRemoteFilm(
      nearFilm(async () => film),
      file,
    )
    const pictures = remote.pictures([1, 99, 3], signal)
    expect((await pictures.next()).done).toBe(false)
    await expect(pictures.next()).rejects.toMatchObject(failure)
    remote.close()
  })

  test('fails where its worker breaks, whatever was waited for', async () => {
    const host = nearFilm(() => new Promise(() => undefined))
    const opening = openRemoteFilm(host, file)
    host.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }))
    await expect(opening).rejects.toThrow('out of memory')
  })

  test('ends with the signal’s reason', async () => {
    const { film } = countedFilm()
    const remote = await openRemoteFilm(
      nearFilm(async () => film),
      file,
    )
    const controller = new AbortController()
    const pictures = remote.pictures([1, 2, 3], controller.signal)
    await pictures.next()
    controller.abort(new Error('enough'))
    await expect(pictures.next()).rejects.toThrow('enough')
    remote.close()
  })
})
