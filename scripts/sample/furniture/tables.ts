import { box } from '../box.ts'
import { block, type Part, type Piece, part } from '../piece.ts'
import { ball, cylinder, lathe } from '../shape.ts'

/** A dining table: 1.5 m by 0.85 m, 0.75 m high. */
export function diningTable(): Piece {
  const [length, width, height] = [1.5, 0.85, 0.75]
  const parts: Part[] = [
    block('oak', [-length / 2, -width / 2, height - 0.035], [length, width, 0.035], {
      radius: 0.008,
      step: 0.06,
    }),
    block('oak', [-length / 2 + 0.08, -width / 2 + 0.08, height - 0.12], [length - 0.16, 0.025, 0.085]),
    block('oak', [-length / 2 + 0.08, width / 2 - 0.105, height - 0.12], [length - 0.16, 0.025, 0.085]),
    block('oak', [-length / 2 + 0.08, -width / 2 + 0.08, height - 0.12], [0.025, width - 0.16, 0.085]),
    block('oak', [length / 2 - 0.105, -width / 2 + 0.08, height - 0.12], [0.025, width - 0.16, 0.085]),
  ]
  for (const x of [-1, 1])
    for (const y of [-1, 1])
      parts.push(
        block(
          'oak',
          [x * (length / 2 - 0.09) - 0.035, y * (width / 2 - 0.09) - 0.035, 0],
          [0.07, 0.07, height - 0.03],
          {
            radius: 0.006,
            upright: true,
          },
        ),
      )
  return { category: 'table', parts }
}

/** A low table before the sofa: 0.9 m by 0.5 m, 0.42 m high, with two books and a bowl. */
export function coffeeTable(): Piece {
  const [length, width, height] = [0.95, 0.52, 0.42]
  const parts: Part[] = [
    block('walnut', [-length / 2, -width / 2, height - 0.03], [length, width, 0.03], {
      radius: 0.01,
      step: 0.07,
    }),
    block('walnut', [-length / 2 + 0.06, -width / 2 + 0.05, 0.13], [length - 0.12, width - 0.1, 0.018]),
  ]
  for (const x of [-1, 1])
    for (const y of [-1, 1])
      parts.push(part('walnut', cylinder(0.016, height - 0.02, 10, 0.024), { at: [x * 0.42, y * 0.2, 0] }))
  return { category: 'table', parts }
}

/** What lies on the low table. */
export const books = (): Piece => ({
  category: 'book',
  parts: [
    block('bookBlue', [-0.14, -0.1, 0], [0.28, 0.2, 0.03]),
    part('bookCream', box([0.25, 0.18, 0.026]), { at: [0.01, 0, 0.043], turn: [0, 0, 0.25] }),
  ],
})

/** A bowl of fruit. */
export function fruitBowl(): Piece {
  const bowl = lathe(
    [
      [1e-3, 0],
      [0.05, 0],
      [0.11, 0.045],
      [0.14, 0.085],
      [0.132, 0.085],
      [0.1, 0.05],
      [0.04, 0.015],
      [1e-3, 0.012],
    ],
    24,
    true,
  )
  const fruit = (material: 'orange' | 'apple', x: number, y: number, z: number): Part =>
    part(material, ball([0.04, 0.04, 0.038], 12), { at: [x, y, z] })
  return {
    category: 'bowl',
    parts: [
      part('ceramic', bowl),
      fruit('orange', 0.045, 0.02, 0.08),
      fruit('orange', -0.04, 0.035, 0.08),
      fruit('apple', -0.005, -0.05, 0.082),
      fruit('orange', 0.0, 0.01, 0.125),
    ],
  }
}

/** A low board for the television: 1.7 m by 0.4 m, 0.45 m high, doors with gaps and an open middle. */
export function lowBoard(): Piece {
  const [length, depth, height] = [1.7, 0.4, 0.42]
  const parts: Part[] = [
    block('oak', [-length / 2, -depth / 2, height - 0.03], [length, depth, 0.03], { step: 0.08 }),
    block('oak', [-length / 2, -depth / 2, 0.12], [length, depth, 0.03]),
    block('oak', [-length / 2, depth / 2 - 0.015, 0.12], [length, 0.015, height - 0.12]),
  ]
  for (const x of [-length / 2, -0.3, 0.28, length / 2 - 0.022])
    parts.push(block('oak', [x, -depth / 2, 0.12], [0.022, depth, height - 0.13]))
  for (const side of [-1, 1]) {
    const x = side < 0 ? -length / 2 + 0.025 : 0.305
    parts.push(block('white', [x, -depth / 2 - 0.004, 0.155], [0.52, 0.02, height - 0.19], { radius: 0.003 }))
    parts.push(
      part('black', cylinder(0.01, 0.02, 10), {
        at: [side * 0.38, -depth / 2 - 0.004, 0.27],
        turn: [Math.PI / 2, 0, 0],
      }),
    )
    for (const y of [-0.14, 0.14])
      parts.push(part('walnut', cylinder(0.013, 0.125, 10, 0.022), { at: [side * 0.74, y, 0] }))
  }
  parts.push(block('black', [-0.18, -0.1, 0.15], [0.36, 0.24, 0.06], { radius: 0.008 }))
  return { category: 'cabinet', parts }
}
