import type { PatchFeatures } from '../../../../src/perception/evidence.ts'
import { halved } from '../../../../src/perception/float16.ts'
import { CentredFeatures } from '../../../../src/perception/motion/featureMatch.ts'

/** The centred features of a few frames, all of them. */
export function centred(frames: readonly PatchFeatures[], usual?: PatchFeatures): PatchFeatures[] {
  const kept = frames.map(({ values, ...grid }) => ({ ...grid, halves: halved(values) }))
  const features = new CentredFeatures(kept, usual)
  return frames.map((_, k) => features.of(k))
}
