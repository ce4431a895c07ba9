import { memo, useMemo } from 'react'
import type { Vec2 } from '../../../geometry/index.ts'
import { type Layout, type LayoutRoom, wallsWithOpenings } from '../../../layout/index.ts'
import { DIMENSION_LINE_PIXELS, type Dimension } from './dimensions.ts'
import { toScreen, type Viewport } from './viewport.ts'

interface Props {
  room: LayoutRoom
  /** Those that are drawn: their doors and windows break the walls. */
  objects: Layout['objects']
  viewport: Viewport
}

/** The outline: walls that were seen are solid, the rest only as far as was seen. */
export const PlanRoom = memo(function PlanRoom({ room, objects, viewport }: Props) {
  const corners = room.outline.map((corner) => toScreen(viewport, corner).join(' '))
  const walls = useMemo(() => wallsWithOpenings({ room, objects }), [room, objects])
  return (
    <g className="plan-room">
      {corners.length > 0 && <path d={`M${corners.join('L')}Z`} className="plan-floor" />}
      {walls.flatMap(({ wall, runs }) =>
        runs.map(([from, to]) => {
          const [a, b] = [toScreen(viewport, from), toScreen(viewport, to)]
          const classes = ['plan-wall']
          if (!wall.seen) classes.push('plan-wall-unseen')
          return (
            <line
              key={`${from.join()} ${to.join()}`}
              x1={a[0]}
              y1={a[1]}
              x2={b[0]}
              y2={b[1]}
              className={classes.join(' ')}
            />
          )
        }),
      )}
    </g>
  )
})

interface DimensionsProps {
  dimensions: readonly Dimension[]
  viewport: Viewport
  /** What the room's area is written as, and where. */
  area: { text: string; at: Vec2 } | undefined
}

/** The length of each side, and the area. */
export const PlanDimensions = memo(function PlanDimensions({ dimensions, viewport, area }: DimensionsProps) {
  return (
    <g className="plan-dimensions">
      {dimensions.map((dimension) => (
        <DimensionLine key={dimension.wall.from.join()} dimension={dimension} viewport={viewport} />
      ))}
      {area && (
        <text x={area.at[0]} y={area.at[1]} dy="0.35em" textAnchor="middle" className="plan-area">
          {area.text}
        </text>
      )}
    </g>
  )
})

function DimensionLine({ dimension, viewport }: { dimension: Dimension; viewport: Viewport }) {
  const { wall, a, b, at, text, turn, width, isApart } = dimension
  const [from, to] = [toScreen(viewport, wall.from), toScreen(viewport, wall.to)]
  const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  return (
    <g className="plan-dimension">
      <path
        d={`M${a.join(' ')}L${b.join(' ')}${extension(from, a)}${extension(to, b)}${
          at && isApart ? `M${middle.join(' ')}L${at.join(' ')}` : ''
        }`}
      />
      {[a, b].map(([x, y]) => (
        <path key={`${x} ${y}`} d="M-4 4 4 -4" transform={`translate(${x} ${y})`} className="plan-tick" />
      ))}
      {at && (
        <g transform={`translate(${at[0]} ${at[1]}) rotate(${turn})`}>
          <rect
            x={-width / 2}
            y={-DIMENSION_LINE_PIXELS / 2}
            width={width}
            height={DIMENSION_LINE_PIXELS}
            className="plan-dimension-ground"
          />
          <text dy="0.35em" textAnchor="middle">
            {text}
          </text>
        </g>
      )}
    </g>
  )
}

/** From near a corner to a little past the dimension line, as on a drawing. */
function extension(corner: Vec2, end: Vec2): string {
  const at = (share: number) =>
    `${corner[0] + share * (end[0] - corner[0])} ${corner[1] + share * (end[1] - corner[1])}`
  return `M${at(0.3)}L${at(1.2)}`
}
