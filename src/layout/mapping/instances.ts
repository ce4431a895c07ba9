import { type OrientedBox, toBoxAxes } from '../../geometry/index.ts'
import type { SemanticClass } from '../../perception/index.ts'
import { type Category, shownCategory } from '../model/categories.ts'
import { mayBeSame } from '../model/confusions.ts'
import { layerOf } from '../model/layers.ts'
import type { Cluster } from './associate.ts'
import { componentsOf } from './components.ts'
import { centerOf, type SemanticField, VOXEL } from './semanticField.ts'
import type { MetricFrame } from './sighting.ts'
import { boxesOfVoxels, completed, meanViewer } from './voxelBoxes.ts'
import { standingVoxels } from './voxelLabels.ts'

/** One thing, by what the detector saw of it and by the voxels that it fills. Either may be empty, not both. */
export interface Instance {
  category: Category
  cluster: Cluster | undefined
  voxels: number[]
  /** By its voxels; undefined where it has none. */
  box: OrientedBox | undefined
}

/** A thing of the semantics alone shows at least this share of its usual surface, and so many voxels. */
const LEAST_SHARE = 0.1
const LEAST_VOXELS = 8
/** Things that lie this far inside or beside a detection's box belong to it, metres. */
const BESIDE = 0.15
/** Boxes that a component of one kind may fall into. */
const MOST_BOXES = 4

/** Voxels on the outside of a thing of usual size. */
const surfaceOf = ({ size: [l, w, h] }: Category) => (l * w + h * (l + w)) / VOXEL ** 2

const isEnough = (voxels: readonly number[], category: Category) =>
  voxels.length >= Math.max(LEAST_VOXELS, LEAST_SHARE * surfaceOf(category))

const within = (box: OrientedBox, margin: number, field: SemanticField, voxel: number): boolean => {
  const at = toBoxAxes(box, centerOf(field, voxel))
  return ([0, 1, 2] as const).every((axis) => Math.abs(at[axis]) <= box.size[axis] / 2 + margin)
}

/** Names that things on a body, or parts of it, may go by. */
const ON_BODY: Readonly<Record<string, readonly SemanticClass[]>> = {
  sofa: ['pillow', 'blanket', 'clothes', 'bed', 'chair'],
  bed: ['pillow', 'blanket', 'clothes', 'sofa'],
  chair: ['clothes'],
}

const isOfBody = (category: Category, shown: SemanticClass): boolean => {
  const other = shownCategory(shown)?.name
  return (
    (other !== undefined && mayBeSame(category.name, other)) || (ON_BODY[category.name] ?? []).includes(shown)
  )
}

/**
 * Things of a room: what the detector saw, and what the fused semantics shows beside it.
 * @param clusters of detections that are likely things, the likeliest first.
 */
export function instancesOf(
  clusters: readonly Cluster[],
  field: SemanticField,
  frames: readonly MetricFrame[],
  wallYaw: number,
): Instance[] {
  const standing = standingVoxels(field)
  const claimed = new Set<number>()
  const instances: Instance[] = []
  for (const cluster of clusters) {
    const category = cluster.sightings[0]?.category as Category
    const voxels: number[] = []
    for (const [shown, list] of standing)
      if (isOfBody(category, shown))
        for (const voxel of list)
          if (!claimed.has(voxel) && within(cluster.fit.box, BESIDE, field, voxel)) voxels.push(voxel)
    for (const voxel of voxels) claimed.add(voxel)
    instances.push({ category, cluster, voxels, box: undefined })
  }
  for (const [shown, list] of standing) {
    const category = shownCategory(shown)
    const layer = category && layerOf(category.name)
    if (!category || layer === 'opening' || layer === 'wall' || layer === 'ceiling') continue
    for (const component of componentsOf(field, list)) {
      if (!isEnough(component, category)) break
      const most = category.extent === 'run' ? MOST_BOXES : 2
      for (const { box, voxels } of boxesOfVoxels(field, component, wallYaw, most)) {
        const free = voxels.filter((voxel) => !claimed.has(voxel))
        if (category.extent === 'many' && free.length < voxels.length / 2) continue
        if (!isEnough(voxels, category)) continue
        const full = completed(box, category, meanViewer(box.center, frames))
        instances.push({ category, cluster: undefined, voxels, box: full })
      }
    }
  }
  return instances
}
