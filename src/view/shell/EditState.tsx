import { useEffect } from 'react'
import { useStore } from 'zustand'
import { keeping, type OpenDocument, stepsSince } from '../../session/index.ts'
import { EDIT, KEPT } from '../common/strings/edit.ts'

/** How far the map is from its prediction, beside its name and in the window's title. */
export function EditState({ document: open }: { document: OpenDocument }) {
  const { trouble } = useStore(keeping)
  const edits = stepsSince(open.history, open.predicted)
  const { name } = open.layout.source
  useEffect(() => {
    const bare = document.title
    document.title = `${edits ? `${name} (${EDIT.count(edits)})` : name} – ${bare}`
    return () => {
      document.title = bare
    }
  }, [name, edits])
  return (
    <>
      {edits > 0 && <span className="edit-count small">{EDIT.count(edits)}</span>}
      {trouble && (
        <span className="quiet small" role="status">
          {KEPT.trouble(trouble)}
        </span>
      )}
    </>
  )
}
