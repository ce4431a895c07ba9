import type { PlanOptions } from '../../../../src/formats/index.ts'
import type { Layout } from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

/** Rooms and options that the tests of the exports draw. */

export const planOptions: PlanOptions = {
  units: 'm',
  scale: 50,
  paper: 'auto',
  withCameras: true,
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
