import type { Vec3 } from '../../geometry/index.ts'
import { isBlind } from '../blind.ts'
import type { KeyframeEvidence } from '../evidence.ts'
import type { TensorData } from '../runtime/index.ts'
import { CentredFeatures, type SimilarityMatrix } from './featureMatch.ts'
import { linkAcrossGaps } from './gapLinks.ts'
import { linkByFeatures, linkByTracks, type PairLink } from './links.ts'
import { Parts } from './parts.ts'
import { downOf } from './solve.ts'
import { candidatePairs, NEIGHBOURS } from './viewGraph.ts'
import { type LinkProgress, Work } from './work.ts'

/** Followed corners last about this many keyframes. */
const TRACK_SPAN = 3
/** How many of the most alike a keyframe is compared with, beside its neighbours; more while the view graph is in parts. */
const PAIRS = { usual: 2, apart: 10 }

/** What the steps cost, milliseconds on one machine: of a keyframe, of a pair. */
const COSTS = { tracks: 2, downs: 16, wholes: 10, pair: 23, gaps: 5 }

export type SimilarityOf = (a: TensorData, b: TensorData) => Promise<Float32Array>

/** What the pictures of a clip say of how they stand to each other. */
export interface FoundLinks {
  links: PairLink[]
  /** Down in each keyframe's camera. */
  downs: Vec3[]
  /** Of the centred features of the first keyframe's patches (rows) to those of the second. */
  compare(first: number, second: number): Promise<SimilarityMatrix>
}

/** Of each in turn. Yields how far it is, as a share. */
export function* ofEach<A, B>(all: readonly A[], of: (one: A) => B): Generator<number, B[]> {
  const found: B[] = []
  for (const one of all) {
    found.push(of(one))
    yield found.length / all.length
  }
  return found
}

/**
 * Links keyframes by followed corners between neighbours, by features anywhere, and where nothing connects them by all
 * that two pictures show. @throws the signal's reason when aborted.
 */
export async function* findLinks(
  keyframes: readonly KeyframeEvidence[],
  similarity: SimilarityOf,
  signal: AbortSignal,
): AsyncGenerator<LinkProgress, FoundLinks> {
  const count = keyframes.length
  const features = new CentredFeatures(keyframes.map((keyframe) => keyframe.features))
  const tensorOf = (frame: number): TensorData => {
    const { values, rows, columns, channels } = features.of(frame)
    return { data: values, dims: [rows * columns, channels] }
  }
  const compare = (first: number, second: number) => similarity(tensorOf(first), tensorOf(second))
  const costs = {
    tracks: COSTS.tracks * TRACK_SPAN * count,
    downs: COSTS.downs * count,
    wholes: COSTS.wholes * count,
    pairs: COSTS.pair * (NEIGHBOURS + PAIRS.usual) * count,
    apart: 0,
    gaps: COSTS.gaps * count,
  }
  const work = new Work(costs, signal)
  const links: PairLink[] = []
  const keep = (link: PairLink | undefined) => {
    if (link) links.push(link)
  }
  const followed = [...keyframes.keys()].flatMap((i) =>
    Array.from({ length: Math.min(TRACK_SPAN, count - 1 - i) }, (_, k) => [i, i + k + 1] as const),
  )
  const follow = ([i, j]: readonly [number, number]) => keep(linkByTracks(keyframes, i, j))
  yield* work.run('tracks', ofEach(followed, follow))
  const held = new Set(links.flatMap(({ first, second }) => [first, second]))
  const costApart = (parts: Parts, pairs: number) =>
    parts.count > 1 || held.size < count ? COSTS.pair * pairs : 0
  work.expect('apart', costApart(new Parts(count, links), (PAIRS.apart - PAIRS.usual) * count))
  const downs = yield* work.run('downs', ofEach(keyframes, downOf))
  // Before the most alike are chosen: nothing is as like another as two black pictures.
  const sighted = [...keyframes.keys()].filter((i) => !isBlind(keyframes[i] as KeyframeEvidence))
  const wholes = yield* work.run(
    'wholes',
    ofEach(sighted, (i) => features.whole(i)),
  )
  const pairs = candidatePairs(wholes, PAIRS)
  async function* match(
    candidates: readonly [number, number][],
    parts?: Parts,
  ): AsyncGenerator<number, void> {
    for (const [done, [a, b]] of candidates.entries()) {
      const [first, second] = [sighted[a] as number, sighted[b] as number]
      yield done / candidates.length
      // What no followed corner holds rests on features alone, and on as many as there are.
      const areHeld = held.has(first) && held.has(second)
      if (areHeld && parts?.hangTogether(first, second)) continue
      const link = linkByFeatures(keyframes, first, second, await compare(first, second), downs)
      keep(link)
      if (link) parts?.link(first, second)
    }
  }
  work.expect('pairs', COSTS.pair * pairs.usual.length)
  yield* work.run('pairs', match(pairs.usual))
  const parts = new Parts(count, links)
  work.expect('apart', costApart(parts, pairs.apart.length))
  yield* work.run('apart', match(pairs.apart, parts))
  const gaps = linkAcrossGaps({ keyframes, sighted, similarity: compare }, links)
  links.push(...(yield* work.run('gaps', gaps)))
  return { links, downs, compare }
}
