import { boxCorners, type OrientedBox, toBoxAxes, type Vec2, type Vec3 } from '../../geometry/index.ts'

/** A point of a box's own axes (its centre the origin) in the map frame. */
export function fromBoxAxes({ center, yaw }: OrientedBox, [u, v, w]: Vec3): Vec3 {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
  return [center[0] + c * u - s * v, center[1] + s * u + c * v, center[2] + w]
}

/** The smallest box with the first's heading that holds both. */
export function enclosingBox(first: OrientedBox, second: OrientedBox): OrientedBox {
  const points = [...boxCorners(first), ...boxCorners(second)].map((point) => toBoxAxes(first, point))
  const low = ([0, 1, 2] as const).map((k) => Math.min(...points.map((p) => p[k]))) as [
    number,
    number,
    number,
  ]
  const high = ([0, 1, 2] as const).map((k) => Math.max(...points.map((p) => p[k]))) as [
    number,
    number,
    number,
  ]
  const middle: Vec3 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2]
  return {
    center: fromBoxAxes(first, middle),
    size: [high[0] - low[0], high[1] - low[1], high[2] - low[2]],
    yaw: first.yaw,
  }
}

/** The two halves of a box, cut across its longer level side. */
export function halves(box: OrientedBox): [OrientedBox, OrientedBox] {
  const [length, width, height] = box.size
  const along = length >= width
  const size: Vec3 = along ? [length / 2, width, height] : [length, width / 2, height]
  const at = (side: -1 | 1): OrientedBox => ({
    center: fromBoxAxes(box, along ? [(side * length) / 4, 0, 0] : [0, (side * width) / 4, 0]),
    size,
    yaw: box.yaw,
  })
  return [at(-1), at(1)]
}

/** A side or a corner of a footprint that is held: -1, 0 or 1 along the box's length and along its width. */
export type Grip = readonly [-1 | 0 | 1, -1 | 0 | 1]

/**
 * The box when the held side or corner is drawn to a place of the plan, the opposite one staying where it is.
 * @param shortest side that is left, metres.
 */
export function resizedTo(box: OrientedBox, grip: Grip, to: Vec2, shortest = 0.05): OrientedBox {
  const [u, v] = toBoxAxes(box, [to[0], to[1], box.center[2]])
  const [length, width, height] = box.size
  const side = (full: number, held: -1 | 0 | 1, place: number) =>
    held === 0 ? full : Math.max(shortest, full / 2 + held * place)
  const [l, w] = [side(length, grip[0], u), side(width, grip[1], v)]
  return {
    center: fromBoxAxes(box, [(grip[0] * (l - length)) / 2, (grip[1] * (w - width)) / 2, 0]),
    size: [l, w, height],
    yaw: box.yaw,
  }
}
