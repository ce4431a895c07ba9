import type { Vec2, Vec3 } from '../../geometry/index.ts'

/** A patch of surface in the map frame, metres, and the index of the camera that saw it. */
export interface SeenPatch {
  point: readonly [number, number, number]
  normal: readonly [number, number, number]
  area: number
  frame: number
  /** How likely it is a wall or what hangs on one; undefined where nothing says so. */
  wall?: number
}

/**
 * Which way a patch faces in the wall frame: +u, +v, -u, -v. A wall that faces -u closes the room towards +u.
 */
export type Facing = 0 | 1 | 2 | 3
export const FACINGS: readonly Facing[] = [0, 1, 2, 3]
/** The axis that a facing is along. */
export const axisOf = (facing: Facing): 0 | 1 => (facing % 2) as 0 | 1
/** Whether it faces along its axis, or against it. */
export const signOf = (facing: Facing): 1 | -1 => (facing < 2 ? 1 : -1)

/** A patch in the wall frame: the map frame turned so that u and v run along the walls. Metres. */
export interface PlanPatch {
  at: Vec2
  height: number
  /** Undefined where the patch faces along neither wall. */
  facing: Facing | undefined
  area: number
  /** How likely it is a wall or what hangs on one, 0 to 1; by its height where no picture says. */
  wall: number
  /** The camera that saw it. */
  eye: Vec2
}

/** Below this stands furniture as well as walls, metres above the floor. */
export const COUNTER = 1

/** What a patch counts as a wall where nothing says what it is, below the height of furniture. */
const LOW_WALL = 0.35

/** A patch faces along an axis within this angle: the depth network tilts walls by several degrees. */
const FACING = Math.cos((25 * Math.PI) / 180)

/** Turns points of the map into the wall frame. */
export const intoWalls = (heading: number) => {
  const [c, s] = [Math.cos(heading), Math.sin(heading)]
  return ([x, y]: readonly [number, number, ...number[]]): Vec2 => [c * x + s * y, c * y - s * x]
}

/** @param eyes the cameras' places on the map's plan, by `frame`; a patch whose camera is not known is left out. */
export function planPatches(
  patches: readonly SeenPatch[],
  heading: number,
  eyes: readonly Vec2[],
): PlanPatch[] {
  const turn = intoWalls(heading)
  const stands = eyes.map(turn)
  return patches.flatMap(({ point, normal, area, frame, wall }): PlanPatch[] => {
    const eye = stands[frame]
    if (!eye) return []
    const [u, v] = turn(normal as Vec3)
    const along = [u, v, -u, -v].findIndex((cosine) => cosine > FACING)
    const facing = along < 0 ? undefined : (along as Facing)
    const isWall = wall ?? (point[2] < COUNTER ? LOW_WALL : 1)
    return [{ at: turn(point as Vec3), height: point[2], facing, area, wall: isWall, eye }]
  })
}
