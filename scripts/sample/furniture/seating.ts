import { box } from '../box.ts'
import { block, type Part, type Piece, part } from '../piece.ts'
import { cylinder } from '../shape.ts'

/** A sofa for three: 2.1 m wide, 0.92 m deep, 0.84 m high. */
export function sofa(): Piece {
  const [width, depth, arm] = [2.1, 0.92, 0.2]
  const seat = (width - 2 * arm) / 3
  const soft = { radius: 0.05, step: 0.09 }
  const parts: Part[] = [
    block('sofa', [-width / 2 + 0.02, -depth / 2 + 0.04, 0.12], [width - 0.04, depth - 0.06, 0.18], {
      radius: 0.03,
    }),
    block('sofa', [-width / 2 + 0.03, depth / 2 - 0.22, 0.2], [width - 0.06, 0.22, 0.58], soft),
  ]
  for (const side of [-1, 1]) {
    const x = side < 0 ? -width / 2 : width / 2 - arm
    parts.push(block('sofa', [x, -depth / 2 + 0.01, 0.12], [arm, depth - 0.02, 0.5], soft))
    for (const y of [-depth / 2 + 0.12, depth / 2 - 0.12])
      parts.push(part('walnut', cylinder(0.018, 0.13, 10, 0.028), { at: [side * (width / 2 - 0.12), y, 0] }))
  }
  for (const k of [-1, 0, 1]) {
    const x = k * seat
    parts.push(
      part('sofa', box([seat - 0.012, 0.66, 0.17], { radius: 0.055, step: 0.08, puff: 0.015 }), {
        at: [x, -0.12, 0.375],
      }),
      part('sofa', box([seat - 0.02, 0.2, 0.44], { radius: 0.07, step: 0.08, puff: 0.035 }), {
        at: [x, 0.2, 0.62],
        turn: [-0.2, 0, 0],
      }),
    )
  }
  const cushion = (material: 'mustard' | 'rust' | 'linen', x: number, turn: number): Part =>
    part(material, box([0.42, 0.1, 0.4], { radius: 0.05, step: 0.06, puff: 0.05 }), {
      at: [x, -0.09, 0.66],
      turn: [-0.4, 0, turn],
    })
  parts.push(cushion('mustard', -0.66, 0.25), cushion('rust', 0.3, -0.12), cushion('linen', 0.66, -0.3))
  return { category: 'sofa', parts }
}

/** A wooden chair with a slatted back and a seat pad: 0.45 m by 0.5 m, 0.88 m high. */
export function chair(): Piece {
  const [width, seatHeight, height] = [0.44, 0.45, 0.9]
  const parts: Part[] = [
    block('blackWood', [-width / 2, -0.23, seatHeight - 0.035], [width, 0.44, 0.035], { radius: 0.01 }),
    part('linen', box([width - 0.04, 0.4, 0.04], { radius: 0.018, step: 0.08, puff: 0.006 }), {
      at: [0, -0.01, seatHeight + 0.02],
    }),
  ]
  for (const x of [-1, 1]) {
    parts.push(
      block('blackWood', [x * (width / 2 - 0.02) - 0.02, -0.23, 0], [0.04, 0.04, seatHeight - 0.03], {
        upright: true,
      }),
      block('blackWood', [x * (width / 2 - 0.02) - 0.02, 0.17, 0], [0.04, 0.04, seatHeight], {
        upright: true,
      }),
      part('blackWood', box([0.04, 0.035, height - seatHeight + 0.01], { step: 0.1, upright: true }), {
        at: [x * (width / 2 - 0.02), 0.225, (height + seatHeight) / 2],
        turn: [-0.16, 0, 0],
      }),
      block('blackWood', [x * (width / 2 - 0.02) - 0.012, -0.2, 0.17], [0.024, 0.4, 0.03]),
    )
  }
  const rail = (z: number, tall: number): Part =>
    part('blackWood', box([width - 0.06, 0.022, tall], { step: 0.1 }), {
      at: [0, 0.225 + 0.16 * (z - 0.675), z],
      turn: [-0.16, 0, 0],
    })
  parts.push(rail(0.84, 0.09), rail(0.56, 0.04))
  for (const x of [-0.12, -0.04, 0.04, 0.12])
    parts.push(
      part('blackWood', box([0.028, 0.016, 0.24], { step: 0.12, upright: true }), {
        at: [x, 0.229, 0.69],
        turn: [-0.16, 0, 0],
      }),
    )
  return { category: 'chair', parts }
}
