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
  const [latest] = offered
  if (!latest || isBusy) return null
  const [before, name, after] = KEPT.still(latest.name, momentText(latest.savedAt, Date.now()))
  return (
    <section className="message message-offer" aria-label={KEPT.label}>
      <p>
        {before}
        <strong>{name}</strong>
        {after}
        {latest.edits > 0 && KEPT.with(latest.edits)}
        {offered.length > 1 && KEPT.more(offered.length - 1)}.
      </p>
      <div className="message-actions">
        <button type="button" className="button button-main" onClick={() => void openKept(latest.id)}>
          {KEPT.open}
        </button>
        <button type="button" className="button" onClick={() => void discardKept(latest.id)}>
          {KEPT.discard}
        </button>
      </div>
    </section>
  )
}
