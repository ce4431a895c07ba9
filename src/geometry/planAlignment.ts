import type { Vec2 } from './vec.ts'

/** A turn about the vertical and a shift on the plan: what may differ between two maps of one room. Never scale. */
export interface PlanAlignment {
  yaw: number
  shift: Vec2
}

/** A point of the plan, turned and then shifted; metres. */
export const alignPoint = ({ yaw, shift }: PlanAlignment, [x, y]: Vec2): Vec2 => {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return [c * x - s * y + shift[0], s * x + c * y + shift[1]]
}
