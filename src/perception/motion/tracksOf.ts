import type { PairLink } from './links.ts'

/** A point of the scene as one keyframe shows it. */
export interface Sight {
  keyframe: number
  /** x and y at depth 1, camera frame. */
  ray: readonly [number, number]
  /** The network's, up to the keyframe's scale. */
  inverseDepth: number
  /** Standard deviation of each coordinate of the ray. */
  sigma: number
}

/** A point of the scene: where keyframes show it, each once; at least two. */
export type Track = readonly Sight[]

/** A sight in the forest of union-find: its root holds the track. */
interface Node {
  parent: Node | undefined
  sights: Sight[]
}

function rootOf(node: Node): Node {
  let root = node
  while (root.parent) root = root.parent
  return root
}

/** Joins two tracks. @returns false where one keyframe shows both: they are two points, and stay apart. */
function join(a: Node, b: Node): boolean {
  const [one, other] = [rootOf(a), rootOf(b)]
  if (one === other) return true
  const [small, large] = one.sights.length < other.sights.length ? [one, other] : [other, one]
  if (small.sights.some((sight) => large.sights.some(({ keyframe }) => keyframe === sight.keyframe)))
    return false
  large.sights.push(...small.sights)
  small.sights = []
  small.parent = large
  return true
}

/** The value of a key, made where it is missing. */
function madeOnce<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/**
 * The points that links have matched, each over all keyframes that show it: matches that share a ray of a keyframe (a
 * followed corner, a patch of features) are of one point. Where that would put a point twice into one keyframe, one of
 * the matches is mistaken, and the later one is kept as a track of its own.
 */
export function tracksOf(links: readonly PairLink[]): Track[] {
  const nodes: Node[] = []
  /** By keyframe, x and y. */
  const nodeAt = new Map<number, Map<number, Map<number, Node>>>()
  const nodeOf = (sight: Sight): Node => {
    const ofKeyframe = madeOnce(nodeAt, sight.keyframe, () => new Map<number, Map<number, Node>>())
    const ofColumn = madeOnce(ofKeyframe, sight.ray[0], () => new Map<number, Node>())
    return madeOnce(ofColumn, sight.ray[1], () => {
      const node: Node = { parent: undefined, sights: [sight] }
      nodes.push(node)
      return node
    })
  }
  const apart: Track[] = []
  for (const { first, second, matches, sigma } of links) {
    const sightAt = (keyframe: number, rays: Float64Array, inverse: Float64Array, m: number): Sight => ({
      keyframe,
      ray: [rays[2 * m] as number, rays[2 * m + 1] as number],
      inverseDepth: inverse[m] as number,
      // The match's error is that of both its ends.
      sigma: sigma / Math.SQRT2,
    })
    for (let m = 0; m < matches.count; m++) {
      const one = sightAt(first, matches.rays0, matches.inverse0, m)
      const other = sightAt(second, matches.rays1, matches.inverse1, m)
      if (!join(nodeOf(one), nodeOf(other))) apart.push([one, other])
    }
  }
  return [...nodes.flatMap(({ sights }) => (sights.length > 1 ? [sights] : [])), ...apart]
}

/** Multiples of it, modulo 1, are spread evenly however many they are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * Some of the tracks, so that each link keeps about so many of its own; spread evenly over the pictures. Long tracks first
 * would be fewer, and lie in the middle of the pictures: that was measured to be worse.
 */
export function thinned(tracks: readonly Track[], links: readonly PairLink[], perLink: number): Track[] {
  const last = links.reduce((most, { first, second }) => Math.max(most, first, second), 0)
  const keyOf = (first: number, second: number) => first * (last + 1) + second
  const left = new Map(links.map(({ first, second }) => [keyOf(first, second), perLink]))
  const order = tracks.map((track, k) => ({ track, rank: (k * GOLDEN) % 1 })).sort((a, b) => a.rank - b.rank)
  return order.flatMap(({ track }) => {
    const keys: number[] = []
    for (const { keyframe: first } of track)
      for (const { keyframe: second } of track) {
        const key = keyOf(first, second)
        if (left.has(key)) keys.push(key)
      }
    if (!keys.some((key) => (left.get(key) as number) > 0)) return []
    for (const key of keys) left.set(key, (left.get(key) as number) - 1)
    return [track]
  })
}
