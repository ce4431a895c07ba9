import type { SemanticClass } from '../../perception/index.ts'
import { pooled } from './logEvidence.ts'
import { centerOf, type SemanticField } from './semanticField.ts'

/** Sight through a voxel outvotes surfaces seen in it where it is this many times as frequent. */
const THROUGH_PER_HIT = 1
/** Nothing stands lower: there the floor takes on the names of what stands before it, metres. */
const LOWEST = 0.08
/** What belongs to the room itself, and what moves. */
const NOT_STANDING: ReadonlySet<SemanticClass> = new Set([
  'wall',
  'floor',
  'ceiling',
  'rug',
  'stairs',
  'person',
])

/** Whether a class is of things that stand in a room. */
export const isStanding = (name: SemanticClass): boolean => !NOT_STANDING.has(name)

/** Probabilities of a voxel's classes, what its frames say together. */
export const probabilitiesOf = ({ classes, logSums, weights }: SemanticField, voxel: number): Float64Array =>
  pooled(logSums, voxel, classes.length, weights[voxel] as number)

/** The mean probabilities of some voxels. */
export function meanProbabilities(field: SemanticField, voxels: readonly number[]): Float64Array {
  const mean = new Float64Array(field.classes.length)
  for (const voxel of voxels)
    for (const [c, p] of probabilitiesOf(field, voxel).entries())
      mean[c] = (mean[c] as number) + p / voxels.length
  return mean
}

/** Whether something is in a voxel: more frames saw a surface there than saw through it. */
export const isOccupied = ({ hits, through }: SemanticField, voxel: number): boolean =>
  (through[voxel] as number) <= THROUGH_PER_HIT * (hits[voxel] as number)

/** Voxels in which something stands, by the class that is likeliest. */
export function standingVoxels(field: SemanticField): Map<SemanticClass, number[]> {
  const { classes, logSums, count } = field
  const n = classes.length
  const found = new Map<SemanticClass, number[]>()
  for (let voxel = 0; voxel < count; voxel++) {
    if (!isOccupied(field, voxel) || centerOf(field, voxel)[2] < LOWEST) continue
    let best = 0
    for (let c = 1; c < n; c++)
      if ((logSums[voxel * n + c] as number) > (logSums[voxel * n + best] as number)) best = c
    const name = classes[best] as SemanticClass
    if (!isStanding(name)) continue
    const list = found.get(name)
    if (list) list.push(voxel)
    else found.set(name, [voxel])
  }
  return found
}
