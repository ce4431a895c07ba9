import type { Mat3, RigidTransform, Vec3 } from '../../geometry/index.ts'
import { rescaledCovariance } from '../model/boxCovariance.ts'
import { type Provenance, provenance } from '../model/provenance.ts'
import type { KnownLength, Layout, LayoutObject, Measured } from '../model/types.ts'

const AXES = ['length', 'width', 'height'] as const
/** How well people measure furniture, as a share. */
const MEASURING_SD = 0.02

/**
 * The layout with all lengths multiplied so that one object's side has the length given, which then sets the scale.
 * What remains uncertain of the scale is how well that side was seen.
 * @throws RangeError for a length that is not positive, or an object that is not there.
 */
export function rescaledByLength(layout: Layout, { objectId, axis, metres }: KnownLength): Layout {
  const object = layout.objects.find(({ id }) => id === objectId)
  if (!object) throw new RangeError(`The layout has no object ${objectId}.`)
  if (!(metres > 0)) throw new RangeError('A length must be more than nothing.')
  const seen = object.box.size[axis]
  const factor = metres / seen
  const by = ([x, y, z]: Vec3): Vec3 => [x * factor, y * factor, z * factor]
  const moved = (T: RigidTransform): RigidTransform => ({ ...T, translation: by(T.translation) })
  const cue = {
    kind: 'known-length',
    evidence: `${AXES[axis]} of the ${object.category}, as you stated: ${metres} m`,
    ratio: 1,
    relativeSd: Math.hypot(MEASURING_SD, object.sd.size[axis] / seen),
    weight: 1,
    provenance: provenance('by-hand', 'known-length', [objectId]),
  }
  // What the old scale made uncertain goes; what the new one does comes instead.
  const measured = ({ value, sd }: Measured, power: number): Measured => {
    const own = Math.sqrt(Math.max(0, sd ** 2 - (power * layout.scale.relativeSd * value) ** 2))
    const total = Math.hypot(own, power * cue.relativeSd * value)
    return { value: value * factor ** power, sd: total * factor ** power }
  }
  const { room } = layout
  return {
    ...layout,
    scale: {
      relativeSd: cue.relativeSd,
      cues: [
        cue,
        ...layout.scale.cues
          .filter(({ kind }) => kind !== 'known-length')
          .map((other) => ({ ...other, ratio: other.ratio / factor, weight: 0 })),
      ],
      known: { objectId, axis, metres },
      provenance: cue.provenance,
    },
    frames: layout.frames.map((frame) => ({
      ...frame,
      ...(frame.T_map_camera && { T_map_camera: moved(frame.T_map_camera) }),
      ...(frame.poseCovariance && {
        poseCovariance: {
          ...frame.poseCovariance,
          position: frame.poseCovariance.position.map((value) => value * factor ** 2) as unknown as Mat3,
        },
      }),
    })),
    ...(layout.cameraPath && {
      cameraPath: layout.cameraPath.map((pose) => ({ ...pose, T_map_camera: moved(pose.T_map_camera) })),
    }),
    objects: layout.objects.map((other) => ({
      ...other,
      box: { ...other.box, center: by(other.box.center), size: by(other.box.size) },
      ...(other.exactBox && {
        exactBox: {
          ...other.exactBox,
          center: by(other.exactBox.center),
          size: by(other.exactBox.size),
        },
      }),
      sd: { ...other.sd, center: by(other.sd.center), size: by(other.sd.size) },
      ...(other.covariance && { covariance: rescaledCovariance(other.covariance, factor) }),
      sightings: other.sightings.map((s) => ({
        ...s,
        depthMetres: s.depthMetres * factor,
        ...(s.depthSd !== undefined && { depthSd: s.depthSd * factor }),
      })),
    })),
    ...(room && {
      room: {
        ...room,
        outline: room.outline.map(([x, y]) => [x * factor, y * factor] as const),
        areaSquareMetres: measured(room.areaSquareMetres, 2),
        ...(room.sideSd && { sideSd: room.sideSd.map((sd) => sd * factor) }),
        ...(room.heightMetres && { heightMetres: measured(room.heightMetres, 1) }),
      },
    }),
  }
}

/** Further from it is another length, metres: the object was resized since. */
const SAME = 1e-6

/** How a side of an object's box came to be: the one that the scale was set by is as somebody stated it. */
export const sizeProvenance = (
  { id, box, provenance: from }: LayoutObject,
  axis: 0 | 1 | 2,
  { scale: { known, provenance: stated } }: Layout,
): Provenance | undefined => {
  const isKnown =
    known?.objectId === id && known.axis === axis && Math.abs(box.size[axis] - known.metres) < SAME
  return isKnown ? stated : from?.size[axis]
}
