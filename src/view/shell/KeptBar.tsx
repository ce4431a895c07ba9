import { useStore } from 'zustand'
import { discardKept, keeping, openKept } from '../../session/index.ts'
import { KEPT } from '../common/strings/edit.ts'
import { useSession } from '../common/useSession.ts'
import './messages.css'
import { momentText } from './moment.ts'

/** Work of an earlier visit that was not saved as a file: the user opens it again, or throws it away. */
export function KeptBar() {
  const { offered } = useStore(keeping)
  const isBusy = useSession(({ document, run }) => document !== undefined || run !== undefined)
  const [latest, ...older] = offered
  if (!latest || isBusy) return null
  const [before, name, after] = KEPT.still(latest.name, momentText(latest.savedAt, Date.now()))
  return (
    <section className="message message-offer" aria-label={KEPT.label}>
      <p>
        {before}
        <strong>{name}</strong>
        {after}
        {latest.edits > 0 && KEPT.with(latest.edits)}.
      </p>
      <div className="message-actions">
        <button type="button" className="button button-main" onClick={() => void openKept(latest.id)}>
          {KEPT.open}
        </button>
        <button type="button" className="button" onClick={() => void discardKept(latest.id)}>
          {KEPT.discard}
        </button>
      </div>
      {older.length > 0 && (
        <details className="kept-older small">
          <summary>{KEPT.older(older.length)}</summary>
          <ul>
            {older.map(({ id, name: title, savedAt, edits }) => (
              <li key={id}>
                <span>
                  <strong>{title}</strong>, {momentText(savedAt, Date.now())}
                  {edits > 0 && KEPT.with(edits)}
                </span>
                <button
                  type="button"
                  className="button"
                  aria-label={KEPT.openOlder(title)}
                  onClick={() => void openKept(id)}
                >
                  {KEPT.open}
                </button>
                <button
                  type="button"
                  className="button button-bare"
                  aria-label={KEPT.discardOlder(title)}
                  onClick={() => void discardKept(id)}
                >
                  {KEPT.discard}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
