import { z } from 'zod'
import type { RigidTransform } from '../geometry/index.ts'
import type { BoxCovariance, Layout, LayoutObject, LayoutRoom, PoseCovariance } from '../layout/index.ts'
import { layoutSchema } from './layoutSchema.ts'
import { upgradedLayout } from './layoutUpgrade.ts'

/** Floorsight's own file: a layout as JSON. */

/** A file that is not a layout of ours: what it is, and what to do. */
export class LayoutFileError extends Error {
  override name = 'LayoutFileError'
  readonly remedy = 'Open a .json file that Floorsight saved, or drop the video to map it again.'
}

const decimals = (count: number) => (value: number) => Number(value.toFixed(count))
/** A tenth of a millimetre or millisecond, and a hundred-thousandth of a radian: finer than any film can say. */
const [fine, finer] = [decimals(4), decimals(5)]
const significant = (value: number) => Number(value.toPrecision(4))

const roundedPose = ({ rotation, translation }: RigidTransform) => ({
  rotation: rotation.map(finer),
  translation: translation.map(fine),
})
const roundedCovariance = ({ position, rotation }: PoseCovariance) => ({
  position: position.map(significant),
  rotation: rotation.map(significant),
})

const roundedErrors = ({ own, shared }: BoxCovariance): BoxCovariance => ({
  own: own.map(significant),
  shared: shared.map(([x, y, z]) => [fine(x), fine(y), fine(z)]),
})
const roundedObject = (object: LayoutObject): LayoutObject =>
  object.covariance ? { ...object, covariance: roundedErrors(object.covariance) } : object

/** What there is very much of, no longer than it can mean something: a film of a minute has 600 poses. */
const shortened = ({ frames, cameraPath, ...layout }: Layout) => ({
  ...layout,
  objects: layout.objects.map(roundedObject),
  ...(layout.submaps && {
    submaps: layout.submaps.map((piece) => ({ ...piece, objects: piece.objects.map(roundedObject) })),
  }),
  frames: frames.map(({ poseCovariance, ...frame }) => ({
    ...frame,
    ...(poseCovariance && { poseCovariance: roundedCovariance(poseCovariance) }),
  })),
  ...(cameraPath && {
    cameraPath: cameraPath.map(({ timestampSeconds, T_map_camera }) => ({
      timestampSeconds: fine(timestampSeconds),
      T_map_camera: roundedPose(T_map_camera),
    })),
  }),
})

/** A list of numbers that stands on lines of its own; text in JSON holds no line ends. */
const NUMBERS = /\[\n\s+(-?\d[^[\]{}"]*?)\n\s+\]/g

/** How one value came to be, on lines of its own. */
const PROVENANCE = /\{\n\s+"origin": [^{}]*?\}/g

const onOneLine = (text: string) => text.replace(/\n\s+/g, ' ')

/** The layout as a file's text: points, matrices and the provenance of each value on one line each. */
export const writeLayout = (layout: Layout): string =>
  `${JSON.stringify(shortened(layout), null, 1)
    .replace(NUMBERS, (_, numbers: string) => `[${onOneLine(numbers)}]`)
    .replace(PROVENANCE, onOneLine)}\n`

/** The version of the format that is written. */
const VERSION: Layout['version'] = 3

const sidesOf = ({ wallSeen, sideSd, provenance }: LayoutRoom) =>
  [
    ['wallSeen', wallSeen],
    ['sideSd', sideSd],
    ['provenance', provenance?.sides],
  ] as const

/** What no schema can say: parts of the file that name each other must agree. */
function* contradictions({ frames, objects, dropped, room, joined = [], submaps = [] }: Layout) {
  for (const list of ['objects', 'dropped'] as const)
    for (const [k, { sightings }] of { objects, dropped }[list].entries())
      for (const [n, { frame }] of sightings.entries())
        if (frame >= frames.length)
          yield { path: [list, k, 'sightings', n, 'frame'], message: `there is no frame ${frame}` }
  const ids = new Set<string>()
  const lists = [
    { path: [] as (string | number)[], objects },
    ...submaps.map((piece, k) => ({ path: ['submaps', k], objects: piece.objects })),
  ]
  for (const list of lists)
    for (const [k, { id }] of list.objects.entries()) {
      if (ids.has(id))
        yield { path: [...list.path, 'objects', k, 'id'], message: `${id} is the id of another object too` }
      ids.add(id)
    }
  const placed = new Set(frames.flatMap(({ T_map_camera }, k) => (T_map_camera ? [k] : [])))
  for (const [k, piece] of submaps.entries()) {
    const named = [...piece.frames, ...piece.objects.flatMap(({ sightings }) => sightings)]
    const wrong = named.find(({ frame }) => frame >= frames.length)
    if (wrong) yield { path: ['submaps', k], message: `there is no frame ${wrong.frame}` }
    const twice = piece.frames.find(({ frame }) => placed.has(frame))
    if (twice)
      yield { path: ['submaps', k, 'frames'], message: `frame ${twice.frame} is in another part too` }
    for (const { frame } of piece.frames) placed.add(frame)
  }
  for (const [k, { frames: indices }] of joined.entries())
    for (const frame of indices)
      if (frame >= frames.length)
        yield { path: ['joined', k, 'frames'], message: `there is no frame ${frame}` }
  for (const [part, list] of room ? sidesOf(room) : [])
    if (list && list.length !== room?.outline.length)
      yield { path: ['room', part], message: 'the outline has another number of sides' }
}

/**
 * Reads a layout's file, of this version of the format or an older one.
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
  if (format.data.version > VERSION)
    throw new LayoutFileError(
      `The layout was saved by a newer Floorsight (version ${format.data.version} of the format).`,
    )
  const result = layoutSchema.safeParse(upgradedLayout(json))
  const [issue] = result.success ? contradictions(result.data) : result.error.issues
  if (result.success && !issue) return result.data
  throw new LayoutFileError(
    `The layout is damaged at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`,
  )
}
