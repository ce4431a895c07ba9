import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chooseKeyframes,
  EFFORTS,
  type EffortLevel,
  effortOf,
  type FollowedFrame,
  type KeyframeChoice,
  keyframeBudget,
} from '../../../../src/perception/index.ts'
import { overlapOf } from '../../../../src/perception/keyframes/overlap.ts'
import { evenPan, FRAME_WIDTH, followedPan } from './pans.ts'

const RATE = 15

function chosen(
  frames: readonly FollowedFrame[],
  level: EffortLevel = 3,
  askedSeconds: readonly number[] = [],
): KeyframeChoice {
  const durationSeconds = frames.length / RATE
  return chooseKeyframes(frames, {
    effort: effortOf(level),
    durationSeconds,
    frameWidth: FRAME_WIDTH,
    askedSeconds,
  })
}

/** The least share of a keyframe's corners that its next one still has. */
function leastOverlap(frames: readonly FollowedFrame[], { frames: keys }: KeyframeChoice): number {
  const pairs = keys.slice(1).map((k, i) => [keys[i] as number, k] as const)
  return Math.min(
    ...pairs.map(([a, b]) => {
      const [from, to] = [frames[a] as FollowedFrame, frames[b] as FollowedFrame]
      return overlapOf(from.corners, to.corners).survival
    }),
  )
}

/** Any walk: rests, pans at any speed in both ways, cuts, blur. */
const anyFilm = fc
  .record({
    legs: fc.array(
      fc.record({
        frames: fc.integer({ min: 1, max: 60 }),
        speed: fc.double({ min: -2.5, max: 2.5, noNaN: true }),
        isCut: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    seed: fc.nat({ max: 1000 }),
  })
  .map(({ legs, seed }) => {
    const places: number[] = []
    const cuts: number[] = []
    let place = 0
    for (const { frames, speed, isCut } of legs) {
      if (isCut) cuts.push(places.length)
      for (let k = 0; k < frames; k++) {
        place += speed / RATE
        places.push(place)
      }
    }
    const sharpness = (k: number) => 50 + (((k + 1) * (seed + 7919)) % 101)
    return followedPan({ rate: RATE, places, cuts, sharpness })
  })

describe('chooseKeyframes', () => {
  test('is a bound, in order, without repetition, and begins with the film, whatever the film', () => {
    fc.assert(
      fc.property(anyFilm, fc.constantFrom(...EFFORTS), (frames, level) => {
        const { frames: keys, stretches } = chosen(frames, level)
        expect(keys.length).toBeLessThanOrEqual(keyframeBudget(effortOf(level), frames.length / RATE))
        expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b))
        expect(keys[0]).toBe(0)
        expect(keys.every((k) => k < frames.length)).toBe(true)
        expect(stretches).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })

  test('has the frames that were asked for, and no others where these are more than the budget', () => {
    fc.assert(
      fc.property(anyFilm, fc.integer({ min: 1, max: 80 }), (frames, count) => {
        const asked = frames.filter((_, k) => k % Math.ceil(frames.length / count) === 0)
        const times = asked.map(({ timestampSeconds }) => timestampSeconds)
        const { frames: keys } = chosen(frames, 3, times)
        const found = new Set(keys.map((k) => (frames[k] as FollowedFrame).timestampSeconds))
        expect(times.every((time) => found.has(time))).toBe(true)
        const budget = keyframeBudget(effortOf(3), frames.length / RATE)
        expect(keys.length).toBeLessThanOrEqual(Math.max(budget, times.length))
      }),
      { numRuns: 20 },
    )
  })

  test('is the same for the same film', () => {
    fc.assert(
      fc.property(anyFilm, (frames) => {
        expect(chosen(frames)).toEqual(chosen(frames))
      }),
      { numRuns: 10 },
    )
  })

  test('of a usual film is as close as the effort wants it', () => {
    const frames = followedPan(evenPan(20, 0.15))
    const { frames: keys, stretches } = chosen(frames)
    expect(stretches).toBe(1)
    const gaps = keys.slice(1).map((k, i) => (k - (keys[i] as number)) / RATE)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(effortOf(3).maxGapSeconds + 1 / RATE)
    // It ends where the film does, but for what is too little to be due.
    expect((frames.length - 1 - (keys.at(-1) as number)) / RATE).toBeLessThan(effortOf(3).maxGapSeconds)
  })

  test('of a short film in which hardly anything moves is some, at any effort', () => {
    for (const level of EFFORTS) {
      const { frames: keys } = chosen(followedPan(evenPan(4, 0.02)), level)
      expect(keys.length).toBeGreaterThanOrEqual(12)
      expect(keys.length).toBeLessThanOrEqual(keyframeBudget(effortOf(level), 4))
    }
  })

  test('of a longer film is wider, spread over all of it, and holds it together', () => {
    // Five minutes, once about the room every minute.
    const frames = followedPan(evenPan(300, 0.1))
    const { frames: keys, stretches } = chosen(frames)
    expect(stretches).toBe(1)
    expect(keys.length).toBeGreaterThan(0.8 * keyframeBudget(effortOf(3), 300))
    expect(leastOverlap(frames, { frames: keys, stretches })).toBeGreaterThan(0.2)
    const gaps = [...keys, frames.length - 1].slice(1).map((k, i) => k - (keys[i] as number))
    expect(Math.max(...gaps)).toBeLessThan((2 * frames.length) / keys.length)
  })

  test('goes where the camera moves, not where it rests', () => {
    // A minute at rest, ten seconds of a fast pan, a minute at rest.
    const still = Array.from({ length: 60 * RATE }, () => 0)
    const pan = Array.from({ length: 10 * RATE }, (_, k) => ((k + 1) / RATE) * 0.8)
    const end = pan.at(-1) as number
    const frames = followedPan({ rate: RATE, places: [...still, ...pan, ...still.map(() => end)] })
    const choice = chosen(frames)
    expect(choice.stretches).toBe(1)
    expect(leastOverlap(frames, choice)).toBeGreaterThan(0.2)
    const during = choice.frames.filter((k) => k >= still.length && k < still.length + pan.length)
    // A sixth as long as a rest, and more than both.
    expect(during.length).toBeGreaterThan(choice.frames.length / 4)
  })

  test('holds a fast pan together: the next keyframe comes before sight of the last is lost', () => {
    const frames = followedPan(evenPan(6, 2.5))
    expect(leastOverlap(frames, chosen(frames))).toBeGreaterThanOrEqual(0.2)
  })

  test('comes soon after a cut', () => {
    const frames = followedPan({ ...evenPan(10, 0.1), cuts: [70] })
    const after = chosen(frames).frames.find((k) => k >= 70) as number
    expect(after).toBeLessThan(70 + 0.3 * RATE)
  })

  test('takes a clearly sharper frame near the one that is due, and no other', () => {
    const pan = evenPan(12, 0.2)
    const plain = chosen(followedPan(pan)).frames
    const due = plain[3] as number
    const blurred = (k: number) => (k === due ? 40 : 100)
    const sharp = chosen(followedPan({ ...pan, sharpness: blurred })).frames
    expect(sharp).not.toContain(due)
    expect(sharp.some((k) => k < due && k >= due - 3)).toBe(true)
    // A tenth sharper is no reason.
    const hardly = chosen(followedPan({ ...pan, sharpness: (k) => (k % 2 ? 110 : 100) })).frames
    expect(hardly).toEqual(plain)
  })

  test('covers a film that moves too much in stretches that hold together, from its beginning to its end', () => {
    // Five minutes of turning about, a quarter of a picture every tenth of a second.
    const frames = followedPan({ ...evenPan(300, 2.5) })
    const { frames: keys, stretches } = chosen(frames)
    const budget = keyframeBudget(effortOf(3), 300)
    expect(keys.length).toBe(budget)
    expect(stretches).toBeGreaterThan(3)
    expect(stretches).toBeLessThan(budget / 4)
    const pairs = keys
      .slice(1)
      .map((k, i) => [frames[keys[i] as number], frames[k]] as [FollowedFrame, FollowedFrame])
    const linked = pairs.filter(([a, b]) => overlapOf(a.corners, b.corners).survival >= 0.2)
    expect(pairs.length - linked.length).toBe(stretches - 1)
    expect(keys.at(-1) as number).toBeGreaterThan(0.97 * frames.length)
    const widest = Math.max(...keys.slice(1).map((k, i) => k - (keys[i] as number)))
    expect(widest).toBeLessThan((2 * frames.length) / stretches)
  })

  test('of the dark are few, and of a film without frames none', () => {
    const nothing = { ids: new Int32Array(), points: new Float32Array() }
    const dark = Array.from({ length: 20 * RATE }, (_, k) => ({
      timestampSeconds: k / RATE,
      corners: nothing,
      sharpness: 0,
    }))
    const { frames: keys } = chosen(dark)
    expect(keys.length).toBeLessThanOrEqual(keyframeBudget(effortOf(3), 20))
    expect(chosen([]).frames).toEqual([])
    expect(chosen(dark.slice(0, 1)).frames).toEqual([0])
  })
})

describe('keyframeBudget', () => {
  test('grows with the film and with the effort, and ends', () => {
    for (const level of EFFORTS) {
      const effort = effortOf(level)
      const budgets = [0, 10, 60, 600, 3600, 36_000].map((seconds) => keyframeBudget(effort, seconds))
      expect(budgets).toEqual([...budgets].sort((a, b) => a - b))
      expect(budgets.at(-1)).toBe(effort.keyframes.most)
      expect(budgets.every(Number.isInteger)).toBe(true)
    }
    const ofTenMinutes = EFFORTS.map((level) => keyframeBudget(effortOf(level), 600))
    expect(ofTenMinutes).toEqual([...ofTenMinutes].sort((a, b) => a - b))
  })
})
