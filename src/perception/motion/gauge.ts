import { type Factor, prior, SQUARED, type Variable } from '../../estimation/index.ts'
import { applyTransposed, scaled } from '../../geometry/index.ts'
import { DOWN_WORLD } from './keyframeState.ts'
import { type KeyframeUnknowns, rowsOf } from './motionProblem.ts'

/** Radians and units: no observation is nearly as sure. */
const HELD_SIGMA = 1e-4

/** Holds the world's origin at a camera, and its heading where nothing else does. */
export function gaugeFactor({ pose }: KeyframeUnknowns, holdsHeading: boolean): Factor {
  const k = 1 / HELD_SIGMA
  const [x, y, z] = scaled(applyTransposed(pose.start.rotation, DOWN_WORLD), k)
  const origin = [
    [0, 0, 0, k, 0, 0],
    [0, 0, 0, 0, k, 0],
    [0, 0, 0, 0, 0, k],
  ]
  return prior(pose, pose.start, rowsOf(holdsHeading ? [...origin, [x, y, z, 0, 0, 0]] : origin))
}

/** Holds the world's unit: what the keyframes' depth scales are on average. */
export function unitFactor(logScales: readonly Variable<number>[]): Factor<number[]> {
  const k = 1 / (HELD_SIGMA * logScales.length)
  return {
    kind: 'unit',
    variables: logScales,
    dimension: 1,
    kernel: SQUARED,
    evaluate(values, residuals, jacobians) {
      residuals[0] = k * values.reduce((sum, value) => sum + value, 0)
      if (jacobians) for (let i = 0; i < values.length; i++) (jacobians[i] as Float64Array)[0] = k
    },
  }
}
