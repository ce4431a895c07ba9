import type { OrientedBox } from './orientedBox.ts'
import { convexHull } from './polygon.ts'
import { type SolidBox, solidCorners } from './solidBox.ts'
import type { Vec2 } from './vec.ts'

/**
 * The upright box around one that stands askew: of all rectangles around its footprint the smallest (one side of it
 * lies on a side of the hull: Freeman and Shapira 1975), from its lowest to its highest point. Its length is the
 * longer side, its yaw from -π/2 up to π/2. For a box with a vertical axis it is the box itself.
 */
export function uprightBox(box: SolidBox): OrientedBox {
  const corners = solidCorners(box)
  const hull = convexHull(corners.map(([x, y]): Vec2 => [x, y]))
  const heights = corners.map(([, , z]) => z)
  const extent = (angle: number) => {
    const along = hull.map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle))
    return Math.max(...along) - Math.min(...along)
  }
  let best = { area: Number.POSITIVE_INFINITY, angle: 0, length: 0, width: 0 }
  for (const [k, [x, y]] of hull.entries()) {
    const [nextX, nextY] = hull[(k + 1) % hull.length] as Vec2
    const angle = Math.atan2(nextY - y, nextX - x)
    const [length, width] = [extent(angle), extent(angle + Math.PI / 2)]
    if (length * width < best.area) best = { area: length * width, angle, length, width }
  }
  const turned = best.length < best.width ? best.angle + Math.PI / 2 : best.angle
  const height = Math.max(...heights) - Math.min(...heights)
  return {
    // The footprint is symmetric about the centre, and so is the smallest rectangle around it.
    center: box.center,
    size: [Math.max(best.length, best.width), Math.min(best.length, best.width), height],
    yaw: turned - Math.PI * Math.floor(turned / Math.PI + 0.5),
  }
}
