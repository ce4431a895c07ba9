/**
 * The space in which a variable lives. Values are plain data; steps are vectors of the tangent space at a value, so that
 * a rotation has three unknowns and stays a rotation. The names are those of GTSAM.
 */
export interface Manifold<T> {
  readonly name: string
  /** Unknowns of a step. */
  readonly dimension: number
  /**
   * Whether variables of this kind leave the linear system before all others (Schur complement): they are many, and no
   * factor joins two of them.
   */
  readonly isEliminatedFirst: boolean
  /** The value after a step of `dimension` numbers that begins at `step[at]`. */
  retract(value: T, step: Float64Array, at: number): T
  /** The step that leads from one value to another: `retract(from, localCoordinates(from, to))` is `to`. */
  localCoordinates(from: T, to: T): readonly number[]
  /** Derivative of `localCoordinates(from, retract(to, step))` by the step at zero; square, row-major. */
  localJacobian(from: T, to: T): readonly number[]
}
