import {
  applyTransposed,
  multiply,
  type RigidTransform,
  rotationAngle,
  surfaceGrid,
  transpose,
  type Vec3,
} from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import {
  adjust,
  type DownObservation,
  normalEquations,
  type Observations,
  type TurnObservation,
} from './adjust.ts'
import { covariancesOf, type PoseCovariance } from './covariance.ts'
import { connectedGroups, initialStates, leveled } from './graph.ts'
import { estimateDown, type LinePlane, linePlanes } from './gravity.ts'
import type { PairLink } from './links.ts'
import { aboutDown, roomHeading, turnByLines } from './manhattan.ts'
import { type PairMatches, selectMatches } from './matches.ts'
import type { KeyframeState } from './normal.ts'

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
  covariance: PoseCovariance
}

/** A part of the clip in which all cameras are known to each other: its origin, heading and unit are its own. */
export interface SolvedPiece {
  placed: PlacedKeyframe[]
  /** How many links hold the placed keyframes together, by kind. */
  links: { tracked: number; features: number }
  /** Whether the room's own directions, by the pictures' lines, are the level frame's axes. */
  squared: boolean
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
/** Standard deviation of a camera's turn by the room's directions, radians. */
const TURN_SIGMA = (1.2 * Math.PI) / 180
/** Of the cameras, this share must show the room's directions for the map to be along them. */
const MIN_SQUARED = 0.3
/** Fits of the lines to the cameras, and of the cameras to the lines, in turn. */
const ROUNDS = 2
/** Matches of one link that are adjusted: more of them err alike. */
const MATCHES_PER_LINK = 60

/** World of the adjustment (y down) to the level frame (z up): x, z, -y. */
const toLevel = ([x, y, z]: Vec3): Vec3 => [x, z, -y]

function placed(
  keyframe: number,
  { R_camera_world, center_world, logScale }: KeyframeState,
  covariance: PoseCovariance,
): PlacedKeyframe {
  const [a, b, c, d, e, f, g, h, i] = transpose(R_camera_world)
  return {
    keyframe,
    T_level_camera: { rotation: [a, b, c, g, h, i, -d, -e, -f], translation: toLevel(center_world) },
    logScale,
    covariance,
  }
}

const conflict = (link: PairLink, states: ReadonlyMap<number, KeyframeState>): number => {
  const [a, b] = [states.get(link.first), states.get(link.second)]
  if (!a || !b) return Number.POSITIVE_INFINITY
  const solved = multiply(b.R_camera_world, transpose(a.R_camera_world))
  return rotationAngle(multiply(solved, transpose(link.pose.T_second_first.rotation)))
}

/** What a piece is worth to a map: by how much was seen in its keyframes, and by how many they are. */
function worth(keyframes: readonly KeyframeEvidence[], { placed }: SolvedPiece): number {
  const clear = (i: number) =>
    (keyframes[i] as KeyframeEvidence).detections.filter(({ score }) => score >= CLEAR_SCORE).length
  return placed.reduce((sum, { keyframe }) => sum + WORTH_OF_KEYFRAME + clear(keyframe), 0)
}

/** Down in a keyframe's camera, from its own lines and surfaces. */
export const downOf = (keyframe: KeyframeEvidence): Vec3 =>
  estimateDown(
    linePlanes(keyframe.lines, keyframe.camera),
    surfaceGrid(keyframe.inverseDepth, keyframe.camera, SURFACE_COLUMNS),
  ).down_camera

/**
 * Places all keyframes that links connect: a tree of links, levelled by the clip's lines, adjusted together, squared
 * with the room's directions where its lines show them; links that the result contradicts are dropped, and what remains
 * is adjusted again.
 * @param downs down in each keyframe's camera.
 * @returns the piece that saw most first; keyframes that no link holds are in none, but for a clip without any link,
 * of which the best keyframe alone is a piece.
 */
export function solveMotion(
  keyframes: readonly KeyframeEvidence[],
  links: readonly PairLink[],
  downs: readonly Vec3[],
): SolvedPiece[] {
  const evidence = evidenceOf(keyframes, downs)
  const pieces = connectedGroups(keyframes.length, links).flatMap((group) =>
    solveGroup(evidence, group, links),
  )
  pieces.sort((a, b) => worth(keyframes, b) - worth(keyframes, a))
  return pieces.filter(
    ({ placed }, k) => placed.length > 1 || (k === 0 && pieces.every((p) => p.placed.length === 1)),
  )
}

/** What each keyframe shows of the world's directions. */
interface Directions {
  planes: LinePlane[][]
  downs: readonly Vec3[]
  /** Whether its word on down counts. */
  isHeard: boolean[]
}

function evidenceOf(keyframes: readonly KeyframeEvidence[], downs: readonly Vec3[]): Directions {
  const showsLines = keyframes.map(({ lines }) => lines.length >= MIN_LINES)
  // Surfaces alone level poorly; where no frame shows lines they are all there is.
  const isHeard = showsLines.some(Boolean) ? showsLines : showsLines.map(() => true)
  return { planes: keyframes.map(({ lines, camera }) => linePlanes(lines, camera)), downs, isHeard }
}

/** Pieces of a group of linked keyframes: one, or more where links turn out to be mistaken. */
function solveGroup(
  evidence: Directions,
  group: readonly number[],
  links: readonly PairLink[],
): SolvedPiece[] {
  const inside = new Set(group)
  const own = links.filter(({ first }) => inside.has(first))
  const root = group[0] as number
  const tree = initialStates(root, own, evidence.downs[root] as Vec3)
  const start = leveled(tree, evidence.downs, evidence.isHeard)
  const { states, covariances, squared } = adjusted(evidence, start, own)
  const kept = own.filter((link) => conflict(link, states) < MAX_ROTATION_CONFLICT)
  if (kept.length === own.length) {
    const tracked = own.filter((link) => link.kind === 'tracked').length
    const cameras = [...states].map(([i, state], k) => placed(i, state, covariances[k] as PoseCovariance))
    return [
      {
        placed: cameras.sort((a, b) => a.keyframe - b.keyframe),
        links: { tracked, features: own.length - tracked },
        squared,
      },
    ]
  }
  const parts = connectedGroups(Math.max(...group) + 1, kept).filter(([i]) => inside.has(i as number))
  return parts.flatMap((part) => solveGroup(evidence, part, kept))
}

/** Every so many matches of a link, so that no more are left than count. */
function thinned(matches: PairMatches): PairMatches {
  const step = matches.count / MATCHES_PER_LINK
  if (step <= 1) return matches
  return selectMatches(
    matches,
    Array.from({ length: MATCHES_PER_LINK }, (_, k) => Math.floor(k * step)),
  )
}

interface Adjusted {
  states: Map<number, KeyframeState>
  covariances: PoseCovariance[]
  squared: boolean
}

function adjusted(
  { planes, downs, isHeard }: Directions,
  start: ReadonlyMap<number, KeyframeState>,
  links: readonly PairLink[],
): Adjusted {
  const order = [...start.keys()]
  const index = new Map(order.map((keyframe, k) => [keyframe, k]))
  const pairs = links.map(({ first, second, matches, sigma }) => ({
    first: index.get(first) as number,
    second: index.get(second) as number,
    matches: thinned(matches),
    sigma,
  }))
  const downOfFrame = (k: number): DownObservation[] => {
    const keyframe = order[k] as number
    return isHeard[keyframe] ? [{ keyframe: k, down_camera: downs[keyframe] as Vec3, sigma: DOWN_SIGMA }] : []
  }
  let observations: Observations = { pairs, downs: order.flatMap((_, k) => downOfFrame(k)), turns: [] }
  let states = adjust([...start.values()], observations)
  const lines = order.map((keyframe) => planes[keyframe] as LinePlane[])
  const heading = roomHeading(
    lines,
    states.map(({ R_camera_world }) => R_camera_world),
  )
  if (heading !== undefined) {
    states = states.map((state) => headed(state, heading))
    for (let round = 0; round < ROUNDS; round++) {
      const turns = states.map(({ R_camera_world }, k) =>
        turnByLines(lines[k] as LinePlane[], R_camera_world),
      )
      observations = {
        pairs,
        // A camera's turn tells its down as well.
        downs: order.flatMap((_, k) => (turns[k] ? [] : downOfFrame(k))),
        turns: turns.flatMap((R_camera_world, keyframe): TurnObservation[] =>
          R_camera_world ? [{ keyframe, R_camera_world, sigma: TURN_SIGMA }] : [],
        ),
      }
      states = adjust(states, observations)
    }
  }
  const squared = observations.turns.length >= MIN_SQUARED * order.length && observations.turns.length > 0
  return {
    states: new Map(order.map((keyframe, k) => [keyframe, states[k] as KeyframeState])),
    covariances: covariancesOf(normalEquations(states, observations), states, squared),
    squared,
  }
}

/** The world turned about down, so that its axes lie along the room's. */
function headed({ R_camera_world, center_world, logScale }: KeyframeState, heading: number): KeyframeState {
  const turn = aboutDown(heading)
  return {
    R_camera_world: multiply(R_camera_world, turn),
    center_world: applyTransposed(turn, center_world),
    logScale,
  }
}
