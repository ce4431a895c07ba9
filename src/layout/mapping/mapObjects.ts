import type { OrientedBox, Vec3 } from '../../geometry/index.ts'
import type { SemanticClass } from '../../perception/index.ts'
import { type Category, shownCategory } from '../model/categories.ts'
import type { DroppedCandidate } from '../model/types.ts'
import type { Cluster } from './associate.ts'
import { ALONG_WALLS, DETECTED, fittedProvenance, SHOWN } from './boxProvenance.ts'
import { withoutDoubles, withoutGuests } from './doubles.ts'
import { existenceOf, existenceOfShown } from './existence.ts'
import { type Instance, instancesOf, isOfBody } from './instances.ts'
import { judge, sightingRecord } from './judge.ts'
import type { MappedObject } from './mappedObject.ts'
import type { MetricFrame } from './metricFrame.ts'
import type { InShares } from './progress.ts'
import { centerOf, fuseSemantics, type SemanticField, VOXEL } from './semanticField.ts'
import { onSurface, type SemanticView, shownSightings, viewsOf } from './semanticViews.ts'
import { meanProbabilities } from './voxelLabels.ts'

export interface MappedObjects {
  objects: MappedObject[]
  dropped: DroppedCandidate[]
  field: SemanticField
}

/** Names less likely than this are not told as alternatives. */
const LEAST_ALTERNATIVE = 0.1
/** Things of the semantics alone that are less likely than this (log odds) are left out. */
const ACCEPTED = 0.5
/** Voxels place a side within this, metres, and a share of the distance. */
const SIDE_SD = { metres: 0.05, share: 0.03 }
const namesOf = (category: Category, classes: readonly SemanticClass[]): SemanticClass[] =>
  classes.filter((name) => isOfBody(category, name))

/** What else a thing may be, by the mean of its voxels. */
function alternativesOf(field: SemanticField, voxels: readonly number[], category: Category) {
  if (voxels.length === 0) return []
  const byName = new Map<string, number>()
  for (const [c, probability] of meanProbabilities(field, voxels).entries()) {
    const name = shownCategory(field.classes[c] as SemanticClass)?.name
    if (name) byName.set(name, (byName.get(name) ?? 0) + probability)
  }
  return [...byName]
    .filter(([name, probability]) => name !== category.name && probability >= LEAST_ALTERNATIVE)
    .map(([name, probability]) => ({ category: name, probability }))
    .sort((a, b) => b.probability - a.probability)
}

/** Deviations of a box around voxels that cameras saw from some distance. */
function sdOfVoxels(views: readonly SemanticView[]): MappedObject['sd'] {
  const nearest = Math.min(...views.map(({ depthMetres }) => depthMetres), 4)
  const side = SIDE_SD.metres + SIDE_SD.share * nearest
  const center: Vec3 = [side, side, side]
  return { center, size: [1.4 * side, 1.4 * side, 1.4 * side], yaw: 0.1 }
}

/** Closed things (a refrigerator) stand along the walls; one that seems this little askew does, radians. */
const ASKEW = 0.4

function along(box: OrientedBox, { hollow }: Category, wallYaw: number | undefined): OrientedBox {
  if (wallYaw === undefined || hollow > 0) return box
  const off = box.yaw - wallYaw
  const askew = off - (Math.PI / 2) * Math.round(off / (Math.PI / 2))
  return Math.abs(askew) < ASKEW ? { ...box, yaw: box.yaw - askew } : box
}

function objectOf(
  { category, clusters, voxels, box, provenance }: Instance,
  field: SemanticField,
  frames: readonly MetricFrame[],
  wallYaw: number | undefined,
): MappedObject {
  const points = voxels.map((voxel) => centerOf(field, voxel))
  const names = namesOf(category, field.classes)
  const views = viewsOf({ points, radius: VOXEL / 2, isVisible: onSurface }, frames, names)
  const detections = clusters.flatMap(({ sightings }) => sightings).map(sightingRecord)
  const seen = new Set(detections.map(({ frame }) => frame))
  const sightings = [
    ...detections,
    ...shownSightings(views, category.shownAs ?? category.name).filter(({ frame }) => !seen.has(frame)),
  ]
  const shown = voxels.length ? existenceOfShown(views) : undefined
  const byDetector = clusters.map((cluster) => existenceOf(cluster, frames))
  const best = byDetector.reduce(
    (a, b) => (b.logOdds > a.logOdds ? b : a),
    byDetector[0] ?? { logOdds: Number.NEGATIVE_INFINITY, missed: Number.POSITIVE_INFINITY },
  )
  const fit = (clusters[0] as Cluster | undefined)?.fit
  const whole = box ?? along(fit?.box as OrientedBox, category, wallYaw)
  return {
    category: category.name,
    alternatives: alternativesOf(field, voxels, category),
    box: whole,
    boxFrom: box ? 'voxels' : 'detections',
    provenance: {
      ...(provenance ?? fittedProvenance('detections', DETECTED)),
      ...(whole.yaw !== (box ?? fit?.box)?.yaw && { yaw: ALONG_WALLS }),
      category: clusters.length ? DETECTED : SHOWN,
    },
    sd: box || !fit ? sdOfVoxels(views) : fit.sd,
    logOdds: Math.max(best.logOdds, shown?.logOdds ?? Number.NEGATIVE_INFINITY),
    sightings: sightings.sort((a, b) => a.frame - b.frame),
    missed: Math.min(best.missed, shown?.missed ?? Number.POSITIVE_INFINITY),
  }
}

/**
 * The things of a room, from all frames: what the detector saw and what the fused semantics shows.
 * @param clusters of detections. @param wallYaw heading of the walls, radians; undefined where there is none.
 */
export function* mapObjects(
  clusters: readonly Cluster[],
  frames: readonly MetricFrame[],
  wallYaw: number | undefined,
): InShares<MappedObjects> {
  const { kept, dropped } = judge(clusters, frames)
  const field = yield* fuseSemantics(frames)
  const instances = instancesOf(
    kept.map(({ cluster }) => cluster),
    field,
    frames,
    wallYaw ?? 0,
  )
  const objects = instances
    .map((instance) => objectOf(instance, field, frames, wallYaw))
    .filter(({ logOdds, sightings }) => logOdds >= ACCEPTED || sightings.some(({ by }) => !by))
  return { objects: withoutGuests(withoutDoubles(objects)), dropped, field }
}
