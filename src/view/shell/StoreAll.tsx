import { useState } from 'react'
import { storeAll } from '../../session/index.ts'
import { percent } from '../common/format.ts'
import { STORAGE } from '../common/strings/storage.ts'

type State = { share: number } | 'done' | Error | undefined

/** Stores all that a run without a network needs. Only where a service worker keeps the app itself. */
export function StoreAll({ onDone }: { onDone(): void }) {
  const [state, setState] = useState<State>()
  if (!navigator.serviceWorker?.controller) return null
  const isGoing = typeof state === 'object' && 'share' in state
  const start = () => {
    setState({ share: 0 })
    storeAll((share) => setState({ share })).then(
      () => {
        setState('done')
        onDone()
      },
      (error) => setState(error instanceof Error ? error : new Error(String(error))),
    )
  }
  return (
    <div className="storage-all">
      <button type="button" className="button" onClick={start} disabled={isGoing}>
        {isGoing ? STORAGE.storing(percent(state.share)) : STORAGE.storeAll}
      </button>
      <p className="small quiet" role="status">
        {state === 'done'
          ? STORAGE.storedAll
          : state instanceof Error
            ? STORAGE.notStored(state.message)
            : STORAGE.storeAllHint}
      </p>
    </div>
  )
}
