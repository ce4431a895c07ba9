import { describe, expect, test } from 'vitest'
import { distance3, inverseTransformPoint, seededRandom } from '../../../../src/geometry/index.ts'
import { movingBoxes } from '../../../../src/perception/detections.ts'
import {
  type FieldOfView,
  type KeyframeEvidence,
  type LinkProgress,
  type MotionPiece,
  recoverMotion,
  type TrackedCorners,
} from '../../../../src/perception/index.ts'
import { mutualMatches } from '../../../../src/perception/motion/featureMatch.ts'
import type { TensorData } from '../../../../src/perception/runtime/index.ts'
import { depthAt, evidenceOf, lookingAt, pixelOf, type Scene, sceneCamera } from '../../scene.ts'
import { centred } from './centred.ts'

describe('centred features', () => {
  const features = (values: number[]) => ({
    rows: 1,
    columns: 2,
    channels: 2,
    values: Float32Array.from(values),
  })

  test('takes away what a place always shows, and keeps directions', () => {
    // The first patch has 5, 5 in common; the second, nothing.
    const [one, two] = centred([features([6, 5, 0, 2]), features([4, 5, 0, -2])])
    expect([...(one?.values ?? [])]).toEqual([1, 0, 0, 1])
    expect([...(two?.values ?? [])]).toEqual([-1, 0, 0, -1])
  })

  test('makes no NaN of a patch that never changes', () => {
    const [one] = centred([features([3, 3, 1, 0]), features([3, 3, 0, 1])])
    expect([...(one?.values ?? [])].every(Number.isFinite)).toBe(true)
    expect(centred([])).toEqual([])
  })
})

describe('mutualMatches', () => {
  const grid = { rows: 1, columns: 4 }
  /** Patches of the first by patches of the second, of 10 pixels each. */
  const matched = (...rows: number[][]) => [...mutualMatches(Float32Array.from(rows.flat()), grid, 40, 10)]

  test('are each other’s nearest, in pixels of the middle of a patch', () => {
    const far = -9
    const pixels = matched([far, far, 1, far], [far, far, 0.9, 0.5], [far, 1, far, far], [far, far, far, far])
    // The second patch prefers the third, which prefers the first; the last prefers nothing that prefers it.
    expect(pixels).toEqual([5, 5, 25, 5, 25, 5, 15, 5].map((v) => expect.closeTo(v)))
  })

  test('move towards a neighbour that is as alike, and not towards what is further off', () => {
    const even = matched([-9, 1, 1, -9], [-9, -9, -9, -9], [-9, -9, -9, -9], [-9, -9, -9, -9])
    expect(even.slice(0, 4)).toEqual([5, 5, 20, 5].map((v) => expect.closeTo(v)))
    const far = matched([0.99, -9, -9, 1], [-9, -9, -9, -9], [-9, -9, -9, -9], [-9, -9, -9, -9])
    expect(far.slice(0, 4)).toEqual([5, 5, 35, 5].map((v) => expect.closeTo(v)))
  })
})

test('people and pets move, where they are clear; furniture does not', () => {
  const box = (x0: number) => ({ x0, y0: 0, x1: x0 + 10, y1: 50 })
  const detections = [
    { category: 'person', score: 0.8, box: box(0) },
    { category: 'dog', score: 0.5, box: box(20) },
    { category: 'person', score: 0.3, box: box(40) },
    { category: 'chair', score: 0.9, box: box(60) },
  ]
  expect(movingBoxes(detections)).toEqual([box(0), box(20)])
})

describe('recoverMotion', () => {
  const room: Scene = {
    room: { x: [-2.5, 2.5], y: [-1, 4.5], height: 2.6 },
    things: [{ category: 'couch', box: { center: [1.2, 3, 0.5], size: [1.6, 0.9, 1], yaw: 0.3 } }],
  }
  const cameras = [0, 1, 2, 3].map((k) => lookingAt([0.2 * k, 0.1 * k, 1.45], [0.3 - 0.2 * k, 4, 0.9]))
  const random = seededRandom(9)
  /** Corners on what the first camera sees, with an id each. */
  const corners = Array.from({ length: 90 }, () => {
    const [u, v] = [640 * (0.1 + 0.8 * random()), 480 * (0.1 + 0.8 * random())]
    const depth = depthAt(room, cameras[1] as (typeof cameras)[number], u, v)
    const { fx, fy, cx, cy } = sceneCamera
    const { rotation: r, translation: t } = cameras[1] as (typeof cameras)[number]
    const ray = [((u - cx) / fx) * depth, ((v - cy) / fy) * depth, depth] as const
    return [0, 3, 6].map(
      (row, k) =>
        (r[row as 0] as number) * ray[0] +
        (r[(row + 1) as 1] as number) * ray[1] +
        (r[(row + 2) as 2] as number) * ray[2] +
        (t[k as 0] as number),
    ) as [number, number, number]
  })
  const keyframes = cameras.map((T, k): KeyframeEvidence => {
    const seen = corners.flatMap((point, id) => {
      const pixel = pixelOf(T, point)
      return pixel && pixel[0] > 0 && pixel[0] < 640 && pixel[1] > 0 && pixel[1] < 480 ? [{ id, pixel }] : []
    })
    return {
      ...evidenceOf(room, T, { logScale: 0, metresPerUnit: 1, timestampSeconds: k }),
      tracked: {
        ids: Int32Array.from(seen, ({ id }) => id),
        points: Float32Array.from(seen.flatMap(({ pixel }) => pixel)),
      },
    }
  })
  const stream = keyframes.map(({ timestampSeconds, tracked }) => ({
    timestampSeconds,
    corners: tracked as TrackedCorners,
  }))
  const watched = { keyframes, stream }
  const given: FieldOfView = { radians: Math.PI / 2.6, sd: 0, source: 'given' }
  const nothingAlike = async (a: TensorData, b: TensorData) =>
    new Float32Array((a.dims[0] as number) * (b.dims[0] as number))

  test('places the cameras of a clip from its corners, and tells how far it is', async () => {
    const recovering = recoverMotion(watched, given, nothingAlike, new AbortController().signal)
    const progress: LinkProgress[] = []
    let step = await recovering.next()
    for (; !step.done; step = await recovering.next()) progress.push(step.value)
    // One bar for all of it, which never falls: six pairs by corners, six by features, the adjustment, the path.
    expect(progress.length).toBeGreaterThan(20)
    progress.forEach(({ done, total }, k) => {
      expect(total).toBe(1000)
      expect(done).toBeGreaterThan(progress[k - 1]?.done ?? 0)
    })
    expect(progress.at(-1)?.done).toBe(1000)
    const { pieces, unplaced, fieldOfView } = step.value
    const { placed, links, path } = pieces[0] as MotionPiece
    expect([pieces.length, fieldOfView]).toEqual([1, given])
    expect(path.map(({ by }) => by)).toEqual(['keyframe', 'keyframe', 'keyframe', 'keyframe'])
    expect([placed.length, unplaced, links.features]).toEqual([4, [], 0])
    expect(links.tracked).toBe(6)
    const [first, last] = [placed[0]?.T_level_camera, placed[3]?.T_level_camera]
    if (!first || !last) throw new Error('not placed')
    const found = inverseTransformPoint(first, last.translation)
    const truth = inverseTransformPoint(
      cameras[0] as (typeof cameras)[number],
      cameras[3]?.translation ?? [0, 0, 0],
    )
    expect(distance3(found, truth)).toBeLessThan(0.08)
  })

  test('compares no picture that shows nothing with another, however alike they are', async () => {
    const dark: KeyframeEvidence[] = [4, 5, 6].map((timestampSeconds) => ({
      ...(keyframes[0] as KeyframeEvidence),
      timestampSeconds,
      lines: [],
      tracked: { ids: new Int32Array(), points: new Float32Array() },
    }))
    const compared: [number, number][] = []
    const all = [...keyframes, ...dark]
    const counting = async (a: TensorData, b: TensorData) => {
      compared.push([a.data.length, b.data.length])
      return nothingAlike(a, b)
    }
    const recovering = recoverMotion(
      { ...watched, keyframes: all },
      given,
      counting,
      new AbortController().signal,
    )
    let step = await recovering.next()
    while (!step.done) step = await recovering.next()
    // Of four pictures that show something there are six pairs.
    expect(compared).toHaveLength(6)
    expect(step.value.unplaced).toEqual([4, 5, 6])
  })

  test('ends at once when it is aborted', async () => {
    const reason = new Error('enough')
    const aborted = recoverMotion(watched, given, nothingAlike, AbortSignal.abort(reason))
    await expect(aborted.next()).rejects.toBe(reason)
  })

  test('ends between two steps of the adjustment, when it is aborted from outside', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const recovering = recoverMotion(watched, given, nothingAlike, controller.signal)
    let step = await recovering.next()
    while (!step.done && step.value.done < 600) step = await recovering.next()
    controller.abort(reason)
    await expect(recovering.next()).rejects.toBe(reason)
  })

  test('of nothing is nothing', async () => {
    const signal = new AbortController().signal
    const { done, value } = await recoverMotion(
      { keyframes: [], stream: [] },
      given,
      nothingAlike,
      signal,
    ).next()
    expect([done, value]).toEqual([true, { pieces: [], unplaced: [], fieldOfView: given, keyframes: [] }])
  })
})
