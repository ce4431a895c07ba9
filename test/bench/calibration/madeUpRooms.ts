import { seededRandom } from '../../../src/geometry/index.ts'
import type { Layout, NamedBox } from '../../../src/layout/index.ts'
import { buildLayout } from '../../unit/layout/built.ts'
import { randomCameras, randomFilm, randomRoom } from '../../unit/layout/randomRooms.ts'

const KINDS = 5
const CAMERAS = 8
const source = { name: 'film', durationSeconds: CAMERAS, width: 640, height: 480, remarks: [] }

/** What Floorsight calls the detector's classes. */
const NAMES: Readonly<Record<string, string>> = {
  couch: 'sofa',
  'dining table': 'table',
  'potted plant': 'plant',
}

/** A map and what is true of its room. */
export interface JudgedMap {
  layout: Layout
  truth: readonly NamedBox[]
  /** Square metres. */
  area: number | undefined
}

/** A furnished room of each kind, filmed by cameras and networks that err by known amounts. */
export const madeUpMaps = (seed: number): JudgedMap[] =>
  Array.from({ length: KINDS }, (_, kind) => {
    const random = seededRandom(100_000 + 1000 * kind + seed)
    const scene = randomRoom(random, kind)
    const cameras = randomCameras(random, scene, 2 * Math.PI * random(), CAMERAS)
    const { keyframes, motion } = randomFilm(random, [{ scene, cameras }])
    const { x, y } = scene.room
    return {
      layout: buildLayout(keyframes, motion, { source, models: [] }),
      truth: scene.things.map(({ category, box }) => ({ category: NAMES[category] ?? category, box })),
      area: (x[1] - x[0]) * (y[1] - y[0]),
    }
  })
