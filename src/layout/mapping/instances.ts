import { footprintIou, type OrientedBox, solidContained, toBoxAxes } from '../../geometry/index.ts'
import type { SemanticClass } from '../../perception/index.ts'
import { type Category, shownCategory, UNNAMED_CATEGORY } from '../model/categories.ts'
import { mayBeSame } from '../model/confusions.ts'
import { layerOf } from '../model/layers.ts'
import type { ObjectProvenance } from '../model/provenance.ts'
import type { Cluster } from './associate.ts'
import { bodiesOf } from './bodies.ts'
import { completedProvenance, fittedProvenance, SHOWN } from './boxProvenance.ts'
import { touch } from './components.ts'
import type { MetricFrame } from './metricFrame.ts'
import { centerOf, type SemanticField } from './semanticField.ts'
import { completed, meanViewer, type VoxelBox } from './voxelBoxes.ts'
import { isStanding, standingVoxels } from './voxelLabels.ts'

/** One thing, by what the detector saw of it and by the voxels that it fills. Either may be empty, not both. */
export interface Instance {
  category: Category
  clusters: Cluster[]
  voxels: number[]
  /** By its voxels; undefined where the detections say it better. */
  box: OrientedBox | undefined
  /** Of that box. */
  provenance?: ObjectProvenance
}

/** Things that lie this far inside or beside a detection's box belong to it, metres. */
const BESIDE = 0.15
/** A side may be longer than usual by so many deviations, and the thing still be one. */
const TOO_LONG = 2.2
/** What touches a thing of its kind, and has this share of its voxels at most, is the rest of it. */
const MOST_REST = 0.5
/** Two boxes that share this much are one place: of the footprints' union, of the smaller body. */
const SAME_PLACE = { iou: 0.15, contained: 0.4 }

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

/** Whether what the semantics shows may be part of a thing of some kind. What has no name may be part of anything. */
export const isOfBody = (category: Category, shown: SemanticClass): boolean => {
  if (category === UNNAMED_CATEGORY) return isStanding(shown)
  const other = shownCategory(shown)?.name
  return (
    (other !== undefined && mayBeSame(category.name, other)) || (ON_BODY[category.name] ?? []).includes(shown)
  )
}

/** Kinds that are gathered on the walls' planes, and not by depth. */
export const isOnWall = ({ name }: Category) => ['opening', 'wall'].includes(layerOf(name))

const isOneThing = ({ size }: OrientedBox, { size: usual, spread }: Category): boolean => {
  const [long, short] = [Math.max(size[0], size[1]), Math.min(size[0], size[1])]
  return Math.log(long / usual[0]) < TOO_LONG * spread[0] && Math.log(short / usual[1]) < TOO_LONG * spread[1]
}

const boxOf = ({ box, clusters }: Instance): OrientedBox => box ?? (clusters[0] as Cluster).fit.box

const inOnePlace = (a: OrientedBox, b: OrientedBox) =>
  footprintIou(a, b) > SAME_PLACE.iou || solidContained(a, b) > SAME_PLACE.contained

/** What the detector saw, each with the voxels of its body. */
function detected(clusters: readonly Cluster[], field: SemanticField, standing: Standing): Instance[] {
  const claimed = new Set<number>()
  return clusters.map((cluster) => {
    const category = cluster.sightings[0]?.category as Category
    const voxels: number[] = []
    for (const [shown, list] of standing)
      if (isOfBody(category, shown))
        for (const voxel of list)
          if (!claimed.has(voxel) && within(cluster.fit.box, BESIDE, field, voxel)) voxels.push(voxel)
    for (const voxel of voxels) claimed.add(voxel)
    return { category, clusters: [cluster], voxels, box: undefined }
  })
}

type Standing = ReadonlyMap<SemanticClass, readonly number[]>

/**
 * Things of a room: what the detector saw, and what the fused semantics shows beside it. Of a kind that is one thing
 * where it touches (a table), several detections on one body are one; of a kind of which several touch (chairs), the
 * detector says which is which.
 * @param clusters of detections that are likely things, the likeliest first.
 * @param wallYaw heading of the walls, radians.
 */
export function instancesOf(
  clusters: readonly Cluster[],
  field: SemanticField,
  frames: readonly MetricFrame[],
  wallYaw: number,
): readonly Instance[] {
  const standing = standingVoxels(field)
  let instances: readonly Instance[] = detected(clusters, field, standing)
  for (const [shown, list] of standing) {
    const category = shown === UNNAMED_CATEGORY.shownAs ? UNNAMED_CATEGORY : shownCategory(shown)
    if (!category || isOnWall(category)) continue
    const bodies = instances
      .filter((one) => one.category.name === category.name)
      .flatMap(({ voxels }) => voxels)
    for (const one of bodiesOf(field, candidates(list, bodies, category), category, wallYaw)) {
      const box = completed(one.box, category, meanViewer(one.box.center, frames))
      const provenance = completedProvenance(fittedProvenance('voxels', SHOWN), one.box, box, category)
      instances = added(instances, { box, voxels: one.voxels, provenance }, category, field)
    }
  }
  return instances
}

/** Of one thing, all of its body; of several, what no detection has. */
function candidates(list: readonly number[], bodies: readonly number[], { extent }: Category): number[] {
  if (extent !== 'many') return [...new Set([...list, ...bodies])]
  const taken = new Set(bodies)
  return list.filter((voxel) => !taken.has(voxel))
}

/** Whether voxels are what a detection's box left over of a thing: they touch it, and are fewer. */
const isRestOf = (
  voxels: readonly number[],
  one: Instance,
  category: Category,
  field: SemanticField,
): boolean =>
  one.category.name === category.name &&
  one.clusters.length > 0 &&
  voxels.length < MOST_REST * one.voxels.length &&
  touch(field, voxels, one.voxels)

/** The instances with what a component shows: as a thing of its own, or as the body of what was detected there. */
function added(
  instances: readonly Instance[],
  body: VoxelBox & { provenance: ObjectProvenance },
  category: Category,
  field: SemanticField,
): readonly Instance[] {
  const { box, voxels } = body
  const here = instances.filter(
    (one) => mayBeSame(one.category.name, category.name) && inOnePlace(boxOf(one), box),
  )
  const own = here.filter(({ category: { name } }) => name === category.name)
  if (category.extent === 'run') return [...instances, { category, clusters: [], ...body }]
  // The largest part of a body came first.
  if (own.some((one) => one.box)) return instances
  if (category.extent === 'one' && own.length > 0 && isOneThing(box, category)) {
    const whole: Instance = {
      category,
      clusters: own.flatMap((one) => one.clusters),
      ...body,
      voxels: [...new Set([...voxels, ...own.flatMap((one) => one.voxels)])],
    }
    return [...instances.filter((one) => !own.includes(one)), whole]
  }
  if (here.some(({ clusters }) => clusters.length > 0)) return instances
  const thing = instances.find((one) => isRestOf(voxels, one, category, field))
  if (thing)
    return instances.map((one) => (one === thing ? { ...one, voxels: [...one.voxels, ...voxels] } : one))
  return [...instances, { category, clusters: [], ...body }]
}
