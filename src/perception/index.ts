export * from './evidence.ts'
export {
  INVERSE_DEPTH_SHIFT,
  normalOfCell,
  rayOfCell,
  type SurfaceGrid,
  surfaceGrid,
} from './motion/depthView.ts'
export { movingBoxes } from './motion/links.ts'
export { type LinkProgress, recoverMotion } from './motion/motion.ts'
export type { CameraMotion, PlacedKeyframe } from './motion/solve.ts'
export { type Networks, openNetworks } from './networks.ts'
export { FRAME_SIDE, type PerceiveOptions, perceive, SPARSE_RATE, type WatchProgress } from './perceive.ts'
export * from './runtime/index.ts'
