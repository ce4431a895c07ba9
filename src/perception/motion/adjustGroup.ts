import { applyTransposed, multiply, type Vec3 } from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import {
  adjust,
  type DownObservation,
  normalEquations,
  type Observations,
  type TurnObservation,
} from './adjust.ts'
import { covariancesOf, type PoseCovariance } from './covariance.ts'
import { type LinePlane, linePlanes } from './gravity.ts'
import type { PairLink } from './links.ts'
import { aboutDown, roomHeading, turnByLines } from './manhattan.ts'
import { type PairMatches, selectMatches } from './matches.ts'
import type { KeyframeState } from './normal.ts'

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
/** Matches of one link that are adjusted: more of them err alike. */
const MATCHES_PER_LINK = 60

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

/** Every so many matches of a link, so that no more are left than count. */
function thinned(matches: PairMatches): PairMatches {
  const step = matches.count / MATCHES_PER_LINK
  if (step <= 1) return matches
  return selectMatches(
    matches,
    Array.from({ length: MATCHES_PER_LINK }, (_, k) => Math.floor(k * step)),
  )
}

/** A group of linked keyframes, adjusted together. */
export interface Adjusted {
  /** By keyframe; the covariances are in the same order. */
  states: Map<number, KeyframeState>
  covariances: PoseCovariance[]
  squared: boolean
}

/**
 * Adjusts a group of linked keyframes together: by their links and by down, then, where the pictures' lines show the
 * room's directions, by those as well.
 * @param start first guesses, levelled. @param links within the group.
 */
export function adjustGroup(
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
