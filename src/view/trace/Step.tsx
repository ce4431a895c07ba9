import type { Layout } from '../../layout/index.ts'
import { ORIGIN_WORDS, type TraceStep } from '../../reasoning/index.ts'
import { restOn, seek, select, session } from '../../session/index.ts'
import { nextFrameAfter } from '../common/film.ts'
import { objectName, plural, withNames } from '../common/format.ts'
import { hoverFor } from '../common/presence.ts'
import { TRACE } from '../common/strings/ask.ts'
import { useUnits } from '../common/units.ts'
import { marksFor } from './marksFor.ts'
import { shownValue } from './values.ts'

/**
 * One number of the trace: pointed at, it is drawn on the map; clicked, its object is selected and the film goes to a
 * frame that it rests on, one after the other.
 */
export function Step({ step, layout }: { step: TraceStep; layout: Layout }) {
  const { quantity, formula, origin, source, objects, frames, marks } = step
  const { units } = useUnits()
  const { value, sd, unit } = shownValue(step, units)
  const showFrame = () => {
    const frame = nextFrameAfter(layout.frames, frames, session.getState().playheadSeconds)
    if (frame !== undefined) seek(layout.frames[frame]?.timestampSeconds ?? 0)
  }
  const follow = () => {
    const [first] = objects
    if (first) select(first)
    showFrame()
    if (marks) restOn(marks)
  }
  const number = (
    <>
      <strong>{value}</strong>
      {sd !== undefined && <span className="quiet"> ± {sd}</span>}
      {unit && (
        <span className="trace-unit">
          {unit === '°' ? '' : ' '}
          {unit}
        </span>
      )}
    </>
  )
  const leadsOn = objects.length > 0 || frames.length > 0 || marks !== undefined
  return (
    <li className="trace-step" data-step={step.id} {...marksFor(marks)}>
      <div className="trace-line">
        <span className="trace-quantity">{withNames(quantity, layout.objects)}</span>
        {leadsOn ? (
          <button type="button" className="trace-value number" onClick={follow} title={TRACE.number}>
            {number}
          </button>
        ) : (
          <span className="trace-value number">{number}</span>
        )}
      </div>
      <p className="trace-formula">
        {origin && origin !== 'unrecorded' && (
          <span className="origin" data-origin={origin}>
            {ORIGIN_WORDS[origin]}
          </span>
        )}
        {withNames(formula, layout.objects)}
        {source && <cite className="trace-source">{source}</cite>}
        {(objects.length > 0 || frames.length > 0) && (
          <span className="trace-evidence">
            {objects.map((id) => (
              <button
                key={id}
                type="button"
                className="trace-link"
                onClick={() => select(id)}
                {...hoverFor(id)}
              >
                {objectName(id)}
              </button>
            ))}
            {frames.length > 0 && (
              <button
                type="button"
                className="trace-link"
                onClick={showFrame}
                title={frames.length > 1 ? TRACE.frames : TRACE.frame}
              >
                {plural(frames.length, 'frame')}
              </button>
            )}
          </span>
        )}
      </p>
    </li>
  )
}
