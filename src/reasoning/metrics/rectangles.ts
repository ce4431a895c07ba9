/** Axis-aligned rectangles on the plan, as Video2Layout prints them: [x_min, y_min, x_max, y_max], metres. */
export type PlanRectangle = readonly [number, number, number, number]

const areaOf = ([x0, y0, x1, y1]: PlanRectangle) => Math.max(0, x1 - x0) * Math.max(0, y1 - y0)

/** Intersection over union, 0 to 1; symmetric; 0 where both have no area. */
export function rectangleIou(a: PlanRectangle, b: PlanRectangle): number {
  const common = areaOf([
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ])
  const union = areaOf(a) + areaOf(b) - common
  return union > 0 ? Math.min(1, common / union) : 0
}

/** Distance between the closest points of two rectangles, metres; 0 where they meet. Symmetric. */
export function rectangleGap(a: PlanRectangle, b: PlanRectangle): number {
  return Math.hypot(Math.max(0, a[0] - b[2], b[0] - a[2]), Math.max(0, a[1] - b[3], b[1] - a[3]))
}

/** Between the centres, metres. */
export const rectangleCenterDistance = (a: PlanRectangle, b: PlanRectangle): number =>
  Math.hypot(a[0] + a[2] - b[0] - b[2], a[1] + a[3] - b[1] - b[3]) / 2

/** Mean of the absolute errors of width and depth, metres. */
export const rectangleSizeError = (a: PlanRectangle, b: PlanRectangle): number =>
  (Math.abs(a[2] - a[0] - b[2] + b[0]) + Math.abs(a[3] - a[1] - b[3] + b[1])) / 2
