import { fixed } from '../../common/format.ts'
import { STUDY_CHARTS } from '../../common/strings/study.ts'
import { type ChartPoint, pathOf, placeOf, roundedTop } from './lineChart.ts'

export interface Series {
  title: string
  points: readonly ChartPoint[]
}

interface Props {
  title: string
  /** What the values are in, after the numbers: ` m`; empty for shares. */
  unit: string
  xs: readonly number[]
  series: readonly Series[]
  /** Where the scale ends, for values that cannot be more. */
  most?: number
}

const SIZE = { width: 340, height: 190 }
const AREA = { left: 44, top: 14, width: 280, height: 136 }
/** Lines differ by their dashes and their points, so that colour never stands alone. */
const STYLES = [
  { dash: undefined, radius: 3.5, isOpen: false },
  { dash: '5 3', radius: 3.5, isOpen: true },
  { dash: '1.5 3', radius: 2.5, isOpen: false },
] as const

/** Values over the number of frames. */
export function LineChart({ title, unit, xs, series, most }: Props) {
  const values = series.flatMap(({ points }) => points.flatMap(({ y }) => y ?? []))
  const { top, steps } = most === undefined ? roundedTop(Math.max(0, ...values)) : { top: most, steps: 4 }
  const ends = [Math.min(...xs), Math.max(...xs)] as const
  const place = (point: { x: number; y: number }) => placeOf(AREA, ends, top, point)
  const text = series
    .map(
      (one) =>
        `${one.title}: ${one.points
          .map(({ x, y }) => STUDY_CHARTS.value(x, y === undefined ? STUDY_CHARTS.none : fixed(y, 2) + unit))
          .join(', ')}`,
    )
    .join('. ')
  return (
    <figure className="line-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={`${title}. ${text}`}>
        {Array.from({ length: steps + 1 }, (_, k) => {
          const value = (top * k) / steps
          const [, y] = place({ x: ends[0], y: value })
          return (
            <g key={value}>
              <line className="chart-rule" x1={AREA.left} x2={AREA.left + AREA.width} y1={y} y2={y} />
              <text x={AREA.left - 8} y={y + 4} textAnchor="end">
                {Number(value.toPrecision(2))}
                {unit}
              </text>
            </g>
          )
        })}
        {xs.map((x) => (
          <text key={x} x={place({ x, y: 0 })[0]} y={AREA.top + AREA.height + 18} textAnchor="middle">
            {x}
          </text>
        ))}
        <text x={AREA.left + AREA.width / 2} y={SIZE.height - 4} textAnchor="middle" className="chart-axis">
          {STUDY_CHARTS.axis}
        </text>
        {series.map(({ title: name, points }, k) => {
          const style = STYLES[k % STYLES.length] ?? STYLES[0]
          return (
            <g key={name} className={`chart-series is-${k}`}>
              <path d={pathOf(points, place)} strokeDasharray={style.dash} />
              {points.map(({ x, y }) => {
                if (y === undefined) return null
                const [cx, cy] = place({ x, y })
                return (
                  <circle
                    key={x}
                    cx={cx}
                    cy={cy}
                    r={style.radius}
                    className={style.isOpen ? 'is-open' : undefined}
                  >
                    <title>{STUDY_CHARTS.point(name, x, `${fixed(y, 2)}${unit}`)}</title>
                  </circle>
                )
              })}
            </g>
          )
        })}
      </svg>
      {series.length > 1 && (
        <ul className="chart-key small" aria-hidden="true">
          {series.map(({ title: name }, k) => {
            const style = STYLES[k % STYLES.length] ?? STYLES[0]
            return (
              <li key={name}>
                <svg className={`chart-series is-${k}`} width="30" height="10" aria-hidden="true">
                  <path d="M1 5H29" strokeDasharray={style.dash} />
                  <circle cx="15" cy="5" r={style.radius} className={style.isOpen ? 'is-open' : undefined} />
                </svg>
                {name}
              </li>
            )
          })}
        </ul>
      )}
    </figure>
  )
}
