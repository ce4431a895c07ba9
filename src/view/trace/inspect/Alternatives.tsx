import type { LayoutObject } from '../../../layout/index.ts'
import { rename } from '../../../session/index.ts'
import { percent } from '../../common/format.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'

interface Props {
  object: LayoutObject
  /** Whether a click may give the object such a name. */
  canRename: boolean
}

/** What else the object may be, the likeliest first; one click gives it that name. Nothing where nothing else is likely. */
export function Alternatives({ object: { id, alternatives = [] }, canRename }: Props) {
  if (alternatives.length === 0) return null
  return (
    <p className="alternatives small">
      {INSPECTOR.mayBe}{' '}
      {alternatives.map(({ category, probability }) =>
        canRename ? (
          <button
            key={category}
            type="button"
            className="trace-link"
            title={INSPECTOR.renameTo(category)}
            onClick={() => rename(id, category)}
          >
            {category} <span className="number quiet">{percent(probability)}</span>
          </button>
        ) : (
          <span key={category}>
            {category} <span className="number quiet">{percent(probability)}</span>
          </span>
        ),
      )}
    </p>
  )
}
