import { box } from '../box.ts'
import { block, type Part, type Piece, part } from '../piece.ts'
import { cylinder, lathe, type Shape, sheet } from '../shape.ts'

/** A flat picture that faces -y; its texture fills it. */
export const picture = (width: number, height: number, cells = 8) =>
  sheet((u, v) => [(u - 0.5) * width, 0, (v - 0.5) * height], cells, cells)

/** A round picture that faces -y. */
function disc(radius: number): Shape {
  const shape = sheet(
    (u, v) => {
      const [a, r] = [2 * Math.PI * u, radius * Math.max(1e-3, 1 - v)]
      return [r * Math.cos(a), 0, r * Math.sin(a)]
    },
    32,
    3,
  )
  for (let k = 0; k < shape.uvs.length / 2; k++) {
    shape.uvs[2 * k] = 0.5 + (shape.positions[3 * k] as number) / (2 * radius)
    shape.uvs[2 * k + 1] = 0.5 + (shape.positions[3 * k + 2] as number) / (2 * radius)
  }
  return shape
}

/** A television of 50 inches on two feet: 1.12 m by 0.7 m with them. */
export function television(): Piece {
  const [width, height, foot] = [1.12, 0.64, 0.07]
  const parts: Part[] = [
    block('black', [-width / 2, -0.02, foot], [width, 0.045, height], { radius: 0.006 }),
    part('screen', picture(width - 0.03, height - 0.045), { at: [0, -0.0215, foot + height / 2 + 0.006] }),
    block('black', [-0.3, 0.02, foot + 0.1], [0.6, 0.04, 0.35], { radius: 0.01 }),
  ]
  for (const x of [-0.38, 0.38])
    for (const side of [-1, 1])
      parts.push(
        part('black', box([0.022, 0.15, 0.012]), { at: [x, side * 0.055, 0.02], turn: [side * -0.3, 0, 0] }),
        block('black', [x - 0.011, -0.01, 0.025], [0.022, 0.025, 0.06]),
      )
  return { category: 'tv', parts }
}

/** An open laptop of 15 inches, its screen on. */
export function laptop(): Piece {
  const [width, depth, lid] = [0.36, 0.245, 0.24]
  const lean = -0.3
  const hinge: readonly [number, number, number] = [0, depth / 2, 0.018]
  const along = (distance: number, out: number): [number, number, number] => [
    0,
    hinge[1] + distance * Math.sin(-lean) - out * Math.cos(lean),
    hinge[2] + distance * Math.cos(lean) + out * Math.sin(-lean),
  ]
  return {
    category: 'laptop',
    parts: [
      block('aluminium', [-width / 2, -depth / 2, 0], [width, depth, 0.018], { radius: 0.004 }),
      part(
        'keys',
        sheet((u, v) => [(u - 0.5) * (width - 0.03), (v - 0.5) * (depth - 0.02), 0], 4, 4),
        {
          at: [0, 0, 0.0187],
        },
      ),
      part('aluminium', box([width, 0.008, lid], { radius: 0.003 }), {
        at: along(lid / 2, 0),
        turn: [lean, 0, 0],
      }),
      part('black', picture(width - 0.004, lid - 0.004), { at: along(lid / 2, 0.0048), turn: [lean, 0, 0] }),
      part('laptopScreen', picture(width - 0.02, lid - 0.025), {
        at: along(lid / 2 + 0.002, 0.0058),
        turn: [lean, 0, 0],
      }),
    ],
  }
}

/** A microwave oven: 0.5 m by 0.37 m, 0.29 m high. */
export function microwave(): Piece {
  const [width, depth, height] = [0.5, 0.36, 0.29]
  const front = -depth / 2
  return {
    category: 'microwave',
    parts: [
      block('steel', [-width / 2, front, 0.012], [width, depth, height - 0.012], { radius: 0.008 }),
      block('black', [-width / 2 + 0.012, front - 0.012, 0.025], [0.36, 0.014, height - 0.04], {
        radius: 0.004,
      }),
      block('ovenGlass', [-width / 2 + 0.05, front - 0.014, 0.065], [0.27, 0.006, height - 0.12]),
      block('chrome', [0.118, front - 0.045, 0.05], [0.016, 0.016, height - 0.09], { radius: 0.006 }),
      block('chrome', [0.118, front - 0.04, 0.06], [0.016, 0.04, 0.016]),
      block('chrome', [0.118, front - 0.04, height - 0.07], [0.016, 0.04, 0.016]),
      part('microwavePanel', picture(0.105, height - 0.04, 2), {
        at: [0.19, front - 0.0025, height / 2 + 0.005],
      }),
      part('chrome', cylinder(0.024, 0.018, 18), {
        at: [0.19, front - 0.002, 0.075],
        turn: [Math.PI / 2, 0, 0],
      }),
      ...[-0.2, 0.2].map((x) => part('black', cylinder(0.015, 0.014, 10), { at: [x, -0.1, 0] })),
      ...[-0.2, 0.2].map((x) => part('black', cylinder(0.015, 0.014, 10), { at: [x, 0.1, 0] })),
    ],
  }
}

/** A wall clock, 0.34 m wide, its back at y = 0. */
export function clock(): Piece {
  const rim = lathe(
    [
      [0.15, 0.035],
      [0.155, 0.045],
      [0.17, 0.045],
      [0.17, 0],
    ],
    40,
  )
  // Its profile runs inwards from above: the rim is seen from outside and from the front.
  const outside = { ...rim, indices: [...rim.indices].reverse(), normals: rim.normals.map((n) => -n) }
  return {
    category: 'clock',
    parts: [
      part('black', outside, { turn: [Math.PI / 2, 0, 0] }),
      part('clockFace', disc(0.155), { at: [0, -0.033, 0] }),
    ],
  }
}
