import {
  multiply,
  type RigidTransform,
  rotationAngle,
  surfaceGrid,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import { adjust, type DownObservation, type KeyframeState } from './adjust.ts'
import { connectedGroups, initialStates, leveled } from './graph.ts'
import { estimateDown, linePlanes } from './gravity.ts'
import type { PairLink } from './links.ts'

/**
 * Where a keyframe's camera was. The frame `level` is gravity-aligned, z up, with any origin and heading; its unit is
 * the depth network's, the same for the whole clip: metres come later.
 */
export interface PlacedKeyframe {
  /** Index of the keyframe. */
  keyframe: number
  T_level_camera: RigidTransform
  /** 1 / depth = exp(logScale) (inverse depth + shift), in the unit of `level`. */
  logScale: number
}

/** The camera's way through the clip, and what is not known of it. */
export interface CameraMotion {
  placed: PlacedKeyframe[]
  /** Keyframes that share nothing with the placed ones. */
  unplaced: number[]
  /** How many links hold the placed keyframes together, by kind. */
  links: { tracked: number; features: number }
}

/** Standard deviation of down from one frame's lines, radians: what RedKitchen shows, outliers apart. */
const DOWN_SIGMA = 0.07
/** With fewer lines a frame says nothing of down. */
const MIN_LINES = 6
/** A link that the adjusted cameras contradict by more than this was a mistaken match. */
const MAX_ROTATION_CONFLICT = (12 * Math.PI) / 180
const SURFACE_COLUMNS = 56
/** Detections with this score count as objects seen. */
const CLEAR_SCORE = 0.45
/** What a keyframe adds to a map beside its objects: the way of the camera, and what lies between. */
const WORTH_OF_KEYFRAME = 0.3

/** World of the adjustment (y down) to the level frame (z up): x, z, -y. */
const toLevel = ([x, y, z]: Vec3): Vec3 => [x, z, -y]

function placed(keyframe: number, { R_camera_world, center_world, logScale }: KeyframeState): PlacedKeyframe {
  const [a, b, c, d, e, f, g, h, i] = transpose(R_camera_world)
  return {
    keyframe,
    T_level_camera: { rotation: [a, b, c, g, h, i, -d, -e, -f], translation: toLevel(center_world) },
    logScale,
  }
}

const conflict = (link: PairLink, states: ReadonlyMap<number, KeyframeState>): number => {
  const [a, b] = [states.get(link.first), states.get(link.second)]
  if (!a || !b) return Number.POSITIVE_INFINITY
  const solved = multiply(b.R_camera_world, transpose(a.R_camera_world))
  return rotationAngle(multiply(solved, transpose(link.pose.T_second_first.rotation)))
}

/** The group that makes the map: by how much was seen in its keyframes, and by how many they are. */
function mainGroup(keyframes: readonly KeyframeEvidence[], links: readonly PairLink[]): number[] {
  const clear = (i: number) =>
    (keyframes[i] as KeyframeEvidence).detections.filter(({ score }) => score >= CLEAR_SCORE).length
  const worth = (group: readonly number[]) => group.reduce((sum, i) => sum + WORTH_OF_KEYFRAME + clear(i), 0)
  const groups = connectedGroups(keyframes.length, links)
  return groups.reduce((best, group) => (worth(group) > worth(best) ? group : best))
}

/** Down in a keyframe's camera, from its own lines and surfaces. */
export const downOf = (keyframe: KeyframeEvidence): Vec3 =>
  estimateDown(
    linePlanes(keyframe.lines, keyframe.camera),
    surfaceGrid(keyframe.inverseDepth, keyframe.camera, SURFACE_COLUMNS),
  ).down_camera

/**
 * Places all keyframes that links connect: a tree of links, levelled by the clip's lines, adjusted together; links
 * that the result contradicts are dropped, and what remains is adjusted again.
 * @param downs down in each keyframe's camera.
 */
export function solveMotion(
  keyframes: readonly KeyframeEvidence[],
  links: readonly PairLink[],
  downs: readonly Vec3[],
): CameraMotion {
  if (keyframes.length === 0) return { placed: [], unplaced: [], links: { tracked: 0, features: 0 } }
  const showsLines = keyframes.map(({ lines }) => lines.length >= MIN_LINES)
  // Surfaces alone level poorly; where no frame shows lines they are all there is.
  const isHeard = showsLines.some(Boolean) ? showsLines : showsLines.map(() => true)
  let trusted = links
  for (;;) {
    const group = mainGroup(keyframes, trusted)
    const inside = new Set(group)
    trusted = trusted.filter((link) => inside.has(link.first))
    const root = group[0] as number
    const tree = initialStates(root, trusted, downs[root] as Vec3)
    const states = adjusted(leveled(tree, downs, isHeard), trusted, downs, isHeard)
    const kept = trusted.filter((link) => conflict(link, states) < MAX_ROTATION_CONFLICT)
    if (kept.length === trusted.length) {
      const tracked = trusted.filter((link) => link.kind === 'tracked').length
      return {
        placed: group.map((i) => placed(i, states.get(i) as KeyframeState)),
        unplaced: [...keyframes.keys()].filter((i) => !inside.has(i)),
        links: { tracked, features: trusted.length - tracked },
      }
    }
    trusted = kept
  }
}

function adjusted(
  start: ReadonlyMap<number, KeyframeState>,
  links: readonly PairLink[],
  downs: readonly Vec3[],
  isHeard: readonly boolean[],
): Map<number, KeyframeState> {
  const order = [...start.keys()]
  const index = new Map(order.map((keyframe, k) => [keyframe, k]))
  const pairs = links.map(({ first, second, matches, sigma }) => ({
    first: index.get(first) as number,
    second: index.get(second) as number,
    matches,
    sigma,
  }))
  const observations = order.flatMap((keyframe, k): DownObservation[] =>
    isHeard[keyframe] ? [{ keyframe: k, down_camera: downs[keyframe] as Vec3, sigma: DOWN_SIGMA }] : [],
  )
  const solved = adjust([...start.values()], pairs, observations)
  return new Map(order.map((keyframe, k) => [keyframe, solved[k] as KeyframeState]))
}
