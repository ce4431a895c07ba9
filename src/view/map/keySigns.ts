import { cameraPathLines, type Layout } from '../../layout/index.ts'
import type { Layer } from '../../session/index.ts'
import { cameraMarks } from './plan/cones.ts'
import { isOverhead } from './plan/PlanObjects.tsx'

const SIGNS = [
  'wall',
  'unseen',
  'overhead',
  'way',
  'camera',
  'active',
  'band',
  'other',
  'uncertain',
  'number',
] as const
/** A sign of the plan that its key explains. */
export type KeySign = (typeof SIGNS)[number]

/** The signs that occur on the plan of a layout, with the layers that are shown; in the key's order. */
export function keySigns(layout: Layout, layers: Readonly<Record<Layer, boolean>>): KeySign[] {
  const { room, objects, frames } = layout
  const hasWalls = (wasSeen: boolean) => layers.room && (room?.wallSeen.includes(wasSeen) ?? false)
  const hasCameras = layers.cameras && cameraMarks(layout).length > 0
  const occurs: Readonly<Record<KeySign, boolean>> = {
    wall: hasWalls(true),
    unseen: hasWalls(false),
    overhead: objects.some(isOverhead),
    way: layers.cameras && cameraPathLines(layout).some(({ length }) => length > 1),
    camera: hasCameras,
    active: hasCameras,
    band:
      layers.uncertainty &&
      layers.cameras &&
      frames.some((frame) => frame.T_map_camera && frame.poseCovariance),
    other: layers.uncertainty && objects.length > 0,
    uncertain: layers.uncertainty && objects.length > 0,
    number: layers.labels && objects.length > 0,
  }
  return SIGNS.filter((sign) => occurs[sign])
}
