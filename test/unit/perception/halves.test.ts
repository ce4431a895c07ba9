import { describe, expect, test } from 'vitest'
import { median } from '../../../src/geometry/index.ts'
import {
  type FollowEnd,
  type FollowedFrame,
  type FollowedPart,
  type Following,
  followPictures,
  type Halves,
  halvesOf,
  joinHalves,
} from '../../../src/perception/index.ts'
import { CorruptVideoError, NoDecodableFrameError, UnreadableFileError } from '../../../src/video/index.ts'
import { textured } from './motion/picture.ts'

const { signal } = new AbortController()
const REACH = 1.5

async function all(following: Following): Promise<{ parts: FollowedPart[]; end: FollowEnd }> {
  const parts: FollowedPart[] = []
  for (;;) {
    const step = await following.next()
    if (step.done) return { parts, end: step.value }
    parts.push(step.value)
  }
}
const framesOf = ({ parts }: { parts: FollowedPart[] }): FollowedFrame[] =>
  parts.flatMap(({ frames }) => frames)

const clock = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k)

/** Ten frames, the sixth of them the seam. */
const halves: Halves = { first: clock(0, 6), second: clock(3, 10), overlap: 2 }

/** A half of which only some frames come, two at a time, each with two corners that stay. */
async function* half(
  times: readonly number[],
  corners: { ids: number[]; points: number[] },
  { come = times as readonly number[], truncated = false, failure = undefined as Error | undefined } = {},
): Following {
  if (failure) throw failure
  for (let k = 0; k < come.length; k += 2)
    yield {
      frames: come.slice(k, k + 2).map((timestampSeconds) => ({
        timestampSeconds,
        corners: { ids: Int32Array.from(corners.ids), points: Float32Array.from(corners.points) },
        sharpness: 1,
      })),
      done: Math.min(times.length, k + 2),
      total: times.length,
    }
  const decodedFrames = come.length
  const delivery = {
    askedFrames: times.length,
    decodedFrames,
    lastTimestampSeconds: come.at(-1),
    truncated,
    damaged: decodedFrames < times.length && !truncated,
  }
  return { delivery, trackingMilliseconds: 10 }
}

const ofFirst = { ids: [3, 8], points: [10, 10, 50, 50] }
/** The first is the first half's second, a little beside it. */
const ofSecond = { ids: [0, 1], points: [50.5, 49, 90, 90] }

type Options = Parameters<typeof half>[2]
const joined = (first: Options = {}, second: Options = {}, { secondDone = 0 } = {}) =>
  joinHalves(
    { ...halves, second: clock(3, 10) },
    {
      first: half(halves.first, ofFirst, first),
      second: half(halves.second, ofSecond, second),
      secondDone: () => secondDone,
    },
    REACH,
  )

describe('halvesOf', () => {
  test('cuts in the middle what is longer than a minute, with two seconds seen by both', () => {
    expect(halvesOf(clock(0, 900))).toBeUndefined()
    const times = clock(0, 2001)
    const { first, second, overlap } = halvesOf(times) as Halves
    expect([first[0], first.at(-1), second[0], second.at(-1)]).toEqual([0, 1000, 970, 2000])
    expect(second[overlap]).toBe(first.at(-1))
    expect([...first, ...second.slice(overlap + 1)]).toEqual(times)
  })
})

describe('joinHalves', () => {
  test('gives each frame once, in the order of time; a corner that both have goes on in its place', async () => {
    const { parts, end } = await all(joined())
    const frames = framesOf({ parts })
    expect(frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(clock(0, 10))
    const corners = frames.map(({ corners: { ids, points } }) => ({ ids: [...ids], points: [...points] }))
    expect(corners.slice(0, 5)).toEqual(Array(5).fill(ofFirst))
    expect(corners[5]).toEqual({ ids: [3, 8, 9], points: [10, 10, 50, 50, 90, 90] })
    expect(corners.slice(6)).toEqual(Array(4).fill({ ids: [8, 9], points: [50, 50, 90, 90] }))
    expect(end).toEqual({
      delivery: {
        askedFrames: 10,
        decodedFrames: 10,
        lastTimestampSeconds: 9,
        truncated: false,
        damaged: false,
      },
      trackingMilliseconds: 20,
    })
  })

  test('counts both halves while they run, and never back', async () => {
    const { parts } = await all(joined({}, {}, { secondDone: 5 }))
    expect(parts.map(({ done }) => done)).toEqual([4, 6, 8, 8, 8, 9, 10])
    expect(parts.every(({ total }) => total === 10)).toBe(true)
  })

  test('a file that is cut off in its first half has what came of that', async () => {
    const failure = new NoDecodableFrameError('room.mp4')
    const { parts, end } = await all(joined({ come: clock(0, 4), truncated: true }, { failure }))
    expect(framesOf({ parts }).map(({ timestampSeconds }) => timestampSeconds)).toEqual(clock(0, 4))
    const delivery = { askedFrames: 10, decodedFrames: 4, lastTimestampSeconds: 3, truncated: true }
    expect(end.delivery).toEqual({ ...delivery, damaged: false })
  })

  test('a file that is cut off in its second half says so', async () => {
    const { parts, end } = await all(joined({}, { come: clock(3, 8), truncated: true }))
    expect(framesOf({ parts }).map(({ timestampSeconds }) => timestampSeconds)).toEqual(clock(0, 8))
    const delivery = { askedFrames: 10, decodedFrames: 8, lastTimestampSeconds: 7, truncated: true }
    expect(end.delivery).toEqual({ ...delivery, damaged: false })
  })

  test('where damage hides the seam, nothing is taken for the same', async () => {
    const { parts, end } = await all(joined({ come: clock(0, 4) }, { come: clock(7, 10) }))
    const frames = framesOf({ parts })
    expect(frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual([0, 1, 2, 3, 7, 8, 9])
    expect(frames.slice(4).map(({ corners }) => [...corners.ids])).toEqual(Array(3).fill([9, 10]))
    expect(end.delivery).toMatchObject({ decodedFrames: 7, damaged: true, truncated: false })
  })

  test('where the first half breaks off early, both are joined at the last frame that came', async () => {
    const { parts } = await all(joined({ come: clock(0, 5) }))
    const frames = framesOf({ parts })
    expect(frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(clock(0, 10))
    expect([...(frames[4] as FollowedFrame).corners.ids]).toEqual([3, 8, 9])
    expect([...(frames[5] as FollowedFrame).corners.ids]).toEqual([8, 9])
  })

  test('goes on without a half that has no frame, fails where both have none, and where a half fails otherwise', async () => {
    const corrupt = new CorruptVideoError('room.mp4')
    const { parts, end } = await all(joined({ failure: corrupt }))
    expect(framesOf({ parts }).map(({ timestampSeconds }) => timestampSeconds)).toEqual(clock(3, 10))
    expect(end.delivery).toMatchObject({ askedFrames: 10, decodedFrames: 7, damaged: true })
    const cut = new NoDecodableFrameError('room.mp4')
    await expect(all(joined({ failure: corrupt }, { failure: cut }))).rejects.toBe(corrupt)
    const gone = new UnreadableFileError('room.mp4')
    await expect(all(joined({}, { failure: gone }))).rejects.toBe(gone)
    await expect(all(joined({ failure: gone }))).rejects.toBe(gone)
  })
})

test('tracks run through the seam of two passes, without a jump', async () => {
  const [WIDTH, HEIGHT, FRAMES, SEAM, OVERLAP] = [200, 150, 56, 34, 24]
  const step = { x: -1.7, y: 0.9 }
  const pictures = clock(0, FRAMES).map((k) => textured(WIDTH, HEIGHT, step.x * k, step.y * k))
  async function* small(times: readonly number[]) {
    for (const [requestIndex, timestampSeconds] of times.entries()) {
      const { values } = pictures[timestampSeconds] as { values: Float32Array }
      const data = Uint8Array.from(values)
      yield { timestampSeconds, requestIndex, picture: { width: WIDTH, height: HEIGHT, data } }
    }
  }
  async function* follow(times: readonly number[]): Following {
    const trackingMilliseconds = yield* followPictures(small(times), WIDTH, times.length, signal)
    return { delivery: undefined, trackingMilliseconds }
  }
  const parts = {
    first: clock(0, SEAM + 1),
    second: clock(SEAM - OVERLAP, FRAMES),
    overlap: OVERLAP,
  }
  const following = { first: follow(parts.first), second: follow(parts.second), secondDone: () => 0 }
  const frames = framesOf(await all(joinHalves(parts, following, REACH)))
  const whole = framesOf(await all(follow(clock(0, FRAMES))))
  expect(frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(clock(0, FRAMES))
  for (const { corners } of frames)
    expect([...corners.ids]).toEqual([...new Set(corners.ids)].sort((a, b) => a - b))

  const [before, after] = [SEAM - 6, SEAM + 8]
  const ways = (stream: readonly FollowedFrame[]) => {
    const [from, to] = [stream[before], stream[after]] as [FollowedFrame, FollowedFrame]
    const place = new Map([...to.corners.ids].map((id, k) => [id, k]))
    return [...from.corners.ids].flatMap((id, i) => {
      const j = place.get(id)
      if (j === undefined) return []
      const way = (axis: 0 | 1) =>
        (to.corners.points[2 * j + axis] as number) - (from.corners.points[2 * i + axis] as number)
      const frames = after - before
      return [Math.hypot(way(0) - frames * step.x, way(1) - frames * step.y)]
    })
  }
  // Of the tracks that a single pass carries over the seam, most go on.
  const [through, single] = [ways(frames), ways(whole)]
  expect(through.length).toBeGreaterThan(0.6 * single.length)
  expect(median(through)).toBeLessThan((median(single) ?? 0) + 0.03)
  expect(through.filter((error) => error < 0.5).length).toBeGreaterThan(0.95 * through.length)
})
