import type { Layout, LayoutFrame, LayoutObject, Submap } from './types.ts'

/**
 * Parts of a film: 0 is the map, k the k-th of those apart. Between two of them nothing is known: no distance, no
 * direction.
 */

/** The map itself, told as the parts apart are. */
const mainPiece = ({ frames, objects, room, floorSeen, scale, joined }: Layout): Submap => ({
  frames: frames.flatMap(({ T_map_camera }, frame) =>
    T_map_camera ? [{ frame, T_submap_camera: T_map_camera }] : [],
  ),
  objects,
  ...(room && { room }),
  floorSeen,
  scale,
  ...(joined && { joined }),
})

/** How many parts there are, the map included. */
export const submapCount = ({ submaps = [] }: Layout): number => 1 + submaps.length

/**
 * A part as a layout of its own, to be drawn and traced like any other; `apart` are then the other parts, the map
 * first. The layout itself for part 0, and for a part that there is not.
 */
export function layoutOfSubmap(layout: Layout, part: number): Layout {
  const { submaps = [], cameraPath: _, room: __, counts: ___, joined: ____, ...rest } = layout
  const piece = submaps[part - 1]
  if (!piece) return layout
  const poses = new Map(piece.frames.map(({ frame, T_submap_camera }) => [frame, T_submap_camera]))
  const { objects, room, floorSeen, scale, joined } = piece
  return {
    ...rest,
    frames: layout.frames.map(({ timestampSeconds, sampled, camera }, k): LayoutFrame => {
      const T_map_camera = poses.get(k)
      return { timestampSeconds, sampled, camera, ...(T_map_camera && { T_map_camera }) }
    }),
    objects,
    ...(room && { room }),
    floorSeen,
    scale,
    ...(joined && { joined }),
    submaps: [mainPiece(layout), ...submaps.filter((other) => other !== piece)],
  }
}

/** The part that a frame belongs to; undefined where its camera is not known in any. */
export function submapOfFrame({ frames, submaps = [] }: Layout, frame: number): number | undefined {
  if (frames[frame]?.T_map_camera) return 0
  const found = submaps.findIndex((piece) => piece.frames.some((one) => one.frame === frame))
  return found < 0 ? undefined : found + 1
}

/** The part that an object belongs to; undefined where there is no such object. */
export function submapOfObject({ objects, submaps = [] }: Layout, id: string): number | undefined {
  const found = [objects, ...submaps.map((piece) => piece.objects)].findIndex((list) =>
    list.some((object) => object.id === id),
  )
  return found < 0 ? undefined : found
}

/** The objects of all parts, the map's first: to look one up, or to name them. Never to measure between them. */
export const objectsOfAllSubmaps = ({ objects, submaps = [] }: Layout): LayoutObject[] => [
  ...objects,
  ...submaps.flatMap((piece) => piece.objects),
]
