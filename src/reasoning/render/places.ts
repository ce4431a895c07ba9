import type { Vec2 } from '../../geometry/index.ts'
import type { LayoutObject } from '../../layout/index.ts'
import { digits, pair, term } from './numbers.ts'
import type { Printed } from './printed.ts'

/** The middle of what is printed, not of what it was rounded from. */
export function centreOf(printed: Printed, object: LayoutObject): Vec2 {
  const [x0, z0, x1, z1] = printed.bounds(object)
  return [(x0 + x1) / 2, (z0 + z1) / 2]
}

export function centreLine(printed: Printed, object: LayoutObject): string {
  const [x0, z0, x1, z1] = printed.bounds(object)
  const sum =
    printed.kind === 'cells'
      ? ''
      : `((${digits(x0)} + ${term(x1)}) / 2, (${digits(z0)} + ${term(z1)}) / 2) = `
  return `The centre of the ${printed.nameOf(object)} is ${sum}${pair(centreOf(printed, object))}.`
}
