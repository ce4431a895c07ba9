import { type RefObject, useEffect, useRef } from 'react'

/**
 * Makes an element fill the screen as long as it is there. Where the browser does not allow it, the element fills the
 * window, as its own style says. Leaving full screen by the browser's own means is told.
 */
export function useFullScreen(ref: RefObject<HTMLElement | null>, onLeft: () => void): void {
  const latest = useRef(onLeft)
  latest.current = onLeft
  useEffect(() => {
    const element = ref.current
    if (!element) return
    let entered = false
    const onChange = () => {
      if (document.fullscreenElement === element) entered = true
      else if (entered) latest.current()
    }
    document.addEventListener('fullscreenchange', onChange)
    // On iPhones there is none; elsewhere it may be forbidden.
    void Promise.resolve(element.requestFullscreen?.()).catch(() => undefined)
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
      if (document.fullscreenElement === element) void document.exitFullscreen().catch(() => undefined)
    }
  }, [ref])
}
