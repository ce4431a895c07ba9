import {
  aboutZ,
  inverse,
  inverseTransformPoint,
  type OrientedBox,
  type PlanAlignment,
  type RigidTransform,
  transformPoint,
  type Vec3,
} from '../../geometry/index.ts'
import { shouldBeSeen } from '../mapping/existence.ts'
import { type MetricFrame, metresAt } from '../mapping/metricFrame.ts'

/** What one part of a film knows that another can confirm or contradict: metres, z up, z = 0 on the floor. */
export interface JoinSide {
  objects: readonly JoinObject[]
  /** Heading of the walls, radians modulo a quarter turn; undefined where there is none. */
  wallYaw: number | undefined
  frames: readonly MetricFrame[]
  /** Points of what stands upright in the room, evenly drawn. */
  points: readonly Vec3[]
}

export interface JoinObject {
  category: string
  box: OrientedBox
  /** Of the centre. */
  sd: Vec3
}

/** Plan alignment as a transform: turns about z and shifts level. */
export const levelTransform = ({ yaw, shift: [x, y] }: PlanAlignment): RigidTransform => ({
  rotation: aboutZ(yaw),
  translation: [x, y, 0],
})

export const movedBox = (T: RigidTransform, yaw: number, box: OrientedBox): OrientedBox => ({
  ...box,
  center: transformPoint(T, box.center),
  yaw: box.yaw + yaw,
})

/** A frame that should show an object and does not: log of how seldom that happens, as in `existenceOf`; and at most. */
const MISSED = Math.log(0.4 / 0.94)
const MOST_MISSED = 2

/** log likelihood of what the other's frames do not show of the objects that they should. */
function silence(
  objects: readonly JoinObject[],
  frames: readonly MetricFrame[],
  T: RigidTransform,
  yaw: number,
): number {
  let sum = 0
  for (const { box } of objects) {
    const fit = { box: movedBox(T, yaw, box) }
    let missed = 0
    for (const frame of frames) {
      if (shouldBeSeen({ fit }, frame)) missed++
      if (missed >= MOST_MISSED) break
    }
    sum += missed * MISSED
  }
  return sum
}

/** Depth agrees within this share and length; a surface further behind a point shows that nothing is at the point. */
const AGREES = { share: 0.12, metres: 0.12 }
const THROUGH = { share: 0.25, metres: 0.2 }
const LEAST_DEPTH = 0.4

/** How many of some points lie on the surfaces that frames see, and how many where they see through. */
function overlap(points: readonly Vec3[], frames: readonly MetricFrame[], T: RigidTransform) {
  let [on, through] = [0, 0]
  for (const point of points) {
    const at = transformPoint(T, point)
    let [isOn, isThrough] = [false, false]
    for (const frame of frames) {
      const { camera, inverseDepth: map } = frame
      const [x, y, depth] = inverseTransformPoint(frame.T_level_camera, at)
      if (depth < LEAST_DEPTH) continue
      const column = Math.floor((((camera.fx * x) / depth + camera.cx) * map.width) / camera.width)
      const row = Math.floor((((camera.fy * y) / depth + camera.cy) * map.height) / camera.height)
      if (column < 0 || row < 0 || column >= map.width || row >= map.height) continue
      const seen = metresAt(frame, column, row)
      if (Math.abs(seen - depth) < AGREES.metres + AGREES.share * depth) isOn = true
      else if (seen > depth + THROUGH.metres + THROUGH.share * depth) isThrough = true
    }
    if (isOn) on++
    else if (isThrough) through++
  }
  return { on, through }
}

/** The share of points that are seen on surfaces: in one room, and in rooms that have nothing to do with each other. */
const ON_IN_ONE_ROOM = 0.85
const ON_BY_CHANCE = 0.55
/** So many points err alike, and so many independent ones there are at most. */
const ALIKE = 15
const MOST_POINTS = 10

/** What joining two sides by an alignment would mean for what each saw of the other. */
export interface Agreement {
  /** log likelihood against chance: of objects that are missed, and of surfaces. */
  logOdds: number
  /** Share of the points seen by both that lie on each other's surfaces; undefined where too few are. */
  onSurface: number | undefined
}

/**
 * @param a_b takes plan coordinates of b to those of a.
 * @param matched indices of the objects that are the same.
 */
export function agreement(
  a: JoinSide,
  b: JoinSide,
  a_b: PlanAlignment,
  matched: { a: ReadonlySet<number>; b: ReadonlySet<number> },
): Agreement {
  const T_a_b = levelTransform(a_b)
  const T_b_a = inverse(T_a_b)
  const rest = (side: JoinSide, taken: ReadonlySet<number>) => side.objects.filter((_, k) => !taken.has(k))
  const missed =
    silence(rest(b, matched.b), a.frames, T_a_b, a_b.yaw) +
    silence(rest(a, matched.a), b.frames, T_b_a, -a_b.yaw)
  const [p, q] = [overlap(b.points, a.frames, T_a_b), overlap(a.points, b.frames, T_b_a)]
  const [on, through] = [p.on + q.on, p.through + q.through]
  const weight = Math.min(1 / ALIKE, MOST_POINTS / Math.max(1, on + through))
  const surfaces =
    on * Math.log(ON_IN_ONE_ROOM / ON_BY_CHANCE) +
    through * Math.log((1 - ON_IN_ONE_ROOM) / (1 - ON_BY_CHANCE))
  return {
    logOdds: missed + weight * surfaces,
    onSurface: on + through >= 2 * ALIKE ? on / (on + through) : undefined,
  }
}
