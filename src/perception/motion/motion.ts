import type { Vec3 } from '../../geometry/index.ts'
import { isBlind } from '../blind.ts'
import type { KeyframeEvidence, Watched } from '../evidence.ts'
import type { TensorData } from '../runtime/index.ts'
import { centreFeatures } from './featureMatch.ts'
import {
  correctedBy,
  type FieldOfView,
  focalSigmaOf,
  measureFieldOfView,
  withFieldOfView,
} from './fieldOfView.ts'
import { linkAcrossGaps } from './gapLinks.ts'
import { linkByFeatures, linkByPose, linkByTracks, type PairLink } from './links.ts'
import { cameraPath, type PathPose } from './path.ts'
import { downOf, type SolvedPiece, solveMotion } from './solve.ts'
import { candidatePairs, overlappingPairs } from './viewGraph.ts'

/** Followed corners last about this many keyframes. */
const TRACK_SPAN = 3
/** Pairs of keyframes whose features are compared beside neighbours: so many a keyframe, more where no corners connect them. */
const PAIRS_WITH_TRACKS = 2
const PAIRS_WITHOUT_TRACKS = 10
/** Loops that are looked for once the cameras are known, a keyframe. */
const LOOPS = 2

/** A part of the clip in which all cameras are known to each other, and the camera at every frame of it. */
export interface MotionPiece extends SolvedPiece {
  path: PathPose[]
}

/** The camera's way through the clip, and what is not known of it. */
export interface CameraMotion {
  /** The one that saw most first. */
  pieces: MotionPiece[]
  /** Keyframes that are in no piece. */
  unplaced: number[]
  fieldOfView: FieldOfView
}

/** How far the linking of keyframes is, then their adjustment. */
export interface LinkProgress {
  done: number
  total: number
  /** What is counted; '' for steps, whose number is not known before. */
  unit: 'pairs' | ''
}

/** Steps of an adjustment that is half done: how many there will be is not known. */
const HALFWAY = 12
/** An adjustment is told in so many parts, and other work of the thread has its turn so often, milliseconds. */
const PARTS = 1000
const TURN_MILLISECONDS = 50

/** Waits, now and then, for other work of the thread: so that what aborts is heard. */
function turnTaker(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < TURN_MILLISECONDS) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = performance.now()
  }
}

/** Runs an adjustment to its end, and tells how far it is. */
async function* told<T>(steps: AsyncGenerator<unknown, T>): AsyncGenerator<LinkProgress, T> {
  const turn = turnTaker()
  for (let taken = 1; ; taken++) {
    const { done, value } = await steps.next()
    if (done) return value
    yield { done: Math.floor((PARTS * taken) / (taken + HALFWAY)), total: PARTS, unit: '' }
    await turn()
  }
}

/**
 * The camera's motion from what watching the clip gave: links by followed corners between neighbours and by features
 * anywhere, then one adjustment. Deterministic.
 * @param assumed the field of view that was given, or that is assumed until the motion tells better.
 * @param similarity inner products of rows, see Runtime.
 * @returns the motion, and the keyframes with the cameras of its field of view.
 * @throws the signal's reason when aborted.
 */
export async function* recoverMotion(
  watched: Watched,
  assumed: FieldOfView,
  similarity: (a: TensorData, b: TensorData) => Promise<Float32Array>,
  signal: AbortSignal,
): AsyncGenerator<LinkProgress, CameraMotion & { keyframes: KeyframeEvidence[] }> {
  const { stream } = watched
  const measured = measureFieldOfView(watched.keyframes, stream, assumed)
  const keyframes = withFieldOfView(watched.keyframes, measured)
  const links: PairLink[] = []
  const keep = (link: PairLink | undefined) => {
    if (link) links.push(link)
  }
  const followed = [...keyframes.keys()].flatMap((i) =>
    Array.from({ length: Math.min(TRACK_SPAN, keyframes.length - 1 - i) }, (_, k) => [i, i + k + 1] as const),
  )
  const turn = turnTaker()
  for (const [done, [i, j]] of followed.entries()) {
    signal.throwIfAborted()
    keep(linkByTracks(keyframes, i, j))
    yield { done: done + 1, total: followed.length, unit: 'pairs' }
    await turn()
  }
  const downs: Vec3[] = []
  for (const keyframe of keyframes) {
    downs.push(downOf(keyframe))
    await turn()
  }
  const features = centreFeatures(keyframes.map((keyframe) => keyframe.features))
  const tensors = features.map(
    ({ values, rows, columns, channels }): TensorData => ({
      data: values,
      dims: [rows * columns, channels],
    }),
  )
  const compare = (i: number, j: number) => {
    signal.throwIfAborted()
    return similarity(tensors[i] as TensorData, tensors[j] as TensorData)
  }
  const perKeyframe = links.length >= keyframes.length - 1 ? PAIRS_WITH_TRACKS : PAIRS_WITHOUT_TRACKS
  // Before the most alike are chosen: nothing is as like another as two black pictures.
  const sighted = [...keyframes.keys()].filter((i) => !isBlind(keyframes[i] as KeyframeEvidence))
  const pairs = candidatePairs(
    sighted.map((i) => features[i]?.values as Float32Array),
    features[0]?.channels ?? 1,
    perKeyframe,
  ).map(([a, b]) => [sighted[a] as number, sighted[b] as number] as const)
  for (const [done, [i, j]] of pairs.entries()) {
    keep(linkByFeatures(keyframes, i, j, await compare(i, j), downs))
    yield { done: done + 1, total: pairs.length, unit: 'pairs' }
    await turn()
  }
  links.push(...(await linkAcrossGaps({ keyframes, features, sighted, similarity: compare }, links)))
  // Where followed corners did not tell the focal length, the adjustment's few links do not either.
  const lens = { focalSd: focalSigmaOf(measured), isFree: measured.source === 'measured' }
  let solved = yield* told(solveMotion(keyframes, links, downs, lens, signal))
  const loops = solved.flatMap(({ placed }) => overlappingPairs(keyframes, placed, links, LOOPS))
  const closed: PairLink[] = []
  for (const [done, { first, second, expected }] of loops.entries()) {
    const link = linkByPose(keyframes, first, second, await compare(first, second), downs, expected)
    if (link) closed.push(link)
    yield { done: done + 1, total: loops.length, unit: 'pairs' }
    await turn()
  }
  if (closed.length) {
    links.push(...closed)
    solved = yield* told(solveMotion(keyframes, links, downs, lens, signal))
  }
  const focal = solved[0]?.focal
  const fieldOfView = focal ? correctedBy(measured, focal) : measured
  const corrected = withFieldOfView(keyframes, fieldOfView)
  const pieces = solved.map(
    (piece): MotionPiece => ({ ...piece, path: cameraPath(stream, corrected, piece.placed) }),
  )
  const placed = new Set(pieces.flatMap((piece) => piece.placed.map(({ keyframe }) => keyframe)))
  return {
    pieces,
    unplaced: [...keyframes.keys()].filter((i) => !placed.has(i)),
    fieldOfView,
    keyframes: corrected,
  }
}
