import { LAYERS, type Layout, type LayoutObject, layerOf } from '../../layout/index.ts'
import type { Draft, Layer } from '../../session/index.ts'

/** What is on screen of a layout. */

export type Layers = Readonly<Record<Layer, boolean>>

/** The layout as drawn: an object being dragged has the box it would get; all others are unchanged. */
export function shownLayout(layout: Layout, draft: Draft | undefined): Layout {
  if (!draft || !layout.objects.some(({ id }) => id === draft.objectId)) return layout
  return {
    ...layout,
    objects: layout.objects.map((object) =>
      object.id === draft.objectId ? { ...object, box: draft.box } : object,
    ),
  }
}

export const isOnLayers = ({ category }: Pick<LayoutObject, 'category'>, layers: Layers): boolean =>
  layers[layerOf(category)]

/**
 * The layout with the objects whose layer is shown, and with the selected one whatever its layer; itself where that is
 * all of them.
 */
export function onLayers(layout: Layout, layers: Layers, selected?: string): Layout {
  const objects = layout.objects.filter((object) => object.id === selected || isOnLayers(object, layers))
  return objects.length === layout.objects.length ? layout : { ...layout, objects }
}

/** Nearer than this, the plan shows small things without being asked, pixels for a metre. */
export const SMALL_FROM = 140

/** The layers that a plan of some scale shows. */
export const layersAt = (layers: Layers, pixelsPerMetre: number): Layers =>
  layers.small || pixelsPerMetre < SMALL_FROM ? layers : { ...layers, small: true }

/** Objects in the order of the layers; within one, as they were. */
export const inLayerOrder = <T extends Pick<LayoutObject, 'category'>>(objects: readonly T[]): T[] =>
  LAYERS.flatMap((layer) => objects.filter(({ category }) => layerOf(category) === layer))

/** The number that stands for an object where its name has no room: its place in the table, from 1. */
export const objectNumbers = ({ objects }: Pick<Layout, 'objects'>): ReadonlyMap<string, number> =>
  new Map(inLayerOrder(objects).map(({ id }, k) => [id, k + 1]))

/** How many objects each layer has. */
export const layerCounts = (objects: readonly LayoutObject[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    LAYERS.map((layer) => [layer, objects.filter(({ category }) => layerOf(category) === layer).length]),
  )
