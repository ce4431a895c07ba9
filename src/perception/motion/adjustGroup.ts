import { type Factor, type Iteration, optimise, type Values } from '../../estimation/index.ts'
import { applyTransposed, type Mat3, multiply, transpose, type Vec3 } from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import { type GroupUncertainty, groupCovariances, uncertaintyOfGroup } from './covariance.ts'
import { gaugeFactor } from './gauge.ts'
import { type LinePlane, linePlanes } from './gravity.ts'
import type { KeyframeState } from './keyframeState.ts'
import type { PairLink } from './links.ts'
import { aboutDown, roomHeading, turnByLines } from './manhattan.ts'
import {
  downFactor,
  type KeyframeUnknowns,
  lensPrior,
  linkFactor,
  scalePrior,
  trackFactors,
  turnFactor,
  unknownsOf,
} from './motionProblem.ts'
import { thinned, tracksOf } from './tracksOf.ts'

/** Standard deviation of down from one frame's lines, radians: what RedKitchen shows, outliers apart. */
const DOWN_SIGMA = 0.07
/** With fewer lines a frame says nothing of down. */
const MIN_LINES = 6
/** Standard deviation of a camera's turn by the room's directions, radians. */
const TURN_SIGMA = (1.2 * Math.PI) / 180
/** Of the cameras, this share must show the room's directions for the map to be along them. */
const MIN_SQUARED = 0.3
/** Fits of the lines to the cameras, and of the cameras to the lines, in turn. */
const ROUNDS = 2
/** Tracks of one link that are adjusted: more of them err alike. */
const TRACKS_PER_LINK = 40
/** Relative decreases of the cost at which an adjustment ends: of those that another follows, and of the last. */
const COARSE = { iterations: 30, cost: 1e-3 }
const FINE = { iterations: 30, cost: 1e-4 }

/** What each keyframe shows of the world's directions. */
export interface Directions {
  planes: LinePlane[][]
  downs: readonly Vec3[]
  /** Whether its word on down counts. */
  isHeard: boolean[]
}

export function directionsOf(keyframes: readonly KeyframeEvidence[], downs: readonly Vec3[]): Directions {
  const showsLines = keyframes.map(({ lines }) => lines.length >= MIN_LINES)
  // Surfaces alone level poorly; where no frame shows lines they are all there is.
  const isHeard = showsLines.some(Boolean) ? showsLines : showsLines.map(() => true)
  return { planes: keyframes.map(({ lines, camera }) => linePlanes(lines, camera)), downs, isHeard }
}

/** The focal length as a group's adjustment finds it. */
export interface AdjustedFocal {
  /** Over the one that the links' rays were made with. */
  ratio: number
  /** Of its logarithm, by the adjustment's equations. */
  sd: number
}

/** A group of linked keyframes, adjusted together. */
export interface Adjusted extends GroupUncertainty {
  /** By keyframe; the covariances and shared errors are in the same order. */
  states: Map<number, KeyframeState>
  squared: boolean
  /** Undefined where it was held. */
  focal: AdjustedFocal | undefined
}

/**
 * Adjusts a group of linked keyframes together: by the points that their links matched and by down, then, where the
 * pictures' lines show the room's directions, by those as well.
 * @param start first guesses, levelled. @param links within the group.
 * @param focalSigma of the logarithm of the focal length before; undefined holds the lens.
 * @throws the signal's reason when aborted, between two steps.
 */
export async function* adjustGroup(
  { planes, downs, isHeard }: Directions,
  start: ReadonlyMap<number, KeyframeState>,
  links: readonly PairLink[],
  focalSigma: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<Iteration, Adjusted> {
  const unknowns = unknownsOf(start)
  const { lens } = unknowns
  const order = [...unknowns.keyframes]
  const root = order[0]?.[1] as KeyframeUnknowns
  const isFree = focalSigma !== undefined && links.length > 0
  const held = isFree ? [] : [lens]
  const matched = [
    ...thinned(tracksOf(links), links, TRACKS_PER_LINK).flatMap((track) => trackFactors(track, unknowns)),
    ...links.map((link) => linkFactor(link, unknowns)),
    ...order.map(([, keyframe]) => scalePrior(keyframe)),
    ...(isFree ? [lensPrior(lens, focalSigma)] : []),
  ]
  // Where no frame is heard, the first one's word is all there is.
  const heard = new Set(
    order.some(([k]) => isHeard[k]) ? order.flatMap(([k]) => (isHeard[k] ? k : [])) : [order[0]?.[0]],
  )
  const downOf = ([k, keyframe]: readonly [number, KeyframeUnknowns]): Factor[] =>
    heard.has(k) ? [downFactor(keyframe, downs[k] as Vec3, DOWN_SIGMA)] : []
  const problemOf = (directions: readonly Factor[], fixesHeading: boolean) => ({
    factors: [...matched, ...directions, gaugeFactor(root, !fixesHeading)],
    held,
  })
  let problem = problemOf(order.flatMap(downOf), false)
  let { values } = yield* optimise(problem, { ...COARSE, signal })
  const rotationsOf = (at: Values) => order.map(([, { pose }]) => transpose(at.get(pose).rotation))
  const lines = order.map(([k]) => planes[k] as LinePlane[])
  const heading = roomHeading(lines, rotationsOf(values))
  const R_world_room = aboutDown(heading ?? 0)
  let turned = 0
  for (let round = 0; heading !== undefined && round < ROUNDS; round++) {
    const turns = rotationsOf(values).map((R, k) =>
      turnByLines(lines[k] as LinePlane[], multiply(R, R_world_room)),
    )
    turned = turns.filter(Boolean).length
    const directions = order.flatMap((one, k): Factor[] => {
      const R_camera_room = turns[k]
      // A camera's turn tells its down as well.
      if (!R_camera_room) return downOf(one)
      return [turnFactor(one[1], multiply(R_world_room, transpose(R_camera_room)), TURN_SIGMA)]
    })
    problem = problemOf(directions, turned > 0)
    const tolerances = round < ROUNDS - 1 ? COARSE : FINE
    values = (yield* optimise({ ...problem, start: values }, { ...tolerances, signal })).values
  }
  const states = order.map(([, keyframe]) => stateOf(keyframe, values, R_world_room))
  const unknownKeyframes = order.map(([, keyframe]) => keyframe)
  const covariances = groupCovariances(problem, values, unknownKeyframes)
  return {
    states: new Map(order.map(([k], at) => [k, states[at] as KeyframeState])),
    ...uncertaintyOfGroup(covariances, unknownKeyframes, states),
    squared: turned > 0 && turned >= MIN_SQUARED * order.length,
    focal:
      isFree && covariances
        ? { ratio: values.get(lens).focal, sd: Math.sqrt(covariances.joint([lens])[0] as number) }
        : undefined,
  }
}

/** A keyframe's values, the world turned so that its axes lie along the room's. */
function stateOf({ pose, logScale }: KeyframeUnknowns, values: Values, R_world_room: Mat3): KeyframeState {
  const { rotation, translation } = values.get(pose)
  return {
    R_camera_world: multiply(transpose(rotation), R_world_room),
    center_world: applyTransposed(R_world_room, translation),
    logScale: values.get(logScale),
  }
}
