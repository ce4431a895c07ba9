import {
  around,
  crossings,
  distanceTo,
  isInside,
  leaderEnd,
  middleOf,
  type NamedThing,
  type NamePlace,
  nameEdge,
  pointsAlong,
  type Rect,
  RectIndex,
  standingOf,
  thingsNear,
  type Vec2,
} from '../../geometry/index.ts'

export interface Area {
  width: number
  height: number
}

/** What is drawn beside the objects: labels rather keep off it. */
export interface Drawn {
  walls: readonly NamedThing[]
  /** The camera's way. */
  way: readonly Rect[]
  /** Objects that have no label: one that lies on them would be read as theirs. */
  unnamed: readonly NamedThing[]
}

/** Covering all of another object is as bad as going two rings out; a line across one less so, or a label on a line. */
const COVER_COST = 2
const CROSS_COST = 0.7
const ON_LINE_COST = 0.7
/** Right at another object it is nearly read as that one's. */
const NEAR_COST = 0.3
/** Across its own object a label is read more easily than beside it on the camera's way. */
const ON_WAY_COST = { beside: 0.7, far: 2.2 }
const ON_WALL_COST = 0.4
/** Of the gap to its object: a label so far from it still stands beside it. */
const TOUCH = 1.5

/** How much further off a place on no other object is looked for, and among how many objects. */
const MORE_RINGS = 4
const MANY = 80

/** Where labels lie: within the area, and on nothing that is taken. */
export class LabelSheet {
  private readonly taken: RectIndex
  private readonly way: RectIndex
  private readonly labels = new RectIndex()
  private readonly lines: Vec2[] = []
  private readonly near = new Map<NamedThing, readonly NamedThing[]>()
  private far: { own: NamedThing; others: readonly NamedThing[] } | undefined

  constructor(
    readonly area: Area,
    obstacles: readonly Rect[],
    private readonly things: readonly NamedThing[],
    private readonly drawn: Drawn,
    private readonly gap: number,
  ) {
    this.taken = new RectIndex(obstacles)
    this.way = new RectIndex(drawn.way)
  }

  private has(rect: Rect): boolean {
    return isInside(rect, { x: 0, y: 0, ...this.area }) && this.taken.isFree(rect, 1)
  }

  /**
   * The best free place of those to try, of which none is cheaper than those before it; undefined where none is free.
   * @param size the label's. @param isFirm whether on its own object it may hide others.
   */
  best(places: Iterable<NamePlace>, own: NamedThing, size: Area, isFirm = false): NamePlace | undefined {
    let best: NamePlace | undefined
    const near = this.nearTo(own, size)
    const touch = TOUCH * this.gap
    for (const place of places) {
      const { rect, isFar } = place
      if (best && (place.cost >= best.cost || (isFirm && isFar))) break
      if (!this.has(rect)) continue
      const bearing = isFar ? this.others(own) : near
      const standing = standingOf(rect, own, bearing, touch, isFar, isFirm)
      if (!standing) continue
      const { covered, toOthers } = standing
      // Far off, on another object, it would be read as that one's in spite of its line.
      if (isFar && covered > 0 && !isFirm) continue
      let cost = place.cost + COVER_COST * covered + NEAR_COST * (1 - toOthers / (4 * touch))
      if (!this.way.isFree(rect)) cost += isFar ? ON_WAY_COST.far : ON_WAY_COST.beside
      if (this.drawn.walls.some((wall) => distanceTo(rect, wall) === 0)) cost += ON_WALL_COST
      if (this.lines.some((point) => holdsPoint(rect, point))) cost += ON_LINE_COST
      if (best && cost >= best.cost) continue
      if (isFar) {
        if (!this.isLineFree(rect, own)) continue
        cost += CROSS_COST * crossings(rect, own, bearing)
      }
      if (!best || cost < best.cost) best = { ...place, cost }
    }
    return best
  }

  /** The others that bear on where a label of a size may stand on or beside its object; a badge's are among a name's. */
  private nearTo(own: NamedThing, { width, height }: Area): readonly NamedThing[] {
    const known = this.near.get(own)
    if (known) return known
    const found = thingsNear(this.things, own, Math.max(width, height) + 8 * this.gap)
    this.near.set(own, found)
    return found
  }

  private others(own: NamedThing): readonly NamedThing[] {
    if (this.far?.own !== own) this.far = { own, others: this.things.filter((other) => other !== own) }
    return this.far.others
  }

  /** Whether a label's line to its object would pass under no other label. */
  private isLineFree(rect: Rect, own: NamedThing): boolean {
    const end = leaderEnd(rect, own)
    for (const [x, y] of pointsAlong(nameEdge(rect, end), end))
      if (!this.labels.isFree({ x, y, width: 0, height: 0 })) return false
    return true
  }

  /**
   * The free place nearest to the middle of an object, in steps of half its size, rather on no other object;
   * undefined where the area is full.
   */
  nearest(own: NamedThing, { width, height }: Area): NamePlace | undefined {
    const [cx, cy] = middleOf(own.target)
    const [stepX, stepY] = [width / 2, height / 2]
    const x = Math.min(Math.max(cx, width / 2), this.area.width - width / 2)
    const y = Math.min(Math.max(cy, height / 2), this.area.height - height / 2)
    const rings = Math.ceil(Math.max(this.area.width / stepX, this.area.height / stepY))
    let first: NamePlace | undefined
    for (let ring = 0; ring <= rings; ring++) {
      // Among very many no place is free of others.
      if (first && (this.things.length > MANY || ring > first.cost + MORE_RINGS)) break
      for (const [i, j] of ringOf(ring)) {
        const rect = around([x + i * stepX, y + j * stepY], width, height)
        if (!this.has(rect)) continue
        const place = { rect, cost: ring, isFar: true }
        if (holdsPoint(rect, [cx, cy]) || this.others(own).every((other) => distanceTo(rect, other) > 0))
          return place
        first ??= place
      }
    }
    return first
  }

  /** @param leader the end of the label's line, where it has one. */
  take(rect: Rect, leader?: Vec2): void {
    this.taken.add(rect)
    this.labels.add(rect)
    if (leader) this.lines.push(...pointsAlong(nameEdge(rect, leader), leader))
  }
}

const holdsPoint = ({ x, y, width, height }: Rect, point: Vec2): boolean =>
  point[0] > x && point[0] < x + width && point[1] > y && point[1] < y + height

/** The cells at a distance of `ring` (the larger of both coordinates), from the middles of the sides outward. */
function* ringOf(ring: number): Generator<Vec2> {
  if (ring === 0) return yield [0, 0]
  for (let along = 0; along <= ring; along++)
    for (const side of along === 0 ? [0] : [along, -along]) {
      yield [ring, side]
      yield [-ring, side]
      if (along === ring) continue
      yield [side, ring]
      yield [side, -ring]
    }
}
