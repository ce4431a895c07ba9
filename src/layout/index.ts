export { type BuildOptions, buildLayout } from './buildLayout.ts'
export * from './editing/index.ts'
export { rescaledByLength, sizeProvenance } from './editing/rescale.ts'
export { alignByCameras } from './evaluation/alignCameras.ts'
export * from './evaluation/alignMaps.ts'
export { assign } from './evaluation/assignment.ts'
export { type AveragePrecision, averagePrecision, type ScoredBox } from './evaluation/averagePrecision.ts'
export * from './evaluation/compare.ts'
export type { ComparisonScores } from './evaluation/compareScores.ts'
export {
  matchObjects,
  type NamedBox,
  type ObjectMatch,
  scaleError,
} from './evaluation/match.ts'
export {
  GRID_CELLS,
  gridExtent,
  inRepresentation,
  REPRESENTATIONS,
  type Representation,
} from './evaluation/representations.ts'
export type { DepthGrid } from './mapping/depthGrid.ts'
export { BOX_UNKNOWNS, type BoxVector, ownCovariance, sdOf } from './model/boxCovariance.ts'
export { cameraPathLines, poseAt, positionSd } from './model/cameraPath.ts'
export { CATEGORIES, type Category } from './model/categories.ts'
export {
  CATEGORY_GROUP_TITLES,
  CATEGORY_GROUPS,
  type CategoryGroup,
  categoryGroupOf,
} from './model/categoryGroups.ts'
export { LAYERS, type Layer, layerOf, UNNAMED } from './model/layers.ts'
export { FITTED, type FittedTo, METHOD_IDS, METHODS, type Method, type MethodId } from './model/methods.ts'
export {
  type ObjectProvenance,
  ORIGINS,
  type Origin,
  type Provenance,
  provenance,
  UNRECORDED,
  wholly,
} from './model/provenance.ts'
export { sameKind } from './model/sameKind.ts'
export * from './model/submaps.ts'
export { NEAR_SYNONYMS, SYNONYMS } from './model/synonyms.ts'
export * from './model/types.ts'
export * from './room/openingSymbols.ts'
export { type AlongWall, alongWall, type Opening, openingEnds, openingsOf } from './room/openings.ts'
export * from './room/wallMounts.ts'
export { type WallPanel, wallPanels } from './room/wallPanels.ts'
export * from './room/walls.ts'
