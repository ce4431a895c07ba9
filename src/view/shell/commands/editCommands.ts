import { atWallOf, isInWall } from '../../../layout/index.ts'
import {
  chooseKind,
  editing,
  nudge,
  redo,
  remove,
  revert,
  revertObject,
  type SessionState,
  select,
  setEditing,
  showVersion,
  splitObject,
  startAdding,
  undo,
} from '../../../session/index.ts'
import type { Command } from './command.ts'
import { command, hasDocument, hasSelection, onSelected } from './define.ts'
import { stepObject } from './steps.ts'

const isOnMap = (state: SessionState) => hasDocument(state) && state.part === 0
/** Only while editing: a bracket, or Delete, is a slip of the finger elsewhere. */
const canCorrect = (state: SessionState) => editing.getState().isOn && hasSelection(state)
/** A door or a window is turned as its wall is. */
const canTurn = (state: SessionState): boolean => {
  const layout = state.document?.layout
  const object = layout?.objects.find(({ id }) => id === state.selected)
  return canCorrect(state) && !(layout && object && isInWall(atWallOf(layout, object)))
}
/** Radians, counter-clockwise. */
const TURN_STEP = (5 * Math.PI) / 180
const turnBy = (id: string, radians: number) => nudge(id, (box) => ({ ...box, yaw: box.yaw + radians }))

/** What corrects the map, and what selects in it. */
export const EDIT_COMMANDS: readonly Command[] = [
  command('edit.undo', {
    keys: ['Mod+Z'],
    when: ({ document }) => (document?.history.past.length ?? 0) > 0,
    run: undo,
  }),
  command('edit.redo', {
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: ({ document }) => (document?.history.future.length ?? 0) > 0,
    run: redo,
  }),
  command('edit.mode', {
    keys: ['E'],
    when: isOnMap,
    run: () => setEditing(!editing.getState().isOn),
  }),
  command('edit.add', { keys: ['A'], when: isOnMap, run: () => chooseKind(true) }),
  command('edit.add-door', { when: isOnMap, run: () => startAdding('door') }),
  command('edit.add-window', { when: isOnMap, run: () => startAdding('window') }),
  command('edit.turn-left', {
    keys: ['['],
    when: canTurn,
    run: onSelected((id) => turnBy(id, TURN_STEP)),
  }),
  command('edit.turn-right', {
    keys: [']'],
    when: canTurn,
    run: onSelected((id) => turnBy(id, -TURN_STEP)),
  }),
  command('edit.delete', { keys: ['Delete', 'Backspace'], when: canCorrect, run: onSelected(remove) }),
  command('edit.split', { when: hasSelection, run: onSelected(splitObject) }),
  command('edit.revert-object', { when: hasSelection, run: onSelected(revertObject) }),
  command('edit.version', {
    when: ({ document }) => document !== undefined && document.layout !== document.predicted,
    run: () => showVersion(editing.getState().version === 'edited' ? 'predicted' : 'edited'),
  }),
  command('edit.revert', {
    when: ({ document }) => document !== undefined && document.layout !== document.predicted,
    run: revert,
  }),

  command('select.next', { keys: ['N'], when: hasDocument, run: () => stepObject(1) }),
  command('select.previous', { keys: ['P'], when: hasDocument, run: () => stepObject(-1) }),
  command('select.none', {
    keys: ['Escape'],
    when: ({ selected }) => selected !== undefined,
    run: () => select(undefined),
  }),
]
