import { dot, subtract, type Vec3 } from '../../src/geometry/index.ts'
import {
  alignBox,
  FITTED,
  type FittedTo,
  inverseAlignment,
  type Layout,
  type LayoutObject,
  type NamedBox,
} from '../../src/layout/index.ts'
import { matchedBoxes } from './matched.ts'

/** What a map and the truth say of one side of a box; metres of the map, after turn, shift and scale. */
export interface SideSample {
  from: FittedTo
  /** Outwards of the true side. */
  error: number
  /** Extent of the box across the side. */
  extent: number
  /** How far the side faces the cameras: 1 towards them, -1 away. */
  faces: number
  /** Of the cameras along the side's normal, and what errors that objects share do along it: variance, square metres. */
  reach: number
  sharedVariance: number
}

/** Sides are compared where the two boxes stand alike, radians. */
const ALIKE = 0.35

/** Where the cameras that show an object stand, from its centre; the nearest count most. */
function viewerOf({ sightings, box }: LayoutObject, { frames }: Layout): Vec3 {
  let total = 0
  const sum: [number, number, number] = [0, 0, 0]
  for (const { frame, depthMetres } of sightings) {
    const T = frames[frame]?.T_map_camera
    if (!T) continue
    const weight = depthMetres ** -2
    total += weight
    const towards = subtract(T.translation, box.center)
    for (const k of [0, 1, 2] as const) sum[k] += weight * towards[k]
  }
  return total > 0 ? [sum[0] / total, sum[1] / total, sum[2] / total] : [0, 0, 0]
}

/** What an object's box was fitted to; a box of voxels may have no side left that was: cut off, as usual, or down to the floor. */
function fittedTo({ provenance }: LayoutObject): FittedTo | undefined {
  if (!provenance) return undefined
  const methods = [...provenance.size, ...provenance.center].map(({ method }) => method)
  if (methods.includes(FITTED.wall)) return 'wall'
  if (methods.includes(FITTED.detections)) return 'detections'
  return provenance.yaw.method === 'wall-heading' ? 'voxels' : undefined
}

function sidesOf(layout: Layout, object: LayoutObject, truth: NamedBox['box'], lift: number): SideSample[] {
  const { box, covariance } = object
  const boxFrom = fittedTo(object)
  const quarter = Math.PI / 2
  const turn = truth.yaw - box.yaw
  const quarters = Math.round(turn / quarter)
  if (!boxFrom || Math.abs(turn - quarters * quarter) > ALIKE) return []
  const size = quarters % 2 === 0 ? truth.size : [truth.size[1], truth.size[0], truth.size[2]]
  const viewer = viewerOf(object, layout)
  const distance = Math.hypot(...viewer) || 1
  const [c, s] = [Math.cos(box.yaw), Math.sin(box.yaw)]
  const axes: readonly Vec3[] = [
    [c, s, 0],
    [-s, c, 0],
    [0, 0, 1],
  ]
  const off = subtract(box.center, [truth.center[0], truth.center[1], truth.center[2] + lift])
  return axes.flatMap((axis, k) =>
    [-1, 1].map((side): SideSample => {
      const grown = ((box.size[k] as number) - (size[k] as number)) / 2
      const shared = (covariance?.shared ?? []).reduce((sum, error) => sum + dot(error, axis) ** 2, 0)
      return {
        from: boxFrom,
        error: side * dot(off, axis) + grown,
        extent: box.size[k] as number,
        faces: (side * dot(viewer, axis)) / distance,
        reach: dot(viewer, axis),
        sharedVariance: shared,
      }
    }),
  )
}

/** The sides of all objects of a map that the truth has, too. */
export function sideSamples(layout: Layout, truth: readonly NamedBox[]): SideSample[] {
  const { alignment, matched } = matchedBoxes(layout, truth)
  const back = inverseAlignment(alignment)
  const matches = matched.map(({ own, truth: box }) => ({ own, box: alignBox(back, box) }))
  // Truths do not all begin at the floor.
  const lifts = matches.map(({ own, box }) => own.box.center[2] - box.center[2]).sort((a, b) => a - b)
  const lift = lifts[lifts.length >> 1] ?? 0
  return matches.flatMap(({ own, box }) => sidesOf(layout, own, box, lift))
}
