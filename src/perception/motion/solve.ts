import type { Iteration } from '../../estimation/index.ts'
import { type RigidTransform, surfaceGrid, transpose, type Vec3 } from '../../geometry/index.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import { type AdjustedFocal, adjustGroup, type Directions, directionsOf } from './adjustGroup.ts'
import { uncontradicted } from './contradiction.ts'
import type { PoseCovariance } from './covariance.ts'
import { consistentLinks } from './cycles.ts'
import { connectedGroups, initialStates, leveled } from './graph.ts'
import { estimateDown, linePlanes } from './gravity.ts'
import type { KeyframeState } from './keyframeState.ts'
import type { PairLink } from './links.ts'
import type { SharedError } from './sharedErrors.ts'

/**
 * Where a keyframe's camera was. The frame `level` is gravity-aligned, z up, with any origin and heading; its unit is
 * the depth network's, the same for the whole clip: metres come later.
 */
export interface PlacedKeyframe {
  /** Index of the keyframe. */
  keyframe: number
  T_level_camera: RigidTransform
  /** 1 / depth = exp(logScale) * inverse depth, in the unit of `level`. */
  logScale: number
  covariance: PoseCovariance
  /** What errors that it shares with the piece's other keyframes do to it; absent where that is not known. */
  sharedErrors?: readonly SharedError[]
}

/** A part of the clip in which all cameras are known to each other: its origin, heading and unit are its own. */
export interface SolvedPiece {
  placed: PlacedKeyframe[]
  /** How many links hold the placed keyframes together, by kind. */
  links: { tracked: number; features: number }
  /** Whether the room's own directions, by the pictures' lines, are the level frame's axes. */
  squared: boolean
  /** The cameras' focal length by this piece; undefined where it was held. */
  focal: AdjustedFocal | undefined
}

const SURFACE_COLUMNS = 56
/** Detections with this score count as objects seen. */
const CLEAR_SCORE = 0.45
/** What a keyframe adds to a map beside its objects: the camera's path, and what lies between. */
const WORTH_OF_KEYFRAME = 0.3

/** World of the adjustment (y down) to the level frame (z up): x, z, -y. */
const toLevel = ([x, y, z]: Vec3): Vec3 => [x, z, -y]

function placed(
  keyframe: number,
  { R_camera_world, center_world, logScale }: KeyframeState,
  covariance: PoseCovariance,
  sharedErrors: readonly SharedError[] | undefined,
): PlacedKeyframe {
  const [a, b, c, d, e, f, g, h, i] = transpose(R_camera_world)
  return {
    keyframe,
    T_level_camera: { rotation: [a, b, c, g, h, i, -d, -e, -f], translation: toLevel(center_world) },
    logScale,
    covariance,
    ...(sharedErrors && { sharedErrors }),
  }
}

/** What is known of the keyframes' lens before they are adjusted. */
export interface LensBefore {
  /** Of the logarithm of the focal length. */
  focalSd: number
  /** Whether the adjustment corrects it. */
  isFree: boolean
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
 * Places all keyframes that links connect: links that agree with each other about every cycle, a tree of them, levelled by
 * the clip's lines, adjusted together, squared with the room's directions where its lines show them; links that the result
 * contradicts are dropped, and what remains is adjusted again.
 * @param downs down in each keyframe's camera.
 * @returns the piece that saw most first; keyframes that no link holds are in none, but for a clip without any link,
 * of which the best keyframe alone is a piece.
 * @throws the signal's reason when aborted, between two steps of an adjustment.
 */
export async function* solveMotion(
  keyframes: readonly KeyframeEvidence[],
  links: readonly PairLink[],
  downs: readonly Vec3[],
  lens: LensBefore,
  signal: AbortSignal,
): AsyncGenerator<Iteration, SolvedPiece[]> {
  const evidence = directionsOf(keyframes, downs)
  const consistent = consistentLinks(links, lens.focalSd)
  const pieces: SolvedPiece[] = []
  for (const group of connectedGroups(keyframes.length, consistent))
    pieces.push(...(yield* solveGroup({ evidence, lens, signal }, group, consistent)))
  pieces.sort((a, b) => worth(keyframes, b) - worth(keyframes, a))
  return pieces.filter(
    ({ placed }, k) => placed.length > 1 || (k === 0 && pieces.every((p) => p.placed.length === 1)),
  )
}

/** What all groups of a clip are solved with. */
interface Circumstances {
  evidence: Directions
  lens: LensBefore
  signal: AbortSignal
}

/**
 * Pieces of a group of linked keyframes: one, or more where links turn out to be mistaken.
 * @param before states to start at, of all that the links connect; without them, a tree of links.
 */
async function* solveGroup(
  circumstances: Circumstances,
  group: readonly number[],
  links: readonly PairLink[],
  before?: ReadonlyMap<number, KeyframeState>,
): AsyncGenerator<Iteration, SolvedPiece[]> {
  const { evidence, lens, signal } = circumstances
  const inside = new Set(group)
  const own = links.filter(({ first }) => inside.has(first))
  const root = group[0] as number
  const start =
    before ??
    leveled(initialStates(root, own, evidence.downs[root] as Vec3), evidence.downs, evidence.isHeard)
  const adjusted = yield* adjustGroup(evidence, start, own, lens.isFree ? lens.focalSd : undefined, signal)
  const { states, covariances, sharedErrors, squared, focal } = adjusted
  const kept = uncontradicted(own, adjusted, lens.focalSd)
  if (kept.length === own.length) {
    const tracked = own.filter((link) => link.kind === 'tracked').length
    const cameras = [...states].map(([i, state], k) =>
      placed(i, state, covariances[k] as PoseCovariance, sharedErrors?.[k]),
    )
    return [
      {
        placed: cameras.sort((a, b) => a.keyframe - b.keyframe),
        links: { tracked, features: own.length - tracked },
        squared,
        focal,
      },
    ]
  }
  const parts = connectedGroups(Math.max(...group) + 1, kept).filter(([i]) => inside.has(i as number))
  // Few mistaken links hardly move the others; where they held parts together, each begins anew.
  const near = parts.length === 1 ? states : undefined
  const pieces: SolvedPiece[] = []
  for (const part of parts) pieces.push(...(yield* solveGroup(circumstances, part, kept, near)))
  return pieces
}
