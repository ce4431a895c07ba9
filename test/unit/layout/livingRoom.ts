import { aboutZ, compose, distance2, type RigidTransform, type Vec3 } from '../../../src/geometry/index.ts'
import type { LayoutObject } from '../../../src/layout/index.ts'
import type { MetricFrame } from '../../../src/layout/mapping/metricFrame.ts'
import type { CameraMotion, Detection, KeyframeEvidence, PathPose } from '../../../src/perception/index.ts'
import { evidenceOf, lookingAt, type Scene, type Thing } from '../scene.ts'

/** A room of 5 x 6 m with furniture of usual sizes, unlike its own mirror image. */
export const livingRoom: Scene = {
  room: { x: [-2.5, 2.5], y: [-1, 5], height: 2.55 },
  things: [
    { category: 'refrigerator', box: { center: [-2.1, 4.5, 0.86], size: [0.72, 0.68, 1.72], yaw: 0 } },
    { category: 'couch', box: { center: [1.95, 3, 0.4], size: [1.82, 0.95, 0.8], yaw: Math.PI / 2 } },
    { category: 'dining table', box: { center: [0.1, 3.2, 0.37], size: [1.3, 0.75, 0.74], yaw: 0 } },
    { category: 'oven', box: { center: [-0.7, 4.65, 0.475], size: [0.68, 0.62, 0.95], yaw: 0 } },
  ],
}

/** The first camera stands over the map's origin and looks along +y: the truth is in the layout's own frame. */
const eyes: readonly [eye: Vec3, target: Vec3][] = [
  [
    [0, 0, 1.45],
    [0, 3, 0.7],
  ],
  [
    [-0.8, 0.2, 1.4],
    [0.6, 3.4, 0.5],
  ],
  [
    [0.9, -0.3, 1.5],
    [-0.8, 4, 0.6],
  ],
  [
    [0.3, -0.6, 1.45],
    [0.2, 3, 0.6],
  ],
  [
    [-1.2, -0.4, 1.48],
    [0.5, 3.3, 0.4],
  ],
  [
    [1.3, 0.1, 1.42],
    [-0.4, 4, 0.5],
  ],
]
export const cameras: readonly RigidTransform[] = eyes.map(([eye, target]) => lookingAt(eye, target))

/** The clip's own frame: turned, shifted and in another unit, as camera motion gives it. */
export const METRES_PER_UNIT = 2.4
const T_level_map = { rotation: aboutZ(2.1), translation: [7, -3, 4] as const }
const NOTHING = [0, 0, 0, 0, 0, 0, 0, 0, 0] as const

export function motionOf(poses: readonly RigidTransform[], logScales: readonly number[]): CameraMotion {
  const placed = poses.map((T_map_camera, keyframe) => {
    const [x, y, z] = T_map_camera.translation
    const k = 1 / METRES_PER_UNIT
    const inUnits = { rotation: T_map_camera.rotation, translation: [x * k, y * k, z * k] as const }
    return {
      keyframe,
      T_level_camera: compose(T_level_map, inUnits),
      logScale: logScales[keyframe] as number,
      covariance: { rotation: NOTHING, position: NOTHING },
    }
  })
  const links = { tracked: poses.length - 1, features: 0 }
  const path = placed.map(
    ({ keyframe, T_level_camera, covariance }): PathPose => ({
      timestampSeconds: keyframe,
      T_level_camera,
      covariance,
      by: 'keyframe',
    }),
  )
  const fieldOfView = { radians: Math.PI / 2.6, sd: 0.1, source: 'assumed' } as const
  return { pieces: [{ placed, links, squared: false, focal: undefined, path }], unplaced: [], fieldOfView }
}

/** Depth scales stray from frame to frame, as the network's do. */
export const logScales = cameras.map((_, k) => -1.2 + 0.1 * Math.sin(3 * k))

export const keyframesOf = (scene: Scene, also: readonly Detection[] = []): KeyframeEvidence[] =>
  cameras.map((T, k) =>
    evidenceOf(scene, T, {
      logScale: logScales[k] as number,
      metresPerUnit: METRES_PER_UNIT,
      timestampSeconds: k,
      also,
    }),
  )

/** What Floorsight calls the detector's classes. */
const NAMES: Readonly<Record<string, string>> = { couch: 'sofa', 'dining table': 'table' }

/** The object that stands where a thing stands, on the plan; undefined where none of its name is within a metre. */
export const objectFor = ({ category, box }: Thing, objects: readonly LayoutObject[]) =>
  objects
    .filter((object) => object.category === (NAMES[category] ?? category))
    .find(({ box: { center } }) => distance2([center[0], center[1]], [box.center[0], box.center[1]]) < 1)

/** The room as a mirror on its middle shows it: what a mistake of handedness would make of the real one. */
export const mirrored = (scene: Scene): Scene => ({
  room: { ...scene.room, x: [-scene.room.x[1], -scene.room.x[0]] },
  things: scene.things.map(({ box, ...thing }) => {
    const [x, y, z] = box.center
    return { ...thing, box: { ...box, center: [-x, y, z], yaw: -box.yaw } }
  }),
})

/** The frames once the metre is found: for tests of what comes after. */
export const metricFramesOf = (scene: Scene): MetricFrame[] =>
  keyframesOf(scene).map(
    ({ timestampSeconds, sampled, searched, camera, inverseDepth, detections, semantics }, keyframe) => ({
      keyframe,
      timestampSeconds,
      sampled,
      searched,
      semantics,
      camera,
      T_level_camera: cameras[keyframe] as RigidTransform,
      inverseDepth,
      metresScale: METRES_PER_UNIT * Math.exp(-(logScales[keyframe] as number)),
      sharedErrors: [],
      detections,
    }),
  )
