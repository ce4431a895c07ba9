/**
 * A robust kernel rho of a factor's squared norm s = |r|^2, r in standard deviations. The factor's cost is rho(s) / 2, and
 * its gradient exactly J^T r rho'(s): the weight in the equations is rho' and nothing else (iteratively reweighted
 * least squares). rho(0) = 0, and rho'(0) = 1 where the kernel is not scaled.
 */
export interface RobustKernel {
  readonly name: string
  rho(s: number): number
  /** rho'(s). */
  weight(s: number): number
}

/** Plain least squares. */
export const SQUARED: RobustKernel = { name: 'squared', rho: (s) => s, weight: () => 1 }

/** The weight has fallen to a half at `k` standard deviations; outliers lose theirs. */
export const cauchy = (k: number): RobustKernel => ({
  name: 'cauchy',
  // Not log1p, which is slower: no residual is so small that its cost would need those digits.
  rho: (s) => k * k * Math.log(1 + s / (k * k)),
  weight: (s) => 1 / (1 + s / (k * k)),
})

/** A kernel times a share: for observations with correlated errors, which count as fewer than they are. */
export const scaledKernel = (kernel: RobustKernel, share: number): RobustKernel => ({
  name: kernel.name,
  rho: (s) => share * kernel.rho(s),
  weight: (s) => share * kernel.weight(s),
})
