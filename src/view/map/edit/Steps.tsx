import type { Layout } from '../../../layout/index.ts'
import { goToStep, type History } from '../../../session/index.ts'
import { EDIT } from '../../common/strings/edit.ts'
import { Popover } from '../Popover.tsx'

/** All steps, the first on top; a click goes back to one, or forth again. */
export function Steps({ history: { past, future } }: { history: History<Layout> }) {
  const labels = [
    EDIT.start,
    ...past.map(({ label }) => label),
    ...future.map(({ label }) => label).reverse(),
  ]
  return (
    <Popover title={EDIT.history} className="edit-steps">
      <ol aria-label={EDIT.historyTitle}>
        {labels.map((label, k) => (
          <li key={`${k} ${label}`}>
            <button
              type="button"
              aria-current={k === past.length ? 'step' : undefined}
              className={k > past.length ? 'is-undone' : ''}
              onClick={() => goToStep(k)}
            >
              {label}
            </button>
          </li>
        ))}
      </ol>
    </Popover>
  )
}
