import { lazy, Suspense, useLayoutEffect } from 'react'
import { useStore } from 'zustand'
import { presenting } from '../../session/index.ts'
import { useSession } from '../common/useSession.ts'

// Few people present; it comes when somebody does.
const Presentation = lazy(async () => ({
  default: (await import('../present/Presentation.tsx')).Presentation,
}))

/** Whether the document fills the screen, and the page behind it rests. */
export const useIsPresented = (): boolean => useStore(presenting, ({ isOn }) => isOn)

/** The open document full screen, while it is presented. */
export function Presented() {
  const document = useSession((state) => state.document)
  const isOn = useIsPresented()
  useLayoutEffect(() => {
    if (!isOn) return
    // Before the page behind goes to rest, and takes the focus from what had it.
    const before = globalThis.document.activeElement
    return () => {
      requestAnimationFrame(() => before instanceof HTMLElement && before.focus())
    }
  }, [isOn])
  if (!isOn || !document) return null
  return (
    <Suspense>
      <Presentation document={document} />
    </Suspense>
  )
}
