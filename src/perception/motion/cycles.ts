import { CONTRADICTION } from './contradiction.ts'
import { strength } from './graph.ts'
import { type MeasuredPose, measuredPose } from './linkCovariance.ts'
import type { PairLink } from './links.ts'
import {
  adjointSim3,
  carried,
  chiSquare,
  composeSim3,
  differenceSim3,
  inverseSim3,
  SIM3_DIMENSION as N,
  type Sim3,
} from './sim3.ts'

/** An edge of the view graph. */
interface Edge extends MeasuredPose {
  link: PairLink
  /** How far it may be off: what paths are kept short by. */
  looseness: number
}

/** A link and the surest way about it. */
interface Cycle {
  edges: Edge[]
  isClosed: boolean
}

const edgeOf = (link: PairLink, focalSd: number): Edge => {
  const measured = measuredPose(link, focalSd)
  const trace = Array.from({ length: N }, (_, k) => measured.covariance[(N + 1) * k] as number)
  return { ...measured, link, looseness: trace.reduce((sum, value) => sum + value, 0) }
}

/** The surest path between the ends of an edge that does without it (Dijkstra); undefined where there is none. */
function wayAbout(avoided: Edge, edgesAt: ReadonlyMap<number, readonly Edge[]>): Edge[] | undefined {
  const { first, second } = avoided.link
  const distance = new Map([[first, 0]])
  const reachedBy = new Map<number, Edge>()
  const settled = new Set<number>()
  for (;;) {
    let at: number | undefined
    for (const [node, value] of distance)
      if (!settled.has(node) && (at === undefined || value < (distance.get(at) as number))) at = node
    if (at === undefined) return undefined
    if (at === second) break
    settled.add(at)
    for (const edge of edgesAt.get(at) ?? []) {
      if (edge === avoided) continue
      const next = edge.link.first === at ? edge.link.second : edge.link.first
      const value = (distance.get(at) as number) + edge.looseness
      if (value >= (distance.get(next) ?? Number.POSITIVE_INFINITY)) continue
      distance.set(next, value)
      reachedBy.set(next, edge)
    }
  }
  const path: Edge[] = []
  for (let at = second; at !== first; ) {
    const edge = reachedBy.get(at) as Edge
    path.unshift(edge)
    at = edge.link.first === at ? edge.link.second : edge.link.first
  }
  return path
}

/** How far an edge is from what a path between its ends says, by both their covariances. */
function disagreement(edge: Edge, path: readonly Edge[]): number {
  let at = edge.link.first
  let S: Sim3 = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translation: [0, 0, 0], logScale: 0 }
  let covariance = new Float64Array(N * N)
  for (const { link, S_second_first, covariance: own } of path) {
    const isForward = link.first === at
    const step = isForward ? S_second_first : inverseSim3(S_second_first)
    // Of the inverse, the error stands on the other side.
    const stepCovariance = isForward ? own : carried(adjointSim3(step), own, N, N)
    const before = carried(adjointSim3(step), covariance, N, N)
    covariance = before.map((value, k) => value + (stepCovariance[k] as number))
    S = composeSim3(step, S)
    at = isForward ? link.second : link.first
  }
  const together = covariance.map((value, k) => value + (edge.covariance[k] as number))
  return chiSquare(differenceSim3(S, edge.S_second_first), together)
}

/**
 * Links of which none is contradicted by the surest way about it: in turn, rotation, place and depth ratio together, by the
 * covariances of all matches on the way. Of a cycle that does not close, the link goes that closes fewest others.
 * @param focalSd of the logarithm of the focal length.
 */
export function consistentLinks(links: readonly PairLink[], focalSd: number): PairLink[] {
  const edges = new Set(links.map((link) => edgeOf(link, focalSd)))
  const edgesAt = new Map<number, Edge[]>()
  for (const edge of edges)
    for (const end of [edge.link.first, edge.link.second])
      edgesAt.set(end, [...(edgesAt.get(end) ?? []), edge])
  const cycleOf = (edge: Edge): Cycle | undefined => {
    const path = wayAbout(edge, edgesAt)
    return path && { edges: [edge, ...path], isClosed: disagreement(edge, path) < CONTRADICTION }
  }
  const cycles = new Map([...edges].map((edge) => [edge, cycleOf(edge)] as const))
  for (;;) {
    const worst = mostBlamed(cycles)
    if (!worst) return [...edges].map(({ link }) => link)
    edges.delete(worst)
    cycles.delete(worst)
    for (const end of [worst.link.first, worst.link.second])
      edgesAt.set(end, edgesAt.get(end)?.filter((edge) => edge !== worst) ?? [])
    for (const [edge, cycle] of cycles) if (cycle?.edges.includes(worst)) cycles.set(edge, cycleOf(edge))
  }
}

/**
 * Of the edges whose own cycle does not close, the one in the largest share of such cycles, then in most of them, then the
 * weakest.
 */
function mostBlamed(cycles: ReadonlyMap<Edge, Cycle | undefined>): Edge | undefined {
  const [open, closed] = [new Map<Edge, number>(), new Map<Edge, number>()]
  for (const cycle of cycles.values()) {
    if (!cycle) continue
    const tally = cycle.isClosed ? closed : open
    for (const edge of cycle.edges) tally.set(edge, (tally.get(edge) ?? 0) + 1)
  }
  const blamed = [...cycles].flatMap(([edge, cycle]) => {
    if (!cycle || cycle.isClosed) return []
    const bad = open.get(edge) ?? 0
    return [{ edge, bad, share: bad / (bad + (closed.get(edge) ?? 0)) }]
  })
  blamed.sort((a, b) => b.share - a.share || b.bad - a.bad || strength(a.edge.link) - strength(b.edge.link))
  return blamed[0]?.edge
}
