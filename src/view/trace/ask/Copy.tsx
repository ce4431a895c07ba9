import { useEffect, useState } from 'react'
import { ANSWER } from '../../common/strings/ask.ts'

/** How long the button says that it has done it, milliseconds. */
const SAID = 2000

/** Copies a text to the clipboard, and says whether it could. */
export function Copy({ text }: { text: string }) {
  const [said, setSaid] = useState<string>()
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(undefined), SAID)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(ANSWER.copied)
    } catch {
      setSaid(ANSWER.cannotCopy)
    }
  }
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <span aria-live="polite">{said ?? ANSWER.copy}</span>
    </button>
  )
}
