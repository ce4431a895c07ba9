import type { Vec3 } from '../../geometry/index.ts'
import {
  type Layout,
  type LayoutObject,
  type LayoutSighting,
  type Provenance,
  provenance,
  sizeProvenance,
} from '../../layout/index.ts'
import { lengthMark, uprightEdgeMark } from '../marks.ts'
import { plural, stepFrom, type TraceSection, type TraceStep, withScale } from './step.ts'

type Axis = 0 | 1 | 2
const AXES = [0, 1, 2] as const
const COORDINATES = ['x', 'y', 'z'] as const
const SIDES = ['length', 'width', 'height'] as const
/** On a map whose frame begins at a camera of its own film. */
const FROM_CAMERA = ['right of the first camera', 'ahead of the first camera', 'above the floor'] as const
const IN_FILE = ['x', 'y', 'above the floor'] as const

/** The point that has 0 on one axis, and else the same coordinates. */
const onAxis = (axis: Axis, point: Vec3): Vec3 =>
  point.map((value, k) => (k === axis ? 0 : value)) as unknown as Vec3

/** The frame that shows an object best; undefined where none does. */
export const bestSighting = (object: LayoutObject): LayoutSighting | undefined =>
  [...object.sightings].sort((a, b) => b.score - a.score)[0]

/** What a person has set is in metres, whatever the map's scale. */
const deviation = (sd: number, length: number, from: Provenance | undefined, relativeSd: number) =>
  from?.origin === 'by-hand' ? 0 : withScale(sd, length, relativeSd)

/**
 * Standard deviation of one side of an object's box, metres; what a person has set is exact.
 * @param length of the side, where another box of the object is meant.
 */
export const sizeSd = (
  object: LayoutObject,
  axis: Axis,
  layout: Layout,
  length: number = object.box.size[axis],
): number =>
  deviation(object.sd.size[axis], length, sizeProvenance(object, axis, layout), layout.scale.relativeSd)

/** The same of one coordinate of its centre. */
export const centerSd = (
  { sd, box, provenance: from }: LayoutObject,
  axis: Axis,
  { scale }: Layout,
): number => deviation(sd.center[axis], box.center[axis], from?.center[axis], scale.relativeSd)

function sightingStep(object: LayoutObject, { scale }: Layout): TraceStep[] {
  const best = bestSighting(object)
  if (!best) return []
  const { by, detectedAs, score, depthMetres, depthSd } = best
  const seenAs =
    by === 'semantics'
      ? `${detectedAs}, ${(100 * score).toFixed(0)} %`
      : `${detectedAs}, score ${score.toFixed(2)}`
  const from = provenance('measured', by === 'semantics' ? 'depth-of-semantics' : 'depth-of-detection')
  const step = stepFrom(`${object.id}-depth`, from, {
    quantity: 'Depth in its clearest frame',
    value: depthMetres,
    ...(depthSd !== undefined && { sd: withScale(depthSd, depthMetres, scale.relativeSd) }),
    unit: 'm',
    objects: [object.id],
    frames: [best.frame],
  })
  return [{ ...step, formula: `${step.formula} (${seenAs})` }]
}

/** Where an object comes from, in one sentence: the frames that show it, of those that should. */
export function objectSummary({ sightings, missedFrames, provenance: from }: LayoutObject): string {
  const seen = new Set(sightings.map(({ frame }) => frame)).size
  if (seen) return `In ${seen} of ${plural(seen + missedFrames, 'expected frame')}.`
  const [format] = from?.category.inputs ?? []
  if (from?.category.origin === 'imported') return `From ${format ?? 'a file'}.`
  return from?.category.origin === 'by-hand'
    ? 'Added by you; no frame shows it.'
    : 'No frame is known to show it.'
}

/** An object: its box, number by number, and the frame that shows it best. */
export function objectSection(object: LayoutObject, layout: Layout): TraceSection {
  const { id, box, sightings, provenance: from } = object
  const on = { objects: [id], frames: [...new Set(sightings.map(({ frame }) => frame))] }
  const meanings = layout.frames.some(({ T_map_camera }) => T_map_camera) ? FROM_CAMERA : IN_FILE
  const center = AXES.map((axis) =>
    stepFrom(`${id}-${COORDINATES[axis]}`, from?.center[axis], {
      quantity: `Centre, ${meanings[axis]}`,
      value: box.center[axis],
      sd: centerSd(object, axis, layout),
      unit: 'm',
      marks: [lengthMark(onAxis(axis, box.center), box.center)],
      ...on,
    }),
  )
  const size = AXES.map((axis) => {
    const name = SIDES[axis] as (typeof SIDES)[number]
    return stepFrom(`${id}-${name}`, sizeProvenance(object, axis, layout), {
      quantity: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      value: box.size[axis],
      sd: sizeSd(object, axis, layout),
      unit: 'm',
      marks: [uprightEdgeMark(box, axis)],
      ...on,
    })
  })
  return {
    id,
    title: id,
    summary: objectSummary(object),
    steps: [...center, ...size, ...sightingStep(object, layout)],
    objects: [id],
  }
}
