import {
  boxArea,
  type Intrinsics,
  type InverseDepthMap,
  intersectBoxes,
  type PixelBox,
  quantile,
  type RigidTransform,
} from '../../geometry/index.ts'
import type { Detection, SemanticClass, SemanticGrid } from '../../perception/index.ts'
import { type Category, detectedCategory, shownCategory } from '../model/categories.ts'
import { mayBeSame } from '../model/confusions.ts'

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
}

/** Which edges of a detection lie on the frame's border: the object goes on outside. */
export interface CutEdges {
  left: boolean
  top: boolean
  right: boolean
  bottom: boolean
}

/** One detection with its depth: what one frame says of one object. */
export interface Sighting {
  frame: MetricFrame
  detection: Detection
  category: Category
  cut: CutEdges
  /** Of the surface seen inside the box, metres along the camera's axis. */
  depthMetres: number
  /** How likely the picture's semantics takes the middle of the box for it; undefined where it has no such class. */
  shown?: number
}

/** Score at which a sighting is as often right as wrong. */
export const thresholdOf = ({ detection, category }: Sighting): number =>
  category.detectedAs[detection.category] ?? 1

/** Share of the frame that counts as its border. */
const BORDER = 0.012
/** Only this share of the box, around its middle, is asked for depth: its corners show what is behind. */
const CORE = 0.6

/** Depth in metres at a cell of the frame's depth map. */
export const metresAt = ({ inverseDepth: map, metresScale }: MetricFrame, column: number, row: number) =>
  metresScale / Math.max(0.05, map.values[row * map.width + column] as number)

/** Depth in metres at cells of a box, every few cells. */
export function depthsWithin(frame: MetricFrame, box: PixelBox): number[] {
  const { inverseDepth: map, camera } = frame
  const [kx, ky] = [map.width / camera.width, map.height / camera.height]
  const [x0, x1] = [Math.floor(box.x0 * kx), Math.min(map.width - 1, Math.ceil(box.x1 * kx))]
  const [y0, y1] = [Math.floor(box.y0 * ky), Math.min(map.height - 1, Math.ceil(box.y1 * ky))]
  const stride = Math.max(1, Math.floor(Math.sqrt(((x1 - x0) * (y1 - y0)) / 400)))
  const depths: number[] = []
  for (let y = y0; y <= y1; y += stride)
    for (let x = x0; x <= x1; x += stride) depths.push(metresAt(frame, x, y))
  return depths
}

const shrunk = ({ x0, y0, x1, y1 }: PixelBox, share: number): PixelBox => {
  const [dx, dy] = [((x1 - x0) * (1 - share)) / 2, ((y1 - y0) * (1 - share)) / 2]
  return { x0: x0 + dx, y0: y0 + dy, x1: x1 - dx, y1: y1 - dy }
}

/** The mean probability of a kind, or of one that it is taken for, over the cells of a box. */
function shownWithin(
  { camera, semantics }: MetricFrame,
  box: PixelBox,
  category: Category,
): number | undefined {
  const { rows, columns, classes, probabilities } = semantics
  const places = [...classes.keys()].filter((place) => {
    const other = shownCategory(classes[place] as SemanticClass)
    return other && mayBeSame(other.name, category.name)
  })
  if (!places.some((place) => classes[place] === category.shownAs) && category.name !== 'oven')
    return undefined
  const [kx, ky] = [columns / camera.width, rows / camera.height]
  const [x0, x1] = [Math.floor(box.x0 * kx), Math.min(columns - 1, Math.floor(box.x1 * kx))]
  const [y0, y1] = [Math.floor(box.y0 * ky), Math.min(rows - 1, Math.floor(box.y1 * ky))]
  let [sum, count] = [0, 0]
  for (let y = y0; y <= y1; y++)
    for (let x = x0; x <= x1; x++) {
      count++
      for (const place of places) sum += probabilities[(y * columns + x) * classes.length + place] as number
    }
  return count > 0 ? sum / count : undefined
}

/** A box that lies in another of its kind by this share, and as deep within this, is a part of the same thing. */
const PART = { inside: 0.85, depth: 0.12 }

/** The back of a chair, detected beside the chair: fainter, within it, and as far away. */
function isPartOf(part: Sighting, whole: Sighting): boolean {
  if (part.category !== whole.category || part.detection.score >= whole.detection.score) return false
  const inside = boxArea(intersectBoxes(part.detection.box, whole.detection.box))
  return (
    inside > PART.inside * boxArea(part.detection.box) &&
    Math.abs(part.depthMetres - whole.depthMetres) < PART.depth * whole.depthMetres
  )
}

/** The sightings of a frame: its detections of things that are mapped, with their depth. */
export function sightingsOf(frame: MetricFrame): Sighting[] {
  const { width, height } = frame.camera
  const all = frame.detections.flatMap((detection): Sighting[] => {
    const category = detectedCategory(detection.category)
    if (!category) return []
    const { box } = detection
    // Through a chair one sees the floor: what is nearer in the box is the chair.
    const nearer = 0.5 - 0.2 * category.hollow
    const depthMetres = quantile(depthsWithin(frame, shrunk(box, CORE)), nearer)
    if (depthMetres === undefined) return []
    const cut = {
      left: box.x0 < width * BORDER,
      top: box.y0 < height * BORDER,
      right: box.x1 > width * (1 - BORDER),
      bottom: box.y1 > height * (1 - BORDER),
    }
    const shown = shownWithin(frame, shrunk(box, CORE), category)
    return [{ frame, detection, category, cut, depthMetres, ...(shown !== undefined && { shown }) }]
  })
  return all.filter((one) => !all.some((other) => other !== one && isPartOf(one, other)))
}
