import {
  aboutZ,
  boxCorners,
  intrinsicsFromFieldOfView,
  inverseTransformPoint,
  multiply,
  project,
  type Vec3,
} from '../../src/geometry/index.ts'
import type { Layout, LayoutFrame, LayoutObject, LayoutSighting } from '../../src/layout/index.ts'
import { layerOf } from '../../src/layout/index.ts'

/**
 * A studio flat as a good run maps it: an L-shaped room with its doors and windows, furniture, what hangs on walls and
 * ceiling, small things, and boxes that nothing names. Metres; the first camera looks along +y from the origin.
 */

type Row = readonly [name: string, x: number, y: number, bottom: number, size: Vec3, turn?: number]

/** Turns are in degrees. */
const ROWS: readonly Row[] = [
  ['door', 2.6, -1.4, 0, [0.95, 0.1, 2.04]],
  ['door', 1.6, 4.8, 0, [1.6, 0.1, 2.2]],
  ['window', -1.4, 4.8, 0.9, [1.8, 0.14, 1.4]],
  ['window', -3.2, 1, 0.95, [1.4, 0.14, 1.3], 90],
  ['window', 5.6, 3.7, 1.1, [1, 0.14, 1.1], 90],
  ['sofa', -2.7, 1, 0, [2, 0.92, 0.8], 90],
  ['table', -1.55, 1, 0, [1.1, 0.6, 0.42], 90],
  ['armchair', -1.9, -0.55, 0, [0.85, 0.8, 0.85], 24],
  ['shelf', -0.4, -1.2, 0, [1.7, 0.38, 0.5]],
  ['tv', -0.4, -1.18, 0.5, [1.1, 0.12, 0.65]],
  ['lamp', -2.9, -0.5, 0, [0.36, 0.36, 1.6]],
  ['plant', -2.85, -1.1, 0, [0.5, 0.5, 1.1]],
  ['bed', -2.12, 3.7, 0, [2.05, 1.6, 0.6]],
  ['nightstand', -2.96, 2.66, 0, [0.45, 0.4, 0.55]],
  ['nightstand', -2.96, 4.57, 0, [0.45, 0.38, 0.55]],
  ['lamp', -2.96, 2.66, 0.55, [0.22, 0.22, 0.4]],
  ['dresser', 0.1, 4.55, 0, [1, 0.46, 0.82]],
  ['closet', -0.35, 2.75, 0, [1.5, 0.6, 2.1], 90],
  ['table', 1.75, 2.15, 0, [1.4, 0.85, 0.75]],
  ['chair', 1.35, 1.5, 0, [0.46, 0.45, 0.85], 4],
  ['chair', 2.1, 1.48, 0, [0.46, 0.45, 0.85], -6],
  ['chair', 1.4, 2.82, 0, [0.46, 0.45, 0.85], 178],
  ['chair', 2.15, 2.84, 0, [0.46, 0.45, 0.85], 183],
  ['desk', 3.22, 0.45, 0, [1.5, 0.7, 0.74], 90],
  ['office chair', 2.48, 0.4, 0, [0.6, 0.58, 0.95], 70],
  ['monitor', 3.4, 0.5, 0.74, [0.56, 0.16, 0.45], 90],
  ['computer tower', 3.3, 1.32, 0, [0.42, 0.2, 0.44]],
  ['trash bin', 3.35, -0.55, 0, [0.3, 0.28, 0.35]],
  ['bookshelf', 3.43, 2, 0, [0.9, 0.3, 1.9], 90],
  ['refrigerator', 3.1, 4.43, 0, [0.7, 0.7, 1.8]],
  ['counter', 4.2, 4.46, 0, [1.4, 0.64, 0.9]],
  ['sink', 4.05, 4.46, 0.74, [0.55, 0.45, 0.18]],
  ['stove', 5.24, 4.46, 0, [0.62, 0.62, 0.9]],
  ['dishwasher', 5.28, 3.82, 0, [0.6, 0.6, 0.85], 90],
  ['counter', 5.28, 3.08, 0, [0.88, 0.62, 0.9], 90],
  ['microwave', 5.3, 2.9, 0.9, [0.48, 0.36, 0.28], 90],
  ['cabinet', 4.15, 4.62, 1.45, [1.5, 0.35, 0.7]],
  ['range hood', 5.24, 4.55, 1.55, [0.6, 0.45, 0.4]],
  ['stool', 4.5, 3.45, 0, [0.38, 0.38, 0.62], 12],
  ['picture', -1.9, -1.37, 1.4, [0.7, 0.03, 0.5]],
  ['picture', 1.2, -1.37, 1.35, [0.5, 0.03, 0.7]],
  ['picture', -3.17, 3.7, 1.3, [0.9, 0.04, 0.6], 90],
  ['mirror', 3.57, -0.95, 0.5, [0.5, 0.05, 1.5], 90],
  ['whiteboard', 3.57, 0.5, 1.3, [1.2, 0.03, 0.7], 90],
  ['curtain', -2.45, 4.7, 0.2, [0.5, 0.12, 2.2]],
  ['curtain', -0.35, 4.7, 0.2, [0.5, 0.12, 2.2]],
  ['radiator', -1.4, 4.72, 0.12, [1.2, 0.11, 0.6]],
  ['clock', 2.9, 4.78, 2, [0.3, 0.05, 0.3]],
  ['towel', 4.6, 2.64, 0.9, [0.4, 0.06, 0.6]],
  ['ceiling light', 1.75, 2.15, 2.1, [0.5, 0.5, 0.3]],
  ['ceiling light', -1.6, 1, 2.4, [0.8, 0.3, 0.12]],
  ['ceiling light', 4.5, 3.75, 2.4, [1, 0.2, 0.1]],
  ['keyboard', 3.08, 0.5, 0.74, [0.44, 0.15, 0.03], 90],
  ['computer mouse', 3.08, 0.17, 0.74, [0.11, 0.07, 0.04], 90],
  ['laptop', 3.15, 0.95, 0.74, [0.34, 0.24, 0.22], 80],
  ['cup', 3.0, -0.12, 0.74, [0.09, 0.09, 0.1]],
  ['book', -1.5, 1.25, 0.42, [0.24, 0.17, 0.04], 30],
  ['book', -1.62, 0.72, 0.42, [0.24, 0.17, 0.06], 100],
  ['cup', -1.45, 0.95, 0.42, [0.09, 0.09, 0.1]],
  ['vase', 1.8, 2.2, 0.75, [0.16, 0.16, 0.3]],
  ['bowl', 1.5, 2.05, 0.75, [0.22, 0.22, 0.09]],
  ['bottle', 2.1, 2.3, 0.75, [0.08, 0.08, 0.3]],
  ['kettle', 4.68, 4.5, 0.9, [0.2, 0.16, 0.24]],
  ['toaster', 3.65, 4.5, 0.9, [0.3, 0.2, 0.2]],
  ['bottle', 5.35, 3.35, 0.9, [0.08, 0.08, 0.28]],
  ['cup', 5.15, 3.3, 0.9, [0.09, 0.09, 0.1]],
  ['pillow', -2.85, 3.35, 0.6, [0.5, 0.35, 0.18], 90],
  ['pillow', -2.85, 4.05, 0.6, [0.5, 0.35, 0.18], 90],
  ['pillow', -2.75, 1.7, 0.45, [0.42, 0.25, 0.35], 70],
  ['blanket', -1.5, 3.7, 0.6, [0.9, 1.4, 0.1]],
  ['backpack', 2.75, 1.05, 0, [0.42, 0.28, 0.45], 40],
  ['suitcase', 0.15, 3.6, 0, [0.5, 0.3, 0.7], 90],
  ['telephone', -2.9, 2.55, 0.55, [0.15, 0.08, 0.03]],
  ['clothes', -2.1, -0.6, 0.5, [0.4, 0.3, 0.35]],
  ['something', 0.5, 1.9, 0, [0.45, 0.4, 0.5], 20],
  ['something', -0.9, 4.3, 0, [0.5, 0.35, 0.6]],
  ['something', 4.0, 3.0, 0, [0.4, 0.35, 0.9], 8],
  ['something', 0.75, -1.15, 0, [0.35, 0.35, 0.4]],
]

const ALTERNATIVES: Readonly<Record<string, NonNullable<LayoutObject['alternatives']>>> = {
  'dresser-1': [
    { category: 'cabinet', probability: 0.18 },
    { category: 'nightstand', probability: 0.06 },
  ],
  'stool-1': [{ category: 'trash bin', probability: 0.21 }],
  'something-1': [
    { category: 'box', probability: 0.31 },
    { category: 'stool', probability: 0.14 },
  ],
}

const camera = intrinsicsFromFieldOfView(640, 480, (70 * Math.PI) / 180)
const AHEAD = [1, 0, 0, 0, 0, 1, 0, -1, 0] as const

/** Where the film was taken from: x, y and the heading, radians counter-clockwise from +y. */
const VIEWS = [
  [0, 0, 0],
  [0.3, 0.1, 0.7],
  [0.4, 0.3, 1.6],
  [0.6, 0.6, 2.6],
  [0.9, 0.7, 3.6],
  [0.9, 1, 4.6],
  [0.8, 1.1, 5.5],
  [2.2, 3.4, 5.2],
] as const

const frames: LayoutFrame[] = VIEWS.map(([x, y, heading], k) => ({
  timestampSeconds: k * 1.5,
  sampled: k !== 3,
  camera,
  T_map_camera: { rotation: multiply(aboutZ(heading), AHEAD), translation: [x, y, 1.45] },
}))

/** Least part of the picture, pixels, that shows an object at all. */
const LEAST_SHOWN = 14

const within = (values: readonly number[], most: number) =>
  [Math.max(0, Math.min(...values)), Math.min(most, Math.max(...values))] as const

function sightingsOf({ category, box }: Pick<LayoutObject, 'category' | 'box'>): LayoutSighting[] {
  const bySemantics = ['opening', 'wall', 'ceiling', 'unnamed'].includes(layerOf(category))
  return frames.flatMap(({ T_map_camera, sampled }, frame): LayoutSighting[] => {
    const seen = T_map_camera && boxCorners(box).map((corner) => inverseTransformPoint(T_map_camera, corner))
    if (!sampled || !seen?.every(([, , z]) => z > 0.4)) return []
    const pixels = seen.flatMap((point) => {
      const at = project(camera, point)
      return at ? [at] : []
    })
    const [left, right] = within(
      pixels.map(([u]) => u),
      camera.width,
    )
    const [top, bottom] = within(
      pixels.map(([, v]) => v),
      camera.height,
    )
    if (right - left < LEAST_SHOWN || bottom - top < LEAST_SHOWN) return []
    return [
      {
        frame,
        box: { x0: left, y0: top, x1: right, y1: bottom },
        detectedAs: category,
        score: 0.7,
        depthMetres: Math.min(...seen.map(([, , z]) => z)),
        ...(bySemantics && { by: 'semantics' }),
      },
    ]
  })
}

const counted = new Map<string, number>()
const objects = ROWS.map(([category, x, y, bottom, size, turn = 0]): LayoutObject => {
  const number = (counted.get(category) ?? 0) + 1
  counted.set(category, number)
  const id = `${category.replaceAll(' ', '-')}-${number}`
  const box = { center: [x, y, bottom + size[2] / 2] as const, size, yaw: (turn * Math.PI) / 180 }
  const isUnnamed = layerOf(category) === 'unnamed'
  return {
    id,
    category,
    ...(ALTERNATIVES[id] && { alternatives: ALTERNATIVES[id] }),
    box,
    sd: { center: [0.06, 0.07, 0.03], size: [0.05, 0.05, 0.04], yaw: 0.05 },
    score: isUnnamed ? 0.62 : 0.9,
    sightings: sightingsOf({ category, box }),
    missedFrames: isUnnamed ? 1 : 0,
  }
})

export const furnishedFlat: Layout = {
  format: 'floorsight-layout',
  version: 3,
  source: { name: 'flat.mp4', durationSeconds: 10.5, width: 640, height: 480, remarks: [] },
  models: [],
  frames,
  floorSeen: true,
  scale: {
    relativeSd: 0.04,
    cues: [{ kind: 'floor', evidence: 'the floor lies under a camera', ratio: 1, relativeSd: 0.06 }],
  },
  room: {
    outline: [
      [-3.2, -1.4],
      [3.6, -1.4],
      [3.6, 2.6],
      [5.6, 2.6],
      [5.6, 4.8],
      [-3.2, 4.8],
    ],
    wallSeen: [true, true, false, true, true, true],
    areaSquareMetres: { value: 46.6, sd: 2.1 },
    heightMetres: { value: 2.6, sd: 0.08 },
  },
  objects,
  dropped: [],
}
