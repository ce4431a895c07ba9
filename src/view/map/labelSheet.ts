import type { Vec2 } from '../../geometry/index.ts'
import { around, isInside, type Rect, RectIndex, sharedArea } from './rects.ts'

export interface Area {
  width: number
  height: number
}

/** A place that a label may take. */
export interface Place {
  rect: Rect
  cost: number
  /** Not on what it names, nor beside it: it needs a line. */
  far: boolean
}

/** Covering all of another object is as bad as going two rings out. */
const COVER_COST = 2
/** Where labels lie: within the area, and on nothing that is taken. */
export class LabelSheet {
  private readonly taken: RectIndex
  private readonly targets: RectIndex

  constructor(
    readonly area: Area,
    obstacles: readonly Rect[],
    targets: readonly Rect[],
  ) {
    this.taken = new RectIndex(obstacles)
    this.targets = new RectIndex(targets)
  }

  private has(rect: Rect): boolean {
    return isInside(rect, { x: 0, y: 0, ...this.area }) && this.taken.isFree(rect, 1)
  }

  /** The best free place of those to try; undefined where none is free. */
  best(places: Iterable<Place>, own: Rect): Place | undefined {
    let best: Place | undefined
    for (const place of places) {
      if ((best && place.cost >= best.cost) || !this.has(place.rect)) continue
      let covered = 0
      for (const other of this.targets.at(place.rect))
        if (other !== own) covered += sharedArea(place.rect, other)
      const cost = place.cost + (COVER_COST * covered) / (place.rect.width * place.rect.height)
      if (!best || cost < best.cost) best = { ...place, cost }
    }
    return best
  }

  /** The free place nearest to a point, in steps of half its size; undefined where the area is full. */
  nearest([cx, cy]: Vec2, { width, height }: Area): Place | undefined {
    const [stepX, stepY] = [width / 2, height / 2]
    const x = Math.min(Math.max(cx, width / 2), this.area.width - width / 2)
    const y = Math.min(Math.max(cy, height / 2), this.area.height - height / 2)
    const rings = Math.ceil(Math.max(this.area.width / stepX, this.area.height / stepY))
    for (let ring = 0; ring <= rings; ring++)
      for (const [i, j] of ringOf(ring)) {
        const rect = around([x + i * stepX, y + j * stepY], width, height)
        if (this.has(rect)) return { rect, cost: ring, far: true }
      }
    return undefined
  }

  take(rect: Rect): void {
    this.taken.add(rect)
  }
}

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
