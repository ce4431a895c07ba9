import { describe, expect, test } from 'vitest'
import { distance3, multiply, rotationAngle, transpose } from '../../../src/geometry/index.ts'
import {
  type Layout,
  type LayoutObject,
  layerOf,
  buildLayout as layoutInSteps,
} from '../../../src/layout/index.ts'
import type { CameraMotion, Detection } from '../../../src/perception/index.ts'
import { evidenceOf, framed, lookingAt, type Scene } from '../scene.ts'
import { buildLayout } from './built.ts'
import {
  cameras,
  keyframesOf,
  livingRoom,
  logScales,
  METRES_PER_UNIT,
  mirrored,
  motionOf,
  objectFor,
} from './livingRoom.ts'

const source = { name: 'room.mp4', durationSeconds: 6, width: 640, height: 480, remarks: [] }
const options = { source, models: [] }
const layoutOf = (scene: Scene, also: readonly Detection[] = []) =>
  buildLayout(keyframesOf(scene, also), motionOf(cameras, logScales), options)

const layout = layoutOf(livingRoom)

/** Objects of one layout for the things of a scene; the test fails where one is missing. */
const objectsFor = (scene: Scene, { objects }: Layout): LayoutObject[] =>
  scene.things.map((thing) => {
    const object = objectFor(thing, objects)
    if (!object) throw new Error(`no ${thing.category} where it stands`)
    return object
  })

/** Which way round three objects stand, seen from above: positive is counter-clockwise. */
const turnOf = ([a, b, c]: readonly LayoutObject[]): number => {
  const [p, q, r] = [a, b, c].map((object) => object?.box.center ?? [0, 0, 0]) as [
    number[],
    number[],
    number[],
  ]
  const at = (v: number[], k: 0 | 1) => v[k] as number
  return (at(q, 0) - at(p, 0)) * (at(r, 1) - at(p, 1)) - (at(q, 1) - at(p, 1)) * (at(r, 0) - at(p, 0))
}

describe('a room whose truth is known', () => {
  test('comes back with its objects where they stand, as large as they are, and no others', () => {
    expect(layout.objects).toHaveLength(livingRoom.things.length)
    for (const [k, object] of objectsFor(livingRoom, layout).entries()) {
      const truth = livingRoom.things[k]?.box ?? object.box
      expect(distance3(object.box.center, truth.center)).toBeLessThan(0.35)
      for (const axis of [0, 1, 2] as const)
        expect(Math.abs(Math.log(object.box.size[axis] / truth.size[axis]))).toBeLessThan(0.15)
      expect(object.score).toBeGreaterThan(0.9)
      expect([...object.sd.center, ...object.sd.size, object.sd.yaw].every((sd) => sd > 0 && sd < 1)).toBe(
        true,
      )
    }
  })

  test('is not mirrored: left is left, and the mirror image of the room gives the mirror image', () => {
    const [refrigerator, sofa] = objectsFor(livingRoom, layout)
    expect(refrigerator?.box.center[0]).toBeLessThan(-1.5)
    expect(sofa?.box.center[0]).toBeGreaterThan(1.3)
    const other = mirrored(livingRoom)
    const image = layoutOf(other)
    // Refrigerator, sofa and table stand clockwise.
    expect(turnOf(objectsFor(livingRoom, layout))).toBeLessThan(-1)
    expect(turnOf(objectsFor(other, image))).toBeGreaterThan(1)
  })

  test('puts long sides where they lie', () => {
    const [, sofa, table] = objectsFor(livingRoom, layout)
    const along = (object?: LayoutObject) => Math.abs(Math.cos(object?.box.yaw ?? Number.NaN))
    expect(along(sofa)).toBeLessThan(0.2)
    expect(along(table)).toBeGreaterThan(0.98)
  })

  test('has its cameras where they were, the first over the origin, looking along +y', () => {
    const errors = layout.frames.map(({ T_map_camera }, k) => {
      const truth = cameras[k]
      if (!T_map_camera || !truth) throw new Error(`camera ${k} is lost`)
      expect(rotationAngle(multiply(T_map_camera.rotation, transpose(truth.rotation)))).toBeLessThan(1e-6)
      return distance3(T_map_camera.translation, truth.translation)
    })
    expect(Math.max(...errors)).toBeLessThan(0.05)
    expect(layout.frames[0]?.T_map_camera?.translation.slice(0, 2)).toEqual([
      expect.closeTo(0, 9),
      expect.closeTo(0, 9),
    ])
  })

  test('has the walls and the height that were seen', () => {
    const [xs, ys] = [0, 1].map((axis) => layout.room?.outline.map((corner) => corner[axis] as number) ?? [])
    expect(Math.min(...(xs ?? []))).toBeCloseTo(-2.5, 0)
    expect(Math.max(...(xs ?? []))).toBeCloseTo(2.5, 0)
    expect(Math.max(...(ys ?? []))).toBeCloseTo(5, 0)
    expect(layout.room?.heightMetres?.value).toBeCloseTo(2.55, 1)
    // Nobody looked back, but all cameras stood in the room.
    expect(Math.min(...(ys ?? []))).toBeLessThan(-0.5)
    expect(layout.room?.wallSeen.filter((seen) => !seen)).toHaveLength(1)
    expect(layout.floorSeen).toBe(true)
  })

  test('gives each object the sightings that it rests on', () => {
    for (const [k, object] of objectsFor(livingRoom, layout).entries())
      for (const { frame, box, detectedAs, depthMetres, by } of object.sightings) {
        const thing = livingRoom.things[k]
        const whole = thing && framed(thing, cameras[frame] as (typeof cameras)[number])
        // What the detector leaves out because too little of it is in the picture, the semantics may still show.
        if (by === 'semantics') expect(whole).toBeUndefined()
        else {
          expect(whole).toEqual(box)
          expect(detectedAs).toBe(thing?.category)
        }
        expect(depthMetres).toBeGreaterThan(1.5)
        expect(depthMetres).toBeLessThan(6)
      }
    const ids = layout.objects.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(['oven-1', 'refrigerator-1', 'sofa-1', 'table-1'])
  })
})

describe('the scale', () => {
  test('follows a stated camera height, and only that', () => {
    const stated = 2 * 1.45
    const keyframes = keyframesOf(livingRoom)
    const motion = motionOf(cameras, logScales)
    const twice = buildLayout(keyframes, motion, { ...options, cameraHeightMetres: stated })
    const [height] = twice.frames.map(({ T_map_camera }) => T_map_camera?.translation[2])
    expect(height).toBeCloseTo(stated, 1)
    expect(twice.scale.cues.map(({ kind }) => kind)).toEqual(['camera-height'])
    expect(twice.scale.relativeSd).toBeLessThan(0.1)
  })

  test('hears the metric network, whose anchor is metres for inverse depth', () => {
    const keyframes = keyframesOf(livingRoom).map((keyframe, k) => ({
      ...keyframe,
      metricAnchor: Math.log(METRES_PER_UNIT) - (logScales[k] as number),
    }))
    const { scale } = buildLayout(keyframes, motionOf(cameras, logScales), options)
    const network = scale.cues.find(({ kind }) => kind === 'metric-network')
    expect(network?.ratio).toBeCloseTo(1, 1)
    expect(scale.relativeSd).toBeLessThan(layout.scale.relativeSd)
  })

  test('rests on the network alone where neither floor nor furniture is seen, and says so', () => {
    const upward = [0, 1, 2].map((k) => lookingAt([0.2 * k, 0, 1.45], [0.2 * k, 5, 2.9]))
    const bare = { ...livingRoom, things: [] }
    const keyframes = upward.map((T, k) => ({
      ...evidenceOf(bare, T, { logScale: -1, metresPerUnit: METRES_PER_UNIT, timestampSeconds: k }),
      metricAnchor: Math.log(METRES_PER_UNIT) + 1,
    }))
    const { floorSeen, scale, frames } = buildLayout(keyframes, motionOf(upward, [-1, -1, -1]), options)
    expect(floorSeen).toBe(false)
    expect(scale.cues.map(({ kind }) => kind)).toEqual(['metric-network'])
    expect(frames[2]?.T_map_camera?.translation[0]).toBeCloseTo(0.4, 1)
  })
})

describe('what is left out', () => {
  const person = { category: 'person', score: 0.9, box: { x0: 300, y0: 100, x1: 400, y1: 460 } }
  const cup = { category: 'cup', score: 0.6, box: { x0: 310, y0: 260, x1: 330, y1: 290 } }

  test('people move, which is told; cups are on the map, among the small things', () => {
    const { objects, dropped } = layoutOf(livingRoom, [person, cup])
    const furniture = objects.filter(({ category }) => layerOf(category) === 'furniture')
    expect(furniture.map(({ category }) => category).sort()).toEqual([
      'oven',
      'refrigerator',
      'sofa',
      'table',
    ])
    expect(
      objects.filter(({ category }) => layerOf(category) === 'small').map(({ category }) => category),
    ).toContain('cup')
    const reasons = dropped.map(({ category, reason }) => `${category} ${reason}`)
    expect(reasons.filter((reason) => reason === 'person moves')).toHaveLength(cameras.length)
    expect(dropped.flatMap(({ sightings }) => sightings.map(({ frame }) => frame))).toContain(5)
  })

  test('what one frame faintly shows and the others do not is doubted', () => {
    const keyframes = keyframesOf(livingRoom)
    const [first, ...others] = keyframes
    if (!first) throw new Error('no frames')
    const faint = { category: 'toilet', score: 0.45, box: { x0: 290, y0: 240, x1: 350, y1: 330 } }
    const doubted = buildLayout(
      [{ ...first, detections: [...first.detections, faint] }, ...others],
      motionOf(cameras, logScales),
      options,
    )
    expect(doubted.objects.map(({ category }) => category)).not.toContain('toilet')
    expect(doubted.dropped.map(({ category }) => category)).toEqual(['toilet'])
    expect(['too-doubtful', 'unlike-its-kind']).toContain(doubted.dropped[0]?.reason)
  })

  test('without detections there are no objects, and still a room', () => {
    const { objects, dropped, room } = layoutOf({ ...livingRoom, things: [] })
    expect(objects).toEqual([])
    expect(dropped).toEqual([])
    expect(room?.outline).toHaveLength(4)
  })

  test('a frame that could not be placed has no camera, and what it saw is told', () => {
    const motion = motionOf(cameras, logScales)
    const [piece] = motion.pieces
    if (!piece) throw new Error('no piece')
    const lost: CameraMotion = {
      ...motion,
      pieces: [{ ...piece, placed: piece.placed.slice(0, -1) }],
      unplaced: [5],
    }
    const { frames, dropped } = buildLayout(keyframesOf(livingRoom), lost, options)
    expect(frames.map(({ T_map_camera }) => T_map_camera !== undefined)).toEqual([
      ...Array(5).fill(true),
      false,
    ])
    expect(new Set(dropped.map(({ reason }) => reason))).toEqual(new Set(['camera-unknown']))
    expect(dropped.flatMap(({ sightings }) => sightings.map(({ frame }) => frame))).toEqual(
      keyframesOf(livingRoom)[5]?.detections.map(() => 5),
    )
  })

  test('without any placed camera nothing is made up', () => {
    const nothing: CameraMotion = { ...motionOf([], []), pieces: [], unplaced: [0, 1] }
    const empty = buildLayout(keyframesOf(livingRoom).slice(0, 2), nothing, options)
    expect([empty.objects, empty.room, empty.floorSeen, empty.scale.cues]).toEqual([[], undefined, false, []])
    expect(empty.frames).toHaveLength(2)
    expect(buildLayout([], { ...nothing, unplaced: [] }, options).frames).toEqual([])
  })
})

test('how far the map is rises, and does not stand still for long', () => {
  const steps = layoutInSteps(keyframesOf(livingRoom), motionOf(cameras, logScales), options)
  const shares: number[] = []
  let step = steps.next()
  for (; !step.done; step = steps.next()) shares.push(step.value)
  expect(shares.length).toBeGreaterThan(4)
  shares.forEach((share, k) => {
    expect(share).toBeGreaterThanOrEqual(shares[k - 1] ?? 0)
    expect(share - (shares[k - 1] ?? 0)).toBeLessThan(0.5)
    expect(share).toBeLessThanOrEqual(1)
  })
})
