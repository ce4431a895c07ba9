import { median, scaled } from '../../geometry/index.ts'
import type { Detection, SemanticGrid, SharedError } from '../../perception/index.ts'
import { type Category, detectedCategory } from '../model/categories.ts'
import { findHorizontalPlanes } from '../room/horizontalPlanes.ts'
import { manhattanYaw } from '../room/manhattanYaw.ts'
import { fuseSurfaces, type PosedDepth, type SurfacePoint } from '../room/surfaces.ts'
import { associate, type Cluster } from './associate.ts'
import { fitBox } from './boxFit.ts'
import { existenceOf } from './existence.ts'
import type { MetricFrame } from './metricFrame.ts'
import {
  ceilingCue,
  combineScale,
  EYE_HEIGHT,
  floorCue,
  type HeldHeight,
  type MetricScale,
  networkCue,
  objectCue,
  type ScaleCue,
  sameHandCue,
  votesForScale,
} from './scaleCues.ts'
import { sightingsOf } from './sighting.ts'

/** A placed keyframe, lengths in the clip's own unit. */
export interface PlacedFrame extends PosedDepth {
  keyframe: number
  timestampSeconds: number
  sampled: boolean
  searched: boolean
  detections: readonly Detection[]
  semantics: SemanticGrid
  /** log scale by the metric network. */
  anchor?: number
  /** See PlacedKeyframe; units. */
  sharedErrors?: readonly SharedError[]
}

/** The room with its unit found, before its objects are mapped. */
export interface MetricRoom {
  scale: MetricScale
  /** Height of the floor in the level frame, units. */
  floor: number
  floorSeen: boolean
  /** Height of the ceiling in the level frame, units. */
  ceiling: number | undefined
  wallYaw: number | undefined
  surfaces: SurfacePoint[]
}

/** Objects this likely may vote for the scale. */
const VOTING_LOG_ODDS = 0.5
/** log of how unlikely it is that the floor was not seen, or is not the lowest level seen. */
const FLOOR_UNSEEN = -1.5
const NOT_LOWEST = -1.2
/** A plane that pictures take for something else may still be the floor, or the ceiling is not one: least shares. */
const LEAST_NAMED = { floor: 0.05, ceiling: 0.3 }
const MIN_ROOM_HEIGHT_RATIO = 1.25

/** What the floor might be: the lowest level seen, the next one up, or nothing that was seen. */
interface FloorGuess {
  z: number | undefined
  logPrior: number
}

/** Frames in metres for a scale and a floor. */
export function metricFrames(
  frames: readonly PlacedFrame[],
  metresPerUnit: number,
  floor: number,
): MetricFrame[] {
  return frames.map(({ T_level_camera, depthScale, sharedErrors = [], ...frame }) => {
    const [x, y, z] = T_level_camera.translation
    return {
      ...frame,
      T_level_camera: {
        rotation: T_level_camera.rotation,
        translation: [x * metresPerUnit, y * metresPerUnit, (z - floor) * metresPerUnit],
      },
      metresScale: depthScale * metresPerUnit,
      sharedErrors: sharedErrors.map(({ position, ...error }) => ({
        ...error,
        position: scaled(position, metresPerUnit),
      })),
    }
  })
}

/** One cue a kind: what the likely objects say of the scale. */
function objectCues(
  clusters: readonly Cluster[],
  frames: readonly MetricFrame[],
  metresPerUnit: number,
  wallYaw: number | undefined,
): ScaleCue[] {
  const votes = new Map<Category, { logScale: number; sd: number }[]>()
  for (const cluster of clusters) {
    const category = cluster.sightings[0]?.category as Category
    if (!votesForScale(category) || existenceOf(cluster, frames).logOdds < VOTING_LOG_ODDS) continue
    const { logScale, logScaleSd } = fitBox(cluster.sightings, { wallYaw, freeScale: true }, cluster.fit.box)
    const vote = { logScale: Math.log(metresPerUnit) - logScale, sd: Math.max(0.1, logScaleSd) }
    votes.set(category, [...(votes.get(category) ?? []), vote])
  }
  return [...votes].map(([category, list]) => objectCue(category, list))
}

/** What is known of how high the camera was held. */
export interface CameraHeights {
  /** By the user, metres: overrides all cues. */
  stated?: number | undefined
  /** By the map of another part of the film. */
  elsewhere?: HeldHeight | undefined
}

/**
 * Finds what a metre is. What the floor might be is tried in turn; the guess
 * under which the cues agree best is taken. A table that was taken for the floor makes a camera at eye height
 * contradict both the metric network and every chair.
 * @param wallYawByLines the walls' heading in the level frame, where the pictures' lines show it.
 */
export function findMetricScale(
  placed: readonly PlacedFrame[],
  { stated, elsewhere }: CameraHeights = {},
  wallYawByLines?: number,
): MetricRoom | undefined {
  const surfaces = fuseSurfaces(placed)
  const eye = median(placed.map(({ T_level_camera }) => T_level_camera.translation[2]))
  if (eye === undefined) return undefined
  // Lines show the walls' heading within a degree, the network's surfaces within two or three.
  const wallYaw = wallYawByLines ?? manhattanYaw(surfaces)
  const below = findHorizontalPlanes(surfaces, eye, -1).reverse()
  const above = findHorizontalPlanes(surfaces, eye, 1).filter(({ named }) => named >= LEAST_NAMED.ceiling)
  const ceiling = above[above.length - 1]?.z
  const network = networkCue(placed.flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor])))
  const guesses: FloorGuess[] = below.slice(0, 2).map(({ z, named }, k) => ({
    z,
    logPrior: k * NOT_LOWEST + Math.log(Math.max(LEAST_NAMED.floor, named)),
  }))
  guesses.push({ z: undefined, logPrior: FLOOR_UNSEEN })

  const tried = guesses.flatMap(({ z, logPrior }): (MetricRoom & { merit: number })[] => {
    const sure: ScaleCue[] = network ? [network] : []
    if (z !== undefined)
      sure.push(
        elsewhere && stated === undefined ? sameHandCue(eye - z, elsewhere) : floorCue(eye - z, stated),
      )
    const isHigh = z !== undefined && ceiling !== undefined && ceiling - z > MIN_ROOM_HEIGHT_RATIO * (eye - z)
    if (isHigh) sure.push(ceilingCue(ceiling - z))
    const first = combineScale(sure)
    if (!first) return []
    const floorAt = (metresPerUnit: number) =>
      z ?? eye - (stated ?? elsewhere?.metres ?? EYE_HEIGHT) / metresPerUnit
    const frames = metricFrames(
      placed.filter(({ sampled }) => sampled),
      first.metresPerUnit,
      floorAt(first.metresPerUnit),
    )
    const clusters = associate(frames.flatMap(sightingsOf), { wallYaw })
    const objects = objectCues(clusters, frames, first.metresPerUnit, wallYaw)
    const scale = combineScale([...sure, ...objects]) as MetricScale
    return [
      {
        scale,
        floor: floorAt(scale.metresPerUnit),
        floorSeen: z !== undefined,
        ceiling: isHigh ? ceiling : undefined,
        wallYaw,
        surfaces,
        merit: scale.agreement + logPrior,
      },
    ]
  })
  return tried.length ? tried.reduce((best, next) => (next.merit > best.merit ? next : best)) : undefined
}

/** Whether the layout has a kind for a detector's class. */
export const isMapped = (detectedAs: string): boolean => detectedCategory(detectedAs) !== undefined
