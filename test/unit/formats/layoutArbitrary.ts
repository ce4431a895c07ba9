import fc from 'fast-check'
import {
  type Layout,
  type LayoutRoom,
  METHOD_IDS,
  type Measured,
  ORIGINS,
  UNRECORDED,
} from '../../../src/layout/index.ts'

/** Any layout that the types allow: for what must hold of all files. */

/** JSON has no minus zero. */
const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0)
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)
const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
/** Keys of a file's dictionaries; zod drops the one that could reach an object's prototype. */
const key = word.filter((name) => name !== '__proto__')
const point2 = fc.tuple(number, number)
const point3 = fc.tuple(number, number, number)
const list = <T>(one: fc.Arbitrary<T>, least = 0) => fc.array(one, { minLength: least, maxLength: 4 })

const provenance = fc.record(
  { origin: fc.constantFrom(...ORIGINS), method: fc.constantFrom(...METHOD_IDS), inputs: list(text) },
  { requiredKeys: ['origin', 'method'] },
)
const perAxis = fc.tuple(provenance, provenance, provenance)

const measured: fc.Arbitrary<Measured> = fc.record({ value: number, sd: positive })
const seen = fc.record({
  frame: fc.nat(),
  box: fc.record({ x0: number, y0: number, x1: number, y1: number }),
  detectedAs: text,
  score: number,
})
const sighting = fc
  .tuple(seen, positive, positive)
  .map(([one, depthMetres, depthSd]) => ({ ...one, depthMetres, depthSd }))

const object = fc.record(
  {
    id: word,
    category: word,
    box: fc.record({ center: point3, size: point3, yaw: number }),
    sd: fc.record({ center: point3, size: point3, yaw: number }),
    score: share,
    sightings: list(sighting),
    missedFrames: fc.nat(),
    provenance: fc.record({ category: provenance, center: perAxis, size: perAxis, yaw: provenance }),
  },
  { requiredKeys: ['id', 'category', 'box', 'sd', 'score', 'sightings', 'missedFrames'] },
)

const matrix3 = (one: fc.Arbitrary<number>) => fc.tuple(one, one, one, one, one, one, one, one, one)
/** As a file keeps what there is much of: with few digits. */
const kept = (decimals: number) =>
  fc.integer({ min: -1e5, max: 1e5 }).map((value) => Number((value / 10 ** decimals).toFixed(decimals)) + 0)
const covariance = matrix3(
  fc.integer({ min: -999, max: 999 }).map((value) => Number((value * 1e-6).toPrecision(4))),
)
const pose = fc.record({ rotation: matrix3(number), translation: point3 })
const keptPose = fc.record({
  rotation: matrix3(kept(5)),
  translation: fc.tuple(kept(4), kept(4), kept(4)),
})

const frame = fc.record(
  {
    timestampSeconds: number,
    sampled: fc.boolean(),
    camera: fc.record({
      width: positive,
      height: positive,
      fx: positive,
      fy: positive,
      cx: number,
      cy: number,
    }),
    T_map_camera: pose,
    poseCovariance: fc.record({ position: covariance, rotation: covariance }),
  },
  { requiredKeys: ['timestampSeconds', 'sampled', 'camera'] },
)

const room = fc.record(
  {
    outline: fc.oneof(
      list(point2, 3),
      list(point2).map(() => []),
    ),
    wallSeen: list(fc.boolean()),
    areaSquareMetres: measured,
    heightMetres: measured,
    sideSd: list(positive),
    provenance: fc.record(
      { sides: list(provenance), area: provenance, height: provenance },
      { requiredKeys: ['sides', 'area'] },
    ),
  },
  { requiredKeys: ['outline', 'wallSeen', 'areaSquareMetres'] },
)

const scale = fc.record(
  {
    relativeSd: positive,
    cues: list(
      fc.record(
        { kind: text, evidence: text, ratio: positive, relativeSd: positive, weight: share, provenance },
        { requiredKeys: ['kind', 'evidence', 'ratio', 'relativeSd'] },
      ),
    ),
    provenance,
  },
  { requiredKeys: ['relativeSd', 'cues'] },
)

const piece = fc.record(
  {
    frames: list(fc.record({ frame: fc.nat(), T_submap_camera: pose })),
    objects: list(object),
    room,
    floorSeen: fc.boolean(),
    scale,
  },
  { requiredKeys: ['frames', 'objects', 'floorSeen', 'scale'] },
)

const anyParts: fc.Arbitrary<Layout> = fc.record(
  {
    format: fc.constant('floorsight-layout' as const),
    version: fc.constant(3 as const),
    source: fc.record({
      name: text,
      durationSeconds: positive,
      width: positive,
      height: positive,
      remarks: list(text),
    }),
    models: list(fc.record({ task: text, title: text, variant: text, backend: text })),
    frames: list(frame),
    cameraPath: list(fc.record({ timestampSeconds: kept(4), T_map_camera: keptPose })),
    fieldOfView: fc.record({
      degrees: positive,
      sd: positive,
      source: fc.constantFrom('given' as const, 'measured' as const, 'assumed' as const),
    }),
    floorSeen: fc.boolean(),
    scale,
    room,
    objects: list(object),
    submaps: list(piece),
    counts: fc.dictionary(key, fc.nat(), { noNullPrototype: true }),
    dropped: list(
      fc.record({
        category: text,
        reason: fc.constantFrom(
          'moves' as const,
          'not-mapped' as const,
          'too-doubtful' as const,
          'unlike-its-kind' as const,
          'same-place' as const,
          'camera-unknown' as const,
        ),
        because: text,
        sightings: list(seen),
      }),
    ),
  },
  {
    requiredKeys: [
      'format',
      'version',
      'source',
      'models',
      'frames',
      'floorSeen',
      'scale',
      'objects',
      'dropped',
    ],
  },
)

/**
 * Parts of a layout that name each other agree: sightings are of frames that there are, ids are unique, and a frame is on
 * one map only.
 */
export const anyLayout: fc.Arbitrary<Layout> = anyParts.map((layout) => {
  const ofFrames = <T extends { frame: number }>(sightings: T[]): T[] =>
    layout.frames.length ? sightings.map((s) => ({ ...s, frame: s.frame % layout.frames.length })) : []
  const walled = (one: LayoutRoom): LayoutRoom => ({
    ...one,
    wallSeen: one.outline.map((_, k) => one.wallSeen[k] === true),
    ...(one.sideSd && { sideSd: one.outline.map((_, k) => one.sideSd?.[k] ?? 1) }),
    ...(one.provenance && {
      provenance: {
        ...one.provenance,
        sides: one.outline.map((_, k) => one.provenance?.sides[k] ?? UNRECORDED),
      },
    }),
  })
  const taken = new Set<number>()
  return {
    ...layout,
    ...(layout.room && { room: walled(layout.room) }),
    ...(layout.submaps && {
      submaps: layout.submaps.map(({ frames, objects, ...rest }, part) => ({
        ...rest,
        ...(rest.room && { room: walled(rest.room) }),
        frames: ofFrames(frames).filter(({ frame }) => {
          const isFree = !layout.frames[frame]?.T_map_camera && !taken.has(frame)
          taken.add(frame)
          return isFree
        }),
        objects: objects.map((one, k) => ({
          ...one,
          id: `${one.id}-${part}-${k}-apart`,
          sightings: ofFrames(one.sightings),
        })),
      })),
    }),
    objects: layout.objects.map((one, k) => ({
      ...one,
      id: `${one.id}-${k}`,
      sightings: ofFrames(one.sightings),
    })),
    dropped: layout.dropped.map((one) => ({ ...one, sightings: ofFrames(one.sightings) })),
  }
})
