import { type ReactNode, startTransition, useEffect, useState } from 'react'

/**
 * Draws its children after all that is beside it, in slices between which the page answers: a whole document at once
 * holds the page up for longer than a user should feel.
 */
export function Later({ children }: { children: ReactNode }) {
  const [isTime, setIsTime] = useState(false)
  useEffect(() => startTransition(() => setIsTime(true)), [])
  return isTime ? children : null
}
