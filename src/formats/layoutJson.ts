import { z } from 'zod'
import type { Layout } from '../layout/index.ts'

/** Floorsight's own file: a layout as JSON. The schema is published as public/layout.schema.json. */

/** A file that is not a layout of ours: what it is, and what to do. */
export class LayoutFileError extends Error {
  override name = 'LayoutFileError'
  readonly remedy = 'Open a .json file that Floorsight saved, or drop the video to map it again.'
}

const point2 = z.tuple([z.number(), z.number()])
const point3 = z.tuple([z.number(), z.number(), z.number()])
const matrix3 = z
  .tuple([
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
  ])
  .describe('3 x 3, row-major')
const measured = z.object({ value: z.number(), sd: z.number().nonnegative() })
const pixelBox = z
  .object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() })
  .describe("pixels of the frame's camera; (0, 0) is the top-left corner of the picture")

const seen = z.object({
  frame: z.number().int().nonnegative().describe('index into frames'),
  box: pixelBox,
  detectedAs: z.string().describe("the detector's own word"),
  score: z.number(),
})
const sighting = seen.extend({ depthMetres: z.number().positive() })

const object = z.object({
  id: z.string().min(1),
  category: z.string().min(1),
  box: z.object({
    center: point3.describe('metres, map frame'),
    size: point3.describe('length, width, height: full extents, metres'),
    yaw: z.number().describe('radians, counter-clockwise about +z; 0 puts the length along +x'),
  }),
  exactBox: z
    .object({ center: point3, size: point3, axes: matrix3 })
    .describe(
      'the box where it stands askew: rows of axes are its unit axes in the map frame, size along them',
    )
    .exactOptional(),
  sd: z
    .object({ center: point3, size: point3, yaw: z.number() })
    .describe('standard deviations, apart from that of the scale, which all objects share'),
  score: z.number().min(0).max(1).describe('how sure it is that the object is there'),
  sightings: z.array(sighting),
  missedFrames: z.number().int().nonnegative(),
})

const frame = z.object({
  timestampSeconds: z.number(),
  sampled: z.boolean().describe('searched for objects; the others only carry the camera’s motion'),
  camera: z.object({
    width: z.number().positive(),
    height: z.number().positive(),
    fx: z.number().positive(),
    fy: z.number().positive(),
    cx: z.number(),
    cy: z.number(),
  }),
  T_map_camera: z
    .object({ rotation: matrix3, translation: point3 })
    .describe('camera (x right, y down, z forward) to map; absent where the camera could not be placed')
    .exactOptional(),
})

const dropped = z.object({
  category: z.string(),
  reason: z.enum(['moves', 'not-mapped', 'too-doubtful', 'unlike-its-kind', 'same-place', 'camera-unknown']),
  because: z.string(),
  sightings: z.array(seen),
})

export const layoutSchema = z
  .object({
    format: z.literal('floorsight-layout'),
    version: z.literal(1),
    source: z.object({
      name: z.string(),
      durationSeconds: z.number().nonnegative(),
      width: z.number().nonnegative(),
      height: z.number().nonnegative(),
      remarks: z.array(z.string()),
    }),
    models: z.array(
      z.object({ task: z.string(), title: z.string(), variant: z.string(), backend: z.string() }),
    ),
    frames: z.array(frame),
    floorSeen: z.boolean(),
    scale: z.object({
      relativeSd: z.number().nonnegative(),
      witnesses: z.array(
        z.object({
          kind: z.string(),
          evidence: z.string(),
          ratio: z.number().positive(),
          relativeSd: z.number().nonnegative(),
        }),
      ),
    }),
    room: z
      .object({
        outline: z
          .array(point2)
          .refine(({ length }) => length === 0 || length > 2, 'an outline has at least three corners')
          .describe('metres, counter-clockwise; empty where only the area is known'),
        wallSeen: z.array(z.boolean()),
        areaSquareMetres: measured,
        heightMetres: measured.exactOptional(),
      })
      .exactOptional(),
    objects: z.array(object),
    counts: z
      .record(z.string(), z.number().int().nonnegative())
      .describe('how many objects of a category there are, as annotated, where boxes do not say it')
      .exactOptional(),
    dropped: z.array(dropped),
  })
  .describe(
    'A metric map of a room. Map frame: right-handed, metres, z up, z = 0 on the floor; the origin is the foot point ' +
      'of the first placed camera that was sampled, +y where that camera looks, levelled.',
  ) satisfies z.ZodType<Layout>

/** The layout as a file's text. */
export const writeLayout = (layout: Layout): string => `${JSON.stringify(layout, null, 1)}\n`

/** What no schema can say: parts of the file that name each other must agree. */
function* contradictions({ frames, objects, dropped, room }: Layout) {
  for (const list of ['objects', 'dropped'] as const)
    for (const [k, { sightings }] of { objects, dropped }[list].entries())
      for (const [n, { frame }] of sightings.entries())
        if (frame >= frames.length)
          yield { path: [list, k, 'sightings', n, 'frame'], message: `there is no frame ${frame}` }
  const ids = new Set<string>()
  for (const [k, { id }] of objects.entries()) {
    if (ids.has(id)) yield { path: ['objects', k, 'id'], message: `${id} is the id of another object too` }
    ids.add(id)
  }
  if (room && room.wallSeen.length !== room.outline.length)
    yield { path: ['room', 'wallSeen'], message: 'the outline has another number of sides' }
}

/**
 * Reads a layout's file.
 * @throws LayoutFileError that names the first thing that is wrong.
 */
export function readLayout(text: string): Layout {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new LayoutFileError('The file is not JSON.')
  }
  const format = z.object({ format: z.literal('floorsight-layout'), version: z.number() }).safeParse(json)
  if (!format.success) throw new LayoutFileError('The file is JSON, but not a layout of Floorsight.')
  if (format.data.version > 1)
    throw new LayoutFileError(
      `The layout was saved by a newer Floorsight (version ${format.data.version} of the format).`,
    )
  const result = layoutSchema.safeParse(json)
  const [issue] = result.success ? contradictions(result.data) : result.error.issues
  if (result.success && !issue) return result.data
  throw new LayoutFileError(
    `The layout is damaged at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`,
  )
}
