import type { LayoutRoom } from '../../../layout/index.ts'
import { metres } from '../../common/format.ts'
import type { Rect } from '../labels.ts'
import { toScreen, type Viewport } from './viewport.ts'
import { type Wall, wallsOf } from './walls.ts'

/** Between a wall and its dimension line, pixels. */
const OFFSET = 20
/** Shorter walls on the screen carry no dimension. */
const LEAST_PIXELS = 64
const TEXT = { width: 52, height: 16 }

interface Dimension {
  a: readonly [number, number]
  b: readonly [number, number]
  middle: readonly [number, number]
  /** Of the text, degrees; never upside down. */
  turn: number
}

function dimensionOf(wall: Wall, viewport: Viewport): Dimension | undefined {
  const [from, to] = [toScreen(viewport, wall.from), toScreen(viewport, wall.to)]
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < LEAST_PIXELS) return undefined
  // The screen's y points down.
  const [ox, oy] = [wall.outward[0] * OFFSET, -wall.outward[1] * OFFSET]
  const [a, b] = [[from[0] + ox, from[1] + oy] as const, [to[0] + ox, to[1] + oy] as const]
  const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  const turn = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle
  return { a, b, middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], turn }
}

/** Where the lengths of the walls are written: no label may go there. */
export const dimensionRects = (room: LayoutRoom | undefined, viewport: Viewport): Rect[] =>
  (room ? wallsOf(room) : []).flatMap((wall) => {
    const dimension = dimensionOf(wall, viewport)
    if (!dimension) return []
    const [c, s] = [Math.cos((dimension.turn * Math.PI) / 180), Math.sin((dimension.turn * Math.PI) / 180)]
    const width = Math.abs(c) * TEXT.width + Math.abs(s) * TEXT.height
    const height = Math.abs(s) * TEXT.width + Math.abs(c) * TEXT.height
    return [{ x: dimension.middle[0] - width / 2, y: dimension.middle[1] - height / 2, width, height }]
  })

/** The outline: walls that were seen are solid, the rest only as far as was seen; each side with its length. */
export function PlanRoom({ room, viewport }: { room: LayoutRoom; viewport: Viewport }) {
  const corners = room.outline.map((corner) => toScreen(viewport, corner).join(' '))
  return (
    <g className="plan-room">
      {corners.length > 0 && <path d={`M${corners.join('L')}Z`} className="plan-floor" />}
      {wallsOf(room).map((wall) => {
        const [a, b] = [toScreen(viewport, wall.from), toScreen(viewport, wall.to)]
        const dimension = dimensionOf(wall, viewport)
        return (
          <g key={wall.from.join()}>
            <line
              x1={a[0]}
              y1={a[1]}
              x2={b[0]}
              y2={b[1]}
              className={wall.seen ? 'plan-wall' : 'plan-wall plan-wall-unseen'}
            />
            {dimension && <DimensionLine {...dimension} text={metres(wall.metres)} />}
          </g>
        )
      })}
    </g>
  )
}

const DimensionLine = ({ a, b, middle, turn, text }: Dimension & { text: string }) => (
  <g className="plan-dimension">
    <line x1={a[0]} y1={a[1]} x2={b[0]} y2={b[1]} />
    {[a, b].map(([x, y]) => (
      <path key={`${x} ${y}`} d="M-4 4 4 -4" transform={`translate(${x} ${y})`} className="plan-tick" />
    ))}
    <g transform={`translate(${middle[0]} ${middle[1]}) rotate(${turn})`}>
      <rect
        x={-TEXT.width / 2}
        y={-TEXT.height / 2}
        width={TEXT.width}
        height={TEXT.height}
        className="plan-dimension-ground"
      />
      <text dy="0.35em" textAnchor="middle">
        {text}
      </text>
    </g>
  </g>
)
