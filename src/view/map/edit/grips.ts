import type { OrientedBox, Vec2 } from '../../../geometry/index.ts'
import type { Grip } from '../../../layout/index.ts'
import { gripPlace } from './drag.ts'

/** How far apart grips are, pixels. */
export interface Spacing {
  /** Smaller things get their grips around this much room, so that their middle can still be held. */
  least: number
  /** Shorter sides have no grip in their middle. */
  side: number
  /** From the side to the handle that turns the object. */
  turn: number
}

/** A finger covers what a pointer only touches. */
export const SPACING = {
  pointer: { least: 34, side: 46, turn: 30 },
  finger: { least: 76, side: 96, turn: 48 },
} as const satisfies Record<string, Spacing>

const CORNERS: readonly Grip[] = [
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
]

export interface PlacedGrip {
  grip: Grip
  /** On the sheet, pixels. */
  at: Vec2
  cursor: string
  name: string
}

const CURSORS = ['ew-resize', 'nesw-resize', 'ns-resize', 'nwse-resize'] as const

/** The pointer's shape over a grip that is drawn in a direction of the screen (y down). */
export function cursorTowards([dx, dy]: Vec2): string {
  const eighth = Math.round(Math.atan2(-dy, dx) / (Math.PI / 4))
  return CURSORS[((eighth % 4) + 4) % 4] as string
}

const nameOf = ([u, v]: Grip) => (u && v ? 'corner' : u ? 'length' : 'width')

/** Moved away from a point by so many pixels. */
function outwards([cx, cy]: Vec2, [x, y]: Vec2, pixels: number): Vec2 {
  const far = Math.hypot(x - cx, y - cy)
  return far < 1e-9 ? [x, y] : [x + ((x - cx) / far) * pixels, y + ((y - cy) / far) * pixels]
}

/**
 * The grips of a footprint on the sheet: the corners, and the middles of sides that are long enough.
 * @param toScreen from the map to the sheet, pixels.
 */
export function gripsOf(
  box: OrientedBox,
  toScreen: (point: Vec2) => Vec2,
  pixelsPerMetre: number,
  spacing: Spacing,
): PlacedGrip[] {
  const centre = toScreen([box.center[0], box.center[1]])
  const [length, width] = [box.size[0] * pixelsPerMetre, box.size[1] * pixelsPerMetre]
  const room = Math.max(0, (spacing.least - Math.min(length, width)) / 2)
  const sides: Grip[] = []
  // The middle of a side across the length is on the width's.
  if (width >= spacing.side) sides.push([1, 0], [-1, 0])
  if (length >= spacing.side) sides.push([0, 1], [0, -1])
  return [...sides, ...CORNERS].map((grip) => {
    const at = outwards(centre, toScreen(gripPlace(box, grip)), room)
    return { grip, at, cursor: cursorTowards([at[0] - centre[0], at[1] - centre[1]]), name: nameOf(grip) }
  })
}

/** The grips of a door or a window: the ends of its longer side, the first of its sizes. */
export const endGrips = (
  box: OrientedBox,
  toScreen: (point: Vec2) => Vec2,
  pixelsPerMetre: number,
  spacing: Spacing,
): PlacedGrip[] => {
  const centre = toScreen([box.center[0], box.center[1]])
  const room = Math.max(0, (spacing.least - box.size[0] * pixelsPerMetre) / 2)
  return ([1, -1] as const).map((end) => {
    const grip: Grip = [end, 0]
    const at = outwards(centre, toScreen(gripPlace(box, grip)), room)
    return { grip, at, cursor: cursorTowards([at[0] - centre[0], at[1] - centre[1]]), name: nameOf(grip) }
  })
}

/** The box with its level sides wide enough to be held, pixels. */
export const graspable = (box: OrientedBox, pixelsPerMetre: number, { least }: Spacing): OrientedBox => ({
  ...box,
  size: [
    Math.max(box.size[0], least / 2 / pixelsPerMetre),
    Math.max(box.size[1], least / 2 / pixelsPerMetre),
    box.size[2],
  ],
})

/** The stalk of the handle that turns an object: from the middle of a side to the handle, on the sheet, pixels. */
export function turnHandle(
  box: OrientedBox,
  toScreen: (point: Vec2) => Vec2,
  spacing: Spacing,
): { from: Vec2; at: Vec2 } {
  const centre = toScreen([box.center[0], box.center[1]])
  const from = toScreen(gripPlace(box, [0, 1]))
  return { from, at: outwards(centre, from, spacing.turn) }
}
