import {
  add,
  type OrientedBox,
  type SolidBox,
  scaled,
  solidAxis,
  solidOf,
  type Vec2,
  type Vec3,
} from '../geometry/index.ts'
import type { DirectionLevel } from './program.ts'

/**
 * What a number of a trace draws on the map: the number can be read off it again. Metres in the map frame; what is said
 * of the plan lies on the floor.
 */
export type Mark =
  /** A place, by its letter in the formula. */
  | { kind: 'point'; at: Vec3; name?: string }
  /** A length between two places; `minor` is one that was only compared with. */
  | { kind: 'length'; from: Vec3; to: Vec3; rank: 'main' | 'minor' }
  /** A vector, by its letter in the formula. */
  | { kind: 'arrow'; from: Vec3; to: Vec3; name: string }
  /** Counter-clockwise from `forward`, a unit vector. */
  | { kind: 'angle'; at: Vec3; forward: Vec2; degrees: number }
  /** The directions that are told apart about a place, and the one that was found. */
  | { kind: 'sectors'; at: Vec3; forward: Vec2; level: DirectionLevel; found: string }
  /** An area of the floor, or of an object's footprint. */
  | { kind: 'outline'; corners: readonly Vec2[] }

/** A direction and the angles that it reaches over, degrees counter-clockwise from straight ahead. */
export interface Sector {
  word: string
  from: number
  to: number
}

/** All directions of a level, as `directionWord` tells them apart; together they go once round. */
export const SECTORS: Readonly<Record<DirectionLevel, readonly Sector[]>> = {
  easy: [
    { word: 'left', from: 0, to: 180 },
    { word: 'right', from: -180, to: 0 },
  ],
  medium: [
    { word: 'left', from: 0, to: 135 },
    { word: 'back', from: 135, to: 225 },
    { word: 'right', from: -135, to: 0 },
  ],
  hard: [
    { word: 'front-left', from: 0, to: 90 },
    { word: 'back-left', from: 90, to: 180 },
    { word: 'back-right', from: -180, to: -90 },
    { word: 'front-right', from: -90, to: 0 },
  ],
}

/** A vector turned counter-clockwise on the plan. */
export function turnedBy([x, y]: Vec2, degrees: number): Vec2 {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [c * x - s * y, s * x + c * y]
}

/** Points on a circle's arc on the plan, at most 5 degrees apart; `from` and `to` as of a sector. */
export function arcPoints([x, y, z]: Vec3, forward: Vec2, from: number, to: number, radius: number): Vec3[] {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / 5))
  return Array.from({ length: steps + 1 }, (_, k) => {
    const [u, v] = turnedBy(forward, from + ((to - from) * k) / steps)
    return [x + radius * u, y + radius * v, z]
  })
}

/** A place of the plan, on the floor. */
export const onFloor = ([x, y]: Vec2): Vec3 => [x, y, 0]

export const pointMark = (at: Vec3, name?: string): Mark => ({ kind: 'point', at, ...(name && { name }) })
export const lengthMark = (from: Vec3, to: Vec3, rank: 'main' | 'minor' = 'main'): Mark => ({
  kind: 'length',
  from,
  to,
  rank,
})
export const arrowMark = (name: string, from: Vec2, along: Vec2): Mark => ({
  kind: 'arrow',
  name,
  from: onFloor(from),
  to: onFloor([from[0] + along[0], from[1] + along[1]]),
})

/** A vector's direction; straight ahead for the zero vector. */
export function unitOf([x, y]: Vec2): Vec2 {
  const length = Math.hypot(x, y)
  return length > 0 ? [x / length, y / length] : [0, 1]
}

/** Of the four edges along one axis of a box, the upper one that is nearest to where the plan is looked at from. */
export function edgeMark(box: SolidBox, axis: 0 | 1 | 2): Mark {
  const [j, k] = ([0, 1, 2] as const).filter((other) => other !== axis) as [0 | 1 | 2, 0 | 1 | 2]
  const half = scaled(solidAxis(box, axis), box.size[axis] / 2)
  const middles = [-0.5, 0.5].flatMap((s) =>
    [-0.5, 0.5].map((t) =>
      add(
        add(box.center, scaled(solidAxis(box, j), s * box.size[j])),
        scaled(solidAxis(box, k), t * box.size[k]),
      ),
    ),
  )
  const [middle] = middles.sort((a, b) => (Math.abs(b[2] - a[2]) > 1e-9 ? b[2] - a[2] : a[1] - b[1]))
  const at = middle ?? box.center
  return lengthMark(add(at, scaled(half, -1)), add(at, half))
}

/** The same of an upright box: along its length, its width or its height. */
export const uprightEdgeMark = (box: OrientedBox, axis: 0 | 1 | 2): Mark => edgeMark(solidOf(box), axis)
