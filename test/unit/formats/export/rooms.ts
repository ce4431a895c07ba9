import type { PlanOptions } from '../../../../src/formats/index.ts'
import type { Layout } from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

/** Rooms and options that the tests of the exports draw. */

export const planOptions: PlanOptions = {
  units: 'm',
  scale: 50,
  paper: 'auto',
  withCameras: true,
  withUnnamed: false,
  isSquare: true,
  date: new Date('2026-11-20T12:00:00'),
  frame: 'sheet',
}

/** A room with very many things in it, close together. */
export const crowded = (count: number): Layout => ({
  ...sampleLayout,
  objects: Array.from({ length: count }, (_, k) => {
    const [like] = sampleLayout.objects
    if (!like) throw new Error('the sample has no object')
    const center = [-1.8 + 0.45 * (k % 9), -0.8 + 0.55 * Math.floor(k / 9), 0.4] as const
    return {
      ...like,
      id: `chair-${k + 1}`,
      category: 'chair',
      box: { center, size: [0.4, 0.4, 0.8], yaw: 0.1 * k },
    }
  }),
})

/** A layout in which nothing was found. */
export const empty: Layout = (({ room: _, cameraPath: __, ...rest }: Layout) => ({
  ...rest,
  frames: [],
  objects: [],
  dropped: [],
}))(sampleLayout)

const SD = { center: [0.05, 0.05, 0.05], size: [0.05, 0.05, 0.05], yaw: 0.05 } as const

/** An object of a category: its middle on the plan, underside, length, width and height, metres; yaw. */
type Standing = readonly [
  category: string,
  x: number,
  y: number,
  z: number,
  length: number,
  width: number,
  height: number,
  yaw?: number,
]

const W = Math.PI / 2

/** Everything that a room may hold: an L of 6.4 m by 4.6 m with doors, windows, things on walls, tables and ceiling. */
const STANDING: readonly Standing[] = [
  ['door', 0.75, -0.02, 0, 0.9, 0.1, 2.02],
  ['door', 6.38, 1.2, 0, 1.6, 0.12, 2.05, W],
  ['door', 2.4, 3.9, 0, 0.8, 0.1, 2, W],
  ['window', 1.2, 4.58, 0.9, 1.4, 0.15, 1.3],
  ['window', 4.5, 2.62, 0.9, 1.8, 0.15, 1.2],
  ['window', 0.03, 2.6, 0.85, 1.2, 0.15, 1.3, W],
  ['radiator', 0.1, 2.6, 0.15, 1, 0.12, 0.6, W],
  ['curtain', 1.2, 4.48, 0.1, 1.9, 0.14, 2.3],
  ['mirror', 1.9, 0.05, 0.9, 0.6, 0.04, 1.2],
  ['picture', 3.3, 0.03, 1.4, 0.7, 0.04, 0.5],
  ['picture', 4.2, 0.03, 1.4, 0.5, 0.04, 0.5],
  ['whiteboard', 3.2, 2.55, 0.9, 1.1, 0.05, 1],
  ['clock', 6.33, 2.2, 1.9, 0.3, 0.06, 0.3, W],
  ['sofa', 3.7, 0.55, 0, 2, 0.92, 0.8],
  ['table', 3.7, 1.5, 0, 1.1, 0.6, 0.45],
  ['armchair', 5.2, 0.9, 0, 0.8, 0.8, 0.8, 0.6],
  ['bed', 1.25, 3.4, 0, 2.05, 1.5, 0.55, W],
  ['nightstand', 0.28, 3.95, 0, 0.42, 0.4, 0.5],
  ['nightstand', 2.15, 3.2, 0, 0.4, 0.4, 0.5],
  ['cabinet', 0.3, 1.55, 0, 1.1, 0.45, 0.9, W],
  ['cabinet', 5.9, 2.4, 1.45, 0.9, 0.35, 0.7],
  ['counter', 5.6, 2.3, 0, 1.4, 0.6, 0.9],
  ['tv', 3.7, 2.48, 0.9, 1.1, 0.08, 0.65],
  ['shelf', 2.55, 0.2, 0, 0.8, 0.3, 1.8],
  ['desk', 2.3, 2.2, 0, 1.2, 0.6, 0.74, 0.2],
  ['chair', 2.35, 1.6, 0, 0.5, 0.5, 0.85, 0.2],
  ['chair', 3.1, 2.2, 0, 0.5, 0.5, 0.85, 1.2],
  ['plant', 6.05, 0.3, 0, 0.4, 0.4, 0.9],
  ['trash bin', 1.4, 0.25, 0, 0.28, 0.28, 0.35],
  ['lamp', 5.9, 1.75, 0, 0.3, 0.3, 1.5],
  ['laptop', 2.2, 2.25, 0.74, 0.35, 0.25, 0.2, 0.2],
  ['keyboard', 2.5, 2.15, 0.74, 0.44, 0.15, 0.03, 0.2],
  ['cup', 3.5, 1.5, 0.45, 0.09, 0.09, 0.1],
  ['book', 3.9, 1.55, 0.45, 0.24, 0.17, 0.04, 0.4],
  ['bowl', 5.3, 2.3, 0.9, 0.2, 0.2, 0.1],
  ['bottle', 5.55, 2.25, 0.9, 0.09, 0.09, 0.3],
  ['toaster', 6, 2.3, 0.9, 0.3, 0.2, 0.2],
  ['pillow', 0.9, 4.1, 0.55, 0.55, 0.35, 0.15],
  ['pillow', 1.6, 4.1, 0.55, 0.55, 0.35, 0.15],
  ['backpack', 4.75, 1.6, 0, 0.4, 0.3, 0.45, 0.5],
  ['vase', 0.25, 1.3, 0.9, 0.16, 0.16, 0.3],
  ['ceiling light', 3.6, 1.3, 2.3, 0.9, 0.3, 0.15],
  ['ceiling light', 1.2, 3, 2.3, 0.5, 0.5, 0.15],
  ['something', 4.6, 2.3, 0, 0.5, 0.35, 0.7, 0.3],
  ['something', 0.4, 0.9, 0, 0.4, 0.3, 0.5],
]

/** A layout of given things, numbered by category. */
function roomOf(standing: readonly Standing[]): Layout {
  const counts = new Map<string, number>()
  return {
    ...sampleLayout,
    source: { ...sampleLayout.source, name: 'flat.mp4', remarks: [] },
    frames: [],
    cameraPath: [],
    dropped: [],
    room: {
      outline: [
        [0, 0],
        [6.4, 0],
        [6.4, 2.6],
        [2.4, 2.6],
        [2.4, 4.6],
        [0, 4.6],
      ],
      wallSeen: [true, true, true, true, true, true],
      areaSquareMetres: { value: 21.44, sd: 1.6 },
      heightMetres: { value: 2.45, sd: 0.1 },
    },
    objects: standing.map(([category, x, y, z, length, width, height, yaw = 0]) => {
      const count = (counts.get(category) ?? 0) + 1
      counts.set(category, count)
      return {
        id: `${category.replaceAll(' ', '-')}-${count}`,
        category,
        box: { center: [x, y, z + height / 2], size: [length, width, height], yaw },
        sd: SD,
        score: 0.9,
        sightings: [],
        missedFrames: 0,
      }
    }),
  }
}

export const furnished: Layout = roomOf(STANDING)

/** The same with so many more small things that there are sixty. */
export const sixty: Layout = roomOf([
  ...STANDING,
  ...Array.from(
    { length: 60 - STANDING.length },
    (_, k): Standing => [k % 2 ? 'book' : 'cup', 2.55, 0.12 + 0.01 * k, 0.3 + 0.1 * k, 0.2, 0.12, 0.03],
  ),
])
