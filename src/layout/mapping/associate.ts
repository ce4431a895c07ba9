import { boxIou, distance2, intersectBoxes, type OrientedBox, projectBox } from '../../geometry/index.ts'
import { mayBeSame } from '../model/confusions.ts'
import { type BoxFit, type FitContext, fitBox } from './boxFit.ts'
import { frameNoise } from './frameNoise.ts'
import { SEEN_AS } from './sensorModel.ts'
import { type Sighting, thresholdOf } from './sighting.ts'

/** Sightings taken for one object, and the box they give together. */
export interface Cluster {
  sightings: Sighting[]
  fit: BoxFit
}

/** In one frame, two detections are one object only where their boxes nearly coincide (a couch also seen as a chair). */
const SAME_IN_FRAME_IOU = 0.6
/** Largest distance that may still be one object, in standard deviations. */
const GATE = 2.2

const contradict = (a: Cluster, b: Cluster): boolean =>
  a.sightings.some((s) =>
    b.sightings.some(
      (t) => s.frame === t.frame && boxIou(s.detection.box, t.detection.box) < SAME_IN_FRAME_IOU,
    ),
  )

const nameable = (a: Cluster, b: Cluster): boolean =>
  a.sightings.every((s) => b.sightings.every((t) => mayBeSame(s.category.name, t.category.name)))

const range = ({ sightings }: Cluster) => Math.min(...sightings.map((s) => s.depthMetres))

/** How far a cluster's frames misplace what they see, beside what its fit says, square metres along one axis. */
function placeVariance({ sightings }: Cluster): number {
  const nearest = sightings.reduce((best, next) => (next.depthMetres < best.depthMetres ? next : best))
  const { metres, radians, depth } = frameNoise(nearest.frame)
  const range = nearest.depthMetres
  return SEEN_AS.metres ** 2 + metres ** 2 + (range * Math.hypot(radians, depth, SEEN_AS.share)) ** 2
}

/** How well a cluster's box covers another's detections in their own pictures: mean intersection over union. */
function coverage(a: Cluster, b: Cluster): number {
  const overlaps = b.sightings.map(({ frame: { camera, T_level_camera }, detection }) => {
    const bounds = projectBox(a.fit.box, T_level_camera, camera)
    if (!bounds) return 0
    return boxIou(
      intersectBoxes(bounds, { x0: 0, y0: 0, x1: camera.width, y1: camera.height }),
      detection.box,
    )
  })
  return overlaps.reduce((sum, v) => sum + v, 0) / overlaps.length
}

/**
 * Distance of two boxes' centres in standard deviations, or less where the one covers the other's detections in the
 * pictures: depth is what is least sure. Infinite where they cannot be one object.
 */
export function separation(a: Cluster, b: Cluster): number {
  const [p, q] = [a.fit.box, b.fit.box]
  const metres = distance2([p.center[0], p.center[1]], [q.center[0], q.center[1]])
  const reach =
    0.3 + 0.5 * Math.max(p.size[0], p.size[1], q.size[0], q.size[1]) + 0.1 * Math.max(range(a), range(b))
  if (metres > reach || Math.abs(p.center[2] - q.center[2]) > 0.3 + 0.6 * Math.max(p.size[2], q.size[2]))
    return Number.POSITIVE_INFINITY
  if (!nameable(a, b) || contradict(a, b)) return Number.POSITIVE_INFINITY
  const variance =
    [0, 1].reduce((sum, k) => sum + a.fit.sd.center[k as 0] ** 2 + b.fit.sd.center[k as 0] ** 2, 0) / 2
  const apart = metres / Math.sqrt(variance + placeVariance(a) + placeVariance(b))
  if (apart < 1) return apart
  return Math.min(apart, GATE * 1.6 * (1 - Math.max(coverage(a, b), coverage(b, a))))
}

/** How far a sighting's score lies above its kind's threshold. */
const confidence = (sighting: Sighting) => sighting.detection.score - thresholdOf(sighting)
/** A sighting counts for its name from this far below its kind's threshold on. */
const HEARD_BELOW = 0.2

/**
 * The sightings with one at the head that names the object: the surest of the kind for which most speaks. One clear
 * sighting as something else does not rename what all others agree on.
 */
export function withNameFirst(sightings: readonly Sighting[]): Sighting[] {
  const votes = new Map<string, number>()
  for (const sighting of sightings) {
    const { name } = sighting.category
    votes.set(name, (votes.get(name) ?? 0) + Math.max(0, confidence(sighting) + HEARD_BELOW))
  }
  const vote = ({ category: { name } }: Sighting) => votes.get(name) ?? 0
  return [...sightings].sort((a, b) => vote(b) - vote(a) || confidence(b) - confidence(a))
}

const weightedCenter = (a: Cluster, b: Cluster): OrientedBox => {
  const weight = (c: Cluster) => 1 / (c.fit.sd.center[0] ** 2 + c.fit.sd.center[1] ** 2 + 1e-4)
  const [wa, wb] = [weight(a), weight(b)]
  const mix = (k: 0 | 1 | 2) => (wa * a.fit.box.center[k] + wb * b.fit.box.center[k]) / (wa + wb)
  return { ...(wa > wb ? a : b).fit.box, center: [mix(0), mix(1), mix(2)] }
}

/** A sighting this far below its kind's threshold supports an object that others show, but makes none. */
const SEED_SHARE = 0.7
const isSeed = (sighting: Sighting) => sighting.detection.score >= SEED_SHARE * thresholdOf(sighting)

/**
 * Joins sightings of one object: the closest pair first, refitted after each joining, until no pair is close enough.
 * Two sightings in one frame are never joined unless they coincide there. Faint sightings then join what they fit.
 */
export function associate(sightings: readonly Sighting[], context: FitContext): Cluster[] {
  const single = (s: Sighting): Cluster => ({ sightings: [s], fit: fitBox([s], context) })
  const join = (a: Cluster, b: Cluster): Cluster => {
    const joined = withNameFirst([...a.sightings, ...b.sightings])
    return { sightings: joined, fit: fitBox(joined, context, weightedCenter(a, b)) }
  }
  const clusters = joinClosest(sightings.filter(isSeed).map(single), join)
  for (const sighting of sightings.filter((s) => !isSeed(s))) {
    const faint = single(sighting)
    const near = clusters
      .map((cluster, index) => ({ index, d: separation(cluster, faint) }))
      .reduce((best, next) => (next.d < best.d ? next : best), { index: -1, d: GATE })
    const host = clusters[near.index]
    if (host) clusters[near.index] = join(host, faint)
  }
  return clusters
}

function joinClosest(singles: readonly Cluster[], join: (a: Cluster, b: Cluster) => Cluster): Cluster[] {
  const clusters: (Cluster | undefined)[] = [...singles]
  const n = clusters.length
  const distances = new Map<number, number>()
  const measure = (i: number, j: number) => {
    const [a, b] = [clusters[i], clusters[j]]
    const d = a && b ? separation(a, b) : Number.POSITIVE_INFINITY
    if (d < GATE) distances.set(i * n + j, d)
    else distances.delete(i * n + j)
  }
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) measure(i, j)
  while (distances.size) {
    let [best, key] = [Number.POSITIVE_INFINITY, -1]
    for (const [k, d] of distances) if (d < best) [best, key] = [d, k]
    const [i, j] = [Math.floor(key / n), key % n]
    clusters[i] = join(clusters[i] as Cluster, clusters[j] as Cluster)
    clusters[j] = undefined
    for (let k = 0; k < n; k++) {
      if (k !== i) measure(Math.min(i, k), Math.max(i, k))
      if (k !== j) distances.delete(Math.min(j, k) * n + Math.max(j, k))
    }
  }
  return clusters.filter((c) => c !== undefined)
}
