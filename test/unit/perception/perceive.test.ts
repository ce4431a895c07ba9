import { describe, expect, test } from 'vitest'
import {
  effortOf,
  type FilmSource,
  type FollowedFrame,
  type KeyframeEvidence,
  type Networks,
  perceive,
} from '../../../src/perception/index.ts'

const WIDTH = 64
const HEIGHT = 48
const SECONDS = [0, 1, 2, 3, 4]

/** A frame in which so many corners are followed. */
const followed = (timestampSeconds: number, corners: number): FollowedFrame => ({
  timestampSeconds,
  sharpness: 1,
  corners: {
    ids: Int32Array.from({ length: corners }, (_, k) => k),
    points: new Float32Array(2 * corners),
  },
})

/** Pictures whose first byte tells the second that they are of, so that a network can tell them apart. */
const film: Pick<FilmSource, 'pictures'> = {
  async *pictures(timesSeconds) {
    for (const timestampSeconds of timesSeconds) {
      const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4)
      data[0] = timestampSeconds
      yield { timestampSeconds, picture: { width: WIDTH, height: HEIGHT, data } }
    }
  },
}

const grid = { rows: 1, columns: 1, channels: 1, values: new Float32Array(1) }
const edge = { x0: 0, y0: 0, x1: 20, y1: 0, score: 1 }

/** Networks that see a person at these seconds and straight edges at those; they remember what they were asked. */
function networksThat(seen: { person?: number[]; edges?: number[] }) {
  const asked: Record<'detect' | 'semantics' | 'lines' | 'anchor', number[]> = {
    detect: [],
    semantics: [],
    lines: [],
    anchor: [],
  }
  let second = 0
  const note = (what: keyof typeof asked) => asked[what].push(second)
  const networks: Pick<Networks, 'depth' | 'lines' | 'semantics' | 'detect' | 'metricAnchor'> = {
    async depth({ data }) {
      second = data[0] as number
      return {
        image: { data: new Float32Array(1), dims: [1] },
        inverseDepth: { width: 1, height: 1, values: Float32Array.of(1) },
        features: grid,
        semantics: grid,
      }
    },
    async lines() {
      note('lines')
      return seen.edges?.includes(second) ? [edge, edge, edge] : []
    },
    async semantics() {
      note('semantics')
      return { classes: ['wall'], rows: 1, columns: 1, probabilities: Float32Array.of(1) }
    },
    async detect() {
      note('detect')
      const box = { x0: 0, y0: 0, x1: 30, y1: 40 }
      return seen.person?.includes(second) ? [{ category: 'person', score: 0.9, box }] : []
    },
    async metricAnchor() {
      note('anchor')
      return 0.5
    },
  }
  return { networks: networks as Networks, asked }
}

async function look(
  { networks }: ReturnType<typeof networksThat>,
  corners: (second: number) => number,
  given: { asked?: number[]; searchAll?: boolean } = {},
) {
  const looking = perceive(
    film as FilmSource,
    networks,
    {
      keyframes: SECONDS.map((second) => followed(second, corners(second))),
      askedSeconds: given.asked ?? [],
      searchAll: given.searchAll ?? true,
      fieldOfView: 1,
      effort: effortOf(3),
    },
    new AbortController().signal,
  )
  const shares: number[] = []
  let step = await looking.next()
  for (; !step.done; step = await looking.next()) shares.push(step.value.done / step.value.total)
  return { keyframes: step.value, shares }
}

const secondsWith = (keyframes: readonly KeyframeEvidence[], has: (one: KeyframeEvidence) => boolean) =>
  keyframes.filter(has).map(({ timestampSeconds }) => timestampSeconds)

describe('perceive', () => {
  test('gives a picture that shows nothing no names: neither corners nor edges are in it', async () => {
    const run = networksThat({ edges: [2] })
    const { keyframes } = await look(run, (second) => (second < 3 && second > 0 ? 0 : 40))
    // Of the seconds without corners the first has no edges either.
    expect(run.asked.semantics).toEqual([0, 2, 3, 4])
    expect(secondsWith(keyframes, ({ semantics }) => semantics.classes.length > 0)).toEqual([0, 2, 3, 4])
  })

  test('searches what was asked for, and from when somebody was seen all others for people only', async () => {
    const run = networksThat({ person: [2, 3] })
    const { keyframes } = await look(run, () => 40, { asked: [0, 2], searchAll: false })
    expect(run.asked.detect).toEqual([0, 2, 3, 4])
    expect(secondsWith(keyframes, ({ searched }) => searched)).toEqual([0, 2])
    expect(secondsWith(keyframes, ({ detections }) => detections.length > 0)).toEqual([2])
    expect(secondsWith(keyframes, ({ moving }) => moving.length > 0)).toEqual([2, 3])
    expect(run.asked.semantics).toEqual([0, 2])
    expect(run.asked.anchor).toEqual([0, 2])
  })

  test('tells how far it is, evenly and never back', async () => {
    const { shares } = await look(networksThat({}), () => 40)
    expect(shares.at(-1)).toBe(1)
    for (const [k, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual(shares[k - 1] ?? 0)
  })
})
