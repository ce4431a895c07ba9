import { describe, expect, test } from 'vitest'
import type { PairLink } from '../../../../src/perception/motion/links.ts'
import { thinned, tracksOf } from '../../../../src/perception/motion/tracksOf.ts'

type Ray = readonly [number, number]

/** A link whose matches are pairs of rays. */
function linkOf(first: number, second: number, matches: readonly (readonly [Ray, Ray])[]): PairLink {
  const count = matches.length
  const pose = {
    T_second_first: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translation: [0, 0, 0] },
    logScaleRatio: 0,
    inliers: [],
  } as const
  return {
    first,
    second,
    kind: 'tracked',
    pose: { ...pose, inliers: [] },
    sigma: 0.002,
    matches: {
      count,
      rays0: Float64Array.from(matches.flatMap(([ray]) => ray)),
      rays1: Float64Array.from(matches.flatMap(([, ray]) => ray)),
      inverse0: new Float64Array(count).fill(1 + first),
      inverse1: new Float64Array(count).fill(1 + second),
    },
  }
}

const keyframesOf = (track: readonly { keyframe: number }[]) => track.map(({ keyframe }) => keyframe).sort()

describe('tracks', () => {
  const a: Ray = [0.1, 0.2]
  const b: Ray = [0.3, 0.2]

  test('go through all keyframes that share the rays of their matches', () => {
    const links = [
      linkOf(0, 1, [
        [a, [0.15, 0.2]],
        [b, [0.35, 0.2]],
      ]),
      linkOf(2, 3, [
        [
          [0.2, 0.2],
          [0.25, 0.2],
        ],
      ]),
      linkOf(1, 2, [
        [
          [0.15, 0.2],
          [0.2, 0.2],
        ],
      ]),
    ]
    const tracks = tracksOf(links)
    expect(tracks.map(keyframesOf)).toEqual([
      [0, 1, 2, 3],
      [0, 1],
    ])
    const seen = tracks[0]?.find(({ keyframe }) => keyframe === 2)
    expect(seen?.ray).toEqual([0.2, 0.2])
    expect(seen?.inverseDepth).toBe(3)
    // The two ends of a match together err as it does.
    expect(2 * (seen?.sigma ?? 0) ** 2).toBeCloseTo(0.002 ** 2, 12)
  })

  test('show a point once in a keyframe: a match that would add it a second time is a track of its own', () => {
    const links = [linkOf(0, 1, [[a, a]]), linkOf(1, 2, [[a, a]]), linkOf(0, 2, [[b, a]])]
    expect(tracksOf(links).map(keyframesOf)).toEqual([
      [0, 1, 2],
      [0, 2],
    ])
  })

  test('are none without links', () => {
    expect(tracksOf([])).toEqual([])
    expect(thinned([], [], 5)).toEqual([])
  })
})

describe('thinned tracks', () => {
  const many = Array.from({ length: 500 }, (_, k): readonly [Ray, Ray] => [
    [k / 500, 0],
    [k / 500, 0.1],
  ])
  const links = [
    linkOf(0, 1, many),
    linkOf(
      1,
      2,
      many.slice(0, 3).map(([, ray]) => [ray, [ray[0], 0.2]]),
    ),
  ]
  const kept = thinned(tracksOf(links), links, 40)
  const xs = kept.map((track) => track[0]?.ray[0] ?? 0).sort((p, q) => p - q)

  test('leave each link so many, or all that it has', () => {
    expect(kept.filter((track) => track.length === 3)).toHaveLength(3)
    expect(kept.length).toBeGreaterThanOrEqual(40)
    expect(kept.length).toBeLessThanOrEqual(43)
  })

  test('are spread over the picture: no gap is three times the mean one', () => {
    const gaps = xs.slice(1).map((x, k) => x - (xs[k] as number))
    expect(Math.max(...gaps)).toBeLessThan(3 / 40)
  })
})
