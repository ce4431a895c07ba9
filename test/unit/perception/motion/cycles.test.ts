import { describe, expect, test } from 'vitest'
import {
  fromRotationVector,
  multiply,
  norm,
  rotationAngle,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import { consistentLinks } from '../../../../src/perception/motion/cycles.ts'
import type { KeyframeState } from '../../../../src/perception/motion/keyframeState.ts'
import {
  type MeasuredPose,
  measuredPose,
  similarityOf,
} from '../../../../src/perception/motion/linkCovariance.ts'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { chiSquare, differenceSim3 } from '../../../../src/perception/motion/sim3.ts'
import { linkOf, viewsOf } from './rig.ts'
import { matchesOf, normals } from './twoViews.ts'

/** A walk around: the last camera is near the first. */
const ring: readonly KeyframeState[] = Array.from({ length: 12 }, (_, k) => {
  const at = (2 * Math.PI * k) / 12
  return {
    R_camera_world: fromRotationVector([0, 0.1 * Math.sin(at), 0]),
    center_world: [0.6 * Math.cos(at), 0, 0.6 * Math.sin(at)],
    logScale: 0.1 * Math.sin(3 * at),
  }
})
const noise = { rayNoise: 0.004, depthNoise: 0.06 }
const link = (first: number, second: number, kind: PairLink['kind'] = 'tracked') =>
  linkOf(ring, first, second, { kind, noise, count: 80 })
const chain = ring.slice(1).map((_, k) => link(k, k + 1))

/** A link as its own, mistaken matches show it. */
function mistaken(first: number, second: number, turn: Vec3, moved: Vec3, depth: number): PairLink {
  const { T_second_first: T, logScaleRatio } = viewsOf(
    ring[first] as KeyframeState,
    ring[second] as KeyframeState,
  )
  const [x, y, z] = T.translation
  const views = {
    T_second_first: {
      rotation: multiply(fromRotationVector(turn), T.rotation),
      translation: [x + moved[0], y + moved[1], z + moved[2]] as Vec3,
    },
    logScaleRatio: logScaleRatio + depth,
  }
  const matches = matchesOf({ ...views, ...noise }, 80, 31 * first + second)
  return { ...link(first, second, 'features'), pose: { ...views, inliers: [] }, matches }
}

describe('consistentLinks', () => {
  test('keeps all links of a ring that closes', () => {
    const right = [...chain, link(0, 11, 'features'), link(2, 9, 'features'), link(1, 3)]
    expect(consistentLinks(right, 0)).toEqual(right)
  })

  test.each<[string, PairLink]>([
    ['turn', mistaken(0, 11, [0, 0.5, 0], [0, 0, 0], 0)],
    ['place', mistaken(0, 11, [0, 0, 0], [0.9, 0, 0], 0)],
    ['depth ratio', mistaken(0, 11, [0, 0, 0], [0, 0, 0], 0.6)],
  ])('leaves out a link that closes the ring with a wrong %s', (_, wrong) => {
    const right = [...chain, link(2, 9, 'features'), link(1, 10, 'features')]
    expect(consistentLinks([wrong, ...right], 0)).toEqual(right)
  })

  test('leaves out a wrong link on which the cycles of right ones would rest', () => {
    const right = [...chain, link(1, 11, 'features'), link(0, 10, 'features')]
    expect(consistentLinks([...right, mistaken(0, 11, [0, 0, 0], [0.9, 0, 0], 0)], 0)).toEqual(right)
  })

  test('never parts what is linked: a link without a way about it is not judged', () => {
    const bridge = mistaken(3, 4, [0, 0.5, 0], [0.9, 0, 0], 0.6)
    const parted = chain.filter(({ first }) => first !== 3)
    expect(consistentLinks([...parted, bridge], 0)).toEqual([...parted, bridge])
    expect(consistentLinks([], 0)).toEqual([])
  })
})

describe('measuredPose', () => {
  const truth = viewsOf(ring[0] as KeyframeState, ring[1] as KeyframeState)

  test('fixes a pose better the more matches there are, and never beyond what all of them err by', () => {
    const traces = [12, 10_000].map((count) => {
      const { covariance } = measuredPose(linkOf(ring, 0, 1, { noise, count }), 0)
      return [0, 1, 2, 3, 4, 5, 6].map((k) => covariance[8 * k] as number)
    })
    for (let k = 0; k < 7; k++) {
      const own = traces.map((trace) => trace[k] as number)
      expect(own[0]).toBeGreaterThan(1.1 * (own[1] as number))
      expect(own[1]).toBeGreaterThan(1e-4)
    }
  })

  test('says how far a pose may be off: matches that lie close together fix less', () => {
    const whole = linkOf(ring, 0, 1, { noise, count: 60 })
    const { rays0, rays1, ...rest } = whole.matches
    const close = (rays: Float64Array) => rays.map((value) => value / 8)
    const narrow = { ...whole, matches: { ...rest, rays0: close(rays0), rays1: close(rays1) } }
    const turnOf = (one: PairLink) => measuredPose(one, 0).covariance[8 * 5] as number
    expect(turnOf(narrow)).toBeGreaterThan(3 * turnOf(whole))
  })

  test('a lens that is not known leaves turns and shifts open in their proportion, and depth ratios as they were', () => {
    const one = linkOf(ring, 0, 2, { noise, count: 60 })
    const [known, assumed] = [0, 0.1].map((focalSd) => measuredPose(one, focalSd)) as [
      MeasuredPose,
      MeasuredPose,
    ]
    const more = (k: number) => (assumed.covariance[8 * k] as number) - (known.covariance[8 * k] as number)
    const { rotation, translation } = known.S_second_first
    for (const k of [0, 1, 2]) expect(more(k)).toBeCloseTo((0.1 * norm(translation)) ** 2, 9)
    for (const k of [3, 4, 5]) expect(more(k)).toBeCloseTo((0.1 * rotationAngle(rotation)) ** 2, 9)
    expect(more(6)).toBe(0)
  })

  test('is a covariance: poses shaken by so much are as far off as it says', () => {
    const one = linkOf(ring, 0, 1, { noise, count: 40 })
    const { covariance, S_second_first } = measuredPose(one, 0)
    const normal = normals(3)
    const sd = (k: number) => Math.sqrt(covariance[8 * k] as number)
    const mean = Array.from({ length: 200 }, () => {
      const turn = fromRotationVector([0, 0, sd(5) * normal()])
      const rotation = multiply(turn, S_second_first.rotation)
      const error = differenceSim3({ ...S_second_first, rotation }, S_second_first)
      return chiSquare([error[5] as number], Float64Array.of(covariance[8 * 5] as number))
    }).reduce((sum, value) => sum + value / 200, 0)
    expect(mean).toBeGreaterThan(0.7)
    expect(mean).toBeLessThan(1.3)
    expect(similarityOf(one).logScale).toBe(truth.logScaleRatio)
  })
})
