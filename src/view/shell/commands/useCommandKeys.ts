import { useEffect } from 'react'
import { session } from '../../../session/index.ts'
import { stored } from '../../common/stored.ts'
import { type DialogId, dialogs } from '../dialogs.ts'
import type { Command } from './command.ts'
import { isMacLike, isPressed, isSingleKey, type Press } from './keys.ts'

/** Where a press happens, as far as it decides who it is for. */
export interface Place {
  /** Somewhere to type: letters are text there, and Ctrl+Z is the field's own. */
  isField: boolean
  /** A button, a link, a row: Space and Enter are its own. */
  isControl: boolean
  /** A sheet lies over the page. */
  isUnderSheet: boolean
  /** The user wants no shortcuts of one key. */
  hasSingleKeys: boolean
}

const PALETTE = 'app.palette'

/** The command that a press asks for; undefined where it is none's, or somebody else's. */
export function commandFor(
  commands: readonly Command[],
  press: Press,
  { isField, isControl, isUnderSheet, hasSingleKeys }: Place,
  isMac: boolean,
): Command | undefined {
  const isFree = (written: string) => {
    if (isSingleKey(written) && !hasSingleKeys) return false
    return !(isControl && written === 'Space')
  }
  return commands.find(
    ({ id, keys }) =>
      ((!isField && !isUnderSheet) || id === PALETTE) &&
      keys?.some((written) => isFree(written) && isPressed(written, press, isMac)),
  )
}

const NO_TEXT = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/
function placeOf(target: EventTarget | null, open: DialogId | undefined): Place {
  const element = target instanceof Element ? target : undefined
  const isText = element instanceof HTMLInputElement && !NO_TEXT.test(element.type)
  return {
    isField:
      isText ||
      (element?.closest('textarea, select, [contenteditable=""], [contenteditable="true"]') ?? null) !== null,
    isControl:
      (element?.closest('button, a, summary, input, video, [role="row"], tr[tabindex]') ?? null) !== null,
    isUnderSheet: open !== undefined || globalThis.document.querySelector('dialog:modal') !== null,
    hasSingleKeys: stored('single-keys') !== 'off',
  }
}

/** The one place where the page's keys are heard. What a pane has answered to (and prevented) is left alone. */
export function useCommandKeys(commands: readonly Command[]): void {
  useEffect(() => {
    const isMac = isMacLike()
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const place = placeOf(event.target, dialogs.getState().open)
      const state = session.getState()
      const now = commands.filter(({ when }) => when?.(state) ?? true)
      const found = commandFor(now, event, place, isMac)
      if (!found) return
      event.preventDefault()
      found.run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [commands])
}
