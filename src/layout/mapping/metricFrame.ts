import type { Intrinsics, InverseDepthMap, PixelBox, RigidTransform } from '../../geometry/index.ts'
import type { Detection, SemanticClass, SemanticGrid, SharedError } from '../../perception/index.ts'

/** A keyframe with its camera in metres: what lifting starts from. */
export interface MetricFrame {
  keyframe: number
  timestampSeconds: number
  /** Asked for by the sampling plan. */
  sampled: boolean
  /** Searched for objects; what it does not show says nothing where it was not. */
  searched: boolean
  camera: Intrinsics
  /** The frame `level`: gravity-aligned, z up, z = 0 on the floor, metres. */
  T_level_camera: RigidTransform
  inverseDepth: InverseDepthMap
  semantics: SemanticGrid
  /** metres = metresScale / inverse depth. */
  metresScale: number
  detections: readonly Detection[]
  /** What errors that it shares with the part's other frames do to it: level axes, metres. None where that is not known. */
  sharedErrors: readonly SharedError[]
}

/** Depth in metres at a cell of the frame's depth map. */
export const metresAt = ({ inverseDepth: map, metresScale }: MetricFrame, column: number, row: number) =>
  metresScale / Math.max(0.05, map.values[row * map.width + column] as number)

/** How likely a pixel of a frame is to show one of some names. */
export function probabilityAt(
  { camera, semantics: { rows, columns, classes, probabilities } }: MetricFrame,
  u: number,
  v: number,
  names: readonly number[],
): number {
  const column = Math.min(columns - 1, Math.max(0, Math.floor((u * columns) / camera.width)))
  const row = Math.min(rows - 1, Math.max(0, Math.floor((v * rows) / camera.height)))
  const at = (row * columns + column) * classes.length
  let sum = 0
  for (const name of names) sum += probabilities[at + name] as number
  return sum
}

/** The places of classes in a frame's semantics. */
export const placesOf = (classes: readonly SemanticClass[], names: Iterable<SemanticClass>): number[] =>
  [...names].map((name) => classes.indexOf(name)).filter((place) => place >= 0)

/** What a picture shows at a place: its depth, metres, and how likely one of the names that were asked for. */
export interface Sample {
  metres: number
  probability: number
}

/** What a frame shows within a box, at every few cells of its depth map. @param names places of classes. */
export function samplesWithin(frame: MetricFrame, box: PixelBox, names: readonly number[]): Sample[] {
  const { inverseDepth: map, camera } = frame
  const [kx, ky] = [map.width / camera.width, map.height / camera.height]
  const [x0, x1] = [Math.floor(box.x0 * kx), Math.min(map.width - 1, Math.ceil(box.x1 * kx))]
  const [y0, y1] = [Math.floor(box.y0 * ky), Math.min(map.height - 1, Math.ceil(box.y1 * ky))]
  const stride = Math.max(1, Math.floor(Math.sqrt(((x1 - x0) * (y1 - y0)) / 400)))
  const samples: Sample[] = []
  for (let y = y0; y <= y1; y += stride)
    for (let x = x0; x <= x1; x += stride) {
      const probability = names.length > 0 ? probabilityAt(frame, (x + 0.5) / kx, (y + 0.5) / ky, names) : 0
      samples.push({ metres: metresAt(frame, x, y), probability })
    }
  return samples
}
