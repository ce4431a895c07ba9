import type { KeyframeEvidence, TrackedFrame, Watched } from '../evidence.ts'
import {
  correctedBy,
  type FieldOfView,
  focalSigmaOf,
  measureFieldOfView,
  withFieldOfView,
} from './fieldOfView.ts'
import { findLinks, type SimilarityOf } from './findLinks.ts'
import { linkByPose, type PairLink } from './links.ts'
import { cameraPath, type PathPose } from './path.ts'
import { type SolvedPiece, solveMotion } from './solve.ts'
import { type ExpectedPair, overlappingPairs } from './viewGraph.ts'
import { type InShares, type LinkProgress, Work } from './work.ts'

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

/** What the steps cost, milliseconds on one machine: of a keyframe, of a loop, of a frame of the stream. */
const COSTS = { lens: 10, links: 120, adjustment: 30, overlaps: 3, loop: 17, path: 0.5 }
/** Steps of an adjustment that is half done: how many there will be is not known. */
const HALFWAY = 12

/** An adjustment's steps as shares of it. */
async function* adjusted<T>(steps: AsyncGenerator<unknown, T>): AsyncGenerator<number, T> {
  for (let taken = 1; ; taken++) {
    const { done, value } = await steps.next()
    if (done) return value
    yield taken / (taken + HALFWAY)
  }
}

/** What tells how far it is as a part of a larger work. */
async function* asShares<T>(progress: AsyncGenerator<LinkProgress, T>): AsyncGenerator<number, T> {
  for (;;) {
    const { done, value } = await progress.next()
    if (done) return value
    yield value.done / value.total
  }
}

/** One after the other. */
async function* inTurn<A, B>(all: readonly A[], of: (one: A) => InShares<B>): AsyncGenerator<number, B[]> {
  const found: B[] = []
  for (const [k, one] of all.entries()) {
    const steps = of(one)
    let step = await steps.next()
    for (; !step.done; step = await steps.next()) yield (k + step.value) / all.length
    found.push(step.value)
  }
  return found
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
  { keyframes: seen, stream }: Watched,
  assumed: FieldOfView,
  similarity: SimilarityOf,
  signal: AbortSignal,
): AsyncGenerator<LinkProgress, CameraMotion & { keyframes: KeyframeEvidence[] }> {
  const count = seen.length
  const costs = {
    lens: COSTS.lens * count,
    links: COSTS.links * count,
    adjustment: COSTS.adjustment * count,
    overlaps: COSTS.overlaps * count,
    loops: COSTS.loop * LOOPS * count,
    again: COSTS.adjustment * count,
    path: COSTS.path * stream.length,
  }
  const work = new Work(costs, signal)
  const measured = yield* work.run('lens', measureFieldOfView(seen, stream, assumed))
  const keyframes = withFieldOfView(seen, measured)
  const found = yield* work.run('links', asShares(findLinks(keyframes, similarity, signal)))
  const { links, downs, compare } = found
  // Where followed corners did not tell the focal length, the adjustment's few links do not either.
  const lens = { focalSd: focalSigmaOf(measured), isFree: measured.source === 'measured' }
  const solve = (by: readonly PairLink[]) => adjusted(solveMotion(keyframes, by, downs, lens, signal))
  let solved = yield* work.run('adjustment', solve(links))
  const overlaps = yield* work.run(
    'overlaps',
    inTurn(solved, ({ placed }) => overlappingPairs(keyframes, placed, links, LOOPS)),
  )
  async function* close(loops: readonly ExpectedPair[]): AsyncGenerator<number, PairLink[]> {
    const closed: PairLink[] = []
    for (const [done, { first, second, expected }] of loops.entries()) {
      const link = linkByPose(keyframes, first, second, await compare(first, second), downs, expected)
      if (link) closed.push(link)
      yield done / loops.length
    }
    return closed
  }
  const loops = overlaps.flat()
  work.expect('loops', COSTS.loop * loops.length)
  const closed = yield* work.run('loops', close(loops))
  if (closed.length) solved = yield* work.run('again', solve([...links, ...closed]))
  else work.expect('again', 0)
  const focal = solved[0]?.focal
  const fieldOfView = focal ? correctedBy(measured, focal) : measured
  const corrected = withFieldOfView(keyframes, fieldOfView)
  const pieces = yield* work.run(
    'path',
    inTurn(solved, (piece) => withPath(stream, corrected, piece)),
  )
  const placed = new Set(pieces.flatMap((piece) => piece.placed.map(({ keyframe }) => keyframe)))
  return {
    pieces,
    unplaced: [...keyframes.keys()].filter((i) => !placed.has(i)),
    fieldOfView,
    keyframes: corrected,
  }
}

function* withPath(
  stream: readonly TrackedFrame[],
  keyframes: readonly KeyframeEvidence[],
  piece: SolvedPiece,
): Generator<number, MotionPiece> {
  return { ...piece, path: yield* cameraPath(stream, keyframes, piece.placed) }
}
