import { seededRandom, type Vec2 } from '../../../src/geometry/index.ts'
import { box } from '../box.ts'
import type { Material } from '../materials.ts'
import { block, type Part, type Piece, part } from '../piece.ts'
import { cylinder, lathe, sheet } from '../shape.ts'
import { picture } from './electronics.ts'

/** A framed picture, its back at y = 0, its middle the origin. */
export const framed = (art: Material, width: number, height: number): Piece => ({
  category: 'picture',
  parts: [
    block('blackWood', [-width / 2, -0.025, -height / 2], [width, 0.025, 0.025]),
    block('blackWood', [-width / 2, -0.025, height / 2 - 0.025], [width, 0.025, 0.025]),
    block('blackWood', [-width / 2, -0.025, -height / 2], [0.025, 0.025, height]),
    block('blackWood', [width / 2 - 0.025, -0.025, -height / 2], [0.025, 0.025, height]),
    part(art, picture(width - 0.045, height - 0.045), { at: [0, -0.012, 0] }),
  ],
})

/** A rug that lies on the floor; its pattern fills it. */
export const rug = (length: number, width: number): Piece => ({
  parts: [
    block('linen', [-length / 2, -width / 2, 0], [length, width, 0.01], { faces: ['-x', '+x', '-y', '+y'] }),
    part(
      'rug',
      sheet(
        (u, v) => [(u - 0.5) * length, (v - 0.5) * width, 0.0102],
        Math.round(length / 0.06),
        Math.round(width / 0.06),
      ),
    ),
  ],
})

/** A curtain in folds, its back at y = 0. */
export function curtain(width: number, height: number, seed: number): Piece {
  const random = seededRandom(seed)
  const phase = random() * 6
  const folds = Math.round(width / 0.11)
  return {
    category: 'curtain',
    parts: [
      part(
        'curtain',
        sheet(
          (u, v) => [
            (u - 0.5) * width * (1 - 0.05 * Math.sin(Math.PI * v)),
            -0.06 + 0.035 * Math.sin(2 * Math.PI * folds * u + phase + 0.3 * Math.sin(3 * v)),
            v * height,
          ],
          folds * 8,
          14,
          { tile: [width * 1.6, height], bothSides: true },
        ),
      ),
    ],
  }
}

/** A lamp that hangs from the ceiling: the origin is where it is fixed. */
export function pendant(drop: number, radius: number): Piece {
  const profile: Vec2[] = [
    [radius, -drop],
    [radius * 0.96, -drop + 0.06],
    [radius * 0.7, -drop + 0.15],
    [radius * 0.2, -drop + 0.2],
  ]
  const shade = lathe(profile, 28, true)
  return {
    category: 'ceiling light',
    parts: [
      part('black', shade),
      part(
        'shade',
        { ...shade, indices: [...shade.indices].reverse(), normals: shade.normals.map((n) => -n) },
        { at: [0, 0, -0.003] },
      ),
      part('black', cylinder(0.004, drop - 0.18, 6), { at: [0, 0, -drop + 0.18] }),
      part('black', cylinder(0.05, 0.025, 16), { at: [0, 0, -0.025] }),
    ],
  }
}

/** A lamp that stands on the floor. */
export const floorLamp = (): Piece => ({
  category: 'floor lamp',
  parts: [
    part('black', cylinder(0.14, 0.02, 28)),
    part('black', cylinder(0.011, 1.4, 10), { at: [0, 0, 0.02] }),
    part(
      'shade',
      lathe(
        [
          [0.19, 0],
          [0.13, 0.27],
        ],
        28,
      ),
      { at: [0, 0, 1.3] },
    ),
    part(
      'white',
      lathe(
        [
          [0.128, 0.27],
          [0.188, 0],
        ],
        28,
      ),
      { at: [0, 0, 1.3] },
    ),
  ],
})

/** A shelf on the wall with books, a jar and bowls; its back at y = 0, its top z = 0. */
export function wallShelf(length: number, seed: number): Piece {
  const random = seededRandom(seed)
  const parts: Part[] = [block('oak', [-length / 2, -0.24, -0.03], [length, 0.24, 0.03], { step: 0.08 })]
  for (const x of [-length / 2 + 0.15, length / 2 - 0.17])
    parts.push(
      block('black', [x, -0.2, -0.14], [0.02, 0.2, 0.012]),
      block('black', [x, -0.012, -0.14], [0.02, 0.012, 0.12]),
      part('black', box([0.02, 0.24, 0.012]), { at: [x + 0.01, -0.1, -0.085], turn: [-0.5, 0, 0] }),
    )
  const materials: Material[] = ['bookRed', 'bookBlue', 'bookCream', 'bookGreen', 'walnut']
  let x = -length / 2 + 0.12
  for (let k = 0; k < 7; k++) {
    const [thick, tall] = [0.022 + 0.025 * random(), 0.2 + 0.08 * random()]
    parts.push(block(materials[k % materials.length] as Material, [x, -0.2, 0], [thick, 0.17, tall]))
    x += thick + 0.002
  }
  for (let k = 0; x < length / 2 - 0.3; k++) {
    x += 0.12
    const jar = k % 2 === 0
    parts.push(
      part(jar ? 'ceramic' : 'white', cylinder(0.05, jar ? 0.16 : 0.07, 20, jar ? 0.045 : 0.075), {
        at: [x, -0.12, 0],
      }),
    )
    x += 0.08
  }
  return { category: 'shelf', parts }
}
