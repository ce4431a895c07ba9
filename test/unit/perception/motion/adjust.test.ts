import { describe, expect, test } from 'vitest'
import { angleBetween, distance3, fromRotationVector, multiply } from '../../../../src/geometry/index.ts'
import { adjust } from '../../../../src/perception/motion/adjust.ts'
import type { KeyframeState } from '../../../../src/perception/motion/normal.ts'
import { downIn, linkOf, seenFrom, walk } from './rig.ts'
import { normals, turnBetween } from './twoViews.ts'

const DEGREE = Math.PI / 180
const order = [...walk.keys()]
const pairs = order.flatMap((i) => order.filter((j) => j > i && j <= i + 2).map((j) => linkOf(walk, i, j)))
const downs = order.map((k) => ({ keyframe: k, down_camera: downIn(walk[k] as KeyframeState), sigma: 0.07 }))

/** The walk with every camera turned by some degrees and moved by a hand's breadth. */
const shaken = (seed: number, degrees = 3, metres = 0.08): KeyframeState[] => {
  const normal = normals(seed)
  const some = (size: number) => [size * normal(), size * normal(), size * normal()] as const
  return walk.map(({ R_camera_world, center_world }) => {
    const [x, y, z] = some(metres)
    const turn = fromRotationVector(some(degrees * DEGREE))
    const moved = [center_world[0] + x, center_world[1] + y, center_world[2] + z] as const
    return { R_camera_world: multiply(turn, R_camera_world), center_world: moved, logScale: 0 }
  })
}

/** Largest errors of all cameras as the first sees them. */
const errorsOf = (states: readonly KeyframeState[]) => {
  const each = order.slice(1).map((k) => {
    const [truth, found] = [walk, states].map((all) =>
      seenFrom(all[0] as KeyframeState, all[k] as KeyframeState),
    ) as [ReturnType<typeof seenFrom>, ReturnType<typeof seenFrom>]
    return { turn: turnBetween(found.rotation, truth.rotation), place: distance3(found.center, truth.center) }
  })
  return {
    turn: Math.max(...each.map(({ turn }) => turn)),
    place: Math.max(...each.map(({ place }) => place)),
  }
}

describe('adjust', () => {
  test('brings shaken cameras back', () => {
    for (const seed of [1, 2, 3]) {
      const start = shaken(seed)
      expect(errorsOf(start).turn).toBeGreaterThan(2 * DEGREE)
      const states = adjust(start, { pairs, downs, turns: [] })
      const { turn, place } = errorsOf(states)
      expect(turn).toBeLessThan(0.1 * DEGREE)
      expect(place).toBeLessThan(0.01)
      for (const [k, { logScale }] of states.entries())
        expect(logScale).toBeCloseTo(walk[k]?.logScale ?? Number.NaN, 2)
    }
  })

  test('finds down where the frames see it', () => {
    for (const [k, state] of adjust(shaken(4), { pairs, downs, turns: [] }).entries())
      expect(angleBetween(downIn(state), downIn(walk[k] as KeyframeState))).toBeLessThan(0.2 * DEGREE)
  })

  test('is near with noise, and is not led astray by mistaken matches and one frame that errs about down', () => {
    const noise = { rayNoise: 0.003, depthNoise: 0.08, wrong: 0.2 }
    const noisy = order.flatMap((i) =>
      order.filter((j) => j > i && j <= i + 2).map((j) => linkOf(walk, i, j, { noise, count: 80 })),
    )
    const wrongDown = downs.map((down, k) =>
      k === 3 ? { ...down, down_camera: [0.6, 0.8, 0] as const } : down,
    )
    const { turn, place } = errorsOf(adjust(shaken(5), { pairs: noisy, downs: wrongDown, turns: [] }))
    expect(turn).toBeLessThan(1 * DEGREE)
    expect(place).toBeLessThan(0.05)
  })

  test('turns cameras that only their turns are known of', () => {
    const turns = order.map((keyframe) => ({
      keyframe,
      R_camera_world: (walk[keyframe] as KeyframeState).R_camera_world,
      sigma: 0.02,
    }))
    for (const [k, state] of adjust(shaken(6), { pairs: [], downs: [], turns }).entries())
      expect(turnBetween(state.R_camera_world, (walk[k] as KeyframeState).R_camera_world)).toBeLessThan(
        0.01 * DEGREE,
      )
    // One that errs does not turn the others, which corners hold.
    const wrong = turns.map((turn, k) =>
      k === 2
        ? { ...turn, R_camera_world: multiply(fromRotationVector([0, 0.5, 0]), turn.R_camera_world) }
        : turn,
    )
    expect(errorsOf(adjust(shaken(6), { pairs, downs, turns: wrong })).turn).toBeLessThan(0.3 * DEGREE)
  })

  test('leaves a good start alone', () => {
    const { turn, place } = errorsOf(adjust(walk, { pairs, downs, turns: [] }))
    expect(turn).toBeLessThan(0.01 * DEGREE)
    expect(place).toBeLessThan(0.002)
  })

  test('without anything to go by, stays where it was', () => {
    const states = adjust(walk, { pairs: [], downs: [], turns: [] })
    expect(errorsOf(states)).toEqual({ turn: expect.closeTo(0, 6), place: expect.closeTo(0, 6) })
    expect(adjust([], { pairs: [], downs: [], turns: [] })).toEqual([])
    const empty = linkOf(walk, 0, 1, { count: 0 })
    for (const { R_camera_world, center_world, logScale } of adjust(walk, {
      pairs: [empty],
      downs: [],
      turns: [],
    }))
      expect([...R_camera_world, ...center_world, logScale].every(Number.isFinite)).toBe(true)
  })
})
