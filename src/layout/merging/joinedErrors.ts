import { apply, cross, type Mat3, scaled, subtract, type Vec3 } from '../../geometry/index.ts'
import type { SharedError } from '../../perception/index.ts'

/** A camera that a join brings into another part's frame. */
interface Joined {
  /** Where it stands in that frame, units. */
  place: Vec3
  /** In its own part's frame. */
  sharedErrors: readonly SharedError[]
}

/** What is not known of a join: how far the part may be moved, units of the other part's frame, and turned, radians. */
export interface JoinSd {
  shift: number
  height: number
  yaw: number
}

const NONE: SharedError = { position: [0, 0, 0], rotation: [0, 0, 0], logScale: 0 }
const UP: Vec3 = [0, 0, 1]

/** A camera's shared errors among those of a joined part: its part's own, and none of the other's. */
export const amongErrors = (
  before: number,
  own: readonly SharedError[],
  after: number,
): readonly SharedError[] => [...Array(before).fill(NONE), ...own, ...Array(after).fill(NONE)]

/**
 * The errors of a part's cameras in the frame of the part that it joins, and behind them those of the join, which moves
 * and turns them all together.
 * @param R from its own axes to the other part's. @param ratio of its unit to the other's.
 */
export function joinedErrors(
  cameras: readonly Joined[],
  R: Mat3,
  ratio: number,
  { shift, height, yaw }: JoinSd,
): SharedError[][] {
  const middle = ([0, 1, 2] as const).map(
    (k) => cameras.reduce((sum, { place }) => sum + place[k], 0) / cameras.length,
  ) as unknown as Vec3
  return cameras.map(({ place, sharedErrors }) => [
    ...sharedErrors.map(({ position, rotation, logScale }) => ({
      position: scaled(apply(R, position), ratio),
      rotation: apply(R, rotation),
      logScale,
    })),
    { ...NONE, position: [shift, 0, 0] },
    { ...NONE, position: [0, shift, 0] },
    { ...NONE, position: [0, 0, height] },
    { ...NONE, position: scaled(cross(UP, subtract(place, middle)), yaw), rotation: scaled(UP, yaw) },
  ])
}
