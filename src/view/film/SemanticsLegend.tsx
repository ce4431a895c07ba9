import { useMemo } from 'react'
import type { OpenDocument } from '../../session/index.ts'
import { nearestFrame } from '../common/film.ts'
import { percent } from '../common/format.ts'
import { SEMANTICS } from '../common/strings/film.ts'
import { useSession } from '../common/useSession.ts'
import { looksOf } from './semantics.ts'

interface Props {
  document: OpenDocument
  singled: string | undefined
  onSingle(name: string | undefined): void
}

/** Classes with less of the picture are not listed. */
const LEAST_LISTED = 0.002

/** The classes in the picture, the largest first; a click singles one out. */
export function SemanticsLegend({ document: { layout, film }, singled, onSingle }: Props) {
  const frame = useSession(({ playheadSeconds }) => nearestFrame(layout.frames, playheadSeconds))
  const semantics = film.find(({ index }) => index === frame)?.semantics
  const looks = useMemo(() => (semantics ? looksOf(semantics) : []), [semantics])
  if (looks.length === 0) return <p className="film-note small">{SEMANTICS.none}</p>
  return (
    <ul className="semantics-legend" aria-label={SEMANTICS.legend}>
      {looks
        .filter(({ share }) => share >= LEAST_LISTED)
        .map(({ name, share, colour, pattern }) => (
          <li key={name}>
            <button
              type="button"
              className="small"
              aria-pressed={name === singled}
              onClick={() => onSingle(name === singled ? undefined : name)}
            >
              <span className={`patch-swatch over-picture is-${pattern}`} style={{ background: colour }} />
              {name} <span className="number quiet">{percent(share)}</span>
            </button>
          </li>
        ))}
    </ul>
  )
}
