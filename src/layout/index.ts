export * from './align.ts'
export { alignByCameras } from './alignCameras.ts'
export { type BuildOptions, buildLayout } from './build.ts'
export { cameraWay, poseAt, positionSd } from './cameraPath.ts'
export { CATEGORIES, type Category } from './categories.ts'
export * from './compare.ts'
export type { ComparisonScores } from './compareScores.ts'
export { degraded, GRID_CELLS, gridExtent, REPRESENTATIONS, type Representation } from './degrade.ts'
export type { DepthGrid } from './depthGrid.ts'
export * from './edit/index.ts'
export { KIND_TITLES, KINDS, type Kind, kindOf } from './kinds.ts'
export {
  alignPoint,
  matchObjects,
  type NamedBox,
  type ObjectMatch,
  type PlanAlignment,
  sameKind,
  scaleError,
} from './match.ts'
export * from './parts.ts'
export { type KnownLength, rescaledByLength } from './rescale.ts'
export * from './roomWalls.ts'
export * from './types.ts'
