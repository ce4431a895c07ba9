import { type Layout, submapCount, submapOfFrame } from '../../layout/index.ts'
import { seek, session, showPart } from '../../session/index.ts'
import { nearestFrame } from '../common/film.ts'
import { plural, wholeSeconds } from '../common/format.ts'
import { Segments } from '../common/Segments.tsx'
import { PARTS } from '../common/strings/map.ts'
import { useSession } from '../common/useSession.ts'
import { partName, partSpan } from './partNames.ts'

/** Chooses the part of the film whose map is drawn, where some could not be joined to it; else nothing. */
export function Parts({ layout }: { layout: Layout }) {
  const part = useSession((state) => state.part)
  const count = submapCount(layout)
  if (count < 2) return null
  const spans = Array.from({ length: count }, (_, k) => partSpan(layout, k))
  const spanOf = (k: number) => spans[k] as (typeof spans)[number]
  /** The film goes along, so that both panes show one part. */
  const choose = (k: number) => {
    const frame = nearestFrame(layout.frames, session.getState().playheadSeconds)
    if (frame === undefined || submapOfFrame(layout, frame) !== k) seek(spanOf(k).from)
    showPart(k)
  }
  return (
    <div className="map-parts">
      <Segments
        label={PARTS.label}
        values={spans.map((_, k) => k)}
        value={part}
        onChoose={choose}
        titleOf={(k) => plural(spanOf(k).frames, 'frame')}
      >
        {(k) => (
          <>
            {partName(k)}{' '}
            <span className="map-parts-span number">
              {wholeSeconds(spanOf(k).from)}–{wholeSeconds(spanOf(k).to)}
              <span className="visually-hidden">, {plural(spanOf(k).frames, 'frame')}</span>
            </span>
          </>
        )}
      </Segments>
      <p className="small" role="status">
        {part > 0 && PARTS.notJoined}
      </p>
    </div>
  )
}
