import { boxArea, intersectBoxes, type PixelBox, quantile } from '../../geometry/index.ts'
import type { Detection, SemanticClass } from '../../perception/index.ts'
import { type Category, detectedCategory, shownCategory } from '../model/categories.ts'
import { mayBeSame } from '../model/confusions.ts'
import { type MetricFrame, samplesWithin } from './metricFrame.ts'

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

const shrunk = ({ x0, y0, x1, y1 }: PixelBox, share: number): PixelBox => {
  const [dx, dy] = [((x1 - x0) * (1 - share)) / 2, ((y1 - y0) * (1 - share)) / 2]
  return { x0: x0 + dx, y0: y0 + dy, x1: x1 - dx, y1: y1 - dy }
}

/** A pixel belongs to a thing where its name is this likely; and its depth is theirs where they are this share of the box. */
const MASK = { probability: 0.3, share: 0.1 }

/** The classes of the semantics that a kind goes by; none where it has no class of its own. */
function classesOf(category: Category, classes: readonly SemanticClass[]): number[] {
  if (!category.shownAs || !classes.includes(category.shownAs)) return []
  return [...classes.keys()].filter((place) => {
    const other = shownCategory(classes[place] as SemanticClass)
    return other && mayBeSame(other.name, category.name)
  })
}

/**
 * How far a thing in a box is, and how likely the picture's semantics takes it for its kind. Where the semantics shows
 * it, its depth is that of the pixels that do: a table may hide the half of an oven.
 */
function seenWithin(frame: MetricFrame, box: PixelBox, category: Category) {
  const names = classesOf(category, frame.semantics.classes)
  const samples = samplesWithin(frame, box, names)
  const mask = samples.filter(({ probability }) => probability >= MASK.probability)
  const own = mask.length >= MASK.share * samples.length ? mask : samples
  // Through a chair one sees the floor: what is nearer in the box is the chair.
  const nearer = 0.5 - 0.2 * category.hollow
  const sum = samples.reduce((total, { probability }) => total + probability, 0)
  return {
    depthMetres: quantile(
      own.map(({ metres }) => metres),
      nearer,
    ),
    ...(names.length > 0 && samples.length > 0 && { shown: sum / samples.length }),
  }
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
    const { depthMetres, ...shown } = seenWithin(frame, shrunk(box, CORE), category)
    if (depthMetres === undefined) return []
    const cut = {
      left: box.x0 < width * BORDER,
      top: box.y0 < height * BORDER,
      right: box.x1 > width * (1 - BORDER),
      bottom: box.y1 > height * (1 - BORDER),
    }
    return [{ frame, detection, category, cut, depthMetres, ...shown }]
  })
  return all.filter((one) => !all.some((other) => other !== one && isPartOf(one, other)))
}
