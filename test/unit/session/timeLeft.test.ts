import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effortOf, keyframeBudget } from '../../../src/perception/index.ts'
import type { Stage } from '../../../src/session/index.ts'
import { expectedKeyframes, TimeLeft } from '../../../src/session/timeLeft.ts'

/** What each stage of a made-up run costs, seconds. */
interface Costs {
  frames: number
  frame: number
  models: number
  keyframes: number
  keyframe: number
  link: number
  map: number
}

/** An event of it: how far the run was, how many keyframes had been looked at, and the time left, told and true. */
interface Told {
  share: number
  looked: number
  said: number | undefined
  true: number
}

/** Runs it on a made-up clock: at each of its events the time left as it was told, and as it turned out. */
function told(left: TimeLeft, costs: Costs): Told[] {
  let now = 100
  let looked = 0
  const events: { now: number; looked: number; said: number | undefined }[] = []
  const say = (stage: Stage, done: number, total: number) => {
    if (stage === 'watch') looked = done
    events.push({ now, looked, said: left.at(now, stage, done, total) })
  }
  const step = (stage: Stage, count: number, each: number) => {
    say(stage, 0, 0)
    for (let k = 0; k < count; k++) {
      if (k === 0) say(stage, 0, count)
      now += each
      say(stage, k + 1, count)
    }
  }
  say('open', 0, 0)
  step('follow', costs.frames / 8, 8 * costs.frame)
  say('models', 0, 0)
  now += costs.models
  step('watch', costs.keyframes, costs.keyframe)
  step('link', 40, costs.link / 40)
  say('map', 0, 0)
  now += costs.map
  const total = now - 100
  return events.map(({ now: at, ...event }) => ({ ...event, share: (at - 100) / total, true: now - at }))
}

describe('TimeLeft', () => {
  test('is right within a quarter from a quarter of the run on, on machines of any speed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.integer({ min: 20, max: 160 }),
        fc.double({ min: 10, max: 400, noNaN: true }),
        fc.double({ min: 0.13, max: 0.19, noNaN: true }),
        (slowness, keyframes, framesAKeyframe, linkShare) => {
          const left = new TimeLeft()
          left.expect(keyframes)
          left.runsOn('wasm')
          const keyframe = 1.2 * slowness
          const events = told(left, {
            frames: 8 * Math.round((keyframes * Math.min(80, framesAKeyframe)) / 8),
            frame: 0.005 * slowness,
            models: 0.5,
            keyframes,
            keyframe,
            link: keyframes * linkShare * keyframe,
            map: keyframes * 0.04 * keyframe,
          })
          // While the film is followed a keyframe's cost is a guess; of the last seconds nobody wants to know.
          const asked = events.filter(({ share, looked }) => share > 0.25 && looked >= 4 && share < 0.9)
          expect(asked.length).toBeGreaterThan(10)
          for (const { said, true: truth } of asked)
            expect(Math.abs((said as number) / truth - 1)).toBeLessThan(0.25)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('says nothing before it knows what the networks run on, and never less than nothing', () => {
    const left = new TimeLeft()
    left.expect(20)
    expect(left.at(0, 'open', 0, 0)).toBeUndefined()
    expect(left.at(1, 'follow', 8, 100)).toBeUndefined()
    left.runsOn('webgpu')
    expect(left.at(2, 'follow', 24, 100)).toBeGreaterThan(0)
    for (const stage of ['models', 'watch', 'link', 'map'] as const)
      expect(left.at(1000, stage, 0, 0)).toBeGreaterThanOrEqual(0)
    expect(left.at(9000, 'map', 0, 0)).toBeLessThan(1)
  })

  test('learns what a keyframe costs', () => {
    const left = new TimeLeft()
    left.runsOn('wasm')
    left.at(0, 'watch', 0, 50)
    for (let k = 1; k <= 10; k++) left.at(3 * k, 'watch', k, 50)
    // Linking and the map take a fifth as long as all keyframes.
    expect(left.at(30, 'watch', 10, 50)).toBeCloseTo(40 * 3 + 0.2 * 50 * 3)
  })
})

describe('expectedKeyframes', () => {
  test('are no more than the budget, and some of any film', () => {
    const effort = effortOf(3)
    for (const seconds of [1, 10, 30, 120, 600, 6000]) {
      const expected = expectedKeyframes(effort, seconds)
      expect(expected).toBeLessThanOrEqual(keyframeBudget(effort, seconds))
      expect(expected).toBeGreaterThanOrEqual(16)
    }
  })
})

test('a first keyframe that takes three times as long says nothing of the others', () => {
  const left = new TimeLeft()
  left.runsOn('wasm')
  left.at(0, 'watch', 0, 50)
  left.at(3, 'watch', 0.6, 50)
  left.at(3.6, 'watch', 1, 50)
  for (let k = 2; k <= 5; k++) left.at(3.6 + 1.2 * (k - 1), 'watch', k, 50)
  expect(left.at(8.4, 'watch', 5, 50)).toBeCloseTo(1.2 * (45 + 0.2 * 50))
})

test('the time left while keyframes are linked follows how that goes, however long it was expected to take', () => {
  for (const slowness of [0.3, 1, 4]) {
    const left = new TimeLeft()
    left.expect(50)
    left.runsOn('wasm')
    for (let k = 0; k <= 50; k++) left.at(k, 'watch', k, 50)
    const whole = 8 * slowness
    left.at(50, 'link', 0, 0)
    left.at(50, 'link', 1, 1000)
    for (const share of [0.5, 0.7, 0.9]) {
      const said = left.at(50 + share * whole, 'link', 1000 * share, 1000) as number
      // The map's two seconds come after.
      expect(Math.abs(said - 2 - (1 - share) * whole)).toBeLessThan(0.01 * whole + 0.2)
    }
  }
})
