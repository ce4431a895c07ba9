export type { Backend } from './backend.ts'
export {
  GpuLostError,
  ModelDownloadError,
  ModelsMissingError,
  ModelsOutdatedError,
  ModelsUnreachableError,
  NetworkOpenError,
  NetworkRunError,
  UnknownModelError,
} from './errors.ts'
export { loadManifest, MANIFEST_NAME, parseManifest } from './manifest.ts'
export { type NativeOrt, type NativeRuntimeOptions, openNativeRuntime } from './native.ts'
export type { NetworkSession, VariantOptions } from './network.ts'
export type { LoadProgress, OpeningOptions } from './placing.ts'
export { openRuntime, type Runtime, type RuntimeOptions } from './runtime.ts'
export * from './schema.ts'
export { modelFor, pictureSpecOf, variantForPicture, variantOf } from './select.ts'
export {
  describeOutput,
  HALF_TOLERANCE,
  inputNames,
  judge,
  selfTestInput,
  selfTestInputs,
  type Verdict,
} from './selfTest.ts'
export { type Picture, selfTestImage } from './selfTestImage.ts'
export type { Similarity } from './similarity.ts'
export { pictureToTensor, type TensorData } from './tensor.ts'
