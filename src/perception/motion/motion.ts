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
import { linkByFeatures, linkByTracks, type PairLink } from './links.ts'
import { cameraPath, type PathPose } from './path.ts'
import { downOf, type SolvedPiece, solveMotion } from './solve.ts'

/** Followed corners last about this many keyframes. */
const TRACK_SPAN = 3
/** Pairs of keyframes whose features are compared: so many a keyframe, more where no corners connect them. */
const PAIRS_WITH_TRACKS = 4
const PAIRS_WITHOUT_TRACKS = 8

/** Pairs worth comparing: neighbours in time, then the pairs that look most alike as a whole. */
export function candidatePairs(
  centred: readonly Float32Array[],
  channels: number,
  most: number,
): [number, number][] {
  const wholes = centred.map((values) => {
    const mean = new Float64Array(channels)
    for (let i = 0; i < values.length; i++)
      mean[i % channels] = (mean[i % channels] as number) + (values[i] as number)
    const length = Math.hypot(...mean) || 1
    return mean.map((v) => v / length)
  })
  const pairs: { pair: [number, number]; rank: number }[] = []
  for (let i = 0; i < wholes.length; i++)
    for (let j = i + 1; j < wholes.length; j++) {
      const [a, b] = [wholes[i] as Float64Array, wholes[j] as Float64Array]
      const alike = a.reduce((sum, v, k) => sum + v * (b[k] as number), 0)
      pairs.push({ pair: [i, j], rank: alike + (j - i <= 2 ? 2 : 0) })
    }
  pairs.sort((a, b) => b.rank - a.rank)
  return pairs.slice(0, most).map(({ pair }) => pair)
}

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

/** Runs an adjustment to its end, and tells how far it is; gives other work of the thread its turn (to abort it, too). */
async function* told<T>(steps: AsyncGenerator<unknown, T>): AsyncGenerator<LinkProgress, T> {
  let turned = performance.now()
  for (let taken = 1; ; taken++) {
    const { done, value } = await steps.next()
    if (done) return value
    yield { done: Math.floor((PARTS * taken) / (taken + HALFWAY)), total: PARTS, unit: '' }
    if (performance.now() - turned < TURN_MILLISECONDS) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    turned = performance.now()
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
  for (let i = 0; i < keyframes.length; i++)
    for (let j = i + 1; j <= Math.min(keyframes.length - 1, i + TRACK_SPAN); j++)
      keep(linkByTracks(keyframes, i, j))
  const downs = keyframes.map(downOf)
  const frames = centreFeatures(keyframes.map((keyframe) => keyframe.features))
  const centred = frames.map(({ values }) => values)
  const tensors = frames.map(
    ({ values, rows, columns, channels }): TensorData => ({
      data: values,
      dims: [rows * columns, channels],
    }),
  )
  const perKeyframe = links.length >= keyframes.length - 1 ? PAIRS_WITH_TRACKS : PAIRS_WITHOUT_TRACKS
  // Before the most alike are chosen: nothing is as like another as two black pictures.
  const sighted = [...keyframes.keys()].filter((i) => !isBlind(keyframes[i] as KeyframeEvidence))
  const pairs = candidatePairs(
    sighted.map((i) => centred[i] as Float32Array),
    frames[0]?.channels ?? 1,
    perKeyframe * sighted.length,
  ).map(([a, b]): [number, number] => [sighted[a] as number, sighted[b] as number])
  const compare = (i: number, j: number) => {
    signal.throwIfAborted()
    return similarity(tensors[i] as TensorData, tensors[j] as TensorData)
  }
  for (const [done, [i, j]] of pairs.entries()) {
    const products = await compare(i, j)
    keep(linkByFeatures(keyframes, i, j, products, downs))
    yield { done: done + 1, total: pairs.length, unit: 'pairs' }
  }
  links.push(...(await linkAcrossGaps({ keyframes, features: frames, sighted, similarity: compare }, links)))
  // Where followed corners did not tell the focal length, the adjustment's few links do not either.
  const focalSigma = measured.source === 'measured' ? focalSigmaOf(measured) : undefined
  const solved = yield* told(solveMotion(keyframes, links, downs, focalSigma, signal))
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
