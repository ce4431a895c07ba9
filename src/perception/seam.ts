import type { TrackedCorners } from './evidence.ts'

/** A corner of the second half goes on as one of the first half's, whose place is this far from its own. */
interface Continued {
  id: number
  x: number
  y: number
}

/** Index of the corner that is nearest to a place, no farther than `reach`; undefined for none. */
function nearest({ points }: TrackedCorners, x: number, y: number, reach: number): number | undefined {
  let [best, least] = [-1, reach * reach]
  for (let k = 0; 2 * k < points.length; k++) {
    const [dx, dy] = [(points[2 * k] as number) - x, (points[2 * k + 1] as number) - y]
    if (dx * dx + dy * dy > least) continue
    best = k
    least = dx * dx + dy * dy
  }
  return best < 0 ? undefined : best
}

/**
 * Two passes over parts of a film, each with corners of its own, as one: from the frame that both have seen, the second's
 * corners that are the first's go on under the first's ids. Each keeps its distance from the first's place, a fraction of a
 * pixel on the same patch, so that no track jumps.
 */
export class Seam {
  private readonly continued = new Map<number, Continued>()
  private nextId = 0
  private readonly ids = new Map<number, number>()

  /** @param reach two corners so near to one another, each the other's nearest, are the same; pixels of the frame. */
  constructor(private readonly reach: number) {}

  /** Takes note of the first half's ids. */
  see({ ids }: TrackedCorners): void {
    // They ascend.
    this.nextId = Math.max(this.nextId, (ids.at(-1) ?? -1) + 1)
  }

  /** Joins at a frame that both have seen. @returns the corners of both in it. */
  join(first: TrackedCorners, second: TrackedCorners): TrackedCorners {
    for (const [i, id] of first.ids.entries()) {
      const [x, y] = [first.points[2 * i] as number, first.points[2 * i + 1] as number]
      const j = nearest(second, x, y, this.reach)
      if (j === undefined) continue
      const [sx, sy] = [second.points[2 * j] as number, second.points[2 * j + 1] as number]
      if (nearest(first, sx, sy, this.reach) !== i) continue
      this.continued.set(second.ids[j] as number, { id, x: x - sx, y: y - sy })
    }
    const known = new Set(first.ids)
    const all = this.onward(second)
    const fresh = [...all.ids.keys()].filter((k) => !known.has(all.ids[k] as number))
    return {
      ids: Int32Array.of(...first.ids, ...fresh.map((k) => all.ids[k] as number)),
      points: Float32Array.of(
        ...first.points,
        ...fresh.flatMap((k) => [...all.points.subarray(2 * k, 2 * k + 2)]),
      ),
    }
  }

  /** Corners of the second half, as of the whole; ids ascend. */
  onward({ ids, points }: TrackedCorners): TrackedCorners {
    const renamed = Array.from(ids, (id) => this.continued.get(id)?.id ?? this.freshId(id))
    const order = [...renamed.keys()].sort((a, b) => (renamed[a] as number) - (renamed[b] as number))
    const out = { ids: new Int32Array(ids.length), points: new Float32Array(points.length) }
    for (const [k, from] of order.entries()) {
      const shift = this.continued.get(ids[from] as number)
      out.ids[k] = renamed[from] as number
      out.points[2 * k] = (points[2 * from] as number) + (shift?.x ?? 0)
      out.points[2 * k + 1] = (points[2 * from + 1] as number) + (shift?.y ?? 0)
    }
    return out
  }

  private freshId(id: number): number {
    const known = this.ids.get(id)
    if (known !== undefined) return known
    this.ids.set(id, this.nextId)
    return this.nextId++
  }
}
