import type { Layout } from '../../../src/layout/index.ts'

export const emptyLayout: Layout = {
  format: 'floorsight-layout',
  version: 3,
  source: { name: 'room.mp4', durationSeconds: 10, width: 640, height: 480, remarks: [] },
  models: [],
  frames: [],
  floorSeen: false,
  scale: { relativeSd: 0.1, cues: [] },
  objects: [],
  dropped: [],
}
