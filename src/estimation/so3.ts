import { IDENTITY3, type Mat3, multiply, norm, type Vec3 } from '../geometry/index.ts'

/** The matrix whose product with w is the cross product v x w. */
export const skew = ([x, y, z]: Vec3): Mat3 => [0, -z, y, z, 0, -x, -y, x, 0]

/**
 * The inverse right Jacobian of SO(3): Log(Exp(v) Exp(w)) = v + J w for small w. For |v| below 2 pi.
 * Source: Solà, Deray, Atchuthan, "A micro Lie theory for state estimation in robotics", equation 144.
 */
export function inverseRightJacobian(v: Vec3): Mat3 {
  const angle = norm(v)
  // (1 + cos) / sin written by the half angle has no pole at pi; its series is taken where both terms blow up.
  const half = angle / 2
  const quadratic = angle < 1e-4 ? 1 / 12 : (1 - half / Math.tan(half)) / angle ** 2
  const s = skew(v)
  const squared = multiply(s, s)
  return IDENTITY3.map(
    (identity, k) => identity + (s[k] as number) / 2 + quadratic * (squared[k] as number),
  ) as unknown as Mat3
}
