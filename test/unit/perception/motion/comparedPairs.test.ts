import { describe, expect, test } from 'vitest'
import { seededRandom, type Vec3 } from '../../../../src/geometry/index.ts'
import {
  type FieldOfView,
  type KeyframeEvidence,
  recoverMotion,
  type TrackedCorners,
} from '../../../../src/perception/index.ts'
import type { TensorData } from '../../../../src/perception/runtime/index.ts'
import { drainedAsync } from '../../drained.ts'
import { evidenceOf, lookingAt, pixelOf, type Scene } from '../../scene.ts'

const room: Scene = { room: { x: [-3, 3], y: [-3, 3], height: 2.6 }, things: [] }
const given: FieldOfView = { radians: Math.PI / 2.6, sd: 0, source: 'given' }
const random = seededRandom(4)
/** Corners on the four walls. */
const corners = Array.from({ length: 900 }, (_, k): Vec3 => {
  const [along, height] = [6 * random() - 3, 2.6 * random()]
  const side = k % 2 ? 3 : -3
  return k % 4 < 2 ? [side, along, height] : [along, side, height]
})

/** Twice around in the middle of the room, and how a picture looks as a whole: like those before and after it. */
const COUNT = 24
const headingOf = (k: number) => (4 * Math.PI * k) / COUNT
/** A corner that comes back into sight is another one. */
const sights = corners.map(() => ({ last: -2, times: 0 }))
const keyframes = Array.from({ length: COUNT }, (_, k): KeyframeEvidence => {
  const [c, s] = [Math.cos(headingOf(k)), Math.sin(headingOf(k))]
  const T = lookingAt([0.3 * c, 0.3 * s, 1.5], [3 * c, 3 * s, 1.2])
  const seen = corners
    .flatMap((point, corner) => {
      const pixel = pixelOf(T, point)
      if (!pixel || pixel[0] < 0 || pixel[0] > 640 || pixel[1] < 0 || pixel[1] > 480) return []
      const sight = sights[corner] as (typeof sights)[number]
      if (sight.last < k - 1) sight.times++
      sight.last = k
      return [{ id: corner + corners.length * sight.times, pixel }]
    })
    .sort((a, b) => a.id - b.id)
  const look = (2 * Math.PI * k) / COUNT
  return {
    ...evidenceOf(room, T, { logScale: 0, metresPerUnit: 1, timestampSeconds: k }),
    features: {
      rows: 1,
      columns: 1,
      channels: 2,
      values: Float32Array.of(Math.cos(look), Math.sin(look)),
    },
    tracked: {
      ids: Int32Array.from(seen, ({ id }) => id),
      points: Float32Array.from(seen.flatMap(({ pixel }) => pixel)),
    },
  }
})
/** Their corners are seen once each. */
const untracked = keyframes.map(({ tracked, ...keyframe }, k): KeyframeEvidence => {
  const { ids, points } = tracked as TrackedCorners
  return { ...keyframe, tracked: { ids: ids.map((id) => id + 10_000 * k), points } }
})

/** Which pairs are compared by their features, each once for every time; nothing is alike. */
async function comparedOf(clip: readonly KeyframeEvidence[]): Promise<string[]> {
  const compared: string[] = []
  const indexOf = ({ data }: TensorData) => {
    const look = Math.atan2(data[1] as number, data[0] as number)
    return Math.round((((look + 2 * Math.PI) % (2 * Math.PI)) * COUNT) / (2 * Math.PI)) % COUNT
  }
  const nothingAlike = async (a: TensorData, b: TensorData) => {
    compared.push([indexOf(a), indexOf(b)].join())
    return new Float32Array(1)
  }
  const stream = clip.map(({ timestampSeconds, tracked }) => ({
    timestampSeconds,
    corners: tracked as TrackedCorners,
  }))
  const signal = new AbortController().signal
  await drainedAsync(recoverMotion({ keyframes: [...clip], stream }, given, nothingAlike, signal))
  return compared
}

const apart = (pair: string) => {
  const [i, j] = pair.split(',').map(Number) as [number, number]
  return j - i
}
const NEIGHBOURS = 2 * COUNT - 3

describe('pairs that are compared by their features', () => {
  test('are neighbours, and a few more where corners connect all keyframes', async () => {
    const compared = await comparedOf(keyframes)
    expect(compared.slice(0, NEIGHBOURS).every((pair) => apart(pair) <= 2)).toBe(true)
    expect(new Set(compared.slice(0, NEIGHBOURS)).size).toBe(NEIGHBOURS)
    // Half a turn of looks away, and as far apart in time as it gets: only the cameras' places tell that these are alike.
    const loops = compared.filter((pair) => apart(pair) === COUNT / 2)
    expect(loops.length).toBeGreaterThan(COUNT / 4)
  })

  test('are many more where nothing connects them', async () => {
    const [connected, alone] = [await comparedOf(keyframes), await comparedOf(untracked)]
    const farApart = (compared: readonly string[]) => {
      const pairs = new Set(compared.slice(NEIGHBOURS))
      return [...pairs].filter((pair) => Math.abs(apart(pair)) > 2).length
    }
    expect(farApart(alone)).toBeGreaterThan(2 * farApart(connected))
    expect(farApart(alone)).toBeLessThanOrEqual(10 * COUNT)
  })
})
