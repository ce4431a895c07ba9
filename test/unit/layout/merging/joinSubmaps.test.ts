import { describe, expect, test } from 'vitest'
import { distance3, inverseTransformPoint, seededRandom } from '../../../../src/geometry/index.ts'
import type { Layout } from '../../../../src/layout/index.ts'
import type { Scene } from '../../scene.ts'
import { buildLayout } from '../built.ts'
import {
  cameras,
  keyframesOf,
  livingRoom,
  logScales,
  METRES_PER_UNIT,
  motionOf,
  objectFor,
} from '../livingRoom.ts'
import { type FilmPart, randomCameras, randomFilm, randomRoom } from '../randomRooms.ts'

const source = { name: 'flat.mp4', durationSeconds: 20, width: 640, height: 480, remarks: [] }
const options = { source, models: [] }
const layoutOf = (seed: number, parts: readonly FilmPart[], also: Partial<typeof options> = {}) => {
  const { keyframes, motion } = randomFilm(seededRandom(seed), parts)
  return buildLayout(keyframes, motion, { ...options, ...also })
}
/** Another room of the same flat: nothing in it stands as in the living room. */
const bedroom: Scene = {
  room: { x: [-2, 2], y: [-1, 3.5], height: 2.55 },
  things: [
    { category: 'bed', box: { center: [0.4, 2.4, 0.3], size: [2.05, 1.5, 0.6], yaw: 0 } },
    { category: 'potted plant', box: { center: [-1.6, 3.1, 0.6], size: [0.4, 0.35, 0.6], yaw: 0 } },
  ],
}
const [first, second] = [cameras.slice(0, 3), cameras.slice(3)]
const placesIn = ({ frames }: Layout) => frames.map(({ T_map_camera }) => T_map_camera !== undefined)

describe('a film whose break lies between two rooms', () => {
  const layout = layoutOf(1, [
    { scene: livingRoom, cameras: first },
    { scene: bedroom, cameras: second },
  ])
  const [piece] = layout.submaps ?? []

  test('gives the map of the one, and of the other apart', () => {
    expect(layout.submaps).toHaveLength(1)
    expect(placesIn(layout)).toEqual([true, true, true, false, false, false])
    expect(piece?.frames.map(({ frame }) => frame)).toEqual([3, 4, 5])
    expect(layout.objects.map(({ category }) => category).sort()).toEqual([
      'oven',
      'refrigerator',
      'sofa',
      'table',
    ])
    expect(piece?.objects.map(({ category }) => category)).toContain('bed')
    expect(piece?.objects.map(({ category }) => category)).not.toContain('sofa')
    expect(layout.dropped.map(({ reason }) => reason)).not.toContain('camera-unknown')
  })

  test('in metres, by the hand that held the camera, with z = 0 on its own floor', () => {
    expect(piece?.floorSeen).toBe(true)
    expect(piece?.scale.cues.map(({ evidence }) => evidence).join()).toContain('as in the rest of the film')
    for (const { frame, T_submap_camera } of piece?.frames ?? [])
      expect(T_submap_camera.translation[2]).toBeCloseTo(cameras[frame]?.translation[2] ?? Number.NaN, 0)
    const bed = piece?.objects.find(({ category }) => category === 'bed')
    expect(bed && objectFor({ category: 'bed', box: bed.box }, [bed])).toBeDefined()
    expect(bed?.box.center[2]).toBeCloseTo(0.3, 0)
  })

  test('with the origin under its own first camera', () => {
    expect(piece?.frames[0]?.T_submap_camera.translation.slice(0, 2)).toEqual([
      expect.closeTo(0, 9),
      expect.closeTo(0, 9),
    ])
    // Ahead of it is +y.
    expect(piece?.frames[0]?.T_submap_camera.rotation[5]).toBeGreaterThan(0.8)
  })

  test('and names objects once over all parts', () => {
    const chairs = randomRoom(seededRandom(4), 4)
    const parts = [5, 6].map((seed) => ({
      scene: seed === 5 ? chairs : randomRoom(seededRandom(3), 0),
      cameras: randomCameras(seededRandom(seed), chairs, seed, 4),
    }))
    const { objects, submaps = [] } = layoutOf(2, parts)
    const ids = [...objects, ...submaps.flatMap((one) => one.objects)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('and holds a stated camera height in every part', () => {
    const { submaps } = layoutOf(
      1,
      [
        { scene: livingRoom, cameras: first },
        { scene: bedroom, cameras: second },
      ],
      { cameraHeightMetres: 2.9 } as Partial<typeof options>,
    )
    expect(submaps?.[0]?.scale.cues.map(({ kind }) => kind)).toEqual(['camera-height'])
  })
})

describe('a film whose break lies within one room', () => {
  // There and back again.
  const truths = [...cameras, ...cameras.toReversed()]
  const layout = layoutOf(7, [
    { scene: livingRoom, cameras: truths.slice(0, 6) },
    { scene: livingRoom, cameras: truths.slice(6) },
  ])

  test('gives one map of both parts, each thing once', () => {
    expect(layout.submaps).toBeUndefined()
    expect(placesIn(layout)).toEqual(Array(12).fill(true))
    expect(layout.objects.map(({ id }) => id).sort()).toEqual([
      'oven-1',
      'refrigerator-1',
      'sofa-1',
      'table-1',
    ])
    for (const { sightings } of layout.objects)
      expect(sightings.some(({ frame }) => frame < 6) && sightings.some(({ frame }) => frame > 5)).toBe(true)
  })

  test('which says of which frames that is, and by what they were joined', () => {
    const [joined, ...more] = layout.joined ?? []
    expect(more).toEqual([])
    expect(joined?.frames).toEqual([6, 7, 8, 9, 10, 11])
    expect(joined?.by.length).toBeGreaterThanOrEqual(2)
    for (const category of joined?.by ?? [])
      expect(['oven', 'refrigerator', 'sofa', 'table']).toContain(category)
  })

  test('with the cameras where they were', () => {
    const [origin, truth] = [layout.frames[0]?.T_map_camera, cameras[0]]
    if (!origin || !truth) throw new Error('the first camera is lost')
    layout.frames.forEach(({ T_map_camera }, k) => {
      const [is, was] = [T_map_camera, truths[k]].map((T) => T?.translation)
      if (!is || !was) throw new Error(`camera ${k} is lost`)
      expect(distance3(inverseTransformPoint(origin, is), inverseTransformPoint(truth, was))).toBeLessThan(
        0.35,
      )
    })
  })

  test('and the camera’s path through both, in order of time', () => {
    const times = layout.cameraPath?.map(({ timestampSeconds }) => timestampSeconds)
    expect(times).toEqual([...truths.keys()])
    layout.cameraPath?.forEach(({ T_map_camera }, k) => {
      expect(T_map_camera).toEqual(layout.frames[k]?.T_map_camera)
    })
  })

  test('where the poses of the second part are as unsure as the joining', () => {
    const spread = layout.frames.map(({ poseCovariance }) => Math.sqrt(poseCovariance?.position[0] ?? 0))
    // As far as the film's cameras stray.
    for (const sd of spread.slice(0, 6)) {
      expect(sd).toBeGreaterThan(0.025)
      expect(sd).toBeLessThan(0.035)
    }
    for (const sd of spread.slice(6)) {
      expect(sd).toBeGreaterThan(0.05)
      expect(sd).toBeLessThan(0.3)
    }
  })
})

describe('what is told of the camera', () => {
  const motion = motionOf(cameras, logScales)
  const [piece] = motion.pieces
  if (!piece) throw new Error('no piece')
  // Along the level frame's x axis; that is turned by 2.1 against the map's.
  const covariance = {
    position: [1e-4, 0, 0, 0, 0, 0, 0, 0, 0],
    rotation: [0, 0, 0, 0, 0, 0, 0, 0, 4e-6],
  } as const
  const placed = piece.placed.map((one) => ({ ...one, covariance }))
  const layout = buildLayout(keyframesOf(livingRoom), { ...motion, pieces: [{ ...piece, placed }] }, options)

  test('covariances of poses are in metres and along the axes of the map', () => {
    const { position, rotation } = layout.frames[2]?.poseCovariance ?? { position: [], rotation: [] }
    const along = [Math.cos(2.1), -Math.sin(2.1)]
    const metres = METRES_PER_UNIT ** 2 * 1e-4
    for (const [row, a] of along.entries())
      for (const [column, b] of along.entries())
        expect((position[3 * row + column] as number) / (a * b * metres)).toBeCloseTo(1, 0)
    expect(position[8]).toBeCloseTo(0, 12)
    expect(rotation[8]).toBeCloseTo(4e-6, 12)
  })

  test('the field of view is in degrees, and the path in metres', () => {
    expect(layout.fieldOfView).toEqual({ degrees: 180 / 2.6, sd: expect.closeTo(5.73, 2), source: 'assumed' })
    expect(layout.cameraPath).toHaveLength(cameras.length)
    expect(layout.cameraPath?.[5]?.T_map_camera).toEqual(layout.frames[5]?.T_map_camera)
  })

  test('a first part that no map can be made of leaves the map to the next', () => {
    const blind = keyframesOf({ ...livingRoom, things: [] }).slice(0, 1)
    const { camera } = blind[0] ?? {}
    if (!camera) throw new Error('no frame')
    const flat = { width: 4, height: 3, values: new Float32Array(12).fill(1) }
    const keyframes = [
      ...keyframesOf(livingRoom),
      ...blind.map((one) => ({ ...one, inverseDepth: flat, detections: [], timestampSeconds: 6 })),
    ]
    const lost = {
      ...piece,
      placed: piece.placed.slice(0, 1).map((one) => ({ ...one, keyframe: 6 })),
      path: [],
    }
    const both = buildLayout(keyframes, { ...motion, pieces: [lost, piece] }, options)
    expect(placesIn(both)).toEqual([...Array(6).fill(true), false])
    expect(both.submaps).toBeUndefined()
  })
})
