import { useStore } from 'zustand'
import { declineUpdate, upkeep } from '../../session/index.ts'
import { UPDATE } from '../common/strings/storage.ts'
import { useSession } from '../common/useSession.ts'
import './storage.css'

/** A new version of the app waits: the user says when. */
export function UpdateBar() {
  const applyUpdate = useStore(upkeep, (state) => state.applyUpdate)
  const isRunning = useSession((state) => state.run !== undefined)
  if (!applyUpdate) return null
  return (
    <div className="update" role="status">
      <p>
        {UPDATE.ready} {isRunning && UPDATE.warning}
      </p>
      <div className="update-actions">
        <button type="button" className="button button-main" onClick={applyUpdate}>
          {UPDATE.reload}
        </button>
        <button type="button" className="button button-bare" onClick={declineUpdate}>
          {UPDATE.later}
        </button>
      </div>
    </div>
  )
}
