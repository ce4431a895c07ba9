import type { KeyboardEvent } from 'react'
import { select } from '../../session/index.ts'

/**
 * Arrow keys, Home and End go through a table's rows; Enter and the space bar select, Escape selects none.
 * @param ids of the objects in the order of their rows. @param id of the row that has the focus.
 * @param goTo brings a row into focus; undefined past either end.
 */
export function onRowKey(
  event: KeyboardEvent,
  ids: readonly string[],
  id: string,
  goTo: (id: string | undefined) => void,
): void {
  const at = ids.indexOf(id)
  const act = {
    ArrowDown: () => goTo(ids[at + 1]),
    ArrowUp: () => goTo(ids[at - 1]),
    Home: () => goTo(ids[0]),
    End: () => goTo(ids.at(-1)),
    Enter: () => select(id),
    ' ': () => select(id),
    Escape: () => select(undefined),
  }[event.key]
  if (!act) return
  event.preventDefault()
  act()
}
