import { aboutZ, type RigidTransform, type Vec3 } from '../../geometry/index.ts'
import type { PoseCovariance } from '../../perception/index.ts'
import { covarianceInMap, type MapFrame, poseInMap } from '../mapping/mapFrame.ts'
import type { MappedObject } from '../mapping/mappedObject.ts'
import { heldHeight, mapSubmap, type SubmapEstimate } from '../mapping/mapSubmap.ts'
import type { Part } from '../mapping/posedSubmap.ts'
import { asPart, type InShares } from '../mapping/progress.ts'
import type { JoinSide } from './evidence.ts'
import { findJoin, type Join } from './findJoin.ts'
import { amongErrors, joinedErrors } from './joinedErrors.ts'

/** Points of each side that the other's depth is asked about. */
const POINTS = 300
/** A band in which furniture and walls are seen, and floor and ceiling are not, metres. */
const BAND = [0.25, 2.2] as const
/** A camera's height is known within this on the other's floor, metres. */
const FLOOR_SD = 0.05

/** What another part can confirm or contradict of a part's map; in its level frame, metres, z = 0 on the floor. */
export function sideOf({ objects, room, frames }: SubmapEstimate): JoinSide {
  const k = room.scale.metresPerUnit
  const points = room.surfaces
    .map(({ point: [x, y, z] }): Vec3 => [x * k, y * k, (z - room.floor) * k])
    .filter(([, , z]) => z > BAND[0] && z < BAND[1])
  const step = Math.max(1, points.length / POINTS)
  return {
    objects: objects.map(({ category, box, sd }) => ({ category, box, sd: sd.center })),
    wallYaw: room.wallYaw,
    frames,
    points: Array.from(
      { length: Math.min(POINTS, points.length) },
      (_, n) => points[Math.floor(n * step)] as Vec3,
    ),
  }
}

/** The level frame of b in that of a, both as they were before metres. */
function frameOfJoin(a: SubmapEstimate, b: SubmapEstimate, { yaw, shift: [x, y] }: Join): MapFrame {
  const [ka, kb] = [a.room.scale.metresPerUnit, b.room.scale.metresPerUnit]
  return {
    T_map_level: { rotation: aboutZ(yaw), translation: [x / ka, y / ka, a.room.floor] },
    metresPerUnit: kb / ka,
    floor: b.room.floor,
  }
}

const plus = (covariance: PoseCovariance, { shift, yaw }: Join['sd'], unit: number): PoseCovariance => {
  const [p, z, r] = [(shift / unit) ** 2, (FLOOR_SD / unit) ** 2, yaw ** 2]
  const diagonal = (m: PoseCovariance['position'], [d, e, f]: Vec3): PoseCovariance['position'] => [
    m[0] + d,
    m[1],
    m[2],
    m[3],
    m[4] + e,
    m[5],
    m[6],
    m[7],
    m[8] + f,
  ]
  return {
    position: diagonal(covariance.position, [p, p, z]),
    rotation: diagonal(covariance.rotation, [0, 0, r]),
  }
}

/** Two parts as one, in the frame and the unit of the first. */
export function merged(a: SubmapEstimate, b: SubmapEstimate, join: Join): Part {
  const frame = frameOfJoin(a, b, join)
  const moved = (T: RigidTransform): RigidTransform => poseInMap(frame, T)
  const { metresPerUnit: ratio } = frame
  const unit = a.room.scale.metresPerUnit
  const places = b.part.placed.map((one) => moved(one.T_level_camera))
  const errors = joinedErrors(
    b.part.placed.map(({ sharedErrors = [] }, k) => ({
      place: (places[k] as RigidTransform).translation,
      sharedErrors,
    })),
    frame.T_map_level.rotation,
    ratio,
    { shift: join.sd.shift / unit, height: FLOOR_SD / unit, yaw: join.sd.yaw },
  )
  const [before, after] = [a.part.placed[0]?.sharedErrors?.length ?? 0, errors[0]?.length ?? 0]
  const stayed = a.part.placed.map((one) => ({
    ...one,
    sharedErrors: amongErrors(0, one.sharedErrors ?? [], after),
  }))
  const placed = b.part.placed.map((one, k) => ({
    ...one,
    T_level_camera: places[k] as RigidTransform,
    sharedErrors: amongErrors(before, errors[k] ?? [], 0),
    covariance: plus(covarianceInMap(frame, one.covariance), join.sd, unit),
    depthScale: one.depthScale * ratio,
    ...(one.anchor !== undefined && { anchor: one.anchor - Math.log(ratio) }),
  }))
  const path = b.part.path.map((pose) => ({ ...pose, T_level_camera: moved(pose.T_level_camera) }))
  return {
    placed: [...stayed, ...placed].sort((p, q) => p.timestampSeconds - q.timestampSeconds),
    squared: a.part.squared,
    joined: [
      ...a.part.joined,
      ...b.part.joined,
      {
        frames: b.part.placed.map(({ keyframe }) => keyframe),
        by: join.matches.map((match) => (a.objects[match.a] as MappedObject).category),
      },
    ],
    path: [...a.part.path, ...path].sort((p, q) => p.timestampSeconds - q.timestampSeconds),
  }
}

/**
 * Joins parts that show one room, the surest pair first, and maps them anew from the frames of both. What is not sure
 * stays apart. Yields how far it is, as a share of the joins that there can be.
 * @param maps the main one first; it stays first. @param stated height of the camera by the user, metres.
 */
export function* joinSubmaps(
  maps: readonly SubmapEstimate[],
  stated: number | undefined,
): InShares<SubmapEstimate[]> {
  const parts = maps.map((map) => ({ map, side: sideOf(map) }))
  for (;;) {
    let best: { i: number; j: number; join: Join } | undefined
    for (const [i, a] of parts.entries())
      for (const [k, b] of parts.slice(i + 1).entries()) {
        const join = findJoin(a.side, b.side)
        if (join && join.logOdds > (best?.join.logOdds ?? 0)) best = { i, j: i + 1 + k, join }
      }
    const [a, b] = best ? [parts[best.i], parts[best.j]] : []
    if (!best || !a || !b) return parts.map(({ map }) => map)
    const [main] = parts
    const elsewhere = best.i > 0 && main ? heldHeight(main.map) : undefined
    const mapping = mapSubmap(merged(a.map, b.map, best.join), { stated, elsewhere })
    const done = maps.length - parts.length
    const map = yield* asPart(mapping, done / maps.length, (done + 1) / maps.length)
    if (!map) return parts.map((part) => part.map)
    parts[best.i] = { map, side: sideOf(map) }
    parts.splice(best.j, 1)
  }
}
