import { aboutZ, compose, multiply, type RigidTransform, type Vec3 } from '../../../src/geometry/index.ts'
import type {
  CameraMotion,
  Detection,
  KeyframeEvidence,
  MotionPiece,
  PathPose,
  SharedError,
} from '../../../src/perception/index.ts'
import { evidenceOf, lookingAt, type Scene, type Thing } from '../scene.ts'

/** Rooms as people furnish them, drawn by chance, and films of them with the errors that real ones have. */

type Random = () => number

/** Longer and shorter side, height, height of the underside; metres. */
const SIZES: Readonly<Record<string, readonly [number, number, number, number]>> = {
  refrigerator: [0.72, 0.68, 1.72, 0],
  oven: [0.68, 0.62, 0.95, 0],
  sink: [0.55, 0.45, 0.2, 0.75],
  microwave: [0.5, 0.38, 0.3, 0.95],
  couch: [1.82, 0.95, 0.8, 0],
  tv: [0.9, 0.14, 0.55, 0.8],
  bed: [2.05, 1.5, 0.6, 0],
  'dining table': [1.3, 0.75, 0.74, 0],
  chair: [0.55, 0.52, 0.85, 0],
  'potted plant': [0.4, 0.35, 0.6, 0.3],
}

/** What stands along the walls, in the order of the walls, and around how many tables how many chairs stand. */
const CATEGORY_GROUPS: readonly { walls: readonly string[]; tables: number; chairs: number }[] = [
  { walls: ['refrigerator', 'sink', 'oven', 'microwave'], tables: 1, chairs: 4 },
  { walls: ['couch', 'tv', 'potted plant', 'chair'], tables: 1, chairs: 1 },
  { walls: ['tv', 'tv', 'potted plant'], tables: 3, chairs: 6 },
  { walls: ['bed', 'tv', 'chair', 'potted plant'], tables: 0, chairs: 0 },
  { walls: ['couch', 'tv', 'refrigerator', 'oven', 'sink', 'chair'], tables: 1, chairs: 4 },
]

const between = (random: Random, low: number, high: number) => low + (high - low) * random()
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const overlaps = (a: Thing, b: Thing): boolean => {
  const extent = ({ box: { size, yaw } }: Thing) =>
    Math.abs(Math.cos(yaw)) > 0.7 ? [size[0], size[1]] : [size[1], size[0]]
  const [p, q] = [extent(a), extent(b)]
  return [0, 1].every(
    (k) =>
      Math.abs((a.box.center[k] as number) - (b.box.center[k] as number)) <
      ((p[k] as number) + (q[k] as number)) / 2 + 0.05,
  )
}

/** @param kind which sort of room: the same sort holds the same things, each time in other places. */
export function randomRoom(random: Random, kind: number): Scene {
  const { walls, tables, chairs } = CATEGORY_GROUPS[
    kind % CATEGORY_GROUPS.length
  ] as (typeof CATEGORY_GROUPS)[number]
  const [w, d] = [between(random, 3, 5.5), between(random, 3.2, 6)]
  const things: Thing[] = []
  const place = (category: string, at: () => { x: number; y: number; yaw: number }) => {
    const [l, s, h, base] = SIZES[category] as [number, number, number, number]
    const grown = Math.exp(0.06 * normal(random))
    for (let trial = 0; trial < 30; trial++) {
      const { x, y, yaw } = at()
      const thing: Thing = {
        category,
        box: { center: [x, y, base + (h * grown) / 2], size: [l * grown, s * grown, h * grown], yaw },
      }
      const [a, b] = Math.abs(Math.cos(yaw)) > 0.7 ? [l, s] : [s, l]
      if (Math.abs(x) + (a * grown) / 2 > w / 2 || Math.abs(y) + (b * grown) / 2 > d / 2) continue
      if (things.some((other) => overlaps(other, thing))) continue
      things.push(thing)
      return
    }
  }
  for (const category of walls) {
    const depth = (SIZES[category] as readonly number[])[1] as number
    place(category, () => {
      const side = Math.floor(4 * random())
      const off = depth / 2 + 0.06 + 0.05 * random()
      const along = between(random, -0.5, 0.5)
      return side % 2
        ? { x: (side > 1 ? 1 : -1) * (w / 2 - off), y: along * d, yaw: Math.PI / 2 }
        : { x: along * w, y: (side > 1 ? 1 : -1) * (d / 2 - off), yaw: 0 }
    })
  }
  const centres: { x: number; y: number }[] = []
  for (let k = 0; k < tables; k++)
    place('dining table', () => {
      const at = { x: between(random, -w / 2, w / 2), y: between(random, -d / 2, d / 2) }
      centres[k] = at
      return { ...at, yaw: random() < 0.5 ? 0 : Math.PI / 2 }
    })
  for (let k = 0; k < chairs; k++)
    place('chair', () => {
      const { x, y } = centres[k % Math.max(1, tables)] ?? { x: 0, y: 0 }
      return { x: x + between(random, -1.1, 1.1), y: y + between(random, -1.1, 1.1), yaw: 0 }
    })
  return { room: { x: [-w / 2, w / 2], y: [-d / 2, d / 2], height: between(random, 2.4, 2.7) }, things }
}

/** Cameras of somebody who stands near a wall, walks a little and looks about. */
export function randomCameras(
  random: Random,
  { room }: Scene,
  heading: number,
  count: number,
): RigidTransform[] {
  const reach = 0.32 * Math.min(room.x[1] - room.x[0], room.y[1] - room.y[0])
  // From the side that lies behind: so most of what is ahead is in the picture.
  const [x0, y0] = [-reach * Math.cos(heading), -reach * Math.sin(heading)]
  const height = between(random, 1.35, 1.55)
  return Array.from({ length: count }, (_, k) => {
    const share = k / Math.max(1, count - 1) - 0.5
    const [side, turn] = [1.2 * share, 0.7 * share + 0.1 * normal(random)]
    const eye: Vec3 = [
      x0 - side * Math.sin(heading),
      y0 + side * Math.cos(heading),
      height + 0.03 * normal(random),
    ]
    const ahead = heading + turn
    return lookingAt(eye, [
      eye[0] + 2.5 * Math.cos(ahead),
      eye[1] + 2.5 * Math.sin(ahead),
      between(random, 0.4, 0.8),
    ])
  })
}

/** One part of a film: cameras in one scene. */
export interface FilmPart {
  scene: Scene
  cameras: readonly RigidTransform[]
}

/** How far cameras stray from where they are said to be, metres, in their heading, radians, and in their depth's scale. */
const STRAYS = { metres: 0.03, yaw: 0.015, logScale: 0.03 } as const

const diagonal = (x: number, y: number, z: number) => [x, 0, 0, 0, y, 0, 0, 0, z] as const

/** The same as the product would know it: each camera's five errors are its own. */
function uncertaintyOf(camera: number, cameras: number, metresPerUnit: number) {
  const units = STRAYS.metres / metresPerUnit
  const none: SharedError = { position: [0, 0, 0], rotation: [0, 0, 0], logScale: 0 }
  const own: SharedError[] = [
    { ...none, position: [units, 0, 0] },
    { ...none, position: [0, units, 0] },
    { ...none, position: [0, 0, units] },
    { ...none, rotation: [0, 0, STRAYS.yaw] },
    { ...none, logScale: STRAYS.logScale },
  ]
  const sharedErrors = Array.from({ length: cameras }, (_, k) => (k === camera ? own : own.map(() => none)))
  return {
    covariance: {
      position: diagonal(units ** 2, units ** 2, units ** 2),
      rotation: diagonal(0, 0, STRAYS.yaw ** 2),
    },
    sharedErrors: sharedErrors.flat(),
  }
}

/** A film of several parts, each with an origin, a heading and a unit of its own, and what watching it would give. */
export function randomFilm(
  random: Random,
  parts: readonly FilmPart[],
): { keyframes: KeyframeEvidence[]; motion: CameraMotion } {
  const keyframes: KeyframeEvidence[] = []
  const pieces = parts.map(({ scene, cameras }): MotionPiece => {
    const metresPerUnit = between(random, 1.5, 3.5)
    const T_level_map: RigidTransform = {
      rotation: aboutZ(2 * Math.PI * random()),
      translation: [5 * normal(random), 5 * normal(random), normal(random)],
    }
    const placed = cameras.map((truth, camera) => {
      const logScale = -1.2 + 0.1 * normal(random)
      const view = evidenceOf(scene, truth, {
        logScale: logScale + STRAYS.logScale * normal(random),
        metresPerUnit,
        timestampSeconds: keyframes.length,
      })
      keyframes.push(blurred(random, view))
      const [x, y, z] = truth.translation
      const off = () => STRAYS.metres * normal(random)
      const T_map_camera: RigidTransform = {
        rotation: multiply(aboutZ(STRAYS.yaw * normal(random)), truth.rotation),
        translation: [(x + off()) / metresPerUnit, (y + off()) / metresPerUnit, (z + off()) / metresPerUnit],
      }
      return {
        keyframe: keyframes.length - 1,
        T_level_camera: compose(T_level_map, T_map_camera),
        logScale,
        ...uncertaintyOf(camera, cameras.length, metresPerUnit),
      }
    })
    const path = placed.map(
      ({ keyframe, T_level_camera, covariance }): PathPose => ({
        timestampSeconds: keyframe,
        T_level_camera,
        covariance,
        by: 'keyframe',
      }),
    )
    return {
      placed,
      path,
      links: { tracked: cameras.length - 1, features: 0 },
      squared: false,
      focal: undefined,
    }
  })
  return {
    keyframes,
    motion: { pieces, unplaced: [], fieldOfView: { radians: Math.PI / 2.6, sd: 0.1, source: 'assumed' } },
  }
}

/** The detector misses a fifth of what it could see and frames the rest badly; depth bends over the picture. */
function blurred(random: Random, view: KeyframeEvidence): KeyframeEvidence {
  const { inverseDepth: map } = view
  const [a, b, c] = [random() * 6, random() * 6, 0.05 * normal(random)]
  const values = map.values.map((value, cell) => {
    const [u, v] = [(cell % map.width) / map.width, Math.floor(cell / map.width) / map.height]
    return value * Math.exp(c * Math.sin(a + 4 * u) + 0.04 * Math.sin(b + 5 * v))
  })
  const detections = view.detections
    .filter(() => random() > 0.2)
    .map((detection): Detection => {
      const { x0, y0, x1, y1 } = detection.box
      const [dx, dy] = [0.03 * (x1 - x0), 0.03 * (y1 - y0)]
      return {
        category: detection.category,
        score: between(random, 0.35, 0.85),
        box: {
          x0: Math.max(0, x0 + dx * normal(random)),
          y0: Math.max(0, y0 + dy * normal(random)),
          x1: Math.min(view.camera.width, x1 + dx * normal(random)),
          y1: Math.min(view.camera.height, y1 + dy * normal(random)),
        },
      }
    })
  return { ...view, inverseDepth: { ...map, values }, detections }
}
