import { type SessionState, screen, session } from '../../../session/index.ts'
import { isOffered, type OfferId, perform } from '../../common/offers.ts'
import { COMMAND_TITLES, type CommandId, type GroupId } from '../../common/strings/commands.ts'
import type { Command } from './command.ts'

/** Commands whose id begins otherwise than their group is called. */
const GROUPS: Readonly<Record<string, GroupId>> = { run: 'file', layer: 'map', units: 'map' }

function groupOf(id: CommandId): GroupId {
  const word = id.split('.')[0] as string
  return GROUPS[word] ?? (word as GroupId)
}

/** A command by its id, which has its title in strings/commands.ts. */
export const command = (id: CommandId, rest: Omit<Command, 'id' | 'title' | 'group'>): Command => ({
  id,
  title: COMMAND_TITLES[id],
  group: groupOf(id),
  ...rest,
})

/** A command that a pane does while it is on screen. */
export const offered = (id: CommandId & OfferId, keys: readonly string[] = []): Command =>
  command(id, { keys, when: () => isOffered(id), run: () => perform(id) })

/** The document is there, and no other screen lies over it. */
export const hasDocument = ({ document }: SessionState): boolean =>
  document !== undefined && screen.getState().shown === 'document'
export const hasSelection = (state: SessionState): boolean =>
  hasDocument(state) && (state.document?.layout.objects.some(({ id }) => id === state.selected) ?? false)

/** Does something with the object that is selected when it is done. */
export const onSelected = (act: (id: string) => void) => () => {
  const { selected } = session.getState()
  if (selected !== undefined) act(selected)
}
