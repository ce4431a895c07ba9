import { aboutZ, intrinsicsFromFieldOfView, multiply } from '../../src/geometry/index.ts'
import type { CameraPathPose, Layout, LayoutFrame } from '../../src/layout/index.ts'

/** A small layout in which everything occurs that a layout can hold. */

const camera = intrinsicsFromFieldOfView(640, 480, Math.PI / 3)
/** Level, towards +y: camera x is map x, down is -z. */
const AHEAD = [1, 0, 0, 0, 0, 1, 0, -1, 0] as const
const frame = (timestampSeconds: number, heading: number, x: number): LayoutFrame => ({
  timestampSeconds,
  sampled: timestampSeconds !== 1,
  camera,
  T_map_camera: { rotation: multiply(aboutZ(heading), AHEAD), translation: [x, 0.2 * x, 1.4 + 0.05 * x] },
  poseCovariance: {
    position: [4e-4, 2e-4, 0, 2e-4, 9e-4, 0, 0, 0, 3e-4],
    rotation: [1e-5, 0, 0, 0, 1e-5, 0, 0, 0, 2e-5],
  },
})
/** Looks ahead all the way; on numbers that a file keeps as they are. */
const onPath = (timestampSeconds: number, x: number, y: number): CameraPathPose => ({
  timestampSeconds,
  T_map_camera: { rotation: AHEAD, translation: [x, y, 1.4] },
})

export const sampleLayout: Layout = {
  format: 'floorsight-layout',
  version: 3,
  source: {
    name: 'living room.mp4',
    durationSeconds: 4,
    width: 640,
    height: 480,
    remarks: ['The file is cut off after 4.0 s.'],
  },
  models: [{ task: 'depth', title: 'Depth Anything', variant: '392x294', backend: 'wasm' }],
  frames: [
    frame(0, 0, 0),
    frame(1, 0.2, 0.5),
    { timestampSeconds: 2, sampled: true, camera },
    frame(3, -0.3, 1),
  ],
  cameraPath: [
    onPath(0, 0, 0),
    onPath(0.5, 0.2, 0),
    onPath(1, 0.5, 0.1),
    onPath(1.5, 0.4, 0.2),
    onPath(3, 1, 0.2),
  ],
  fieldOfView: { degrees: 60, sd: 1.5, source: 'measured' },
  floorSeen: true,
  scale: {
    relativeSd: 0.06,
    cues: [
      { kind: 'floor', evidence: 'the floor lies under a camera', ratio: 1.05, relativeSd: 0.11 },
      { kind: 'objects', evidence: 'one sofa is as large as usual', ratio: 0.97, relativeSd: 0.12 },
    ],
  },
  room: {
    outline: [
      [-2, -1],
      [2, -1],
      [2, 4],
      [-2, 4],
    ],
    wallSeen: [false, true, true, true],
    areaSquareMetres: { value: 20, sd: 4 },
    heightMetres: { value: 2.5, sd: 0.25 },
  },
  objects: [
    {
      id: 'sofa-1',
      category: 'sofa',
      box: { center: [-1, 3, 0.4], size: [2, 0.9, 0.8], yaw: 0.1 },
      sd: { center: [0.1, 0.15, 0.05], size: [0.1, 0.08, 0.06], yaw: 0.1 },
      score: 0.97,
      sightings: [
        {
          frame: 0,
          box: { x0: 50, y0: 200, x1: 300, y1: 350 },
          detectedAs: 'couch',
          score: 0.7,
          depthMetres: 2.6,
        },
        {
          frame: 3,
          box: { x0: 10, y0: 220, x1: 250, y1: 380 },
          detectedAs: 'couch',
          score: 0.8,
          depthMetres: 2.4,
        },
      ],
      missedFrames: 0,
    },
    {
      id: 'chair-1',
      category: 'chair',
      box: { center: [1.2, 1.5, 0.42], size: [0.6, 0.5, 0.84], yaw: -0.4 },
      sd: { center: [0.08, 0.1, 0.04], size: [0.07, 0.07, 0.05], yaw: 0.3 },
      score: 0.6,
      sightings: [
        {
          frame: 1,
          box: { x0: 400, y0: 240, x1: 520, y1: 420 },
          detectedAs: 'chair',
          score: 0.5,
          depthMetres: 1.7,
        },
      ],
      missedFrames: 1,
    },
  ],
  dropped: [
    {
      category: 'person',
      reason: 'moves',
      because: 'people and animals are not furniture',
      sightings: [
        { frame: 0, box: { x0: 300, y0: 100, x1: 380, y1: 400 }, detectedAs: 'person', score: 0.9 },
      ],
    },
    {
      category: 'person',
      reason: 'moves',
      because: 'people and animals are not furniture',
      sightings: [
        { frame: 3, box: { x0: 320, y0: 100, x1: 400, y1: 400 }, detectedAs: 'person', score: 0.8 },
      ],
    },
    {
      category: 'sink',
      reason: 'too-doubtful',
      because: 'weak: in 1 frame',
      sightings: [{ frame: 3, box: { x0: 500, y0: 200, x1: 560, y1: 240 }, detectedAs: 'sink', score: 0.36 }],
    },
  ],
}

/** The same with a part of the film that could not be joined to the map: a bed, and a chair of its own. */
export const layoutWithParts: Layout = {
  ...sampleLayout,
  submaps: [
    {
      frames: [{ frame: 2, T_submap_camera: { rotation: AHEAD, translation: [0, 0, 1.5] } }],
      objects: ['bed-1', 'chair-2'].map((id, k) => ({
        id,
        category: id.replace(/-.*/, ''),
        box: { center: [k, 2, 0.4], size: [2 - k, 1, 0.8], yaw: 0 },
        sd: { center: [0.2, 0.2, 0.05], size: [0.1, 0.1, 0.1], yaw: 0.1 },
        score: 0.8,
        sightings: [
          {
            frame: 2,
            box: { x0: 100 + 200 * k, y0: 200, x1: 250 + 200 * k, y1: 400 },
            detectedAs: id.replace(/-.*/, ''),
            score: 0.6,
            depthMetres: 2,
          },
        ],
        missedFrames: 0,
      })),
      floorSeen: true,
      scale: {
        relativeSd: 0.12,
        cues: [
          {
            kind: 'floor',
            evidence: 'the floor lies under a camera held 1.43 m high, as in the rest of the film',
            ratio: 1,
            relativeSd: 0.09,
          },
        ],
      },
    },
  ],
}
