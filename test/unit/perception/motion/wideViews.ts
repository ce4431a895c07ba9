import {
  compose,
  distance3,
  inverse,
  type RigidTransform,
  seededRandom,
  transformPoint,
  type Vec3,
} from '../../../../src/geometry/index.ts'
import type { KeyframeEvidence } from '../../../../src/perception/index.ts'
import type { SimilarityMatrix } from '../../../../src/perception/motion/featureMatch.ts'
import type { RelativePose } from '../../../../src/perception/motion/relativePose.ts'
import { evidenceOf, lookingAt, type Scene, sceneCamera, seenAt } from '../../scene.ts'

/** Two views of one made-up room that share about half of what they show, with features that tell places apart. */

export const [COLUMNS, ROWS] = [24, 18]
export const COUNT = COLUMNS * ROWS

export const room: Scene = {
  room: { x: [-2.5, 2.5], y: [-1, 4.5], height: 2.6 },
  things: [
    { category: 'couch', box: { center: [1.2, 3, 0.5], size: [1.6, 0.9, 1], yaw: 0 } },
    { category: 'table', box: { center: [-1, 2.6, 0.4], size: [0.9, 0.9, 0.8], yaw: 0 } },
    { category: '', shown: 'cabinet', box: { center: [-2.2, 4, 1], size: [0.6, 1, 2], yaw: 0 } },
    { category: '', shown: 'shelf', box: { center: [2.2, 1, 0.9], size: [0.5, 1.2, 1.8], yaw: 0 } },
  ],
}
/** Another one with the same couch, which stands to its second camera as in the first room, and nothing else in common. */
export const otherRoom: Scene = {
  room: { x: [-1.1, 2.4], y: [-1, 6.5], height: 3.2 },
  things: [
    room.things[0] as Scene['things'][number],
    { category: 'bed', box: { center: [0.2, 5, 0.3], size: [2, 1.6, 0.6], yaw: 0 } },
    { category: '', shown: 'refrigerator', box: { center: [-0.7, 3, 0.9], size: [0.7, 0.7, 1.8], yaw: 0 } },
  ],
}

export const cameras = [
  lookingAt([0, 0, 1.5], [-0.6, 4, 0.8]),
  lookingAt([0.5, 0.3, 1.5], [1.3, 4, 0.8]),
] as const
export const LOG_SCALES = [-2, -1.9] as const

const middleOf = (patch: number): [number, number] => [
  (((patch % COLUMNS) + 0.5) * sceneCamera.width) / COLUMNS,
  ((Math.floor(patch / COLUMNS) + 0.5) * sceneCamera.height) / ROWS,
]

export function keyframeOf(scene: Scene, T: RigidTransform, logScale: number): KeyframeEvidence {
  const view = evidenceOf(scene, T, { logScale, metresPerUnit: 1, timestampSeconds: 0 })
  return { ...view, features: { ...view.features, rows: ROWS, columns: COLUMNS } }
}
export const keyframes = cameras.map((T, k) => keyframeOf(room, T, LOG_SCALES[k] as number))

/** In units of the first frame's depth scale: metres times exp(its log scale). */
export const truth: RelativePose = (() => {
  const { rotation, translation } = compose(inverse(cameras[1]), cameras[0])
  const unit = Math.exp(LOG_SCALES[0])
  return {
    T_second_first: { rotation, translation: translation.map((x) => x * unit) as unknown as Vec3 },
    logScaleRatio: LOG_SCALES[1] - LOG_SCALES[0],
    inliers: [],
  }
})()

/** What the patches of a view show: points in metres, and whether they are of the couch. */
const patchesOf = (scene: Scene, T: RigidTransform) =>
  Array.from({ length: COUNT }, (_, patch) => {
    const [u, v] = middleOf(patch)
    const { fx, fy, cx, cy } = sceneCamera
    const { depth, shown } = seenAt(scene, T, u, v)
    const point = transformPoint(T, [((u - cx) / fx) * depth, ((v - cy) / fy) * depth, depth])
    return { point, isCouch: shown === 'sofa' }
  })

/** Points this far apart, metres, are half as alike. */
const BLUR = 0.25
/** What has nothing in common is as alike, at most. */
const CHANCE = 0.2

/** Features of the first camera's room and of what the second camera sees there or elsewhere, as they compare. */
export function similarityOf(first: number, second: number, elsewhere = room): SimilarityMatrix {
  const scenes = [room, elsewhere] as const
  const view = (k: number) => patchesOf(scenes[k as 0], cameras[k as 0])
  const [a, b] = [view(first), view(second)]
  const isOneRoom = first === second || elsewhere === room
  const random = seededRandom(5)
  return Float32Array.from({ length: COUNT * COUNT }, (_, cell) => {
    const [p, q] = [a[Math.floor(cell / COUNT)], b[cell % COUNT]] as [(typeof a)[number], (typeof b)[number]]
    const chance = CHANCE * random()
    if (!isOneRoom && !(p.isCouch && q.isCouch)) return chance
    return Math.max(chance, 0.5 ** ((distance3(p.point, q.point) / BLUR) ** 2))
  })
}
