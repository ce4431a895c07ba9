import type { History } from '../../../session/index.ts'
import { EDIT } from '../../common/strings/edit.ts'

/** What a screen reader says after the history changed: a step made, undone, or done again. */
export function stepSaid<T>(now: History<T>, before: History<T>, edits: number): string {
  const { present, past, future } = now
  const undone = future.at(-1)?.label
  if (undone !== undefined && past.length < before.past.length) return EDIT.undone(undone)
  const label = past.at(-1)?.label
  if (label === undefined) return ''
  const isAgain = before.future.some(({ state }) => state === present)
  return isAgain ? EDIT.redone(label) : EDIT.said(label, edits)
}
