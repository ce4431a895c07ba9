import type { SessionState } from '../../../session/index.ts'
import type { GroupId } from '../../common/strings/commands.ts'

/** Something that the user can tell the app to do: by its key, from the palette, or by a button that runs it. */
export interface Command {
  id: string
  title: string
  group: GroupId
  /** As keys.ts reads them; the first is the one to show. */
  keys?: readonly string[]
  /** Whether it can be done now; where it is missing, always. */
  when?(state: SessionState): boolean
  run(): void
}

/** The commands that can be done now. */
export const possible = (commands: readonly Command[], state: SessionState): Command[] =>
  commands.filter(({ when }) => when?.(state) ?? true)
