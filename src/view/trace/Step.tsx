import type { Layout } from '../../layout/index.ts'
import type { TraceStep } from '../../reasoning/index.ts'
import { seek, select, session } from '../../session/index.ts'
import { nextFrameAfter } from '../common/film.ts'
import { objectName, plural } from '../common/format.ts'
import { hoverFor } from '../common/presence.ts'
import { shownValue } from './values.ts'

/** One number of the trace. Its objects can be selected; its frames can be gone through one after the other. */
export function Step({ step, layout }: { step: TraceStep; layout: Layout }) {
  const { quantity, formula, objects, frames } = step
  const { value, sd, unit } = shownValue(step)
  const goOn = () => {
    const frame = nextFrameAfter(layout.frames, frames, session.getState().playheadSeconds)
    if (frame === undefined) return
    const [first] = objects
    if (first) select(first)
    seek(layout.frames[frame]?.timestampSeconds ?? 0)
  }
  return (
    <li className="trace-step">
      <div className="trace-line">
        <span className="trace-quantity">{quantity}</span>
        <span className="trace-value number">
          <strong>{value}</strong>
          {sd !== undefined && <span className="quiet"> ± {sd}</span>}
          {unit && <span className="trace-unit"> {unit}</span>}
        </span>
      </div>
      <p className="trace-formula">
        {formula}
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
                onClick={goOn}
                title={frames.length > 1 ? 'Shows the next of these frames' : 'Shows this frame'}
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
