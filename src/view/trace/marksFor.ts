import type { Mark } from '../../reasoning/index.ts'
import { pointAt } from '../../session/index.ts'

/** Makes an element draw marks on the map while the pointer or the keyboard's focus rests on it. */
export const marksFor = (marks: readonly Mark[] | undefined) => ({
  onPointerEnter: () => pointAt(marks),
  onPointerLeave: () => pointAt(undefined),
  onFocus: () => pointAt(marks),
  onBlur: () => pointAt(undefined),
})
