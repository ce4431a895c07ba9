import { distance2, median, polygonArea, type Vec2, type Vec3 } from '../geometry/index.ts'
import {
  type Layout,
  type LayoutFieldOfView,
  type LayoutObject,
  type LayoutSighting,
  positionSd,
} from '../layout/index.ts'
import { lengthMark, type Mark, onFloor, uprightEdgeMark } from './marks.ts'

/** One number of a trace, and what it comes from. */
export interface TraceStep {
  id: string
  /** What was found, in words: "Distance from refrigerator-1 to the camera". */
  quantity: string
  /** How, in symbols or words. */
  formula: string
  value: number | string
  /** Standard deviation, in the unit of the value. */
  sd?: number
  unit: '' | 'm' | 'm²' | '%' | 'frames' | '°' | 'cm' | 'ft' | 'ft²'
  /** Ids of the objects that it rests on. */
  objects: string[]
  /** Indices of the layout's frames that it rests on. */
  frames: number[]
  /** What it looks like on the map. */
  marks?: Mark[]
}

/** Decimals of a step's number where it is printed, by its unit. */
export const STEP_DECIMALS: Readonly<Record<TraceStep['unit'], number>> = {
  '': 0,
  frames: 0,
  '%': 1,
  '°': 1,
  m: 2,
  'm²': 2,
  cm: 1,
  ft: 2,
  'ft²': 1,
}

/** A chapter of a trace. */
export interface TraceSection {
  id: string
  title: string
  /** One sentence that sums it up. */
  summary: string
  steps: TraceStep[]
  objects: string[]
}

const step = (
  id: string,
  rest: Omit<TraceStep, 'id' | 'objects' | 'frames'> & Partial<TraceStep>,
): TraceStep => ({
  objects: [],
  frames: [],
  ...rest,
  id,
})

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

/** Standard deviation of a length with the shared one of the scale. */
export const withScale = (sd: number, length: number, relativeSd: number): number =>
  Math.hypot(sd, length * relativeSd)

const FIELD_OF_VIEW_SOURCES: Readonly<Record<LayoutFieldOfView['source'], string>> = {
  given: 'given',
  measured: 'measured from the camera motion: another one would not fit turning views',
  assumed: 'assumed, typical of phones: the motion does not determine it',
}

/** What is known of the camera itself: its field of view, and how far its places are sure. */
function cameraSteps({ frames, fieldOfView }: Layout): TraceStep[] {
  const steps: TraceStep[] = []
  if (fieldOfView)
    steps.push(
      step('field-of-view', {
        quantity: 'Field of view of the picture’s longer side',
        formula: FIELD_OF_VIEW_SOURCES[fieldOfView.source],
        value: fieldOfView.degrees,
        ...(fieldOfView.source !== 'given' && { sd: fieldOfView.sd }),
        unit: '°',
      }),
    )
  const sure = [...frames.entries()].flatMap(([frame, { T_map_camera, poseCovariance }]) =>
    T_map_camera && poseCovariance ? [{ frame, sd: positionSd(poseCovariance) }] : [],
  )
  const middle = median(sure.map(({ sd }) => sd))
  if (middle !== undefined)
    steps.push(
      step('camera-sd', {
        quantity: 'Camera position',
        formula: 'median standard deviation over the cameras after the adjustment, without the scale',
        value: 100 * middle,
        unit: 'cm',
        frames: sure.map(({ frame }) => frame),
      }),
    )
  return steps
}

function framesSection(layout: Layout): TraceSection {
  const { frames, source, submaps = [] } = layout
  const indices = (keep: (k: number) => boolean) => [...frames.keys()].filter(keep)
  const searched = indices((k) => frames[k]?.sampled === true)
  const placed = indices((k) => frames[k]?.T_map_camera !== undefined)
  const elsewhere = new Set(submaps.flatMap((piece) => piece.frames.map(({ frame }) => frame)))
  const lost = indices((k) => frames[k]?.T_map_camera === undefined && !elsewhere.has(k))
  const steps = [
    step('frames-searched', {
      quantity: 'Keyframes searched',
      formula: 'by the detector and the semantics head',
      value: searched.length,
      unit: 'frames',
      frames: searched,
    }),
    step('frames-placed', {
      quantity: 'Frames placed',
      formula: 'KLT tracks and matched features, optimised together',
      value: placed.length,
      unit: 'frames',
      frames: placed,
    }),
  ]
  if (lost.length)
    steps.push(
      step('frames-lost', {
        quantity: 'Frames left out',
        formula: 'They share too little with the others to place the camera.',
        value: lost.length,
        unit: 'frames',
        frames: lost,
      }),
    )
  for (const [k, { frames: connected, by }] of (layout.joined ?? []).entries())
    steps.push(
      step(`frames-joined-${k}`, {
        quantity: `Frames of a part that was joined by ${by.join(', ')}`,
        formula: 'No camera path connects these parts; the objects named appear in both.',
        value: connected.length,
        unit: 'frames',
        frames: connected,
      }),
    )
  steps.push(...cameraSteps(layout))
  if (elsewhere.size)
    steps.push(
      step('frames-apart', {
        quantity: `Frames of ${plural(submaps.length, 'part')} of the film apart from this map`,
        formula: 'No camera path connects them with this map, and too few objects appear in both.',
        value: elsewhere.size,
        unit: 'frames',
        frames: [...elsewhere].sort((a, b) => a - b),
      }),
    )
  const remarks = source.remarks.length ? ` ${source.remarks.join(' ')}` : ''
  return {
    id: 'frames',
    title: 'Frames and camera',
    summary: `${plural(placed.length, 'frame')} of ${frames.length} make one map.${remarks}`,
    steps,
    objects: [],
  }
}

function scaleSection({ scale, floorSeen, frames }: Layout): TraceSection {
  const heights = frames.flatMap(({ T_map_camera }) => (T_map_camera ? [T_map_camera.translation[2]] : []))
  const middle = heights.sort((a, b) => a - b)[Math.floor(heights.length / 2)]
  const steps = scale.cues.map(({ evidence, ratio, relativeSd }, k) =>
    step(`scale-${k}`, {
      quantity: evidence.charAt(0).toUpperCase() + evidence.slice(1),
      formula: 'deviation from the chosen scale',
      value: (ratio - 1) * 100,
      sd: relativeSd * 100,
      unit: '%',
    }),
  )
  if (middle !== undefined)
    steps.push(
      step('scale-eye', {
        quantity: 'Camera height',
        formula: floorSeen
          ? 'median over the cameras, above the lowest horizontal plane'
          : 'assumed, as the floor was not seen',
        value: middle,
        sd: middle * scale.relativeSd,
        unit: 'm',
      }),
    )
  const sure = `${(scale.relativeSd * 100).toFixed(0)} %`
  return {
    id: 'scale',
    title: 'Metres',
    summary: scale.cues.length
      ? `Scale ± ${sure}, from ${plural(scale.cues.length, 'cue')}.`
      : 'Nothing in the video says how long a metre is.',
    steps,
    objects: [],
  }
}

function roomSection({ room, scale }: Layout): TraceSection | undefined {
  if (!room) return undefined
  const seen = room.wallSeen.filter(Boolean).length
  const sides = room.outline.map((corner, k) =>
    distance2(corner, room.outline[(k + 1) % room.outline.length] ?? corner),
  )
  // A rectangle is told by two of its sides.
  const product = (sides[0] ?? 0) * (sides[1] ?? 0)
  const isRectangle = sides.length === 4 && Math.abs(product - polygonArea(room.outline)) < 1e-6 * product
  const steps = sides.slice(0, isRectangle ? 2 : sides.length).map((length, k) =>
    step(`room-side-${k}`, {
      quantity: `Side ${k + 1}`,
      formula: room.wallSeen[k] ? 'between two walls of the fused depth' : 'as far as was seen',
      value: length,
      sd: withScale(0.1, length, scale.relativeSd),
      unit: 'm',
      marks: [
        lengthMark(
          onFloor(room.outline[k] as Vec2),
          onFloor(room.outline[(k + 1) % room.outline.length] as Vec2),
        ),
      ],
    }),
  )
  steps.push(
    step('room-area', {
      quantity: 'Area',
      formula: isRectangle ? 'side 1 × side 2' : sides.length ? 'area within the outline' : 'as annotated',
      value: room.areaSquareMetres.value,
      sd: room.areaSquareMetres.sd,
      unit: 'm²',
      ...(sides.length > 0 && { marks: [{ kind: 'outline', corners: room.outline }] }),
    }),
  )
  if (room.heightMetres)
    steps.push(
      step('room-height', {
        quantity: 'Height',
        formula: 'ceiling less floor, peaks of the fused heights',
        value: room.heightMetres.value,
        sd: room.heightMetres.sd,
        unit: 'm',
      }),
    )
  return {
    id: 'room',
    title: 'Room',
    summary: sides.length
      ? `${isRectangle ? 'The rectangle' : 'The outline'} that the walls span; ${seen} of ${room.wallSeen.length} sides were seen.`
      : 'Only its area is known, and not where its walls stand.',
    steps,
    objects: [],
  }
}

/** The point that has 0 on one axis, and else the same coordinates. */
const onAxis = (axis: 0 | 1 | 2, [x, y, z]: Vec3): Vec3 =>
  axis === 0 ? [0, y, z] : axis === 1 ? [x, 0, z] : [x, y, 0]

const bestSighting = (object: LayoutObject): LayoutSighting | undefined =>
  [...object.sightings].sort((a, b) => b.score - a.score)[0]

/** What a box was fitted to, in words. */
const BOX_FROM: Readonly<Record<NonNullable<LayoutObject['boxFrom']>, string>> = {
  detections: 'box fitted to the edges and depth of its detections, and to the usual size of its kind',
  voxels: 'box around the voxels that keyframes take for it; sides not seen are as long as usual',
  wall: 'rectangle on the plane of its wall that keyframes take for it',
}

function objectSection(object: LayoutObject, { scale }: Layout): TraceSection {
  const { id, box, boxFrom, sd, sightings, byHand = [] } = object
  const frames = [...new Set(sightings.map(({ frame }) => frame))]
  const on = { objects: [id], frames }
  const length = (axis: 0 | 1 | 2, name: string) =>
    step(`${id}-${name}`, {
      quantity: name.charAt(0).toUpperCase() + name.slice(1),
      formula: byHand.includes('size') ? 'set by hand' : boxFrom ? BOX_FROM[boxFrom] : 'not recorded',
      value: box.size[axis],
      sd: withScale(sd.size[axis], box.size[axis], scale.relativeSd),
      unit: 'm',
      marks: [uprightEdgeMark(box, axis)],
      ...on,
    })
  const coordinate = (axis: 0 | 1 | 2, name: string, meaning: string) =>
    step(`${id}-${name}`, {
      quantity: `Centre, ${name}`,
      formula: byHand.includes('place') ? `${meaning}, set by hand` : meaning,
      value: box.center[axis as keyof Vec3 & (0 | 1 | 2)],
      sd: withScale(sd.center[axis], box.center[axis], scale.relativeSd),
      unit: 'm',
      marks: [lengthMark(onAxis(axis, box.center), box.center)],
      ...on,
    })
  const best = bestSighting(object)
  const steps = [
    coordinate(0, 'x', 'to the right of the first camera'),
    coordinate(1, 'y', 'ahead of the first camera'),
    coordinate(2, 'z', 'above the floor'),
    length(0, 'length'),
    length(1, 'width'),
    length(2, 'height'),
  ]
  if (best)
    steps.push(
      step(`${id}-depth`, {
        quantity: 'Depth in its clearest frame',
        formula:
          best.by === 'semantics'
            ? `semantics: ${best.detectedAs}, ${(100 * best.score).toFixed(0)} % of what it shows there`
            : `detected as ${best.detectedAs}, score ${best.score.toFixed(2)}`,
        value: best.depthMetres,
        sd: 0.08 * best.depthMetres,
        unit: 'm',
        objects: [id],
        frames: [best.frame],
      }),
    )
  return {
    id,
    title: id,
    summary: frames.length
      ? `In ${frames.length} of ${plural(frames.length + (object.missedFrames ?? 0), 'expected frame')}.`
      : byHand.length
        ? 'Added by hand; no frame was found to show it.'
        : 'No frame is known to show it.',
    steps,
    objects: [id],
  }
}

function droppedSection({ dropped }: Layout): TraceSection | undefined {
  if (dropped.length === 0) return undefined
  const groups = new Map<string, { count: number; because: string; category: string; frames: number[] }>()
  for (const { category, because, sightings } of dropped) {
    const key = `${category}: ${because}`
    const group = groups.get(key) ?? { count: 0, because, category, frames: [] }
    group.count++
    group.frames.push(...sightings.map(({ frame }) => frame))
    groups.set(key, group)
  }
  const steps = [...groups.values()].map(({ count, because, category, frames }, k) =>
    step(`dropped-${k}`, {
      quantity: category.charAt(0).toUpperCase() + category.slice(1),
      formula: because,
      value: count,
      unit: '',
      frames: [...new Set(frames)],
    }),
  )
  return {
    id: 'dropped',
    title: 'Dropped detections',
    summary: `${plural(dropped.length, 'detection')} ${dropped.length === 1 ? 'was' : 'were'} dropped.`,
    steps,
    objects: [],
  }
}

/** How the map was made: every number with what it rests on. A pure function of the layout. */
export function traceOfLayout(layout: Layout): TraceSection[] {
  return [
    framesSection(layout),
    scaleSection(layout),
    roomSection(layout),
    ...layout.objects.map((object) => objectSection(object, layout)),
    droppedSection(layout),
  ].filter((section) => section !== undefined)
}
