import type { Vec2 } from '../geometry/index.ts'
import type { SurfacePoint } from './levels.ts'
import type { LayoutRoom } from './types.ts'

/** A band of heights in which walls are seen and floors and ceilings are not, metres above the floor. */
const BAND = [0.25, 2.3] as const
/** A patch faces along an axis within this angle. */
const FACING = Math.cos((25 * Math.PI) / 180)
const BIN = 0.1
/** A wall has at least this share of the area of the largest peak on its side. */
const SIGNIFICANT = 0.2
/** Depth errs by this share of the distance. */
const DEPTH_SHARE = 0.06
/** Where no wall was seen, the room may go on. */
const UNSEEN_SD = 0.6

/** What stands further beyond a wall than this was seen through a door, or is misplaced; metres. */
const THROUGH_A_DOOR = 1
/** A wall that things stand this far beyond was the front of a cupboard, and not the wall; metres. */
const WALL_TOLERANCE = 0.3

/** A patch of surface in the map frame, metres. */
type MetricSurface = Pick<SurfacePoint, 'point' | 'normal' | 'area'>

interface Side {
  offset: number
  seen: boolean
  sd: number
}

/**
 * Where the room ends along an axis: the outermost significant wall that faces back, or, where none was seen, the
 * extent of what was seen. Distances are from the origin along `axis`.
 */
function findSide(points: readonly MetricSurface[], axis: Vec2, eye: Vec2): Side {
  const along = (p: readonly number[]) => (p[0] as number) * axis[0] + (p[1] as number) * axis[1]
  const eyeAt = along(eye)
  const all = points.map(({ point }) => along(point)).sort((a, b) => a - b)
  const reach = all[Math.floor(0.97 * (all.length - 1))] ?? eyeAt
  const histogram = new Map<number, number>()
  for (const { point, normal, area } of points) {
    const [height, offset] = [point[2], along(point)]
    const faces = -(normal[0] * axis[0] + normal[1] * axis[1])
    if (faces < FACING || offset < eyeAt || offset > reach + 0.5 || height < BAND[0] || height > BAND[1])
      continue
    const bin = Math.round(offset / BIN)
    histogram.set(bin, (histogram.get(bin) ?? 0) + area)
  }
  const at = (bin: number) => histogram.get(bin) ?? 0
  const smooth = [...histogram.keys()].map((bin) => ({ bin, area: at(bin - 1) + at(bin) + at(bin + 1) }))
  const largest = Math.max(0, ...smooth.map(({ area }) => area))
  const peaks = smooth.filter(
    ({ bin, area }) =>
      area >= SIGNIFICANT * largest &&
      area > 0.3 &&
      area >= at(bin - 2) + at(bin - 1) + at(bin) &&
      area >= at(bin) + at(bin + 1) + at(bin + 2),
  )
  if (peaks.length === 0) return { offset: reach, seen: false, sd: UNSEEN_SD }
  const offset = Math.max(...peaks.map(({ bin }) => bin * BIN))
  return { offset, seen: true, sd: Math.hypot(0.08, DEPTH_SHARE * (offset - eyeAt)) }
}

/**
 * A side moved out as far as what is known to be in the room. A camera is, however far behind it sight began: only a
 * wall that was seen can stand between it and the room.
 */
function enclosing(side: Side, axis: Vec2, eyes: readonly Vec2[], corners: readonly Vec2[]): Side {
  const along = (points: readonly Vec2[], limit: number) =>
    points.map((p) => p[0] * axis[0] + p[1] * axis[1]).filter((at) => at < limit)
  const near = side.offset + THROUGH_A_DOOR
  const furthest = Math.max(
    side.offset,
    ...along(eyes, side.seen ? near : Number.POSITIVE_INFINITY),
    ...along(corners, near),
  )
  const moved = furthest - side.offset
  if (moved <= WALL_TOLERANCE) return { ...side, offset: furthest, sd: Math.hypot(side.sd, moved) }
  return { offset: furthest, seen: false, sd: UNSEEN_SD }
}

/**
 * The room as the rectangle, along its walls, that the walls seen span. Rooms of other shapes are covered by it; a
 * side on which no wall was seen ends where sight ended, and says so. No wall cuts through what stands in the room.
 * @param points surfaces in the map frame. @param heading of the walls in the map frame, radians.
 * @param eyes the cameras' places on the plan, the first one the origin's. @param corners of the objects' footprints.
 * @param relativeSd of the scale.
 */
export function outlineRoom(
  points: readonly MetricSurface[],
  heading: number,
  eyes: readonly Vec2[],
  corners: readonly Vec2[],
  ceilingMetres: number | undefined,
  relativeSd: number,
): LayoutRoom {
  const u: Vec2 = [Math.cos(heading), Math.sin(heading)]
  const v: Vec2 = [-u[1], u[0]]
  const minus = (a: Vec2): Vec2 => [-a[0], -a[1]]
  const [right, front, left, back] = [u, v, minus(u), minus(v)].map((axis) =>
    enclosing(findSide(points, axis, eyes[0] ?? [0, 0]), axis, eyes, corners),
  ) as [Side, Side, Side, Side]
  const corner = (a: number, b: number): Vec2 => [a * u[0] + b * v[0], a * u[1] + b * v[1]]
  const [x0, x1, y0, y1] = [-left.offset, right.offset, -back.offset, front.offset]
  const [width, depth] = [x1 - x0, y1 - y0]
  const area = width * depth
  const own = Math.hypot(depth * Math.hypot(left.sd, right.sd), width * Math.hypot(front.sd, back.sd))
  return {
    outline: [corner(x0, y0), corner(x1, y0), corner(x1, y1), corner(x0, y1)],
    wallSeen: [back.seen, right.seen, front.seen, left.seen],
    areaSquareMetres: { value: area, sd: Math.hypot(own, 2 * relativeSd * area) },
    ...(ceilingMetres !== undefined && {
      heightMetres: { value: ceilingMetres, sd: Math.hypot(0.06, (relativeSd + 0.03) * ceilingMetres) },
    }),
  }
}
