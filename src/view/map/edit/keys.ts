import type { OrientedBox, Vec2 } from '../../../geometry/index.ts'
import { type AtWall, isInWall, slidTo } from '../../../layout/index.ts'

/** Metres of one nudge, and of one with Shift. */
const NUDGE = { fine: 0.01, coarse: 0.1 }

const TOWARDS: Readonly<Record<string, Vec2>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** How far a press moves the selected object on the map, metres; undefined where it is no nudge. */
export function nudgeOf(
  press: Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
  /** Of the map on the sheet, radians counter-clockwise: the arrows are the screen's. */
  turn: number,
): Vec2 | undefined {
  const towards = TOWARDS[press.key]
  if (!towards || !press.altKey || press.ctrlKey || press.metaKey) return undefined
  const by = press.shiftKey ? NUDGE.coarse : NUDGE.fine
  const [c, s] = [Math.cos(-turn) * by, Math.sin(-turn) * by]
  return [c * towards[0] - s * towards[1], s * towards[0] + c * towards[1]]
}

/** The box moved by so many metres; a door or a window only along its wall. */
export function movedBy(box: OrientedBox, [dx, dy]: Vec2, walls?: AtWall): OrientedBox {
  const [x, y, z] = box.center
  const slid = walls && isInWall(walls) ? slidTo(walls, box, [x + dx, y + dy], 0)?.box : undefined
  return slid ?? { ...box, center: [x + dx, y + dy, z] }
}
