import { z } from 'zod'
import { BOX_UNKNOWNS, type Layout, METHOD_IDS, ORIGINS } from '../layout/index.ts'

/** What a layout's file holds; published as public/layout.schema.json. */

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

const provenance = z
  .object({
    origin: z.enum(ORIGINS).describe('where the value comes from'),
    method: z.enum(METHOD_IDS).describe('how it was computed'),
    inputs: z
      .array(z.string())
      .describe('what from: ids of objects, wall-1 (side of the outline, from 1), or the format of a file')
      .exactOptional(),
  })
  .describe('how a value came to be')
const perAxis = z.tuple([provenance, provenance, provenance])

const seen = z.object({
  frame: z.number().int().nonnegative().describe('index into frames'),
  box: pixelBox,
  detectedAs: z.string().describe("the detector's own word"),
  score: z.number(),
})
const sighting = seen.extend({
  depthMetres: z.number().positive(),
  depthSd: z.number().nonnegative().describe('of depthMetres, metres, apart from the scale').exactOptional(),
  by: z.literal('semantics').describe("what showed it, where not a detector's box").exactOptional(),
})

const object = z.object({
  id: z.string().min(1),
  category: z.string().min(1).describe('the likeliest name; "something" where nothing names it'),
  alternatives: z
    .array(z.object({ category: z.string().min(1), probability: z.number().min(0).max(1) }))
    .describe('what else it may be, the likeliest first')
    .exactOptional(),
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
  covariance: z
    .object({
      own: z
        .array(z.number())
        .length((BOX_UNKNOWNS * (BOX_UNKNOWNS + 1)) / 2)
        .describe(
          'of centre x, y, z, length, width, height, yaw: the lower triangle by rows; metres and radians, map axes',
        ),
      shared: z
        .array(point3)
        .describe(
          'what one deviation of each error that objects have in common (cameras, depth scales) does to the centre, metres',
        ),
    })
    .describe('how the errors behind sd hang together; absent where each is independent')
    .exactOptional(),
  score: z.number().min(0).max(1).describe('how sure it is that the object is there'),
  sightings: z.array(sighting),
  missedFrames: z.number().int().nonnegative(),
  provenance: z
    .object({ category: provenance, center: perAxis, size: perAxis, yaw: provenance })
    .describe('how it and each number of its box came to be')
    .exactOptional(),
})

const pose = z
  .object({ rotation: matrix3, translation: point3 })
  .describe('camera (x right, y down, z forward) to map, metres')

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
  T_map_camera: pose
    .describe(
      'camera (x right, y down, z forward) to map; absent where the camera could not be placed on the map',
    )
    .exactOptional(),
  poseCovariance: z
    .object({
      position: matrix3.describe("of the camera's centre, square metres, map axes; 3 x 3, row-major"),
      rotation: matrix3.describe('of its rotation vector, square radians, map axes; 3 x 3, row-major'),
    })
    .describe('how far the pose is sure, apart from the scale')
    .exactOptional(),
})

const dropped = z.object({
  category: z.string(),
  reason: z.enum(['moves', 'not-mapped', 'too-doubtful', 'unlike-its-kind', 'same-place', 'camera-unknown']),
  because: z.string(),
  sightings: z.array(seen),
})

const scale = z.object({
  relativeSd: z.number().nonnegative(),
  cues: z.array(
    z.object({
      kind: z.string(),
      evidence: z.string(),
      ratio: z.number().positive(),
      relativeSd: z.number().nonnegative(),
      weight: z.number().min(0).max(1).describe('how likely the cue is right, by the others').exactOptional(),
      provenance: provenance.exactOptional(),
    }),
  ),
  known: z
    .object({
      objectId: z.string(),
      axis: z.union([z.literal(0), z.literal(1), z.literal(2)]).describe('0 length, 1 width, 2 height'),
      metres: z.number().positive(),
    })
    .describe('the side of an object that a person measured, and that all lengths follow')
    .exactOptional(),
  provenance: provenance.exactOptional(),
})

const room = z.object({
  outline: z
    .array(point2)
    .refine(({ length }) => length === 0 || length > 2, 'an outline has at least three corners')
    .describe('metres, counter-clockwise; empty where only the area is known'),
  wallSeen: z.array(z.boolean()),
  areaSquareMetres: measured,
  heightMetres: measured.exactOptional(),
  sideSd: z
    .array(z.number().nonnegative())
    .describe("standard deviation of each side's length, metres, apart from the scale")
    .exactOptional(),
  provenance: z
    .object({ sides: z.array(provenance), area: provenance, height: provenance.exactOptional() })
    .exactOptional(),
})

const joined = z
  .array(
    z.object({
      frames: z.array(z.number().int().nonnegative()).describe('indices into frames'),
      by: z.array(z.string()).describe('categories of the objects that stand in both'),
    }),
  )
  .describe('parts of the film that were joined to this map by the objects that both show')

const piece = z.object({
  frames: z.array(
    z.object({
      frame: z.number().int().nonnegative().describe('index into frames, which have no T_map_camera'),
      T_submap_camera: pose.describe('camera (x right, y down, z forward) to the frame of the piece'),
    }),
  ),
  objects: z.array(object).describe("in the piece's own frame: metres, z up"),
  room: room.exactOptional(),
  floorSeen: z.boolean(),
  scale,
  joined: joined.exactOptional(),
})

export const layoutSchema = z
  .object({
    format: z.literal('floorsight-layout'),
    version: z.literal(3),
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
    cameraPath: z
      .array(z.object({ timestampSeconds: z.number(), T_map_camera: pose }))
      .describe('the camera path, several times a second, in order of time')
      .exactOptional(),
    fieldOfView: z
      .object({
        degrees: z.number().positive(),
        sd: z.number().nonnegative(),
        source: z.enum(['given', 'measured', 'assumed']),
      })
      .describe("of the picture's longer side, degrees")
      .exactOptional(),
    floorSeen: z.boolean(),
    scale,
    room: room.exactOptional(),
    objects: z.array(object),
    counts: z
      .record(z.string(), z.number().int().nonnegative())
      .describe('how many objects of a category there are, as annotated, where boxes do not say it')
      .exactOptional(),
    dropped: z.array(dropped),
    joined: joined.exactOptional(),
    submaps: z
      .array(piece)
      .describe('parts of the film that could not be joined to the map, each a map of its own')
      .exactOptional(),
    provenance: z.object({ keyframes: provenance, cameras: provenance }).exactOptional(),
  })
  .describe(
    'A metric map of a room. Map frame: right-handed, metres, z up, z = 0 on the floor; the origin is the foot point ' +
      'of the first placed camera that was sampled, +y where that camera looks, levelled.',
  ) satisfies z.ZodType<Layout>
