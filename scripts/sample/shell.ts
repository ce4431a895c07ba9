import type { OrientedBox, Vec2, Vec3 } from '../../src/geometry/index.ts'
import { box } from './box.ts'
import type { Material } from './materials.ts'
import { block, type Part, part, standing } from './piece.ts'
import { cylinder } from './shape.ts'

/** Inside the room: x east, y north, z up, from 0, 0, 0. Metres. */
export const ROOM_SIZE: Vec3 = [6.4, 4.2, 2.55]
const [LENGTH, WIDTH, HEIGHT] = ROOM_SIZE

/** An opening in a wall, in the wall's own coordinates: x along it from its middle, z up. */
interface Opening {
  x0: number
  x1: number
  z0: number
  z1: number
}

/** A wall in its own frame: its inside faces -y, the middle of its foot is the origin. */
export interface Wall {
  name: 'north' | 'south' | 'east' | 'west'
  at: Vec3
  yaw: number
  length: number
  material: Material
  window?: Opening
}

export const WALLS: readonly Wall[] = [
  { name: 'north', at: [LENGTH / 2, WIDTH, 0], yaw: 0, length: LENGTH, material: 'wall' },
  {
    name: 'south',
    at: [LENGTH / 2, 0, 0],
    yaw: Math.PI,
    length: LENGTH,
    material: 'accent',
    window: { x0: -2.1, x1: -0.5, z0: 0.95, z1: 2.15 },
  },
  { name: 'east', at: [LENGTH, WIDTH / 2, 0], yaw: -Math.PI / 2, length: WIDTH, material: 'wall' },
  {
    name: 'west',
    at: [0, WIDTH / 2, 0],
    yaw: Math.PI / 2,
    length: WIDTH,
    material: 'wall',
    window: { x0: -0.8, x1: 0.8, z0: 0.8, z1: 2.15 },
  },
]

/** How deep a window is said to be, metres. */
const WINDOW_DEPTH = 0.1

/** The windows' boxes in the room's frame: each reaches from the wall's inner face outwards. */
export const windowBoxes = (): OrientedBox[] =>
  WALLS.flatMap(({ at, yaw, window }): OrientedBox[] => {
    if (!window) return []
    const { x0, x1, z0, z1 } = window
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
    const [x, y] = [(x0 + x1) / 2, WINDOW_DEPTH / 2]
    const center: Vec3 = [at[0] + c * x - s * y, at[1] + s * x + c * y, (z0 + z1) / 2]
    return [{ center, size: [x1 - x0, WINDOW_DEPTH, z1 - z0], yaw }]
  })

type Span = readonly [x0: number, x1: number, z0: number, z1: number]

/** A flat part of a wall; its texture goes on over the wall's other parts. */
function panel(material: Material, [x0, x1, z0, z1]: Span, y = 0, step = 0.085): Part {
  const [cx, cz] = [(x0 + x1) / 2, (z0 + z1) / 2]
  const shape = box([x1 - x0, 0.1, z1 - z0], { faces: ['-y'], step })
  for (let k = 0; k < shape.uvs.length; k += 2) {
    shape.uvs[k] = (shape.uvs[k] as number) + cx
    shape.uvs[k + 1] = (shape.uvs[k + 1] as number) + cz
  }
  return part(material, shape, { at: [cx, y + 0.05, cz] })
}

/** How thick the walls are at windows, metres. */
const REVEAL = 0.2

/** The reveal, the sill and the frame of a window with two wings. */
function windowParts({ x0, x1, z0, z1 }: Opening): Part[] {
  const [w, h] = [x1 - x0, z1 - z0]
  const bar = 0.055
  const frame = (x: number, z: number, sx: number, sz: number) =>
    block('white', [x, 0.1, z], [sx, 0.05, sz], { step: 0.15 })
  return [
    block('white', [x0 - 0.02, 0, z0], [0.02, REVEAL, h], { faces: ['+x'] }),
    block('white', [x1, 0, z0], [0.02, REVEAL, h], { faces: ['-x'] }),
    block('white', [x0, 0, z1], [w, REVEAL, 0.02], { faces: ['-z'] }),
    block('white', [x0 - 0.04, -0.1, z0 - 0.03], [w + 0.08, REVEAL + 0.1, 0.03], { radius: 0.006 }),
    frame(x0, z0, bar, h),
    frame(x1 - bar, z0, bar, h),
    frame(x0 + bar, z0, w - 2 * bar, bar),
    frame(x0 + bar, z1 - bar, w - 2 * bar, bar),
    frame((x0 + x1) / 2 - 0.045, z0 + bar, 0.09, h - 2 * bar),
    block('chrome', [(x0 + x1) / 2 + 0.02, 0.07, z0 + 0.5], [0.015, 0.03, 0.11], { radius: 0.004 }),
  ]
}

function wallParts({ length, material, window: hole }: Wall): Part[] {
  const [a, b] = [-length / 2, length / 2]
  const skirting = block('white', [a, -0.015, 0], [length, 0.015, 0.08], { faces: ['-y', '+z'], step: 0.12 })
  // Behind the wall, and past its ends: so that no light comes through where surfaces meet.
  const [c, d, below, above] = [a - REVEAL, b + REVEAL, -0.1, HEIGHT + 0.1]
  if (!hole)
    return [panel(material, [a, b, 0, HEIGHT]), panel(material, [c, d, below, above], 0.01, 1), skirting]
  const around = (x0: number, x1: number, z0: number, z1: number): Span[] => [
    [x0, hole.x0, z0, z1],
    [hole.x1, x1, z0, z1],
    [hole.x0, hole.x1, z0, hole.z0],
    [hole.x0, hole.x1, hole.z1, z1],
  ]
  return [
    ...around(a, b, 0, HEIGHT).map((span) => panel(material, span)),
    ...around(c, d, below, above).map((span) => panel(material, span, REVEAL, 1)),
    skirting,
    ...windowParts(hole),
  ]
}

/** A door of 0.88 m with its frame and lever, shut; its foot point is the middle of its foot on the wall. */
export function doorParts(): Part[] {
  const [w, h] = [0.88, 2.02]
  const parts: Part[] = [
    block('walnut', [-w / 2, -0.02, 0.005], [w, 0.02, h], { step: 0.12, upright: true }),
    block('white', [-w / 2 - 0.08, -0.035, 0], [0.08, 0.035, h + 0.08]),
    block('white', [w / 2, -0.035, 0], [0.08, 0.035, h + 0.08]),
    block('white', [-w / 2, -0.035, h], [w, 0.035, 0.08]),
    part('chrome', cylinder(0.026, 0.01, 18), {
      at: [-w / 2 + 0.07, -0.02, 1.02],
      turn: [Math.PI / 2, 0, 0],
    }),
    block('chrome', [-w / 2 + 0.06, -0.07, 1.01], [0.018, 0.05, 0.018]),
    block('chrome', [-w / 2 + 0.06, -0.075, 1.01], [0.125, 0.016, 0.018], { radius: 0.006 }),
  ]
  for (const [z, tall] of [
    [0.15, 0.75],
    [1.12, 0.75],
  ] as const)
    parts.push(
      block('walnut', [-w / 2 + 0.14, -0.032, z], [w - 0.28, 0.014, tall], {
        radius: 0.006,
        step: 0.15,
        upright: true,
      }),
    )
  return parts
}

/** Floor, ceiling, walls, windows. In the room's frame. */
export function shellParts(): Part[] {
  const slab = (material: Material, z: number, face: '+z' | '-z', step: number): Part =>
    part(material, box([LENGTH, WIDTH, 0.1], { faces: [face], step }), { at: [LENGTH / 2, WIDTH / 2, z] })
  return [
    slab('floor', -0.05, '+z', 0.055),
    slab('ceiling', HEIGHT + 0.05, '-z', 0.14),
    // A roof past the walls: what closes gaps behind the ceiling's edges must not stand in the sun.
    part('ceiling', box([LENGTH + 1, WIDTH + 1, 0.1], { faces: ['-z'], step: 1 }), {
      at: [LENGTH / 2, WIDTH / 2, HEIGHT + 0.16],
    }),
    ...WALLS.flatMap((wall) => standing({ parts: wallParts(wall) }, wall.at, wall.yaw)),
  ]
}

export const wallNamed = (name: Wall['name']): Wall => WALLS.find((wall) => wall.name === name) as Wall

/** A rectangle that lets the sky's light in: its middle, half sides, and which way is into the room. */
export interface Portal {
  center: Vec3
  halfAlong: Vec3
  halfUp: Vec3
  inwards: Vec3
}

export const portals = (): Portal[] =>
  WALLS.flatMap(({ at, yaw, window: hole }): Portal[] => {
    if (!hole) return []
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
    const point = ([x, y]: Vec2, z: number): Vec3 => [at[0] + c * x - s * y, at[1] + s * x + c * y, z]
    const half = (hole.x1 - hole.x0) / 2
    return [
      {
        center: point([(hole.x0 + hole.x1) / 2, REVEAL - 0.01], (hole.z0 + hole.z1) / 2),
        halfAlong: [c * half, s * half, 0],
        halfUp: [0, 0, (hole.z1 - hole.z0) / 2],
        inwards: [s, -c, 0],
      },
    ]
  })
