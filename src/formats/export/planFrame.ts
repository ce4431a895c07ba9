import { footprint, type Vec2 } from '../../geometry/index.ts'
import { cameraPathLines, type Layout } from '../../layout/index.ts'

/** Which way the plan lies on paper, how large, and on which page. */

export interface Bounds {
  min: Vec2
  max: Vec2
}

const turned = ([x, y]: Vec2, angle: number): Vec2 => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return [c * x - s * y, s * x + c * y]
}

/** The bounds of all that is drawn, on the turned map, metres; a few metres around the origin where there is nothing. */
export function boundsOf(layout: Layout, turn: number, withCameras: boolean): Bounds {
  const points = [
    ...(layout.room?.outline ?? []),
    ...layout.objects.flatMap(({ box }) => footprint(box)),
    ...(withCameras ? cameraPathLines(layout).flatMap((run) => run.map(([x, y]): Vec2 => [x, y])) : []),
  ].map((point) => turned(point, turn))
  if (points.length === 0) return { min: [-2, -1], max: [2, 3] }
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { min: [Math.min(...xs), Math.min(...ys)], max: [Math.max(...xs), Math.max(...ys)] }
}

/** Puts the map on paper: metres in the map frame to millimetres, never mirrored. */
export interface Placement {
  /** Radians, counter-clockwise. */
  turn: number
  /** The scale's denominator: 50 is 1:50. */
  scale: number
  /** Of the turned map, metres: the point that lies at `at` on paper. */
  corner: Vec2
  at: Vec2
}

export function toPaper({ turn, scale, corner, at }: Placement, point: Vec2): Vec2 {
  const [x, y] = turned(point, turn)
  const k = 1000 / scale
  return [at[0] + (x - corner[0]) * k, at[1] - (y - corner[1]) * k]
}

/** Denominators in use, or easy to reckon with. */
export const SCALES = [5, 10, 20, 25, 30, 40, 50, 75, 100, 125, 200, 250, 500, 1000, 2000, 5000] as const

/** The largest of the usual scales at which so many metres fit into so many millimetres; undefined where none does. */
export const scaleFitting = (metres: Vec2, millimetres: Vec2): number | undefined =>
  SCALES.find(
    (scale) =>
      (metres[0] * 1000) / scale <= millimetres[0] + 1e-9 &&
      (metres[1] * 1000) / scale <= millimetres[1] + 1e-9,
  )

/** Pages upright, millimetres. */
export const PAPERS = { A4: [210, 297], A3: [297, 420] } as const satisfies Record<string, Vec2>
export type Paper = keyof typeof PAPERS

/** A plan that does not fit: what fits. */
export class SheetTooSmallError extends Error {
  override name = 'SheetTooSmallError'
  readonly remedy: string
  constructor(scale: number, paper: Paper, fitting: number | undefined) {
    super(`At 1:${scale} the plan does not fit on ${paper}.`)
    this.remedy = fitting
      ? `On ${paper} it fits at 1:${fitting} (“To fit” takes that); or take larger paper.`
      : 'Take larger paper, or export the plan as SVG.'
  }
}
