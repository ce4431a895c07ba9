import { dot, seededRandom, solidAxis, subtract, type Vec3 } from '../../geometry/index.ts'
import { BOX_UNKNOWNS, type BoxVector, type LayoutObject, ownCovariance } from '../../layout/index.ts'
import { solidFor } from './objects.ts'
import type { Normal } from './outcome.ts'

/** Derivatives of a length by one object's box: centre, size, and yaw (metres a radian). */
export interface Gradient {
  center: Vec3
  size: Vec3
  yaw: number
}

const AXES = [0, 1, 2] as const

const vectorOf = ({ center, size, yaw }: Gradient): number[] => [...center, ...size, yaw]

/** An object, and how a length changes with its box. */
export interface Term {
  object: LayoutObject
  gradient: Gradient
}

/** Variance that the object's own errors make in a length, first order. Without a covariance its coordinates err independently. */
export function ownVariance({ object: { sd, covariance }, gradient }: Term): number {
  const g = vectorOf(gradient)
  if (!covariance) return vectorOf(sd).reduce((sum, value, k) => sum + (value * (g[k] as number)) ** 2, 0)
  let sum = 0
  for (let row = 0; row < BOX_UNKNOWNS; row++)
    for (let column = 0; column < BOX_UNKNOWNS; column++)
      sum += (g[row] as number) * (g[column] as number) * ownCovariance(covariance, row, column)
  return Math.max(0, sum)
}

/** What one deviation of each error that objects share does to a length that hangs on some of them; metres. */
export function sharedEffects(terms: readonly Term[]): number[] {
  const effects: number[] = []
  for (const { object, gradient } of terms)
    for (const [k, error] of (object.covariance?.shared ?? []).entries())
      effects[k] = (effects[k] ?? 0) + dot(error, gradient.center)
  return effects
}

/** Variance of a length that hangs on several objects, first order: what they share counts once. Apart from the scale. */
export const varianceOf = (terms: readonly Term[]): number =>
  sharedEffects(terms).reduce(
    (sum, effect) => sum + effect ** 2,
    terms.reduce((sum, term) => sum + ownVariance(term), 0),
  )

/** Own errors of a box: centre, size, and yaw. */
export type BoxErrors = Gradient

/** The first rows of the lower Cholesky factor of an object's own covariance; a direction without variance has none. */
function ownFactor({ sd, covariance }: LayoutObject, count: number): number[][] {
  const sds = vectorOf(sd)
  const rows: number[][] = []
  for (let i = 0; i < count; i++) {
    const row: number[] = []
    for (let j = 0; j <= i; j++) {
      const entry = covariance ? ownCovariance(covariance, i, j) : i === j ? (sds[i] as number) ** 2 : 0
      const other = i === j ? row : (rows[j] as number[])
      let left = entry
      for (let k = 0; k < j; k++) left -= (row[k] as number) * (other[k] as number)
      const pivot = rows[j]?.[j] ?? 0
      row.push(i === j ? Math.sqrt(Math.max(0, left)) : pivot > 0 ? left / pivot : 0)
    }
    rows.push(row)
  }
  return rows
}

/** Draws the first of an object's own errors: of its centre, length, width, height and yaw. */
function drawerOf(object: LayoutObject, count: number): (normal: Normal) => number[] {
  const factor = ownFactor(object, count)
  return (normal) => {
    const drawn = factor.map(normal)
    return factor.map((row) => row.reduce((sum, value, k) => sum + value * (drawn[k] as number), 0))
  }
}

/** Draws an object's own errors. */
export function ownErrors(object: LayoutObject): (normal: Normal) => BoxErrors {
  const draw = drawerOf(object, BOX_UNKNOWNS)
  return (normal) => {
    const [x, y, z, length, width, height, yaw] = draw(normal) as BoxVector
    return { center: [x, y, z], size: [length, width, height], yaw }
  }
}

/** Draws the own errors of an object's centre on the plan. */
export const ownPlaceErrors = (object: LayoutObject) =>
  drawerOf(object, 2) as (normal: Normal) => [x: number, y: number]

/** By how much errors of a box change a length, first order. */
export const changeBy = (gradient: Gradient, errors: BoxErrors): number =>
  vectorOf(errors).reduce((sum, error, k) => sum + error * (vectorOf(gradient)[k] as number), 0)

/** Whether any of the objects' centres, sizes or headings is less than sure. */
export const carriesDeviations = (objects: readonly LayoutObject[]): boolean =>
  objects.some(({ sd }) => sd.yaw > 0 || AXES.some((k) => sd.center[k] > 0 || sd.size[k] > 0))

/**
 * How a point of an object's box that a distance is measured to moves it: along `direction`, a unit vector that points
 * away from the other point. As the pair is the nearest one, only faces, edges and corners that hold it there count
 * (envelope theorem), and a point at the share s of a side moves by s with the side's length.
 */
export function pointGradient(object: LayoutObject, at: Vec3, direction: Vec3): Gradient {
  const box = solidFor(object)
  const { center, size } = box
  const offset = subtract(at, center)
  const along = (k: 0 | 1 | 2) => {
    const axis = solidAxis(box, k)
    return size[k] > 0 ? (dot(offset, axis) / size[k]) * dot(direction, axis) : 0
  }
  return {
    center: direction,
    size: [along(0), along(1), along(2)],
    yaw: offset[0] * direction[1] - offset[1] * direction[0],
  }
}

/** Numbers of a normal distribution (Box and Muller 1958), the same ones for the same seed. */
export function seededNormal(seed: number): Normal {
  const random = seededRandom(seed)
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    const angle = 2 * Math.PI * random()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}
