import { apply, type Vec3 } from '../../../../src/geometry/index.ts'
import { type MetricFrame, metresAt } from '../../../../src/layout/mapping/metricFrame.ts'
import type { Wall } from '../../../../src/layout/room/walls.ts'
import type { SemanticClass } from '../../../../src/perception/index.ts'
import { type Scene, sceneCamera, seenAt } from '../../scene.ts'
import { SURE } from './voxels.ts'

/** Something on the walls of a made-up room that has no body: a picture, a mirror, an open doorway. */
export interface Paint {
  wall: Wall
  /** Metres along the wall, and above the floor. */
  along: readonly [number, number]
  up: readonly [number, number]
  /** What the semantics takes it for; without it, for what it took the wall for. */
  shown?: SemanticClass
  /** How much farther than the wall depth says it is, metres. */
  beyond?: number
}

/** Cells of the semantics: finer than scenes have them, so that edges are known within a few centimetres. */
const [COLUMNS, ROWS] = [160, 120]

interface Hit {
  paint: Paint
  /** Of the wall's plane, along the camera's axis. */
  depth: number
}

/** The paint that a pixel shows, where nothing stands before it. */
function paintAt(paints: readonly Paint[], frame: MetricFrame, u: number, v: number): Hit | undefined {
  const { rotation, translation: eye } = frame.T_level_camera
  const ray: Vec3 = [(u - sceneCamera.cx) / sceneCamera.fx, (v - sceneCamera.cy) / sceneCamera.fy, 1]
  const step = apply(rotation, ray)
  const { width, height } = frame.inverseDepth
  const seen = metresAt(
    frame,
    Math.floor((u * width) / sceneCamera.width),
    Math.floor((v * height) / sceneCamera.height),
  )
  for (const paint of paints) {
    const { from, to, metres, outward } = paint.wall
    const depth =
      ((from[0] - eye[0]) * outward[0] + (from[1] - eye[1]) * outward[1]) /
      (step[0] * outward[0] + step[1] * outward[1])
    const [x, y, z] = [0, 1, 2].map((k) => (eye[k] as number) + depth * (step[k] as number)) as [
      number,
      number,
      number,
    ]
    const along = ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) / metres
    const isInside = along > paint.along[0] && along < paint.along[1] && z > paint.up[0] && z < paint.up[1]
    if (depth > 0 && isInside && Math.abs(seen - depth) < 0.03 * depth + 0.05) return { paint, depth }
  }
  return undefined
}

/** What each cell shows of the scene itself: the same frames are painted on again and again. */
const bareCells = new WeakMap<MetricFrame, readonly SemanticClass[]>()
const cellMiddle = (cell: number): [number, number] => [
  (((cell % COLUMNS) + 0.5) * sceneCamera.width) / COLUMNS,
  ((Math.floor(cell / COLUMNS) + 0.5) * sceneCamera.height) / ROWS,
]
function bareCellsOf(scene: Scene, frame: MetricFrame): readonly SemanticClass[] {
  const cells =
    bareCells.get(frame) ??
    Array.from(
      { length: COLUMNS * ROWS },
      (_, cell) => seenAt(scene, frame.T_level_camera, ...cellMiddle(cell)).shown,
    )
  bareCells.set(frame, cells)
  return cells
}

/** Frames of a scene, with finer semantics and with paints on its walls. */
export const painted = (
  scene: Scene,
  frames: readonly MetricFrame[],
  paints: readonly Paint[],
): MetricFrame[] =>
  frames.map((frame) => {
    const { inverseDepth: map, metresScale } = frame
    const values = map.values.map((value, cell) => {
      const u = (((cell % map.width) + 0.5) * sceneCamera.width) / map.width
      const v = ((Math.floor(cell / map.width) + 0.5) * sceneCamera.height) / map.height
      const hit = paintAt(paints, frame, u, v)
      return hit?.paint.beyond ? metresScale / (hit.depth + hit.paint.beyond) : value
    })
    const { classes } = frame.semantics
    const n = classes.length
    const probabilities = new Float32Array(COLUMNS * ROWS * n).fill((1 - SURE) / (n - 1))
    for (const [cell, bare] of bareCellsOf(scene, frame).entries()) {
      const shown = paintAt(paints, frame, ...cellMiddle(cell))?.paint.shown ?? bare
      probabilities[cell * n + classes.indexOf(shown)] = SURE
    }
    return {
      ...frame,
      inverseDepth: { ...map, values },
      semantics: { classes, rows: ROWS, columns: COLUMNS, probabilities },
    }
  })
