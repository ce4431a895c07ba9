import { z } from 'zod'
import { dot, type Mat3, type SolidBox, uprightBox, type Vec3 } from '../geometry/index.ts'
import {
  type Layout,
  type LayoutObject,
  type LayoutRoom,
  type ObjectProvenance,
  type Provenance,
  provenance,
} from '../layout/index.ts'
import { firstIssue, MapFileError } from './errors.ts'

/** What the readers of other programs' maps share: boxes that are given, not measured by us. */

/** A place or an angle, metres or radians; what lies further out than a thousand kilometres is damage. */
export const coordinate = z.number().min(-1e6).max(1e6)
/** An extent, metres. */
export const extent = z.number().min(0).max(1e6)
export const vector3 = z.tuple([coordinate, coordinate, coordinate])
export const categoryName = z.string().trim().min(1)

export type GivenObject = Pick<LayoutObject, 'category' | 'alternatives' | 'box' | 'exactBox'> & {
  id?: string
  /** How sure the file is of the object, 0 to 1; 1 where it does not say. */
  score?: number
}

export const rowsOfMatrix = (m: Mat3): [Vec3, Vec3, Vec3] => [
  [m[0], m[1], m[2]],
  [m[3], m[4], m[5]],
  [m[6], m[7], m[8]],
]

/** Cosine of a tenth of a degree: an axis nearer to the vertical than that is vertical. */
const PLUMB = Math.cos(Math.PI / 1800)

/**
 * An upright box for the plan from one at any angle, map frame; with the exact one where it stands askew. Where one side
 * is plumb it becomes the height, and the first of the others the length: the file's own heading is kept.
 */
export function placed(solid: SolidBox): Pick<LayoutObject, 'box' | 'exactBox'> {
  const { center, size, axes } = solid
  const rows = rowsOfMatrix(axes)
  const tilt = (k: 0 | 1 | 2) => Math.abs(rows[k][2])
  const up = ([2, 1, 0] as const).reduce((best, k) => (tilt(k) > tilt(best) ? k : best))
  if (tilt(up) < PLUMB) return { box: uprightBox(solid), exactBox: { center, size, axes } }
  const [length, width] = up === 2 ? ([0, 1] as const) : up === 1 ? ([0, 2] as const) : ([1, 2] as const)
  const yaw = Math.atan2(rows[length][1], rows[length][0])
  return { box: { center, size: [size[length], size[width], size[up]], yaw } }
}

/** Whether the rows are unit axes at right angles, within what printed digits lose. */
export function areAxes(m: Mat3): boolean {
  const rows = rowsOfMatrix(m)
  return rows.every((a, i) => rows.every((b, j) => Math.abs(dot(a, b) - (i === j ? 1 : 0)) < 0.02))
}

/** Reads the entries of a list one by one: those that the schema refuses are left out and named. */
export function readEntries<T>(list: readonly unknown[], schema: z.ZodType<T>, what: string) {
  const kept: T[] = []
  const remarks: string[] = []
  for (const [k, entry] of list.entries()) {
    const result = schema.safeParse(entry)
    if (result.success) kept.push(result.data)
    else remarks.push(`${what} ${k + 1} was left out: ${firstIssue(result.error)}.`)
  }
  return { kept, remarks }
}

/** @throws MapFileError where entries were left out and none was kept. */
export function refuseAllLost({ kept, remarks: [remark] }: { kept: readonly unknown[]; remarks: string[] }) {
  if (!kept.length && remark) throw new MapFileError(`Nothing in the file can be read. ${remark}`)
}

/** The object with its boxes lower by `z` metres, so that what was at that height is the floor. */
export const lowered = <T extends GivenObject>(object: T, z: number): T => {
  const down = ([x, y, height]: Vec3): Vec3 => [x, y, height - z]
  const { box, exactBox } = object
  return {
    ...object,
    box: { ...box, center: down(box.center) },
    ...(exactBox && { exactBox: { ...exactBox, center: down(exactBox.center) } }),
  }
}

/** The lowest underside of the boxes: what stands for a floor that the file does not give. 0 where there are none. */
export const lowestUnderside = (objects: readonly GivenObject[]): number =>
  objects.length
    ? objects.reduce(
        (low, { box }) => Math.min(low, box.center[2] - box.size[2] / 2),
        Number.POSITIVE_INFINITY,
      )
    : 0

/** What a file of another program says of itself. */
export interface GivenFile {
  /** As people know it: `SpatialLM layout`. */
  format: string
  room?: LayoutRoom
  remarks?: string[]
  floorSeen?: boolean
  /** What the format has no place for, and is 0. */
  lacks?: readonly ('height' | 'size' | 'heading')[]
}

const LACKING = provenance('assumed', 'not-in-file')

/** What was read from a file, without deviations: nothing in it says how sure it is. */
const readFrom = (format: string): Provenance => provenance('imported', 'read-from-file', [format])

function objectsFrom({ format, lacks = [] }: GivenFile): ObjectProvenance {
  const read = readFrom(format)
  const flat = lacks.includes('height') || lacks.includes('size') ? LACKING : read
  const side = lacks.includes('size') ? LACKING : read
  return {
    category: read,
    center: [read, read, flat],
    size: [side, side, flat],
    yaw: lacks.includes('heading') ? LACKING : read,
  }
}

/** A room of a file: its outline and height are read, what follows from them is computed. */
export const importedRoom = (room: LayoutRoom, format: string): LayoutRoom => {
  const computed = provenance('imported', 'computed-from-file', [format])
  return {
    ...room,
    provenance: {
      sides: room.outline.map(() => computed),
      area: room.outline.length ? computed : readFrom(format),
      ...(room.heightMetres && { height: readFrom(format) }),
    },
  }
}

/**
 * A layout of given boxes, map frame. Nothing is known of their errors: all deviations are 0, no frames, no sightings.
 * Objects without an id are numbered by category: `sofa-1`; an id that is taken gets a number more.
 */
export function givenLayout(name: string, given: readonly GivenObject[], file: GivenFile): Layout {
  const taken = new Set(given.flatMap(({ id }) => id ?? []))
  const counts = new Map<string, number>()
  const used = new Set<string>()
  const idOf = ({ id, category }: GivenObject) => {
    if (id && !used.has(id)) return id
    const stem = id ?? category
    let count = counts.get(stem) ?? 0
    let next: string
    do next = `${stem}-${++count}`
    while (taken.has(next) || used.has(next))
    counts.set(stem, count)
    return next
  }
  const origins = objectsFrom(file)
  const objects = given.map((object): LayoutObject => {
    const id = idOf(object)
    used.add(id)
    const { category, alternatives, box, exactBox, score = 1 } = object
    return {
      id,
      category,
      ...(alternatives?.length && { alternatives }),
      box,
      ...(exactBox && { exactBox }),
      sd: { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 },
      score,
      sightings: [],
      missedFrames: 0,
      provenance: origins,
    }
  })
  return {
    format: 'floorsight-layout',
    version: 3,
    source: { name, durationSeconds: 0, width: 0, height: 0, remarks: file.remarks ?? [] },
    models: [],
    frames: [],
    floorSeen: file.floorSeen ?? false,
    scale: { relativeSd: 0, cues: [], provenance: readFrom(file.format) },
    ...(file.room && { room: importedRoom(file.room, file.format) }),
    objects,
    dropped: [],
  }
}
