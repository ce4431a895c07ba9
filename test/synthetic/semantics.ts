import type { Intrinsics, RigidTransform } from '../../src/geometry/index.ts'
import { type PatchFeatures, SEMANTIC_CLASSES, type SemanticClass } from '../../src/perception/index.ts'
import { COLUMNS, ROWS } from './features.ts'
import type { RayCaster } from './rayCaster.ts'
import type { SyntheticRoom } from './room.ts'

const FACES = 6
/** Of the class that is there; the others share the rest. */
const PROBABILITY = 0.8
/** What is thinner hangs on the wall, metres. */
const THIN = 0.05

const CLASSES = SEMANTIC_CLASSES.length
const OTHERS = (1 - PROBABILITY) / (CLASSES - 1)

/** What a surface is: sides of the room, then of its furniture and pictures, then of who walks. */
function classOf({ solids }: SyntheticRoom, surface: number): SemanticClass {
  if (surface < FACES) return surface === 4 ? 'floor' : surface === 5 ? 'ceiling' : 'wall'
  const solid = solids[Math.floor(surface / FACES) - 1]
  if (!solid) return 'person'
  const { min, max } = solid
  return Math.min(max[0] - min[0], max[1] - min[1]) < THIN ? 'picture' : 'cabinet'
}

/** Probabilities of what a picture's patches show, as features of as many channels as there are classes. */
export function semanticsSeen(
  caster: RayCaster,
  room: SyntheticRoom,
  camera: Intrinsics,
  T_map_camera: RigidTransform,
): PatchFeatures {
  const values = new Float32Array(ROWS * COLUMNS * CLASSES).fill(OTHERS)
  caster.setPose(T_map_camera)
  for (let patch = 0; patch < ROWS * COLUMNS; patch++) {
    const a = ((((patch % COLUMNS) + 0.5) / COLUMNS) * camera.width - camera.cx) / camera.fx
    const b = (((Math.floor(patch / COLUMNS) + 0.5) / ROWS) * camera.height - camera.cy) / camera.fy
    caster.cast(a, b)
    values[patch * CLASSES + SEMANTIC_CLASSES.indexOf(classOf(room, caster.surface))] = PROBABILITY
  }
  return { rows: ROWS, columns: COLUMNS, channels: CLASSES, values }
}

/** Of a picture that shows nothing: all classes alike. */
export const semanticsOfNothing = (): PatchFeatures => ({
  rows: ROWS,
  columns: COLUMNS,
  channels: CLASSES,
  values: new Float32Array(ROWS * COLUMNS * CLASSES).fill(1 / CLASSES),
})
