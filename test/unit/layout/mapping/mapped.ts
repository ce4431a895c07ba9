import type { OrientedBox, Vec2, Vec3 } from '../../../../src/geometry/index.ts'
import { DETECTED, fittedProvenance, SHOWN } from '../../../../src/layout/mapping/boxProvenance.ts'
import type { MappedObject } from '../../../../src/layout/mapping/mappedObject.ts'
import type { LayoutRoom } from '../../../../src/layout/model/types.ts'

/** Things and rooms as the mapper passes them on, made by hand. */

export const boxAt = (center: Vec3, size: Vec3, yaw = 0): OrientedBox => ({ center, size, yaw })

/** A thing that the semantics showed. */
export const mapped = (
  category: string,
  box: OrientedBox,
  given: Partial<MappedObject> = {},
): MappedObject => ({
  category,
  alternatives: [],
  boxFrom: 'voxels',
  provenance: fittedProvenance('voxels', SHOWN),
  box,
  sd: { center: [0.1, 0.1, 0.1], size: [0.1, 0.1, 0.1], yaw: 0.1 },
  logOdds: 3,
  sightings: [
    {
      frame: 0,
      box: { x0: 0, y0: 0, x1: 9, y1: 9 },
      detectedAs: category,
      score: 0.9,
      depthMetres: 3,
      by: 'semantics',
    },
  ],
  missed: 0,
  ...given,
})

/** The same, as the detector found it. */
export const detected = (
  category: string,
  box: OrientedBox,
  given: Partial<MappedObject> = {},
): MappedObject => {
  const one = mapped(category, box, given)
  return {
    ...one,
    boxFrom: 'detections',
    provenance: fittedProvenance('detections', DETECTED),
    sightings: one.sightings.map(({ by: _, ...sighting }) => sighting),
  }
}

/** A room with corners counter-clockwise, all its walls seen unless said otherwise. */
export const roomOf = (outline: readonly Vec2[], unseen: readonly number[] = []): LayoutRoom => ({
  outline: [...outline],
  wallSeen: outline.map((_, k) => !unseen.includes(k)),
  areaSquareMetres: { value: 20, sd: 1 },
})

/** 4 m wide, 5 m deep; its walls: near, right, far, left. */
export const FOUR_BY_FIVE: readonly Vec2[] = [
  [-2, 0],
  [2, 0],
  [2, 5],
  [-2, 5],
]
