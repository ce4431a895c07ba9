import { type Layout, partCount, partOfFrame } from '../../layout/index.ts'
import { seek, session, showPart } from '../../session/index.ts'
import { nearestFrame } from '../common/film.ts'
import { plural, wholeSeconds } from '../common/format.ts'
import { PARTS } from '../common/strings/map.ts'
import { useSession } from '../common/useSession.ts'
import { partName, partSpan } from './partNames.ts'

/** Chooses the part of the film whose map is drawn, where some could not be joined to it; else nothing. */
export function Parts({ layout }: { layout: Layout }) {
  const part = useSession((state) => state.part)
  const count = partCount(layout)
  if (count < 2) return null
  /** The film goes along, so that both panes show one part. */
  const choose = (k: number, from: number) => {
    const frame = nearestFrame(layout.frames, session.getState().playheadSeconds)
    if (frame === undefined || partOfFrame(layout, frame) !== k) seek(from)
    showPart(k)
  }
  return (
    <div className="map-parts">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields. */}
      <div className="segments segments-small" role="group" aria-label={PARTS.label}>
        {Array.from({ length: count }, (_, k) => {
          const { frames, from, to } = partSpan(layout, k)
          return (
            <button
              key={k}
              type="button"
              aria-pressed={k === part}
              title={plural(frames, 'frame')}
              onClick={() => choose(k, from)}
            >
              {partName(k)}{' '}
              <span className="map-parts-span number">
                {wholeSeconds(from)}–{wholeSeconds(to)}
                <span className="visually-hidden">, {plural(frames, 'frame')}</span>
              </span>
            </button>
          )
        })}
      </div>
      <p className="small" role="status">
        {part > 0 && PARTS.notJoined}
      </p>
    </div>
  )
}
