import type { OrientedBox } from '../../geometry/index.ts'
import type { Category } from '../model/categories.ts'
import { FITTED, type FittedTo } from '../model/methods.ts'
import {
  changedNumbers,
  type ObjectProvenance,
  type PerAxis,
  type Provenance,
  provenance,
  wholly,
  withChanged,
} from '../model/provenance.ts'
import type { MappedObject } from './mappedObject.ts'

/** Of a heading that was turned to the walls'. */
export const ALONG_WALLS = provenance('measured', 'wall-heading')
const USUAL = provenance('prior', 'usual-extent')
const ON_FLOOR = provenance('prior', 'down-to-floor')
const BESIDE = provenance('prior', 'beside-unseen-side')

export const DETECTED = provenance('measured', 'detector-class')
export const SHOWN = provenance('measured', 'semantics-class')

/** Of a box as it was fitted, before anything of it was taken from what is usual. */
export const fittedProvenance = (boxFrom: FittedTo, category: Provenance): ObjectProvenance => ({
  ...wholly(provenance('measured', FITTED[boxFrom]), category),
  ...(boxFrom !== 'detections' && { yaw: ALONG_WALLS }),
})

/** Of a box of which some sides were made as long as usual. @param usual of length, width and height. */
export const withUsualSides = (known: ObjectProvenance, usual: PerAxis<boolean>): ObjectProvenance => {
  const [length, width, height] = usual
  const inPlan = length || width
  const sides = withChanged(known, [false, false, false, ...usual, false], USUAL)
  return withChanged(sides, [inPlan, inPlan, height, false, false, false, false], BESIDE)
}

/** Of a box whose unseen sides were completed; see `completed`. */
export function completedProvenance(
  known: ObjectProvenance,
  before: OrientedBox,
  after: OrientedBox,
  { base }: Category,
): ObjectProvenance {
  const [, , , length = false, width = false, height = false] = changedNumbers(before, after)
  if (base.height > 0) return withUsualSides(known, [length, width, height])
  const onFloor = withChanged(known, [false, false, height, false, false, height, false], ON_FLOOR)
  return withUsualSides(onFloor, [length, width, false])
}

/** The object with another box. @param by how the numbers that differ came to be. */
export const withOtherBox = (object: MappedObject, box: OrientedBox, by: Provenance): MappedObject => ({
  ...object,
  box,
  provenance: withChanged(object.provenance, changedNumbers(object.box, box), by),
})
