import type { SemanticClass, SemanticGrid } from '../../perception/index.ts'

/** How far a surface counts as a wall or what hangs on one, the floor, and the ceiling: 0 to 1 each. */
export interface Structure {
  wall: number
  floor: number
  ceiling: number
}

/**
 * What a class counts as. Glass and mirrors lie on a wall, and their depth does not; what stands along walls hides
 * them, so that its front is a wall for want of one.
 */
const COUNTS_AS: Readonly<Partial<Record<SemanticClass, Partial<Structure>>>> = {
  wall: { wall: 1 },
  picture: { wall: 1 },
  whiteboard: { wall: 1 },
  curtain: { wall: 0.9 },
  radiator: { wall: 0.8 },
  clock: { wall: 1 },
  towel: { wall: 0.6 },
  shower: { wall: 0.6 },
  door: { wall: 0.8 },
  window: { wall: 0.5 },
  mirror: { wall: 0.3 },
  cabinet: { wall: 0.4 },
  shelf: { wall: 0.4 },
  refrigerator: { wall: 0.3 },
  floor: { floor: 1 },
  rug: { floor: 1 },
  ceiling: { ceiling: 1 },
  'ceiling light': { ceiling: 1 },
}

/**
 * What a frame's semantics says of the room itself, by the place in the picture: u and v from 0 to 1. Undefined where
 * the frame has no semantics.
 */
export function structureOf({ classes, rows, columns, probabilities }: SemanticGrid) {
  const weights = classes.map((name) => ({ wall: 0, floor: 0, ceiling: 0, ...COUNTS_AS[name] }))
  return (u: number, v: number): Structure | undefined => {
    if (classes.length === 0) return undefined
    const at = (Math.floor(v * rows) * columns + Math.floor(u * columns)) * classes.length
    const sum = { wall: 0, floor: 0, ceiling: 0 }
    for (const [k, weight] of weights.entries()) {
      const probability = probabilities[at + k] as number
      sum.wall += weight.wall * probability
      sum.floor += weight.floor * probability
      sum.ceiling += weight.ceiling * probability
    }
    return sum
  }
}
