import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  angleBetween,
  apply,
  distance3,
  fromRotationVector,
  multiply,
  transpose,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import { connectedGroups, initialStates, leveled } from '../../../../src/perception/motion/graph.ts'
import type { KeyframeState } from '../../../../src/perception/motion/keyframeState.ts'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { downIn, linkOf, seenFrom, walk } from './rig.ts'
import { turnBetween } from './twoViews.ts'

const bare = (first: number, second: number) => ({ first, second }) as PairLink

describe('connectedGroups', () => {
  test('are what can be reached from each other, the largest first', () => {
    const edges = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14 })
    fc.assert(
      fc.property(edges, (pairs) => {
        const groups = connectedGroups(
          12,
          pairs.map(([a, b]) => bare(a, b)),
        )
        // Every pair of keyframes, by walking the links.
        const near = Array.from({ length: 12 }, (_, i) => new Set([i]))
        for (let step = 0; step < 12; step++)
          for (const [a, b] of pairs) {
            const joined = new Set([...(near[a] ?? []), ...(near[b] ?? [])])
            for (const k of joined) near[k] = joined
          }
        const groupOf = (k: number) => groups.findIndex((group) => group.includes(k))
        for (let a = 0; a < 12; a++)
          for (let b = 0; b < 12; b++) expect(groupOf(a) === groupOf(b)).toBe(near[a]?.has(b))
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...Array(12).keys()])
        const sizes = groups.map(({ length }) => length)
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
      }),
    )
  })

  test('of no links are keyframes by themselves', () => {
    expect(connectedGroups(3, [])).toEqual([[0], [1], [2]])
    expect(connectedGroups(0, [])).toEqual([])
  })
})

describe('initialStates', () => {
  /** The walk with equal depth scales, as the tree takes them to be. */
  const even = walk.map((state) => ({ ...state, logScale: 0 }))
  const chain = [linkOf(even, 0, 1), linkOf(even, 1, 2), linkOf(even, 2, 3), linkOf(even, 3, 4)]
  const root = even[2] as KeyframeState

  test('follow the links both ways from the root', () => {
    const states = initialStates(2, chain, downIn(root))
    expect([...states.keys()].sort()).toEqual([0, 1, 2, 3, 4])
    for (const [k, state] of states) {
      const found = seenFrom(states.get(2) as KeyframeState, state)
      const truth = seenFrom(root, even[k] as KeyframeState)
      expect(turnBetween(found.rotation, truth.rotation)).toBeLessThan(1e-6)
      expect(distance3(found.center, truth.center)).toBeLessThan(1e-6)
    }
  })

  test('stand upright by the root', () => {
    const states = initialStates(2, chain, downIn(root))
    for (const [k, state] of states) {
      const error = angleBetween(downIn(state), downIn(even[k] as KeyframeState))
      expect(error).toBeLessThan(1e-6)
    }
    expect(states.get(2)?.center_world).toEqual([0, 0, 0])
  })

  test('trust the stronger way where two ways lead to a camera', () => {
    const wrong = linkOf(even, 0, 1, { kind: 'features', count: 60 })
    const turned = {
      ...wrong,
      pose: {
        ...wrong.pose,
        T_second_first: { ...wrong.pose.T_second_first, translation: [9, 9, 9] as const },
      },
    }
    const states = initialStates(0, [turned, ...chain], downIn(even[0] as KeyframeState))
    const found = seenFrom(states.get(0) as KeyframeState, states.get(1) as KeyframeState)
    const truth = seenFrom(even[0] as KeyframeState, even[1] as KeyframeState)
    expect(distance3(found.center, truth.center)).toBeLessThan(1e-6)
  })

  test('leave out what no link reaches', () => {
    expect([...initialStates(0, [linkOf(even, 0, 1), linkOf(even, 3, 4)], [0, 1, 0]).keys()]).toEqual([0, 1])
  })
})

describe('leveled', () => {
  const states = new Map(walk.entries())
  const heard = walk.map(() => true)
  const tip = fromRotationVector([0.3, 0, 0.2])
  /** The same cameras in a world that lies on its side. */
  const fallen = new Map(
    [...states].map(([k, { R_camera_world, center_world, logScale }]) => [
      k,
      {
        R_camera_world: multiply(R_camera_world, transpose(tip)),
        center_world: apply(tip, center_world),
        logScale,
      },
    ]),
  )
  const downs = walk.map(downIn)

  test('makes down what the frames call down, and moves no camera against another', () => {
    const upright = leveled(fallen, downs, heard)
    for (const [k, state] of upright) {
      expect(angleBetween(downIn(state), downs[k] as Vec3)).toBeLessThan(1e-6)
      const [found, truth] = [
        seenFrom(upright.get(0) as KeyframeState, state),
        seenFrom(walk[0] as KeyframeState, walk[k] as KeyframeState),
      ]
      expect(distance3(found.center, truth.center)).toBeLessThan(1e-9)
      expect(turnBetween(found.rotation, truth.rotation)).toBeLessThan(1e-6)
    }
  })

  test('follows the most of them, not the mean: one that errs by a right angle is outvoted', () => {
    const erring = downs.map((down, k): Vec3 => (k === 1 ? [1, 0, 0] : down))
    const [state] = leveled(fallen, erring, heard).values()
    expect(state && angleBetween(downIn(state), downs[0] as Vec3)).toBeLessThan(0.02)
  })

  test('hears only those that are heard, or all where none is', () => {
    const erring = downs.map((down, k): Vec3 => (k < 3 ? [1, 0, 0] : down))
    const onlyRight = leveled(fallen, erring, [false, false, false, true, true])
    const [state] = onlyRight.values()
    expect(state && angleBetween(downIn(state), downs[0] as Vec3)).toBeLessThan(1e-6)
    const all = leveled(fallen, downs, [false, false, false, false, false])
    expect(angleBetween(downIn(all.get(4) as KeyframeState), downs[4] as Vec3)).toBeLessThan(1e-6)
  })
})
