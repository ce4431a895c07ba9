import type { Layout, LayoutFrame, LayoutObject, LayoutPiece } from './types.ts'

/**
 * Parts of a film: 0 is the map, k the k-th of those apart. Between two of them nothing is known: no distance, no
 * direction.
 */

/** The map itself, told as the parts apart are. */
const mainPiece = ({ frames, objects, room, floorSeen, scale, joined }: Layout): LayoutPiece => ({
  frames: frames.flatMap(({ T_map_camera }, frame) =>
    T_map_camera ? [{ frame, T_piece_camera: T_map_camera }] : [],
  ),
  objects,
  ...(room && { room }),
  floorSeen,
  scale,
  ...(joined && { joined }),
})

/** How many parts there are, the map included. */
export const partCount = ({ apart = [] }: Layout): number => 1 + apart.length

/**
 * A part as a layout of its own, to be drawn and traced like any other; `apart` are then the other parts, the map
 * first. The layout itself for part 0, and for a part that there is not.
 */
export function layoutOfPiece(layout: Layout, part: number): Layout {
  const { apart = [], cameraPath: _, room: __, counts: ___, joined: ____, ...rest } = layout
  const piece = apart[part - 1]
  if (!piece) return layout
  const poses = new Map(piece.frames.map(({ frame, T_piece_camera }) => [frame, T_piece_camera]))
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
    apart: [mainPiece(layout), ...apart.filter((other) => other !== piece)],
  }
}

/** The part that a frame belongs to; undefined where its camera is not known in any. */
export function partOfFrame({ frames, apart = [] }: Layout, frame: number): number | undefined {
  if (frames[frame]?.T_map_camera) return 0
  const found = apart.findIndex((piece) => piece.frames.some((one) => one.frame === frame))
  return found < 0 ? undefined : found + 1
}

/** The part that an object belongs to; undefined where there is no such object. */
export function partOfObject({ objects, apart = [] }: Layout, id: string): number | undefined {
  const found = [objects, ...apart.map((piece) => piece.objects)].findIndex((list) =>
    list.some((object) => object.id === id),
  )
  return found < 0 ? undefined : found
}

/** The objects of all parts, the map's first: to look one up, or to name them. Never to measure between them. */
export const objectsOfAllParts = ({ objects, apart = [] }: Layout): LayoutObject[] => [
  ...objects,
  ...apart.flatMap((piece) => piece.objects),
]
