import {
  inverseTransformPoint,
  type OrientedBox,
  project,
  quantile,
  type Vec2,
  type Vec3,
} from '../../geometry/index.ts'
import type { Category } from '../model/categories.ts'
import type { MetricFrame } from './metricFrame.ts'
import { coveredByRectangles, type PlanRectangle } from './rectangles.ts'
import { centerOf, type SemanticField, VOXEL } from './semanticField.ts'

/** A box around some of a field's voxels. */
export interface VoxelBox {
  /** Level frame, metres. */
  box: OrientedBox
  voxels: number[]
}

/** This share of the voxels at either end of the height is left out: what strays. */
const STRAY = 0.03
/** A voxel that two frames saw counts in full. */
const FULL_HITS = 2

/** A surface lies in the middle of its voxels, not on their far sides. */
const extent = (metres: number) => Math.max(VOXEL / 2, metres - VOXEL)

const intoAxes = (yaw: number) => {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return ([x, y]: readonly [number, number, ...number[]]): Vec2 => [c * x + s * y, c * y - s * x]
}

/**
 * Boxes that stand along a heading and cover voxels: one, or several where their footprint is no rectangle.
 * @param yaw of the boxes' first side, radians. @param most boxes.
 */
export function boxesOfVoxels(
  field: SemanticField,
  voxels: readonly number[],
  yaw: number,
  most: number,
): VoxelBox[] {
  const [turn, back] = [intoAxes(yaw), intoAxes(-yaw)]
  const points = voxels.map((voxel) => ({
    at: turn(centerOf(field, voxel)),
    weight: Math.min(1, (field.hits[voxel] as number) / FULL_HITS),
  }))
  return coveredByRectangles(points, most).flatMap(({ low, high }: PlanRectangle): VoxelBox[] => {
    const inside = voxels.filter((_, k) => {
      const { at } = points[k] as { at: Vec2 }
      return at[0] >= low[0] && at[0] <= high[0] && at[1] >= low[1] && at[1] <= high[1]
    })
    const heights = inside.map((voxel) => centerOf(field, voxel)[2])
    const [bottom, top] = [quantile(heights, STRAY), quantile(heights, 1 - STRAY)]
    if (bottom === undefined || top === undefined) return []
    const [x, y] = back([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2])
    const box: OrientedBox = {
      center: [x, y, (bottom + top) / 2],
      size: [extent(high[0] - low[0]), extent(high[1] - low[1]), extent(top - bottom + VOXEL)],
      yaw,
    }
    return [{ box, voxels: inside }]
  })
}

/** Where the cameras that have a point in view are, in the mean; undefined where none has. */
export function meanViewer(point: Vec3, frames: readonly MetricFrame[]): Vec3 | undefined {
  const seeing = frames.filter(({ camera, T_level_camera }) => {
    const pixel = project(camera, inverseTransformPoint(T_level_camera, point))
    return pixel && pixel[0] > 0 && pixel[1] > 0 && pixel[0] < camera.width && pixel[1] < camera.height
  })
  if (seeing.length === 0) return undefined
  const mean = (axis: 0 | 1 | 2) =>
    seeing.reduce((sum, { T_level_camera }) => sum + T_level_camera.translation[axis], 0) / seeing.length
  return [mean(0), mean(1), mean(2)]
}

/** A camera stands on one side of a thing where this share of the way to it leads there; else it sees both ends. */
const ASIDE = 0.25

function sideOf(toViewer: Vec2 | undefined, axis: 0 | 1): -1 | 0 | 1 {
  if (!toViewer || Math.abs(toViewer[axis]) < ASIDE * Math.hypot(...toViewer)) return 0
  return toViewer[axis] > 0 ? 1 : -1
}

/** A side this many deviations shorter than usual was not seen whole. */
const TOO_SHORT = 1

/**
 * A box whose unseen sides are as long as usual: what is much thinner than its kind was seen from one side only, and
 * goes on away from the cameras; what stands on the floor goes down to it. A run is as long as it was seen.
 * @param viewer where the cameras that saw it are, in the mean.
 */
export function completed(box: OrientedBox, category: Category, viewer: Vec3 | undefined): OrientedBox {
  const { base } = category
  const long = box.size[0] >= box.size[1]
  const usual: Vec3 = long ? [...category.size] : [category.size[1], category.size[0], category.size[2]]
  const spread: Vec3 = long
    ? [...category.spread]
    : [category.spread[1], category.spread[0], category.spread[2]]
  const toViewer = viewer && intoAxes(box.yaw)([viewer[0] - box.center[0], viewer[1] - box.center[1]])
  const [c, s] = [Math.cos(box.yaw), Math.sin(box.yaw)]
  const size = [...box.size] as [number, number, number]
  const shift: [number, number] = [0, 0]
  for (const axis of [0, 1] as const) {
    const least = usual[axis] * Math.exp(-TOO_SHORT * spread[axis])
    const isLength = category.extent === 'run' && (axis === 0) === long
    if (size[axis] >= least || isLength) continue
    const grown = usual[axis] - size[axis]
    size[axis] = usual[axis]
    shift[axis] = (-sideOf(toViewer, axis) * grown) / 2
  }
  let [low, high] = [box.center[2] - box.size[2] / 2, box.center[2] + box.size[2] / 2]
  if (base.height === 0) low = 0
  else if (high - low < usual[2] * Math.exp(-TOO_SHORT * spread[2])) {
    if (viewer && viewer[2] < low) high = low + usual[2]
    else low = Math.max(0, high - usual[2])
  }
  return {
    center: [
      box.center[0] + c * shift[0] - s * shift[1],
      box.center[1] + s * shift[0] + c * shift[1],
      (low + high) / 2,
    ],
    size: [size[0], size[1], Math.max(VOXEL, high - low)],
    yaw: box.yaw,
  }
}
