import type { SemanticClass } from '../../perception/index.ts'
import { type Category, shownCategory } from '../model/categories.ts'
import type { LayoutRoom } from '../model/types.ts'
import { wallsOf } from '../room/walls.ts'
import { isEnough } from './bodies.ts'
import { fittedProvenance, SHOWN } from './boxProvenance.ts'
import { componentsOf } from './components.ts'
import { existenceOfShown } from './existence.ts'
import { isOnWall } from './instances.ts'
import type { MappedObject } from './mappedObject.ts'
import type { MetricFrame } from './metricFrame.ts'
import { centerOf, type SemanticField, VOXEL } from './semanticField.ts'
import { onSurface, shownSightings, viewsOf } from './semanticViews.ts'
import { boxesOfVoxels, type VoxelBox } from './voxelBoxes.ts'
import { standingVoxels } from './voxelLabels.ts'

/**
 * Closer to a wall that was seen, a thing was sought on the wall's own plane; behind one, what is seen through a window
 * or in a mirror is outside, metres.
 */
const BEFORE_WALL = 0.6
const BEHIND_WALL = 4
/** What hangs or stands in a wall is this thin at most, and at least so high of its kind's usual height. */
const MOST_DEPTH = 0.45
const LEAST_HEIGHT = 0.5
/** A door begins this low, metres. */
const DOOR_STEP = 0.5
/** Things less likely than this (log odds) are left out: no wall stands behind them. */
const ACCEPTED = 1.5
/** Depth at a door or a window is worth little, metres. */
const SD = 0.15

const isAtWall = ({ box }: VoxelBox, room: LayoutRoom | undefined): boolean =>
  (room ? wallsOf(room) : []).some(({ from, to, metres, outward, seen }) => {
    const [x, y] = [box.center[0] - from[0], box.center[1] - from[1]]
    const along = (x * (to[0] - from[0]) + y * (to[1] - from[1])) / metres
    const behind = x * outward[0] + y * outward[1]
    return seen && along > 0 && along < metres && behind > -BEFORE_WALL && behind < BEHIND_WALL
  })

function isLikeOne({ box: { center, size } }: VoxelBox, { name, size: usual }: Category): boolean {
  const depth = Math.min(size[0], size[1])
  if (depth > MOST_DEPTH || size[2] < LEAST_HEIGHT * usual[2] || depth > Math.max(size[0], size[1]))
    return false
  return name !== 'door' || center[2] - size[2] / 2 < DOOR_STEP
}

/**
 * Doors, windows and what hangs on walls where the outline has no wall that was seen: by the depth of their own voxels,
 * upright along the walls' heading.
 * @param room the outline in the level frame, metres; undefined where there is none.
 */
export function freeStandingWallThings(
  field: SemanticField,
  frames: readonly MetricFrame[],
  room: LayoutRoom | undefined,
  wallYaw: number,
): MappedObject[] {
  return [...standingVoxels(field)].flatMap(([shown, voxels]) => {
    const category = shownCategory(shown)
    if (!category || !isOnWall(category)) return []
    return componentsOf(field, voxels)
      .filter((component) => isEnough(component, category))
      .flatMap((component) => boxesOfVoxels(field, component, wallYaw, 2))
      .filter((one) => isEnough(one.voxels, category) && isLikeOne(one, category) && !isAtWall(one, room))
      .flatMap((one) => objectOf(one, category, shown, field, frames))
  })
}

function objectOf(
  { box, voxels }: VoxelBox,
  category: Category,
  shown: SemanticClass,
  field: SemanticField,
  frames: readonly MetricFrame[],
): MappedObject[] {
  const points = voxels.map((voxel) => centerOf(field, voxel))
  const views = viewsOf({ points, radius: VOXEL / 2, isVisible: onSurface }, frames, [shown])
  const { logOdds, missed } = existenceOfShown(views)
  if (logOdds < ACCEPTED) return []
  const sightings = shownSightings(views, shown)
  const sd = { center: [SD, SD, SD], size: [SD, SD, SD], yaw: 0.1 } as const
  const provenance = fittedProvenance('voxels', SHOWN)
  return [
    {
      category: category.name,
      alternatives: [],
      boxFrom: 'voxels',
      provenance,
      box,
      sd,
      logOdds,
      sightings,
      missed,
    },
  ]
}
