import { describe, expect, test } from 'vitest'
import { fromRotationVector, multiply } from '../../../../src/geometry/index.ts'
import type { Adjusted } from '../../../../src/perception/motion/adjustGroup.ts'
import { contradictionsOf, uncontradicted } from '../../../../src/perception/motion/contradiction.ts'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { linkOf, viewsOf, walk } from './rig.ts'
import { matchesOf } from './twoViews.ts'

/** Cameras that are known exactly. */
const known = {
  states: new Map(walk.map((state, k) => [k, state])),
  pairCovariance: () => new Float64Array(14 * 14),
} as unknown as Adjusted

/** A link whose matches show the second camera turned by so much. */
function turnedLink(first: number, second: number, radians: number): PairLink {
  const [a, b] = [walk[first], walk[second]]
  if (!a || !b) throw new Error('no such camera')
  const { T_second_first, logScaleRatio } = viewsOf(a, b)
  const rotation = multiply(fromRotationVector([0, radians, 0]), T_second_first.rotation)
  const views = { T_second_first: { ...T_second_first, rotation }, logScaleRatio }
  const matches = matchesOf({ ...views, rayNoise: 0.002, depthNoise: 0.05 }, 80, 5)
  return { ...linkOf(walk, first, second), pose: { ...views, inliers: [] }, matches }
}

describe('links that the adjusted cameras contradict', () => {
  const [right, off, wrong] = [turnedLink(0, 1, 0), turnedLink(1, 2, 0.1), turnedLink(2, 3, 0.6)]

  test('are those that are further off than chance allows', () => {
    expect(uncontradicted([right, off], known, 0)).toEqual([right])
  })

  test('are at first only the worst: they pull at right ones, which agree again without them', () => {
    const [, slight, most] = contradictionsOf([right, off, wrong], known, 0)
    expect(slight).toBeLessThan(0.4 * (most as number))
    expect(uncontradicted([right, off, wrong], known, 0)).toEqual([right, off])
  })

  test('may turn and shift as far as the lens is not known', () => {
    const links = [right, turnedLink(1, 2, 0.08)]
    expect(uncontradicted(links, known, 0)).toEqual([right])
    expect(uncontradicted(links, known, 0.3)).toHaveLength(2)
  })
})
