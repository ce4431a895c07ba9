import type { LengthUnits, Vec2 } from '../../../geometry/index.ts'
import { PLAN } from '../../common/strings/map.ts'
import { RULER } from '../sight.ts'
import { type Grid, rulerUnit, scaleBar, stepLabel } from './grid.ts'
import { directionOnScreen, toScreen, type Viewport } from './viewport.ts'

interface Props {
  viewport: Viewport
  units: LengthUnits
}

/** The ruled paper under the plan. */
export const PlanGrid = ({ grid, viewport: { width, height } }: { grid: Grid; viewport: Viewport }) => {
  const path = (major: boolean) =>
    [
      ...grid.x
        .filter((line) => line.major === major)
        .map(({ screen }) => `M${screen.toFixed(1)} 0V${height}`),
      ...grid.y
        .filter((line) => line.major === major)
        .map(({ screen }) => `M0 ${screen.toFixed(1)}H${width}`),
    ].join('')
  return (
    <g className="plan-grid">
      <path d={path(false)} className="plan-line" />
      <path d={path(true)} className="plan-line-major" />
    </g>
  )
}

const majorsOf = (lines: Grid['x'], low: number, high: number) =>
  lines.filter(({ major, screen }) => major && screen > low && screen < high)

/** Lengths along the top and the left edge, over the drawing, counted from the map's origin. */
export function Rulers({ grid, viewport: { width, height }, units }: Props & { grid: Grid }) {
  const [across, down] = [
    majorsOf(grid.x, RULER.left + 18, width - 12),
    majorsOf(grid.y, RULER.top + 12, height - 8),
  ]
  const ticks = [
    ...across.map(({ screen }) => `M${screen} ${RULER.top - 5}V${RULER.top}`),
    ...down.map(({ screen }) => `M${RULER.left - 5} ${screen}H${RULER.left}`),
  ].join('')
  return (
    <g className="plan-rulers">
      <path d={`M0 0H${width}V${RULER.top}H${RULER.left}V${height}H0Z`} className="plan-ruler-band" />
      <path d={`M${width} ${RULER.top}H${RULER.left}V${height}${ticks}`} className="plan-ruler-edge" />
      {across.map(({ at, screen }) => (
        <text key={at} x={screen} y={RULER.top - 9} textAnchor="middle">
          {stepLabel(at, grid.step, units)}
        </text>
      ))}
      {down.map(({ at, screen }) => (
        <text key={at} x={RULER.left - 9} y={screen} dy="0.35em" textAnchor="end">
          {stepLabel(at, grid.step, units)}
        </text>
      ))}
      <text x={RULER.left - 9} y={RULER.top - 9} textAnchor="end" className="plan-ruler-unit">
        {rulerUnit(units, grid.step)}
      </text>
    </g>
  )
}

const AXIS_PIXELS = 34

/** The origin: the foot point of the first camera, with the map's axes. */
export function OriginMark({ viewport }: { viewport: Viewport }) {
  const [x, y] = toScreen(viewport, [0, 0] satisfies Vec2)
  const degrees = (-viewport.turn * 180) / Math.PI
  const ends = [
    ['x', directionOnScreen(viewport, [AXIS_PIXELS + 9, 0])],
    ['y', directionOnScreen(viewport, [0, AXIS_PIXELS + 9])],
  ] as const
  return (
    <g className="plan-origin" transform={`translate(${x} ${y})`}>
      <circle r="5" />
      <path d="M-9 0H34m-5 -3 5 3-5 3M0 9V-34m-3 5 3-5 3 5" transform={`rotate(${degrees})`} />
      {ends.map(([name, end]) => (
        <text key={name} x={end[0]} y={end[1]} dy="0.35em" textAnchor="middle">
          {name}
        </text>
      ))}
    </g>
  )
}

/** A round length, in alternating bars. */
export function ScaleBar({ viewport, units }: Props) {
  const { step, pixels } = scaleBar(viewport.pixelsPerMetre, units)
  const { metres, parts } = step
  const [x, y] = [RULER.left + 16, viewport.height - 20]
  const part = pixels / parts
  const [text, unit] = [stepLabel(metres, step, units), rulerUnit(units, step)]
  return (
    <g className="plan-scale" transform={`translate(${x} ${y})`}>
      <title>{PLAN.scaleBar(text, unit)}</title>
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
        {text}
      </text>
      <text x={pixels + 12} y="0">
        {unit}
      </text>
    </g>
  )
}
