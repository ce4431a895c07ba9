import { cameraPathLines, type Layout, layerOf, openingsOf, wallMountsOf } from '../../layout/index.ts'
import { type Layers, onLayers } from '../common/shown.ts'
import { cameraMarks } from './plan/cones.ts'
import { isOverhead } from './plan/figures.ts'

const SIGNS = [
  'wall',
  'unseen',
  'door',
  'window',
  'mounted',
  'overhead',
  'small',
  'unnamed',
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
export function keySigns(whole: Layout, layers: Layers): KeySign[] {
  const layout = onLayers(whole, layers)
  const { room, objects, frames } = layout
  const hasWalls = (wasSeen: boolean) => layers.room && (room?.wallSeen.includes(wasSeen) ?? false)
  const hasCameras = layers.cameras && cameraMarks(layout).length > 0
  const openings = openingsOf(layout)
  const furniture = objects.filter(({ category }) => layerOf(category) === 'furniture')
  const occurs: Readonly<Record<KeySign, boolean>> = {
    wall: hasWalls(true),
    unseen: hasWalls(false),
    door: openings.some(({ kind }) => kind === 'door'),
    window: openings.some(({ kind }) => kind === 'window'),
    mounted: wallMountsOf(layout).length > 0,
    overhead: objects.some(isOverhead),
    small: objects.some(({ category }) => layerOf(category) === 'small'),
    unnamed: objects.some(({ category }) => layerOf(category) === 'unnamed'),
    way: layers.cameras && cameraPathLines(layout).some(({ length }) => length > 1),
    camera: hasCameras,
    active: hasCameras,
    band:
      layers.uncertainty &&
      layers.cameras &&
      frames.some((frame) => frame.T_map_camera && frame.poseCovariance),
    other: layers.uncertainty && furniture.length > 0,
    uncertain: layers.uncertainty && objects.length > 0,
    number: layers.labels && furniture.length > 0,
  }
  return SIGNS.filter((sign) => occurs[sign])
}
