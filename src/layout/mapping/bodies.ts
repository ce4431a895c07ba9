import { footprintIou, type OrientedBox } from '../../geometry/index.ts'
import type { Category } from '../model/categories.ts'
import { componentsOf } from './components.ts'
import { centerOf, type SemanticField, VOXEL } from './semanticField.ts'
import { boxesOfVoxels, type VoxelBox } from './voxelBoxes.ts'

/** A thing of the semantics alone shows at least this share of its usual surface, and so many voxels. */
const LEAST_SHARE = 0.1
const LEAST_VOXELS = 8
/** Things on the floor reach at least this share of their usual height. */
const LEAST_HEIGHT = 0.5
/** Boxes that a component of one kind may fall into: of a run, and of what is one thing or several. */
const MOST_BOXES = { run: 5, one: 2, many: 6 } as const
/** Base cabinets end below this height, and wall cabinets begin above it, metres. */
const BASE_TOP = 1.1
/** A tall thing's two halves stand over each other by this (of the union), with no larger gap than this, metres. */
const ONE_STACK = 0.4
const MOST_GAP = 0.2
/** Fronts are sheets: they are compared this much thicker, metres. */
const FRONT = 0.3

/** Voxels on the top and on two sides of a thing of usual size: what one sees of it at a time. */
const surfaceOf = ({ size: [l, w, h] }: Category) => (l * w + h * (l + w)) / VOXEL ** 2

export const isEnough = (voxels: readonly number[], category: Category) =>
  voxels.length >= Math.max(LEAST_VOXELS, LEAST_SHARE * surfaceOf(category))

/** What stands on the floor and is much too low is its name run over onto the floor. */
const isTall = ({ center, size }: OrientedBox, { base, size: usual }: Category) =>
  base.height > 0 || center[2] + size[2] / 2 > LEAST_HEIGHT * usual[2]

/** The boxes that voxels of one kind fill, those of the largest component first. */
export function bodiesOf(
  field: SemanticField,
  voxels: readonly number[],
  category: Category,
  wallYaw: number,
): VoxelBox[] {
  const boxes = (list: readonly number[]) =>
    componentsOf(field, list)
      .filter((component) => isEnough(component, category))
      .flatMap((component) => boxesOfVoxels(field, component, wallYaw, MOST_BOXES[category.extent]))
      .filter((one) => isEnough(one.voxels, category) && isTall(one.box, category))
  if (category.extent !== 'run') return boxes(voxels)
  const isLow = (voxel: number) => centerOf(field, voxel)[2] < BASE_TOP
  return stacked(boxes(voxels.filter(isLow)), boxes(voxels.filter((voxel) => !isLow(voxel))))
}

const thickened = ({ size: [l, w, h], ...box }: OrientedBox): OrientedBox => ({
  ...box,
  size: [l + FRONT, w + FRONT, h],
})

/**
 * Base and wall cabinets are two runs, though tall ones join them somewhere: what stands over what, with nothing
 * between, is one tall thing.
 */
function stacked(low: readonly VoxelBox[], high: readonly VoxelBox[]): VoxelBox[] {
  const left = [...high]
  const boxes = low.map((base) => {
    const top = left.findIndex(
      ({ box }) =>
        box.center[2] - box.size[2] / 2 - (base.box.center[2] + base.box.size[2] / 2) < MOST_GAP &&
        footprintIou(thickened(box), thickened(base.box)) > ONE_STACK,
    )
    const [upper] = top < 0 ? [] : left.splice(top, 1)
    if (!upper) return base
    const [from, to] = [
      base.box.center[2] - base.box.size[2] / 2,
      upper.box.center[2] + upper.box.size[2] / 2,
    ]
    const [x, y] = base.box.center
    const [l, w] = base.box.size
    const box = { ...base.box, center: [x, y, (from + to) / 2] as const, size: [l, w, to - from] as const }
    return { box, voxels: [...base.voxels, ...upper.voxels] }
  })
  return [...boxes, ...left]
}
