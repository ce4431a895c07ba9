import type { Vec2 } from '../../../geometry/index.ts'
import { type Grid, scaleBar, stepLabel } from './grid.ts'
import { toScreen, type Viewport } from './viewport.ts'

/** Height of the ruler along the top, and width of the one along the left, pixels. */
export const RULER = { top: 24, left: 36 }

/** The ruled paper under the plan. */
export const PlanGrid = ({ grid, viewport: { width, height } }: { grid: Grid; viewport: Viewport }) => (
  <g className="plan-grid">
    {grid.x.map(({ at, screen, major }) => (
      <line
        key={`x${at}`}
        x1={screen}
        x2={screen}
        y1={0}
        y2={height}
        className={major ? 'plan-line-major' : 'plan-line'}
      />
    ))}
    {grid.y.map(({ at, screen, major }) => (
      <line
        key={`y${at}`}
        y1={screen}
        y2={screen}
        x1={0}
        x2={width}
        className={major ? 'plan-line-major' : 'plan-line'}
      />
    ))}
  </g>
)

/** Metres along the top (x) and the left edge (y), over the drawing. */
export function Rulers({ grid, viewport: { width, height } }: { grid: Grid; viewport: Viewport }) {
  const majors = (lines: Grid['x'], low: number, high: number) =>
    lines.filter(({ major, screen }) => major && screen > low && screen < high)
  return (
    <g className="plan-rulers">
      <path d={`M0 0H${width}V${RULER.top}H${RULER.left}V${height}H0Z`} className="plan-ruler-band" />
      <path d={`M${width} ${RULER.top}H${RULER.left}V${height}`} className="plan-ruler-edge" />
      {majors(grid.x, RULER.left + 18, width - 12).map(({ at, screen }) => (
        <g key={at} transform={`translate(${screen} 0)`}>
          <line y1={RULER.top - 5} y2={RULER.top} />
          <text y={RULER.top - 9} textAnchor="middle">
            {stepLabel(at, grid.step)}
          </text>
        </g>
      ))}
      {majors(grid.y, RULER.top + 12, height - 8).map(({ at, screen }) => (
        <g key={at} transform={`translate(0 ${screen})`}>
          <line x1={RULER.left - 5} x2={RULER.left} />
          <text x={RULER.left - 9} dy="0.35em" textAnchor="end">
            {stepLabel(at, grid.step)}
          </text>
        </g>
      ))}
      <text x={RULER.left - 9} y={RULER.top - 9} textAnchor="end" className="plan-ruler-unit">
        m
      </text>
    </g>
  )
}

/** The origin: the foot point of the first camera, with the map's axes. */
export function OriginMark({ viewport }: { viewport: Viewport }) {
  const [x, y] = toScreen(viewport, [0, 0] satisfies Vec2)
  return (
    <g className="plan-origin" transform={`translate(${x} ${y})`}>
      <circle r="5" />
      <path d="M-9 0H34m-5 -3 5 3-5 3M0 9V-34m-3 5 3-5 3 5" />
      <text x="39" dy="0.35em">
        x
      </text>
      <text y="-39" textAnchor="middle">
        y
      </text>
    </g>
  )
}

/** A round length, in alternating bars. */
export function ScaleBar({ viewport }: { viewport: Viewport }) {
  const { metres, pixels, parts } = scaleBar(viewport.pixelsPerMetre)
  const [x, y] = [RULER.left + 16, viewport.height - 20]
  const part = pixels / parts
  return (
    <g className="plan-scale" transform={`translate(${x} ${y})`}>
      <title>{`Scale bar: ${metres} m`}</title>
      <rect x="-8" y="-22" width={pixels + 56} height="34" className="plan-scale-ground" />
      {Array.from({ length: parts }, (_, k) => (
        <rect
          key={`${parts}-${k * part}`}
          x={k * part}
          width={part}
          y={-5}
          height="5"
          className={k % 2 ? 'plan-scale-open' : 'plan-scale-filled'}
        />
      ))}
      <text y="-9">0</text>
      <text x={pixels} y="-9" textAnchor="middle">
        {metres < 1 ? metres.toPrecision(1) : metres}
      </text>
      <text x={pixels + 12} y="0">
        m
      </text>
    </g>
  )
}
