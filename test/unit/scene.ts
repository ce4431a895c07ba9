import {
  cross,
  type Intrinsics,
  intrinsicsFromFieldOfView,
  inverseTransformPoint,
  normalized,
  type OrientedBox,
  type PixelBox,
  type RigidTransform,
  subtract,
  type Vec3,
} from '../../src/geometry/index.ts'
import { movingBoxes } from '../../src/perception/detections.ts'
import type { Detection, KeyframeEvidence, SemanticClass, SemanticGrid } from '../../src/perception/index.ts'
import { SEMANTIC_CLASSES } from '../../src/perception/index.ts'

/**
 * A made-up room with a known truth, and what a perfect camera would measure in it. Map frame, metres. Projection and
 * rays are written out anew here, so that a mistake in src shows as a difference.
 */
export interface Scene {
  room: { x: readonly [number, number]; y: readonly [number, number]; height: number }
  things: readonly Thing[]
}

export interface Thing {
  /** The detector's word; empty where it has none. */
  category: string
  box: OrientedBox
  /** The semantics' word, where it is another; what the detector has no word for has only this. */
  shown?: SemanticClass
}

export const sceneCamera: Intrinsics = intrinsicsFromFieldOfView(640, 480, Math.PI / 2.6)

/** A camera at a place that looks at another and is not rolled: x right, y down, z forward. */
export function lookingAt(eye: Vec3, target: Vec3): RigidTransform {
  const ahead = normalized(subtract(target, eye)) as Vec3
  const right = normalized(cross(ahead, [0, 0, 1])) as Vec3
  const down = cross(ahead, right)
  const rows = ([0, 1, 2] as const).flatMap((k) => [right[k], down[k], ahead[k]])
  return { rotation: rows as unknown as RigidTransform['rotation'], translation: eye }
}

/** Where a ray passes through the slab between two values of a coordinate: from, to. */
const slab = (start: number, step: number, low: number, high: number): [number, number] => {
  const [a, b] = [(low - start) / step, (high - start) / step]
  return a < b ? [a, b] : [b, a]
}

/** Depth along the camera's axis of what a pixel shows. */
export const depthAt = (scene: Scene, T_map_camera: RigidTransform, u: number, v: number): number =>
  seenAt(scene, T_map_camera, u, v).depth

/** What a pixel shows: how deep it lies, and the semantics' word for it. */
export function seenAt(
  { room, things }: Scene,
  T_map_camera: RigidTransform,
  u: number,
  v: number,
): { depth: number; shown: SemanticClass } {
  const { fx, fy, cx, cy } = sceneCamera
  const r = T_map_camera.rotation
  const [a, b] = [(u - cx) / fx, (v - cy) / fy]
  const step: Vec3 = [r[0] * a + r[1] * b + r[2], r[3] * a + r[4] * b + r[5], r[6] * a + r[7] * b + r[8]]
  const eye = T_map_camera.translation
  const walls = [
    slab(eye[0], step[0], ...room.x),
    slab(eye[1], step[1], ...room.y),
    slab(eye[2], step[2], 0, room.height),
  ]
  let nearest = Math.min(...walls.map(([, leaves]) => leaves))
  const isLevel = nearest === (walls[2] as [number, number])[1]
  let shown: SemanticClass = isLevel ? (step[2] > 0 ? 'ceiling' : 'floor') : 'wall'
  for (const { box, category, shown: name } of things) {
    const [c, s] = [Math.cos(box.yaw), Math.sin(box.yaw)]
    const [dx, dy, dz] = subtract(eye, box.center)
    const [l, w, h] = box.size
    const slabs = [
      slab(c * dx + s * dy, c * step[0] + s * step[1], -l / 2, l / 2),
      slab(c * dy - s * dx, c * step[1] - s * step[0], -w / 2, w / 2),
      slab(dz, step[2], -h / 2, h / 2),
    ]
    const [enters, leaves] = [Math.max(...slabs.map(([t]) => t)), Math.min(...slabs.map(([, t]) => t))]
    if (enters >= leaves || enters <= 0 || enters >= nearest) continue
    nearest = enters
    shown = name ?? SHOWN_AS[category] ?? 'other'
  }
  return { depth: nearest, shown }
}

/** The semantics' words for the detector's, where they differ. */
const SHOWN_AS: Readonly<Record<string, SemanticClass>> = {
  couch: 'sofa',
  'dining table': 'table',
  'potted plant': 'plant',
  oven: 'stove',
  chair: 'chair',
  refrigerator: 'refrigerator',
  bed: 'bed',
  tv: 'tv',
  toilet: 'toilet',
  sink: 'sink',
  microwave: 'microwave',
}

/** The pixel of a point of the map; undefined behind the camera. */
export function pixelOf(T_map_camera: RigidTransform, point_map: Vec3): [number, number] | undefined {
  const [x, y, z] = inverseTransformPoint(T_map_camera, point_map)
  const { fx, fy, cx, cy } = sceneCamera
  return z > 0.05 ? [(fx * x) / z + cx, (fy * y) / z + cy] : undefined
}

/** What a perfect detector frames: the thing's corners, cut to the picture; undefined where it is mostly outside. */
export function framed({ box }: Thing, T_map_camera: RigidTransform): PixelBox | undefined {
  const pixels = [-1, 1].flatMap((i) =>
    [-1, 1].flatMap((j) =>
      [-1, 1].map((k) => {
        const [u, v] = [(i * box.size[0]) / 2, (j * box.size[1]) / 2]
        const [c, s] = [Math.cos(box.yaw), Math.sin(box.yaw)]
        const [x, y, z] = box.center
        return pixelOf(T_map_camera, [x + c * u - s * v, y + s * u + c * v, z + (k * box.size[2]) / 2])
      }),
    ),
  )
  if (pixels.some((pixel) => !pixel)) return undefined
  const [xs, ys] = [0, 1].map((axis) => pixels.map((pixel) => pixel?.[axis] as number)) as [
    number[],
    number[],
  ]
  const whole = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
  const { width, height } = sceneCamera
  const clamp = (value: number, limit: number) => Math.min(limit, Math.max(0, value))
  const cut = {
    x0: clamp(whole.x0, width),
    y0: clamp(whole.y0, height),
    x1: clamp(whole.x1, width),
    y1: clamp(whole.y1, height),
  }
  const area = ({ x0, y0, x1, y1 }: PixelBox) => (x1 - x0) * (y1 - y0)
  return area(cut) > 0.6 * area(whole) ? cut : undefined
}

export interface ViewOptions {
  /** 1 / depth = exp(logScale) value, depth in units of `metresPerUnit`. */
  logScale: number
  metresPerUnit: number
  timestampSeconds: number
  /** Detections beside those of the scene's things. */
  also?: readonly Detection[]
}

const [COLUMNS, ROWS] = [112, 84]
const [CELLS, LINES] = [56, 42]
/** The semantics is as sure of what a cell shows; the rest goes to the other classes alike. */
const SURE = 0.9

function semanticsOf(scene: Scene, T_map_camera: RigidTransform): SemanticGrid {
  const classes = SEMANTIC_CLASSES
  const probabilities = new Float32Array(CELLS * LINES * classes.length).fill(
    (1 - SURE) / (classes.length - 1),
  )
  for (let cell = 0; cell < CELLS * LINES; cell++) {
    const u = (((cell % CELLS) + 0.5) * sceneCamera.width) / CELLS
    const v = ((Math.floor(cell / CELLS) + 0.5) * sceneCamera.height) / LINES
    const { shown } = seenAt(scene, T_map_camera, u, v)
    probabilities[cell * classes.length + classes.indexOf(shown)] = SURE
  }
  return { classes, rows: LINES, columns: CELLS, probabilities }
}

/** All that a perfect perception measures from one camera. */
export function evidenceOf(
  scene: Scene,
  T_map_camera: RigidTransform,
  options: ViewOptions,
): KeyframeEvidence {
  const { width, height } = sceneCamera
  const { logScale, metresPerUnit, timestampSeconds, also = [] } = options
  const values = Float32Array.from({ length: COLUMNS * ROWS }, (_, cell) => {
    const u = (((cell % COLUMNS) + 0.5) * width) / COLUMNS
    const v = ((Math.floor(cell / COLUMNS) + 0.5) * height) / ROWS
    const depth = depthAt(scene, T_map_camera, u, v) / metresPerUnit
    return Math.exp(-logScale) / depth
  })
  const things = scene.things.flatMap((thing): Detection[] => {
    const box = thing.category ? framed(thing, T_map_camera) : undefined
    return box ? [{ category: thing.category, score: 0.8, box }] : []
  })
  const detections = [...things, ...also]
  return {
    timestampSeconds,
    sampled: true,
    searched: true,
    camera: sceneCamera,
    inverseDepth: { width: COLUMNS, height: ROWS, values },
    features: { rows: 1, columns: 1, channels: 1, values: new Float32Array(1) },
    semantics: semanticsOf(scene, T_map_camera),
    lines: [],
    detections,
    moving: movingBoxes(detections),
  }
}
