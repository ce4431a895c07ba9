import { objectsOfAllSubmaps } from '../../../layout/index.ts'
import { type SessionState, select } from '../../../session/index.ts'
import { objectName } from '../../common/format.ts'
import { PALETTE } from '../../common/strings/commands.ts'
import type { Command } from './command.ts'
import { fit } from './fuzzy.ts'

/** The open document's objects as commands: each is gone to. */
export const objectCommands = ({ document }: SessionState): Command[] =>
  document
    ? objectsOfAllSubmaps(document.layout).map(({ id }) => ({
        id: `object.${id}`,
        title: PALETTE.goTo(objectName(id)),
        group: 'select',
        run: () => select(id),
      }))
    : []

/**
 * The commands that fit what was typed, the best first; of equals, those used lately. With nothing typed: those used
 * lately, then all in their order.
 */
export function found(commands: readonly Command[], query: string, recent: readonly string[]): Command[] {
  const lateness = ({ id }: Command) => {
    const at = recent.indexOf(id)
    return at < 0 ? recent.length : at
  }
  const scored = commands.flatMap((command) => {
    const score = query.trim() ? fit(query, command.title) : 0
    return score === undefined ? [] : [{ command, score }]
  })
  return scored
    .sort((a, b) => b.score - a.score || lateness(a.command) - lateness(b.command))
    .map(({ command }) => command)
}
