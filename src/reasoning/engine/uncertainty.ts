import { dot, seededRandom, solidAxis, subtract, type Vec3 } from '../../geometry/index.ts'
import type { LayoutObject } from '../../layout/index.ts'
import { solidFor } from './objects.ts'
import type { Normal } from './outcome.ts'

/** Derivatives of a length by one object's box: centre, size, and yaw (metres a radian). */
export interface Gradient {
  center: Vec3
  size: Vec3
  yaw: number
}

const AXES = [0, 1, 2] as const

/** Variance of a length that one object's deviations make, first order; its coordinates err independently. */
export const varianceOf = ({ sd }: LayoutObject, gradient: Gradient): number =>
  AXES.reduce(
    (sum, k) => sum + (gradient.center[k] * sd.center[k]) ** 2 + (gradient.size[k] * sd.size[k]) ** 2,
    (gradient.yaw * sd.yaw) ** 2,
  )

/** One draw of the error that an object's deviations make in a length, first order. */
export const drawError = ({ sd }: LayoutObject, gradient: Gradient, errors: BoxErrors): number =>
  AXES.reduce(
    (sum, k) =>
      sum +
      gradient.center[k] * sd.center[k] * errors.center[k] +
      gradient.size[k] * sd.size[k] * errors.size[k],
    gradient.yaw * sd.yaw * errors.yaw,
  )

/** A box's errors in standard deviations. */
export type BoxErrors = Gradient

export const drawErrors = (normal: Normal): BoxErrors => ({
  center: [normal(), normal(), normal()],
  size: [normal(), normal(), normal()],
  yaw: normal(),
})

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
