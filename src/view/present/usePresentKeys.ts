import { useEffect, useRef } from 'react'

/** Keys that a control with the focus has for itself. */
const isOwn = (target: EventTarget | null, key: string): boolean => {
  if (target instanceof HTMLButtonElement) return key === ' ' || key === 'Enter'
  return target instanceof HTMLInputElement && (key.startsWith('Arrow') || key === 'Home' || key === 'End')
}

/** Hears the keys of the whole page while it is on: the commands of what lies behind hear none. */
export function usePresentKeys(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      event.stopImmediatePropagation()
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act || isOwn(event.target, event.key)) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
