import type { Vec2 } from './vec.ts'

/** A rectangle on a drawing, in its own unit (pixels, millimetres): x to the right, y down. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

export const overlaps = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

export const middleOf = ({ x, y, width, height }: Rect): Vec2 => [x + width / 2, y + height / 2]

export const around = ([x, y]: Vec2, width: number, height: number): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})

export const cornersOf = ({ x, y, width, height }: Rect): [Vec2, Vec2, Vec2, Vec2] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** The least upright rectangle around points, of which there is at least one. */
export function rectAround(points: readonly Vec2[]): Rect {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** What two rectangles share; without width or height where they are apart. */
export function intersection(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  }
}

/** Whether a rectangle lies in another, edges included. */
export const isInside = (rect: Rect, { x, y, width, height }: Rect): boolean =>
  rect.x >= x && rect.y >= y && rect.x + rect.width <= x + width && rect.y + rect.height <= y + height

/** A rectangle moved by as little as can be so that it lies in another; of one too large, its beginning does. */
export function movedInto(rect: Rect, { x, y, width, height }: Rect): Rect {
  const along = (at: number, size: number, from: number, free: number) =>
    Math.max(from, Math.min(at, from + free - size))
  return { ...rect, x: along(rect.x, rect.width, x, width), y: along(rect.y, rect.height, y, height) }
}

export function sharedArea(a: Rect, b: Rect): number {
  const { width, height } = intersection(a, b)
  return width * height
}

const CELL = 64
/** Cells in a row, more than any drawing has. */
const ROW = 2 ** 20

/** Rectangles by where they lie: what is near a place is found without asking all of them. */
export class RectIndex {
  private readonly cells = new Map<number, Rect[]>()
  private readonly large: Rect[] = []

  constructor(rects: Iterable<Rect> = []) {
    for (const rect of rects) this.add(rect)
  }

  add(rect: Rect): void {
    // A room's worth of cells would cost more than it saves.
    if (rect.width > 20 * CELL || rect.height > 20 * CELL) {
      this.large.push(rect)
      return
    }
    this.some(rect, 0, (cell, key) => {
      if (cell) cell.push(rect)
      else this.cells.set(key, [rect])
      return false
    })
  }

  /** Whether nothing overlaps a place, or comes nearer to it than `gap`. */
  isFree(place: Rect, gap = 0): boolean {
    if (this.large.some((rect) => overlaps(place, rect, gap))) return false
    return !this.some(place, gap, (cell) => cell?.some((rect) => overlaps(place, rect, gap)) ?? false)
  }

  /** All that overlap a place, each once. */
  at(place: Rect): Set<Rect> {
    const found = new Set(this.large.filter((rect) => overlaps(place, rect)))
    this.some(place, 0, (cell) => {
      for (const rect of cell ?? []) if (overlaps(place, rect)) found.add(rect)
      return false
    })
    return found
  }

  /** Whether something is so of any cell that a place touches. */
  private some(
    { x, y, width, height }: Rect,
    gap: number,
    isSo: (cell: Rect[] | undefined, key: number) => boolean,
  ): boolean {
    const right = Math.floor((x + width + gap) / CELL)
    const bottom = Math.floor((y + height + gap) / CELL)
    for (let i = Math.floor((x - gap) / CELL); i <= right; i++)
      for (let j = Math.floor((y - gap) / CELL); j <= bottom; j++) {
        const key = i * ROW + j
        if (isSo(this.cells.get(key), key)) return true
      }
    return false
  }
}

/** Which of some rectangles can be shown so that none overlaps another: those that come first go first. */
export function keptApart(rects: readonly Rect[], gap = 0): boolean[] {
  const taken = new RectIndex()
  return rects.map((rect) => {
    const isFree = taken.isFree(rect, gap)
    if (isFree) taken.add(rect)
    return isFree
  })
}
