import { seededRandom, type Vec3 } from '../../../src/geometry/index.ts'
import { type Part, type Piece, part } from '../piece.ts'
import { cylinder, lathe, sheet } from '../shape.ts'

const pot = (radius: number, height: number) =>
  lathe(
    [
      [1e-3, 0],
      [radius * 0.72, 0],
      [radius * 0.95, height * 0.86],
      [radius, height * 0.86],
      [radius, height],
      [radius * 0.9, height],
      [radius * 0.88, height * 0.85],
    ],
    28,
  )

/** A leaf that starts at the origin, rises along `lift` (radians above the level) and bends over its length. */
function leaf(length: number, width: number, lift: number, bend: number, turn: number) {
  return sheet(
    (u, v): Vec3 => {
      const angle = lift - bend * v
      const along = length * v
      const mean = lift - (bend * v) / 2
      const across = width * (u - 0.5) * Math.sin(Math.PI * Math.min(0.985, 0.06 + 0.94 * v) ** 0.8) * 1.1
      const cup = 0.35 * Math.abs(u - 0.5) * width
      const [r, z] = [
        along * Math.cos(mean) - cup * Math.sin(angle),
        along * Math.sin(mean) + cup * Math.cos(angle),
      ]
      const [c, s] = [Math.cos(turn), Math.sin(turn)]
      return [c * r - s * across, s * r + c * across, z]
    },
    4,
    9,
    { bothSides: true },
  )
}

interface Plant {
  seed: number
  potRadius: number
  potHeight: number
  leaves: number
  /** Lengths and widths of leaves vary about these, metres. */
  length: number
  width: number
  /** How high the stems carry leaves above the pot, metres. */
  stems: number
  material: 'leaf' | 'darkLeaf'
  potMaterial: 'terracotta' | 'white' | 'ceramic'
}

/** A plant in a pot: leaves on stems, by a seed. */
export function plant(options: Plant): Piece {
  const random = seededRandom(options.seed)
  const between = (a: number, b: number) => a + (b - a) * random()
  const { potRadius, potHeight } = options
  const parts: Part[] = [
    part(options.potMaterial, pot(potRadius, potHeight)),
    part('soil', cylinder(potRadius * 0.9, 0.01, 20), { at: [0, 0, potHeight * 0.84] }),
  ]
  for (let k = 0; k < options.leaves; k++) {
    const turn = 2.4 * k + between(-0.3, 0.3)
    const share = (k + 0.5) / options.leaves
    const height = options.stems * share
    const lean = between(0.06, 0.32) * (0.4 + share)
    const from: Vec3 = [potRadius * 0.3 * Math.cos(turn), potRadius * 0.3 * Math.sin(turn), potHeight * 0.84]
    const tip: Vec3 = [
      from[0] + lean * height * Math.cos(turn),
      from[1] + lean * height * Math.sin(turn),
      from[2] + height,
    ]
    if (height > 0.05) {
      const [dx, dy, dz] = [tip[0] - from[0], tip[1] - from[1], tip[2] - from[2]]
      const tilt = Math.atan2(Math.hypot(dx, dy), dz)
      const stem = cylinder(0.006, Math.hypot(dx, dy, dz), 6)
      parts.push(part('stem', stem, { at: from, turn: [0, tilt, Math.atan2(dy, dx)] }))
    }
    const shape = leaf(
      options.length * between(0.75, 1.15),
      options.width * between(0.8, 1.15),
      between(0.35, 1.25),
      between(0.7, 1.7),
      turn,
    )
    parts.push(part(options.material, shape, { at: tip }))
  }
  return { category: 'plant', parts }
}
