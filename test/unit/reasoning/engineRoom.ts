import type { Layout, LayoutObject, LayoutSighting } from '../../../src/layout/index.ts'

/** A room that is known by hand, for the engine's tests. */

export const camera = { width: 640, height: 480, fx: 500, fy: 500, cx: 320, cy: 240 }

const sightings = (frames: readonly number[]): LayoutSighting[] =>
  frames.map((frame) => ({
    frame,
    box: { x0: 0, y0: 0, x1: 10, y1: 10 },
    detectedAs: 'thing',
    score: 0.9,
    depthMetres: 2,
  }))

/** An upright box along the axes that stands on the floor, without deviations. */
export const thing = (
  id: string,
  [x, y]: readonly [number, number],
  size: readonly [number, number, number],
  frames: readonly number[] = [],
): LayoutObject => ({
  id,
  category: id.replace(/-\d+$/, ''),
  box: { center: [x, y, size[2] / 2], size, yaw: 0 },
  sd: { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 },
  score: 1,
  sightings: sightings(frames),
  missedFrames: 0,
})

export const frames = (...seconds: number[]): Layout['frames'] =>
  seconds.map((timestampSeconds) => ({ timestampSeconds, sampled: true, camera }))

/** Bed in the origin, desk ahead of it (+y), lamp to its right (+x), door behind it, and two chairs. */
export const room: Layout = {
  format: 'floorsight-layout',
  version: 3,
  source: { name: 'room.mp4', durationSeconds: 10, width: 640, height: 480, remarks: [] },
  models: [],
  frames: frames(0, 2, 4, 6),
  floorSeen: true,
  scale: { relativeSd: 0, cues: [] },
  room: {
    outline: [
      [-3, -4],
      [3, -4],
      [3, 6],
      [-3, 6],
    ],
    wallSeen: [true, true, true, true],
    areaSquareMetres: { value: 60, sd: 0 },
  },
  objects: [
    thing('bed-1', [0, 0], [2, 1.6, 0.5], [1, 2]),
    thing('desk-1', [0, 4], [1.4, 0.8, 0.7], [0]),
    thing('lamp-1', [2, 1], [0.2, 0.4, 1.8], [3, 1]),
    thing('door-1', [-1, -3], [0.9, 0.1, 2], [2]),
    thing('chair-1', [0, 2.8], [0.5, 0.5, 0.9], [3]),
    thing('chair-2', [-2, 0], [0.5, 0.5, 0.9], [2, 3]),
  ],
  dropped: [],
}

/** The room with deviations on all of its boxes. */
export const unsure = (centre: number, size = centre, yaw = 0, relativeSd = 0): Layout => ({
  ...room,
  scale: { ...room.scale, relativeSd },
  objects: room.objects.map((one) => ({
    ...one,
    sd: { center: [centre, centre, centre], size: [size, size, size], yaw },
  })),
})
