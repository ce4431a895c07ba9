import { footprint, type Rect, type Vec2 } from '../../geometry/index.ts'
import { type Layout, turnToWalls } from '../../layout/index.ts'
import type { Size } from '../common/useSize.ts'
import { wayUntil } from './buildUp.ts'

/** From the map to the screen, pixels. */
export type ToScreen = (point: Vec2) => Vec2

/** Free around the map, for the walls' lengths. */
const MARGIN = 44

/** Puts the whole map, its walls level and upright, into a drawing. */
export function fitted(layout: Layout, { width, height }: Size): ToScreen {
  const turn = turnToWalls(layout.room) ?? 0
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const turned = ([x, y]: Vec2): Vec2 => [c * x - s * y, s * x + c * y]
  const points = [
    ...(layout.room?.outline ?? []),
    ...layout.objects.flatMap(({ box }) => footprint(box)),
    ...wayUntil(layout, Number.POSITIVE_INFINITY).flat(),
  ].map(turned)
  const span = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis])
    return points.length ? [Math.min(...values), Math.max(...values)] : [-2, 2]
  }
  const [[x0 = 0, x1 = 0], [y0 = 0, y1 = 0]] = [span(0), span(1)]
  const scale = Math.min(
    Math.max(40, width - 2 * MARGIN) / Math.max(x1 - x0, 0.5),
    Math.max(40, height - 2 * MARGIN) / Math.max(y1 - y0, 0.5),
  )
  return (point) => {
    const [x, y] = turned(point)
    return [width / 2 + (x - (x0 + x1) / 2) * scale, height / 2 - (y - (y0 + y1) / 2) * scale]
  }
}

/** A path through points, as SVG writes it. */
export const pathOf = (points: readonly Vec2[], isClosed = false) =>
  points.length ? `M${points.map((point) => point.join(' ')).join('L')}${isClosed ? 'Z' : ''}` : ''

/** The least upright rectangle around points. */
export const boundsOf = (points: readonly Vec2[]): Rect => {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
