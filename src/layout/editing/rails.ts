import { distance2, footprint, type OrientedBox, type Vec2 } from '../../geometry/index.ts'
import type { Layout } from '../model/types.ts'

/** From one end to the other, metres along a line. */
export type Span = readonly [number, number]

/**
 * A level line of the plan on which a side of a box may come to lie. `normal` is the unit vector that such a side faces;
 * points of the line have `normal · p = offset`; `span` says where along `along(normal)` the line goes.
 */
export interface Rail {
  normal: Vec2
  offset: number
  span: Span
  /** Flush to a wall, against a neighbour's side, or in line with one. */
  kind: 'wall' | 'touch' | 'align'
}

export const dot2 = (a: Vec2, b: Vec2): number => a[0] * b[0] + a[1] * b[1]
/** A quarter turn counter-clockwise from the normal: which way a rail runs. */
export const along = ([x, y]: Vec2): Vec2 => [-y, x]
const opposite = ([x, y]: Vec2): Vec2 => [-x, -y]
export const headingOf = ([x, y]: Vec2): number => Math.atan2(y, x)
export const unit = (angle: number): Vec2 => [Math.cos(angle), Math.sin(angle)]

/** The rail on the line from a to b that is faced by what lies to the left of the way. */
function railBetween(a: Vec2, b: Vec2, kind: Rail['kind']): Rail {
  const length = distance2(a, b)
  const normal: Vec2 = [(b[1] - a[1]) / length, -(b[0] - a[0]) / length]
  const [from, to] = [dot2(along(normal), a), dot2(along(normal), b)]
  return { normal, offset: dot2(normal, a), span: [Math.min(from, to), Math.max(from, to)], kind }
}

const NOTHING = 1e-6

const railsAround = (corners: readonly Vec2[], kind: Rail['kind']): Rail[] =>
  corners.flatMap((from, k) => {
    const to = corners[(k + 1) % corners.length] as Vec2
    return distance2(from, to) < NOTHING ? [] : [railBetween(from, to, kind)]
  })

/** The rails of a neighbour: its own sides to be in line with, and the same from without to be put against. */
function railsOfBox(box: OrientedBox): Rail[] {
  const sides = railsAround(footprint(box), 'align')
  return sides.flatMap((side) => [
    side,
    {
      normal: opposite(side.normal),
      offset: -side.offset,
      span: [-side.span[1], -side.span[0]] as const,
      kind: 'touch' as const,
    },
  ])
}

/** All that an object of a map can be brought in line with: the walls, and the sides of the other objects. */
export const railsFor = ({ room, objects }: Pick<Layout, 'room' | 'objects'>, id?: string): Rail[] => [
  ...railsAround(room?.outline ?? [], 'wall'),
  ...objects.flatMap((object) => (object.id === id ? [] : railsOfBox(object.box))),
]

/** The heading of the longest wall, radians: what runs along the walls has it, give or take quarter turns. */
export function manhattanYaw(rails: readonly Rail[]): number {
  const length = ({ span }: Rail) => span[1] - span[0]
  const [longest] = rails.filter(({ kind }) => kind === 'wall').sort((a, b) => length(b) - length(a))
  return longest ? headingOf(along(longest.normal)) : 0
}
