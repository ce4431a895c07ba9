/** An undirected graph over 0 … `count` - 1: row i, `words` numbers of 32 bits, has bit j where i and j are joined. */
export interface Graph {
  readonly count: number
  readonly words: number
  readonly bits: Uint32Array
}

export function emptyGraph(count: number): Graph {
  const words = Math.ceil(count / 32)
  return { count, words, bits: new Uint32Array(count * words) }
}

/** Joins i to j, not j to i. */
export function join({ words, bits }: Graph, i: number, j: number): void {
  const at = i * words + (j >>> 5)
  bits[at] = (bits[at] as number) | (1 << (j & 31))
}

/** Bits of a word. Source: Warren, "Hacker's Delight", section 5-1. */
function bitCount(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function degree({ words, bits }: Graph, node: number): number {
  let sum = 0
  for (let k = node * words; k < (node + 1) * words; k++) sum += bitCount(bits[k] as number)
  return sum
}

/** The nodes that a node is joined to, ascending. */
function neighbours({ words, bits }: Graph, node: number): number[] {
  const found: number[] = []
  for (let k = 0; k < words; k++)
    for (let word = bits[node * words + k] as number; word !== 0; word = (word & (word - 1)) >>> 0)
      found.push(32 * k + 31 - Math.clz32(word & -word))
  return found
}

/** A node in the order of elimination, and those that it is joined to when it leaves: its column of the factor. */
export interface Elimination {
  node: number
  later: number[]
}

/**
 * An order of elimination that makes little fill: always a node of the fewest neighbours leaves, which joins these to
 * each other (Tinney and Walker, 1967). Exact degrees over bit sets: for some thousands of nodes.
 */
export function minimumDegree(graph: Graph): Elimination[] {
  const { count, words } = graph
  const left: Graph = { count, words, bits: Uint32Array.from(graph.bits) }
  const degrees = Array.from({ length: count }, (_, node) => degree(left, node))
  const waiting = new Set(degrees.keys())
  const order: Elimination[] = []
  while (waiting.size > 0) {
    let node = -1
    for (const one of waiting)
      if (node < 0 || (degrees[one] as number) < (degrees[node] as number)) node = one
    waiting.delete(node)
    const later = neighbours(left, node)
    for (const other of later) {
      const row = other * words
      for (let k = 0; k < words; k++)
        left.bits[row + k] = (left.bits[row + k] as number) | (left.bits[node * words + k] as number)
      // Neither itself nor what has left.
      for (const gone of [node, other]) {
        const at = row + (gone >>> 5)
        left.bits[at] = (left.bits[at] as number) & ~(1 << (gone & 31))
      }
      degrees[other] = degree(left, other)
    }
    order.push({ node, later })
  }
  return order
}
