import type { Vec2 } from '../../../geometry/index.ts'
import type { LayoutObject } from '../../../layout/index.ts'

/** An ellipse on the map: semi-axes in metres, the first turned by `angle` radians counter-clockwise from +x. */
export interface Ellipse {
  centre: Vec2
  axes: Vec2
  angle: number
}

/** How many standard deviations the drawn ellipse spans: about 86 % of a plane's normal distribution. */
export const DRAWN_DEVIATIONS = 2

/**
 * Where the centre of an object may be: its own deviations, and the scale's share, which moves every point along the
 * ray from the origin.
 */
export function centreEllipse({ box, sd }: LayoutObject, scaleRelativeSd: number): Ellipse {
  const [x, y] = box.center
  const s = scaleRelativeSd ** 2
  const [xx, yy, xy] = [sd.center[0] ** 2 + s * x * x, sd.center[1] ** 2 + s * y * y, s * x * y]
  const [mean, half] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)]
  const axis = (variance: number) => DRAWN_DEVIATIONS * Math.sqrt(Math.max(0, variance))
  return {
    centre: [x, y],
    axes: [axis(mean + half), axis(mean - half)],
    angle: half < 1e-15 ? 0 : Math.atan2(2 * xy, xx - yy) / 2,
  }
}
