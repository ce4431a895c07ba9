import type { PatchFeatures } from '../../../../src/perception/evidence.ts'
import { CentredFeatures } from '../../../../src/perception/motion/featureMatch.ts'

/** The centred features of a few frames, all of them. */
export function centred(frames: readonly PatchFeatures[], usual?: PatchFeatures): PatchFeatures[] {
  const features = new CentredFeatures(frames, usual)
  return frames.map((_, k) => features.of(k))
}
