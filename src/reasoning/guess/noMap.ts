import type { Layout } from '../../layout/index.ts'

/** A map of nothing: what is guessed on it rests on priors alone. */
export const NO_MAP: Layout = {
  format: 'floorsight-layout',
  version: 3,
  source: { name: 'no map', durationSeconds: 0, width: 1, height: 1, remarks: [] },
  models: [],
  frames: [],
  floorSeen: false,
  scale: { relativeSd: 0, cues: [] },
  objects: [],
  dropped: [],
}
