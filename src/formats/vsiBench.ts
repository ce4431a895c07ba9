import { z } from 'zod'
import { dot, type SolidBox, uprightBox, type Vec3 } from '../geometry/index.ts'
import { type Layout, type LayoutObject, provenance, wholly } from '../layout/index.ts'
import { firstIssue, MapFileError, parseMapJson } from './errors.ts'

/**
 * VSI-Bench's `meta_info`: the annotated boxes of its scenes, z up, metres (thinking-in-space, data/meta_info; its
 * boxes are Open3D's minimal ones, and the rows of `normalizedAxes` are their axes).
 */

const number = z.number()
const point = z.tuple([number, number, number])
const annotatedBox = z.object({
  centroid: point,
  axesLengths: z.tuple([number.nonnegative(), number.nonnegative(), number.nonnegative()]),
  normalizedAxes: z.tuple([number, number, number, number, number, number, number, number, number]),
})
const scene = z.object({
  dataset: z.string().optional(),
  room_size: number.nonnegative().optional(),
  object_counts: z.record(z.string(), number.int().nonnegative()).default({}),
  object_bbox: z.record(z.string().min(1), z.array(z.unknown())),
})

/** What the published questions call otherwise than the annotation does (scene 38d58a7a31, the only one that has it). */
const RENAMED = new Map([['coat hanger', 'coat rack']])
const asAsked = (category: string) => RENAMED.get(category) ?? category

/** How far from right angles and unit length a box's axes may be, as products of its rows. */
const SKEW = 0.01

function isRightAngled([a, b, c, d, e, f, g, h, i]: z.infer<typeof annotatedBox>['normalizedAxes']): boolean {
  const rows: Vec3[] = [
    [a, b, c],
    [d, e, f],
    [g, h, i],
  ]
  return rows.every((row, k) =>
    rows.every((other, n) => Math.abs(dot(row, other) - (k === n ? 1 : 0)) < SKEW),
  )
}

/** A part of the file that could not be read, and why. The file is one JSON value: it has scenes, and no lines. */
export interface RefusedScene {
  scene: string
  /** `chair 2`; absent where all of the scene could not be read. */
  object?: string
  reason: string
}

const ANNOTATED = provenance('imported', 'read-from-file', ['VSI-Bench annotation'])
const SURE = { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 } as const

function annotatedObject(category: string, index: number, value: unknown): LayoutObject | string {
  const result = annotatedBox.safeParse(value)
  if (!result.success) return `The box is damaged at ${firstIssue(result.error)}.`
  const { centroid: center, axesLengths: size, normalizedAxes: axes } = result.data
  if (!isRightAngled(axes)) return 'The axes of the box are not unit axes at right angles.'
  const exactBox: SolidBox = { center, size, axes }
  const box = uprightBox(exactBox)
  return {
    id: `${category.replaceAll(' ', '-')}-${index + 1}`,
    category,
    box,
    exactBox,
    sd: SURE,
    score: 1,
    sightings: [],
    missedFrames: 0,
    provenance: wholly(ANNOTATED),
  }
}

const raised = (object: LayoutObject, by: number): LayoutObject => {
  const up = ([x, y, z]: Vec3): Vec3 => [x, y, z + by]
  const { box, exactBox } = object
  return {
    ...object,
    box: { ...box, center: up(box.center) },
    ...(exactBox && { exactBox: { ...exactBox, center: up(exactBox.center) } }),
  }
}

/**
 * One scene's record as a layout. Directions of x and y are the dataset's (+y is not where a camera looks); z = 0 is
 * the bottom of the lowest object, as the annotation does not say where the floor is. The room has its area, and no
 * outline. Every object has its `exactBox`; `counts` are the annotated ones. Objects that cannot be read are told to
 * `refuse`, and left out.
 */
function layoutOf(
  name: string,
  record: z.infer<typeof scene>,
  refuse: (refused: RefusedScene) => void,
): Layout {
  const objects = Object.entries(record.object_bbox).flatMap(([category, boxes]) =>
    boxes.flatMap((value, k) => {
      const object = annotatedObject(asAsked(category), k, value)
      if (typeof object !== 'string') return [object]
      refuse({ scene: name, object: `${category} ${k + 1}`, reason: object })
      return []
    }),
  )
  const floor = objects.reduce(
    (lowest, { box }) => Math.min(lowest, box.center[2] - box.size[2] / 2),
    Number.POSITIVE_INFINITY,
  )
  return {
    format: 'floorsight-layout',
    version: 3,
    source: {
      name,
      durationSeconds: 0,
      width: 0,
      height: 0,
      remarks: [
        `The map is an annotation${record.dataset ? ` of ${record.dataset}` : ''}, not made from a video; its floor is the bottom of the lowest object.`,
      ],
    },
    models: [],
    frames: [],
    floorSeen: false,
    scale: { relativeSd: 0, cues: [], provenance: ANNOTATED },
    ...(record.room_size !== undefined && {
      room: {
        outline: [],
        wallSeen: [],
        areaSquareMetres: { value: record.room_size, sd: 0 },
        provenance: { sides: [], area: ANNOTATED },
      },
    }),
    objects: objects.map((object) => raised(object, -floor)),
    counts: Object.fromEntries(
      Object.entries(record.object_counts).map(([category, count]) => [asAsked(category), count]),
    ),
    dropped: [],
  }
}

/**
 * Reads a `meta_info` file: a layout a scene, whose name is `source.name`, in the file's order.
 * @throws MapFileError where the text is not JSON, or not an object of scenes.
 */
export function readVsiMetaInfo(text: string): { layouts: Layout[]; refused: RefusedScene[] } {
  const file = z.record(z.string(), z.unknown()).safeParse(parseMapJson(text, 'meta_info of VSI-Bench'))
  if (!file.success) throw new MapFileError('The file is JSON, but not a meta_info of VSI-Bench.')
  const refused: RefusedScene[] = []
  const layouts = Object.entries(file.data).flatMap(([name, value]) => {
    const record = scene.safeParse(value)
    if (record.success) return [layoutOf(name, record.data, (one) => refused.push(one))]
    refused.push({ scene: name, reason: `The record is damaged at ${firstIssue(record.error)}.` })
    return []
  })
  return { layouts, refused }
}
