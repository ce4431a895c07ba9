import { createStore } from 'zustand/vanilla'
import { session } from './store.ts'

/** Whether the open document is being shown, full screen and large. */
export const presenting = createStore<{ isOn: boolean }>(() => ({ isOn: false }))

export function startPresenting(): void {
  if (session.getState().document) presenting.setState({ isOn: true })
}

export const endPresenting = (): void => presenting.setState({ isOn: false })

/** There is nothing to present without a document. */
session.subscribe(({ document }) => {
  if (!document && presenting.getState().isOn) endPresenting()
})
