import type { Vec2 } from '../../geometry/index.ts'

/** SVG paths of the comparison's marks, in pixels of the sheet. */

/** Of an arrow's head, pixels along it and to each side. */
const HEAD = { length: 7, half: 3.2 }
/** Centres that are nearer to each other than this on the screen have a dot rather than an arrow. */
const SHORTEST = 3

const number = (value: number): string => value.toFixed(1)

/** A line with a head at its end; a dot where both are one place. */
export function arrowOf(from: Vec2, to: Vec2): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  if (length < SHORTEST) return `M${number(to[0])} ${number(to[1])}h0`
  const [ux, uy] = [dx / length, dy / length]
  const back = Math.min(HEAD.length, length)
  const side = (sign: number) =>
    `${number(to[0] - back * ux - sign * HEAD.half * uy)} ${number(to[1] - back * uy + sign * HEAD.half * ux)}`
  return `M${number(from[0])} ${number(from[1])}L${number(to[0])} ${number(to[1])}M${side(1)}L${number(to[0])} ${number(to[1])}L${side(-1)}`
}

/** The diagonals of a quadrangle. */
export const crossOf = (corners: readonly Vec2[]): string =>
  [0, 1]
    .flatMap((k) => {
      const [a, b] = [corners[k], corners[k + 2]]
      return a && b ? [`M${number(a[0])} ${number(a[1])}L${number(b[0])} ${number(b[1])}`] : []
    })
    .join('')
