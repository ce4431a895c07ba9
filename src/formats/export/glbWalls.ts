import { boxToThree, mapToThree, type Vec3 } from '../../geometry/index.ts'
import {
  type Layout,
  type Opening,
  openingEnds,
  type Wall,
  type WallPanel,
  wallPanels,
  wallsWithOpenings,
} from '../../layout/index.ts'
import type { Paint } from './glbPaints.ts'
import type { Attributes } from './glbParts.ts'

/** A room's walls as parts of a model, with holes for doors and windows, and what fills these. */

/** Walls are drawn as thick as this, outside of the outline; and as high as this where no ceiling was seen. Metres. */
const WALL = { thickness: 0.06, height: 2.4 }
/** A leaf or pane, in the middle of the wall. */
const FILLING = 0.02

export interface Place {
  translation: Vec3
  rotation: number[]
  scale: Vec3
}

/** A node with a unit cube for its shape, or one of its own. */
export interface Part {
  name: string
  /** Absent where there is nothing to see. */
  paint?: Paint
  shape?: Attributes
  place: Place
  extras: Readonly<Record<string, unknown>>
}

export const aboutUp = (angle: number) => [0, Math.sin(angle / 2), 0, Math.cos(angle / 2)]
const yawOf = ({ from, to }: Wall) => Math.atan2(to[1] - from[1], to[0] - from[0])

const quad = (out: Attributes, corners: readonly Vec3[], normal: Vec3) => {
  const first = out.positions.length / 3
  for (const corner of corners) {
    out.positions.push(...corner)
    out.normals.push(...normal)
  }
  out.indices.push(...[0, 1, 2, 0, 2, 3].map((k) => first + k))
}

/** The faces of one panel: both of the wall's own, and those where the wall ends. x along the wall, y up, z out. */
function addPanel(out: Attributes, { from, to, bottom, top, free }: WallPanel): void {
  const t = WALL.thickness
  const at = (x: number, y: number, z: number): Vec3 => [x, y, z]
  quad(out, [at(from, bottom, t), at(to, bottom, t), at(to, top, t), at(from, top, t)], [0, 0, 1])
  quad(out, [at(to, bottom, 0), at(from, bottom, 0), at(from, top, 0), at(to, top, 0)], [0, 0, -1])
  if (free.from)
    quad(out, [at(from, bottom, 0), at(from, bottom, t), at(from, top, t), at(from, top, 0)], [-1, 0, 0])
  if (free.to) quad(out, [at(to, bottom, t), at(to, bottom, 0), at(to, top, 0), at(to, top, t)], [1, 0, 0])
  if (free.bottom)
    quad(out, [at(from, bottom, 0), at(to, bottom, 0), at(to, bottom, t), at(from, bottom, t)], [0, -1, 0])
  if (free.top) quad(out, [at(from, top, t), at(to, top, t), at(to, top, 0), at(from, top, 0)], [0, 1, 0])
}

function wallShape(panels: readonly WallPanel[]): Attributes {
  const out: Attributes = { positions: [], normals: [], indices: [] }
  for (const panel of panels) addPanel(out, panel)
  return out
}

/** The leaf or pane of an opening: it fills the hole, in the middle of the wall. Undefined where the room is too low. */
function fillingOf(opening: Opening, k: number, height: number): Part | undefined {
  const { object, kind, wall, from, to, sill } = opening
  const head = Math.min(height, opening.head)
  if (head <= sill) return undefined
  const [a, b] = openingEnds(opening)
  const out = WALL.thickness / 2
  const center: Vec3 = [
    (a[0] + b[0]) / 2 + wall.outward[0] * out,
    (a[1] + b[1]) / 2 + wall.outward[1] * out,
    (sill + head) / 2,
  ]
  const box = { center, size: [to - from, FILLING, head - sill] as const, yaw: yawOf(wall) }
  const { position, size, rotationY } = boxToThree(box)
  return {
    name: object.id.replaceAll('-', ' '),
    ...(kind !== 'opening' && { paint: kind === 'window' ? ('glass' as const) : ('door' as const) }),
    place: { translation: position, rotation: aboutUp(rotationY), scale: size },
    extras: { kind, wall: `wall ${k + 1}`, width_m: to - from, sill_m: sill, head_m: opening.head },
  }
}

function wallPart({
  wall,
  k,
  openings,
  height,
}: {
  wall: Wall
  k: number
  openings: Opening[]
  height: number
}): Part {
  const paint = wall.seen ? 'wall-seen' : 'wall-unseen'
  const extras = {
    kind: 'wall',
    seen: wall.seen,
    length_m: wall.metres,
    height_m: height,
    openings: openings.map(({ object }) => object.id),
  }
  const name = `wall ${k + 1}`
  if (openings.length) {
    const shape = wallShape(wallPanels(wall.metres, height, openings))
    const translation = mapToThree([wall.from[0], wall.from[1], 0])
    const place = { translation, rotation: aboutUp(yawOf(wall)), scale: [1, 1, 1] as const }
    return { name, paint, shape, place, extras }
  }
  const half = WALL.thickness / 2
  const center: Vec3 = [
    (wall.from[0] + wall.to[0]) / 2 + wall.outward[0] * half,
    (wall.from[1] + wall.to[1]) / 2 + wall.outward[1] * half,
    height / 2,
  ]
  const box = { center, size: [wall.metres, WALL.thickness, height] as const, yaw: yawOf(wall) }
  const { position, size, rotationY } = boxToThree(box)
  return { name, paint, place: { translation: position, rotation: aboutUp(rotationY), scale: size }, extras }
}

export interface RoomParts {
  walls: Part[]
  /** Doors and windows that stand in a wall, by their object's id. */
  openings: Map<string, Part>
}

/** The walls of a room, and what fills their holes. */
export function roomParts(layout: Pick<Layout, 'room' | 'objects'>): RoomParts {
  const height = layout.room?.heightMetres?.value ?? WALL.height
  const walls = wallsWithOpenings(layout)
  const openings = walls.flatMap(({ openings }, k) =>
    openings.flatMap((opening) => {
      const part = fillingOf(opening, k, height)
      return part ? [[opening.object.id, part] as const] : []
    }),
  )
  return {
    walls: walls.map(({ wall, openings }, k) => wallPart({ wall, k, openings, height })),
    openings: new Map(openings),
  }
}
