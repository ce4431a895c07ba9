/** A state that can be undone: what it is now, what it was, and what was undone. Plain data, newest last. */
export interface History<T> {
  present: T
  past: readonly Step<T>[]
  future: readonly Step<T>[]
}

/** A state, and in words the step that led away from it (in the past) or back to it (in the future). */
export interface Step<T> {
  state: T
  label: string
}

/** Steps that can be undone: more than a person remembers. */
const LONGEST = 200

export const begun = <T>(present: T): History<T> => ({ present, past: [], future: [] })

/** One step on; what had been undone can no longer be done again. */
export function stepped<T>({ present, past }: History<T>, label: string, next: T): History<T> {
  return { present: next, past: [...past, { state: present, label }].slice(-LONGEST), future: [] }
}

/** One step back; unchanged where there is none. */
export function undone<T>(history: History<T>): History<T> {
  const { present, past, future } = history
  const last = past.at(-1)
  if (!last) return history
  return {
    present: last.state,
    past: past.slice(0, -1),
    future: [...future, { state: present, label: last.label }],
  }
}

/** The last step undone, done again; unchanged where there is none. */
export function redone<T>(history: History<T>): History<T> {
  const { present, past, future } = history
  const next = future.at(-1)
  if (!next) return history
  return {
    present: next.state,
    past: [...past, { state: present, label: next.label }],
    future: future.slice(0, -1),
  }
}

/** Another state in place of the present one, as part of the step that led to it. */
export const amended = <T>({ past }: History<T>, next: T): History<T> => ({ present: next, past, future: [] })

/** How many steps led from a state to the present one; all that are known where it is not among them. */
export function stepsSince<T>({ present, past }: History<T>, state: T): number {
  if (present === state) return 0
  return (
    past.length -
    Math.max(
      0,
      past.findLastIndex((step) => step.state === state),
    )
  )
}

/** No more than the last so many steps, and as many of those undone. */
export const shortened = <T>({ present, past, future }: History<T>, most: number): History<T> => ({
  present,
  past: past.slice(-most),
  future: future.slice(-most),
})
