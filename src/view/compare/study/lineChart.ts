import type { Vec2 } from '../../../geometry/index.ts'

/** A line chart's geometry, in pixels of its drawing. */

export interface ChartArea {
  left: number
  top: number
  width: number
  height: number
}

export interface ChartPoint {
  x: number
  /** Undefined where there is nothing to draw: the line is broken there. */
  y: number | undefined
}

/** A round number that is no less than a value, and into how many even steps it parts: 0.37 gives 0.4 in 4. */
export function roundedTop(value: number): { top: number; steps: number } {
  if (!(value > 0)) return { top: 1, steps: 4 }
  const power = 10 ** Math.floor(Math.log10(value))
  const [multiple, steps] = (
    [
      [1, 4],
      [2, 4],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 3],
      [8, 4],
      [10, 4],
    ] as const
  ).find(([one]) => one * power >= value * (1 - 1e-9)) ?? [10, 4]
  return { top: Number((multiple * power).toPrecision(12)), steps }
}

/** Where a point lies. @param xs the least and the largest x. @param top the largest y; the least is 0. */
export function placeOf(
  { left, top: y0, width, height }: ChartArea,
  [x0, x1]: Vec2,
  top: number,
  { x, y }: { x: number; y: number },
): Vec2 {
  const along = x1 > x0 ? (x - x0) / (x1 - x0) : 0.5
  return [left + along * width, y0 + height * (1 - y / top)]
}

/** The lines between points that follow each other. */
export function pathOf(
  points: readonly ChartPoint[],
  place: (point: { x: number; y: number }) => Vec2,
): string {
  let isOn = false
  return points
    .map(({ x, y }) => {
      if (y === undefined) {
        isOn = false
        return ''
      }
      const [px, py] = place({ x, y })
      const step = `${isOn ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`
      isOn = true
      return step
    })
    .join('')
}
