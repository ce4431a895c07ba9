import type { Vec3 } from '../../../src/geometry/index.ts'
import { block, type Part, type Piece, part } from '../piece.ts'
import { cylinder, lathe, sheet } from '../shape.ts'

const DEPTH = 0.6
/** Height of the worktop's surface, metres. */
export const WORKTOP = 0.91

/** A bar to pull at, before a front that lies at y: upright or level. */
function handle(x: number, y: number, z: number, length: number, isUpright: boolean): Part[] {
  const thick = 0.018
  const feet = [0.04, length - 0.055].map((along) =>
    block('chrome', isUpright ? [x, y - 0.04, z + along] : [x + along, y - 0.04, z], [0.015, 0.042, 0.015]),
  )
  const size: Vec3 = isUpright ? [thick, thick, length] : [length, thick, thick]
  return [block('chrome', [x, y - 0.045, z], size, { radius: 0.007 }), ...feet]
}

/** A refrigerator with the freezer's door below: 0.62 m by 0.65 m, 1.78 m high. */
export function refrigerator(): Piece {
  const [width, depth, height, freezer] = [0.64, 0.62, 1.78, 0.66]
  const front = -depth / 2
  const parts: Part[] = [
    block('fridge', [-width / 2, front + 0.06, 0.03], [width, depth - 0.06, height - 0.03], {
      radius: 0.008,
    }),
    block('gap', [-width / 2 + 0.02, front + 0.05, 0], [width - 0.04, depth - 0.08, 0.05]),
    block('gap', [-width / 2 + 0.008, front + 0.045, 0.06], [width - 0.016, 0.02, height - 0.07]),
    block('fridge', [-width / 2, front, 0.06], [width, 0.052, freezer - 0.06], { radius: 0.012, step: 0.1 }),
    block('fridge', [-width / 2, front, freezer + 0.012], [width, 0.052, height - freezer - 0.012], {
      radius: 0.012,
      step: 0.1,
    }),
    ...handle(-width / 2 + 0.045, front, freezer + 0.1, 0.5, true),
    ...handle(-width / 2 + 0.045, front, freezer - 0.44, 0.36, true),
    block('black', [0.18, front - 0.002, height - 0.14], [0.09, 0.004, 0.018]),
    // Notes that magnets hold.
    block('bookCream', [0.02, front - 0.002, 1.3], [0.1, 0.003, 0.14]),
    block('bookRed', [0.15, front - 0.002, 1.22], [0.09, 0.003, 0.09]),
    block('bookBlue', [0.06, front - 0.003, 1.42], [0.02, 0.008, 0.02]),
  ]
  return { category: 'refrigerator', parts }
}

/** A cooker: an oven with a window, a row of knobs and a hob. 0.6 m wide. */
export function cooker(): Piece {
  const width = 0.6
  const front = -DEPTH / 2 - 0.01
  const parts: Part[] = [
    block('enamel', [-width / 2, front + 0.03, 0.06], [width, DEPTH - 0.03, WORKTOP - 0.07], { step: 0.2 }),
    block('gap', [-width / 2 + 0.02, front + 0.06, 0], [width - 0.04, DEPTH - 0.1, 0.06]),
    block('enamel', [-width / 2, front + 0.005, 0.08], [width, 0.03, 0.16], { radius: 0.006 }),
    block('enamel', [-width / 2, front, 0.26], [width, 0.035, 0.49], { radius: 0.006 }),
    block('ovenGlass', [-width / 2 + 0.06, front - 0.003, 0.32], [width - 0.12, 0.006, 0.31]),
    block('enamel', [-width / 2, front, 0.765], [width, 0.035, 0.125], { radius: 0.006 }),
    block('black', [-0.06, front - 0.002, 0.805], [0.12, 0.004, 0.045]),
    block(
      'ovenGlass',
      [-width / 2 + 0.004, front + 0.02, WORKTOP - 0.012],
      [width - 0.008, DEPTH - 0.02, 0.02],
      {
        radius: 0.004,
      },
    ),
    ...handle(-0.24, front, 0.685, 0.48, false),
  ]
  for (const x of [-0.24, -0.165, -0.09, 0.09, 0.165, 0.24])
    parts.push(
      part('black', cylinder(0.022, 0.03, 18, 0.018), {
        at: [x, front + 0.004, 0.828],
        turn: [Math.PI / 2, 0, 0],
      }),
    )
  for (const x of [-0.14, 0.14])
    for (const y of [-0.13, 0.15]) {
      const ring = lathe(
        [
          [x * y > 0 ? 0.1 : 0.075, 0],
          [x * y > 0 ? 0.092 : 0.068, 1e-4],
        ],
        32,
      )
      parts.push(part('aluminium', ring, { at: [x, y, WORKTOP + 0.0105] }))
    }
  return { category: 'oven', parts }
}

/** Cupboards of a length under a worktop, with a splashback of tiles behind; the fronts part every 0.6 m or so. */
export function cupboards(length: number, hasSink = false): Piece {
  const front = -DEPTH / 2
  const count = Math.max(1, Math.round(length / 0.6))
  const parts: Part[] = [
    block('front', [-length / 2, front + 0.02, 0.1], [length, DEPTH - 0.02, WORKTOP - 0.14], { step: 0.2 }),
    block('gap', [-length / 2, front + 0.07, 0], [length, DEPTH - 0.1, 0.1], { step: 0.3 }),
  ]
  const [top, lip] = [WORKTOP - 0.038, 0.038]
  if (hasSink) {
    const [x0, x1, y0, y1] = [-SINK[0] / 2, SINK[0] / 2, -SINK[1] / 2 - 0.02, SINK[1] / 2 - 0.02]
    parts.push(
      block('worktop', [-length / 2, front - 0.015, top], [length, y0 - front + 0.015, lip], { step: 0.08 }),
      block('worktop', [-length / 2, y1, top], [length, DEPTH / 2 - y1, lip], { step: 0.08 }),
      block('worktop', [-length / 2, y0, top], [x0 + length / 2, y1 - y0, lip], { step: 0.08 }),
      block('worktop', [x1, y0, top], [length / 2 - x1, y1 - y0, lip], { step: 0.08 }),
    )
  } else
    parts.push(
      block('worktop', [-length / 2, front - 0.015, top], [length, DEPTH + 0.015, lip], { step: 0.08 }),
    )
  for (let k = 0; k < count; k++) {
    const [x, width] = [-length / 2 + (k * length) / count, length / count]
    parts.push(
      block('gap', [x - 0.002, front + 0.017, 0.1], [0.004, 0.004, WORKTOP - 0.14]),
      block('front', [x + 0.003, front, 0.105], [width - 0.006, 0.022, 0.55], { radius: 0.003 }),
      block('front', [x + 0.003, front, 0.662], [width - 0.006, 0.022, 0.2], { radius: 0.003 }),
      ...handle(x + width / 2 - 0.08, front, 0.785, 0.16, false),
      ...handle(x + width / 2 - 0.08, front, 0.59, 0.16, false),
    )
  }
  return { category: 'cabinet', parts }
}

const SINK = [0.46, 0.38] as const

/** A steel basin let into the worktop, and its tap. Its foot point is on the floor below. */
export function sink(): Piece {
  const [w, d] = SINK
  const bottom = WORKTOP - 0.17
  const parts: Part[] = [
    block('steel', [-w / 2, -d / 2 - 0.02, bottom], [w, d, 0.004], { step: 0.08 }),
    block('steel', [-w / 2, -d / 2 - 0.02, bottom], [0.004, d, 0.172], { step: 0.08 }),
    block('steel', [w / 2 - 0.004, -d / 2 - 0.02, bottom], [0.004, d, 0.172], { step: 0.08 }),
    block('steel', [-w / 2, -d / 2 - 0.02, bottom], [w, 0.004, 0.172], { step: 0.08 }),
    block('steel', [-w / 2, d / 2 - 0.024, bottom], [w, 0.004, 0.172], { step: 0.08 }),
    block('steel', [-w / 2 - 0.025, -d / 2 - 0.045, WORKTOP], [w + 0.05, 0.025, 0.003]),
    block('steel', [-w / 2 - 0.025, d / 2 - 0.02, WORKTOP], [w + 0.05, 0.025, 0.003]),
    block('steel', [-w / 2 - 0.025, -d / 2 - 0.02, WORKTOP], [0.025, d, 0.003]),
    block('steel', [w / 2, -d / 2 - 0.02, WORKTOP], [0.025, d, 0.003]),
    part('gap', cylinder(0.03, 0.003, 16), { at: [0, -0.02, bottom + 0.004] }),
  ]
  return { category: 'sink', parts }
}

/** The tap: a bent pipe and its lever. */
export function tap(): Piece {
  const pipe = sheet(
    (u, v) => {
      const a = Math.PI * Math.min(1, Math.max(0, (v - 0.45) / 0.4))
      const [reach, rise] = [0.08 * (1 - Math.cos(a)), 0.24 * Math.min(1, v / 0.45) + 0.08 * Math.sin(a)]
      const drop = v > 0.85 ? 0.5 * (v - 0.85) : 0
      const t = 2 * Math.PI * u
      const r = 0.013
      return [
        r * Math.cos(t),
        -reach + r * Math.sin(t) * Math.cos(a),
        rise - drop + r * Math.sin(t) * Math.sin(a),
      ]
    },
    10,
    24,
    { bothSides: true },
  )
  return {
    parts: [
      part('chrome', pipe, { at: [0, 0, WORKTOP] }),
      part('chrome', cylinder(0.026, 0.05, 16), { at: [0, 0, WORKTOP] }),
      block('chrome', [0.02, -0.008, WORKTOP + 0.04], [0.07, 0.014, 0.012]),
    ],
  }
}
