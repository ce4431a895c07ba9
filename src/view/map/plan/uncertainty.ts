import type { Vec2 } from '../../../geometry/index.ts'
import type { LayoutFrame, LayoutObject } from '../../../layout/index.ts'
import { toScreen, turned, type Viewport } from './viewport.ts'

/** An ellipse on the map: semi-axes in metres, the first turned by `angle` radians counter-clockwise from +x. */
export interface Ellipse {
  centre: Vec2
  axes: Vec2
  angle: number
}

/** How many standard deviations the drawn ellipse spans: about 86 % of a plane's normal distribution. */
export const DRAWN_DEVIATIONS = 2

/** The ellipse of a plane's covariance: variances along x and y, and what they share, square metres. */
function ellipseOf(centre: Vec2, xx: number, yy: number, xy: number): Ellipse {
  const [mean, half] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)]
  const axis = (variance: number) => DRAWN_DEVIATIONS * Math.sqrt(Math.max(0, variance))
  return {
    centre,
    axes: [axis(mean + half), axis(mean - half)],
    angle: half < 1e-15 ? 0 : Math.atan2(2 * xy, xx - yy) / 2,
  }
}

/**
 * Where the centre of an object may be: its own deviations, and the scale's share, which moves every point along the
 * ray from the origin.
 */
export function centreEllipse({ box, sd }: LayoutObject, scaleRelativeSd: number): Ellipse {
  const [x, y] = box.center
  const s = scaleRelativeSd ** 2
  return ellipseOf([x, y], sd.center[0] ** 2 + s * x * x, sd.center[1] ** 2 + s * y * y, s * x * y)
}

/** Where a camera may have been, apart from the scale; undefined where the layout does not say it. */
export function cameraEllipse({ T_map_camera, poseCovariance }: LayoutFrame): Ellipse | undefined {
  if (!T_map_camera || !poseCovariance) return undefined
  const [x, y] = T_map_camera.translation
  const { position: p } = poseCovariance
  return ellipseOf([x, y], p[0], p[4], (p[1] + p[3]) / 2)
}

/** The ellipse on the screen, as the data of a path. */
export function ellipsePath({ centre, axes, angle }: Ellipse, viewport: Viewport): string {
  const [rx, ry] = axes.map((axis) => (axis * viewport.pixelsPerMetre).toFixed(2))
  const degrees = ((-(angle + viewport.turn) * 180) / Math.PI).toFixed(2)
  const end = (sign: 1 | -1) => {
    const [dx, dy] = turned([sign * axes[0], 0], angle)
    return toScreen(viewport, [centre[0] + dx, centre[1] + dy])
      .map((value) => value.toFixed(2))
      .join(' ')
  }
  const arc = `A${rx} ${ry} ${degrees} 0 0 `
  return `M${end(1)}${arc}${end(-1)}${arc}${end(1)}Z`
}
