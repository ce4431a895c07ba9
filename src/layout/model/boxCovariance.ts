import { aboutZ, apply, type Vec3 } from '../../geometry/index.ts'
import type { BoxCovariance, LayoutObject } from './types.ts'

/** A number for each unknown of a box. */
export type BoxVector = [
  x: number,
  y: number,
  z: number,
  length: number,
  width: number,
  height: number,
  yaw: number,
]
export const BOX_UNKNOWNS = 7 satisfies BoxVector['length']

/** Where a cell of the lower triangle stands in the list. */
const placeOf = (row: number, column: number): number =>
  row >= column ? (row * (row + 1)) / 2 + column : (column * (column + 1)) / 2 + row

/** An entry of the object's own covariance. */
export const ownCovariance = ({ own }: BoxCovariance, row: number, column: number): number =>
  own[placeOf(row, column)] as number

/** A symmetric 7 x 7 matrix as a list. */
export const lowerTriangle = (at: (row: number, column: number) => number): number[] =>
  Array.from({ length: BOX_UNKNOWNS }, (_, row) =>
    Array.from({ length: row + 1 }, (_, column) => at(row, column)),
  ).flat()

/** Standard deviations of a box, its own errors and the shared ones together. */
export function sdOf(covariance: BoxCovariance): LayoutObject['sd'] {
  const shared = (axis: 0 | 1 | 2) => covariance.shared.reduce((sum, error) => sum + error[axis] ** 2, 0)
  const root = (k: number) => Math.sqrt(Math.max(0, ownCovariance(covariance, k, k)))
  const center = ([0, 1, 2] as const).map((k) => Math.hypot(root(k), Math.sqrt(shared(k))))
  return {
    center: center as unknown as Vec3,
    size: [root(3), root(4), root(5)],
    yaw: root(6),
  }
}

/** The covariance when the box is turned about the vertical, and its length and width change places. */
export function turnedCovariance(covariance: BoxCovariance, yaw: number, swapsSides: boolean): BoxCovariance {
  const R = aboutZ(yaw)
  const rows = Array.from({ length: BOX_UNKNOWNS }, (_, row) =>
    Array.from({ length: BOX_UNKNOWNS }, (_, column) => ownCovariance(covariance, row, column)),
  )
  /** What turns and changes places in a vector of the unknowns. */
  const moved = (v: readonly number[]): number[] => {
    const [x, y, z, length, width, height, turn] = v as BoxVector
    const sides = swapsSides ? [width, length] : [length, width]
    return [...apply(R, [x, y, z]), ...sides, height, turn]
  }
  const half = rows.map(moved)
  const columns = Array.from({ length: BOX_UNKNOWNS }, (_, column) =>
    moved(half.map((row) => row[column] as number)),
  )
  return {
    own: lowerTriangle((row, column) => columns[column]?.[row] as number),
    shared: covariance.shared.map((error) => apply(R, error)),
  }
}

/**
 * The covariance when a person has set numbers of the box: these are exact, and err with nothing else.
 * @param changed of centre x, y, z, length, width, height and yaw.
 */
export function covarianceByHand(covariance: BoxCovariance, changed: readonly boolean[]): BoxCovariance {
  return {
    own: lowerTriangle((row, column) =>
      changed[row] || changed[column] ? 0 : ownCovariance(covariance, row, column),
    ),
    shared: covariance.shared.map(
      (error) => error.map((metres, axis) => (changed[axis] ? 0 : metres)) as unknown as Vec3,
    ),
  }
}

/** The covariance when all lengths are multiplied. */
export const rescaledCovariance = (covariance: BoxCovariance, factor: number): BoxCovariance => {
  const unit = (k: number) => (k < 6 ? factor : 1)
  return {
    own: lowerTriangle((row, column) => unit(row) * unit(column) * ownCovariance(covariance, row, column)),
    shared: covariance.shared.map(([x, y, z]): Vec3 => [factor * x, factor * y, factor * z]),
  }
}
