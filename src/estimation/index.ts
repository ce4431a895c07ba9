/**
 * Nonlinear least squares on manifolds: the one estimation core. For those who know other libraries:
 *
 * | here | GTSAM | Ceres | COLMAP |
 * | --- | --- | --- | --- |
 * | `Variable`, `Manifold` | key, traits (`retract`, `localCoordinates`) | parameter block, manifold | |
 * | `Factor` | `NoiseModelFactor` | `SizedCostFunction`, residuals whitened | |
 * | `Problem`, `held` | `NonlinearFactorGraph` | `Problem`, `SetParameterBlockConstant` | bundle adjustment config |
 * | `RobustKernel` | `mEstimator` | `LossFunction` | |
 * | `optimise` | `LevenbergMarquardtOptimizer` | `Solve`, `SPARSE_SCHUR` | `BundleAdjuster` |
 * | `covariancesAt` | `Marginals` | `Covariance` | |
 * | `Lens` | | | `SIMPLE_RADIAL` |
 */
export { EliminationError } from './blockRows.ts'
export * from './covariance.ts'
export * from './factor.ts'
export * from './factors/depthPrior.ts'
export * from './factors/directions.ts'
export * from './factors/joint.ts'
export * from './factors/prior.ts'
export * from './factors/relativePose.ts'
export * from './factors/reprojection.ts'
export * from './kernels.ts'
export * from './leastSquares.ts'
export type { Iteration, Optimum, Termination, Tolerances } from './levenbergMarquardt.ts'
export { StartError, TOLERANCES } from './levenbergMarquardt.ts'
export * from './manifold.ts'
export * from './manifolds.ts'
export * from './optimise.ts'
export * from './small.ts'
export { fromSigmas, type SqrtInformation } from './whitening.ts'
