import type { Layout } from '../../layout/index.ts'
import { isOverruled } from '../../reasoning/index.ts'
import { fixed } from '../common/format.ts'
import { SCALE_CHART } from '../common/strings/ask.ts'

/** Of the drawing, in its own units: a row a cue. */
const WIDTH = 240
const ROW = 14
const TOP = 4

/** How far a cue's scale lies from the chosen one, as a share. */
const offOf = ({ ratio }: Layout['scale']['cues'][number]) => ratio - 1

/** The scale's cues as points with their deviations, about the scale that was chosen. */
export function ScaleChart({ scale: { cues, relativeSd } }: { scale: Layout['scale'] }) {
  if (cues.length < 2) return null
  const reach = Math.max(relativeSd, ...cues.map((cue) => Math.abs(offOf(cue)) + cue.relativeSd))
  const x = (share: number) => WIDTH / 2 + (share / reach) * (WIDTH / 2 - 4)
  const height = TOP + ROW * cues.length
  const percent = (share: number) => `${share > 0 ? '+' : ''}${fixed(100 * share, 0)} %`
  return (
    <figure className="scale-chart">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={SCALE_CHART.label(cues.length)}>
        <rect
          className="scale-band"
          x={x(-relativeSd)}
          width={x(relativeSd) - x(-relativeSd)}
          height={height}
        />
        <path className="scale-chosen" d={`M${x(0)} 0V${height}`} />
        {cues.map((cue, k) => {
          const [off, y] = [offOf(cue), TOP + ROW * (k + 0.5)]
          const isOut = isOverruled(cue)
          return (
            <g key={`${cue.kind} ${cue.evidence}`} className={isOut ? 'is-overruled' : undefined}>
              <title>{SCALE_CHART.cue(cue.evidence, percent(off), percent(cue.relativeSd), isOut)}</title>
              <path d={`M${x(off - cue.relativeSd)} ${y}H${x(off + cue.relativeSd)}`} />
              <circle cx={x(off)} cy={y} r="3" />
            </g>
          )
        })}
      </svg>
      <figcaption className="number">
        <span>{percent(-reach)}</span>
        <span>{SCALE_CHART.chosen}</span>
        <span>{percent(reach)}</span>
      </figcaption>
    </figure>
  )
}
