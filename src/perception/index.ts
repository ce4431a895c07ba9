export { EFFORTS, type Effort, type EffortLevel, effortOf, keyframeBudget } from './effort.ts'
export * from './evidence.ts'
export * from './film.ts'
export { filmOf, followedTimes, followPictures, type GreyFrame, TRACKED_SIDE } from './followFilm.ts'
export { type Following, type Halves, halvesOf, joinHalves } from './halves.ts'
export { type ChoiceOptions, chooseKeyframes, type KeyframeChoice } from './keyframes/chooseKeyframes.ts'
export type { PoseCovariance } from './motion/covariance.ts'
export { ASSUMED_FIELD_OF_VIEW, type FieldOfView } from './motion/fieldOfView.ts'
export {
  type CameraMotion,
  type LinkProgress,
  type MotionPiece,
  recoverMotion,
} from './motion/motion.ts'
export type { PathPose } from './motion/path.ts'
export type { SharedError } from './motion/sharedErrors.ts'
export type { PlacedKeyframe } from './motion/solve.ts'
export { type DepthOutput, type Networks, openNetworks } from './networks.ts'
export { type LookProgress, type PerceiveOptions, perceive } from './perceive.ts'
export * from './runtime/index.ts'
export { SEMANTIC_CLASSES, type SemanticClass } from './semanticClasses.ts'
