import { memo, useMemo } from 'react'
import type { Rect, Vec2 } from '../../geometry/index.ts'
import { type Layout, wallsOf, wallsWithOpenings } from '../../layout/index.ts'
import { useUnits } from '../common/units.ts'
import { boundsOf, pathOf, type ToScreen } from './drawing.ts'

/** A wall's length, beside it: where, and turned how. */
interface WallText {
  at: Vec2
  turn: number
  rect: Rect
}

/** Between a wall and its length, pixels; the room that a length takes; and below which a wall says none. */
const LENGTH = { offset: 22, width: 76, height: 22, least: 90 }
/** Walls that are nearly level or upright keep names off: their bounds are no thicker than this, pixels. */
const THIN = 16

function wallText(a: Vec2, b: Vec2): WallText | undefined {
  const along = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (along < LENGTH.least) return undefined
  // Out of the room is to the right of its sides, which go counter-clockwise.
  const out: Vec2 = [-(b[1] - a[1]) / along, (b[0] - a[0]) / along]
  const at: Vec2 = [(a[0] + b[0]) / 2 + out[0] * LENGTH.offset, (a[1] + b[1]) / 2 + out[1] * LENGTH.offset]
  const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  const turn = angle > 89.9 ? angle - 180 : angle < -90.1 ? angle + 180 : angle
  const [c, s] = [Math.abs(out[1]), Math.abs(out[0])]
  const [width, height] = [c * LENGTH.width + s * LENGTH.height, s * LENGTH.width + c * LENGTH.height]
  return { at, turn, rect: { x: at[0] - width / 2, y: at[1] - height / 2, width, height } }
}

/** Where names may not stand: on walls, and on their lengths. */
export const wallRects = ({ room }: Layout, toScreen: ToScreen): Rect[] =>
  (room ? wallsOf(room) : []).flatMap(({ from, to }) => {
    const [a, b] = [toScreen(from), toScreen(to)]
    const wall = boundsOf([a, b])
    const text = wallText(a, b)
    return [...(Math.min(wall.width, wall.height) < THIN ? [wall] : []), ...(text ? [text.rect] : [])]
  })

/** The floor and the walls, each with its length. */
export const PresentRoom = memo(function PresentRoom({
  layout,
  toScreen,
}: {
  layout: Layout
  toScreen: ToScreen
}) {
  const { length } = useUnits()
  const walls = useMemo(() => wallsWithOpenings(layout), [layout])
  const { room } = layout
  if (!room?.outline.length) return null
  return (
    <g>
      <path d={pathOf(room.outline.map(toScreen), true)} className="present-floor" />
      {walls.map(({ wall: { from, to, seen, metres }, runs }, k) => {
        const text = wallText(toScreen(from), toScreen(to))
        return (
          <g key={k}>
            <path
              d={runs.map((run) => pathOf(run.map(toScreen))).join('')}
              className={seen ? 'present-wall' : 'present-wall is-unseen'}
            />
            {text && (
              <text
                className="present-length"
                textAnchor="middle"
                dy="0.35em"
                transform={`translate(${text.at.join(' ')}) rotate(${text.turn})`}
              >
                {length(metres)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
})
