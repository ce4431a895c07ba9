import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { session } from '../../../session/index.ts'
import { GROUP_TITLES, PALETTE } from '../../common/strings/commands.ts'
import { closeDialog } from '../dialogs.ts'
import { type Command, possible } from './command.ts'
import { found, objectCommands } from './finding.ts'
import { Keys } from './Keys.tsx'
import { recentCommands, remember } from './recent.ts'
import { COMMANDS } from './registry.ts'
import './commands.css'

/** All that can be done now, found by a few letters: a combobox over the page. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  // What can be done is asked once: the page below does not change while the palette has the keys.
  const [all, recent] = useMemo(() => {
    const state = session.getState()
    return [[...possible(COMMANDS, state), ...objectCommands(state)], recentCommands()] as const
  }, [])
  const fitting = useMemo(() => found(all, query, recent), [all, query, recent])
  const current = fitting[at]

  useLayoutEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  // The browser tells that it has closed a dialog a little later: keys that are pressed at once must find it gone.
  const close = () => {
    dialog.current?.close()
    closeDialog('palette')
  }
  const choose = (command: Command | undefined) => {
    if (!command) return
    remember(command.id)
    // Before the command: the focus goes back to where it was, and a sheet that the command opens stays.
    close()
    command.run()
  }
  const onKey = (event: KeyboardEvent) => {
    const last = fitting.length - 1
    const next = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? Math.max(0, last) : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    }[event.key]
    if (next !== undefined) setAt(next)
    else if (event.key === 'Enter') choose(current)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as it does every dialog.
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={PALETTE.title}
      onClose={() => closeDialog('palette')}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <input
        className="palette-field"
        role="combobox"
        aria-label={PALETTE.field}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current && `${id}-${at}`}
        placeholder={PALETTE.field}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of the combobox. */}
      <ul ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={PALETTE.list}>
        {fitting.map((command, k) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
          <li
            key={command.id}
            id={`${id}-${k}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the options of the combobox.
            role="option"
            tabIndex={-1}
            aria-selected={k === at}
            onClick={() => choose(command)}
            onPointerMove={() => setAt(k)}
          >
            <span className="palette-title">{command.title}</span>
            <span className="palette-group">
              {!query && recent.includes(command.id) ? PALETTE.recent : GROUP_TITLES[command.group]}
            </span>
            {command.keys?.[0] && <Keys of={command.keys[0]} />}
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p className="palette-none quiet">{PALETTE.none(query.trim())}</p>}
      <p className="visually-hidden" role="status">
        {PALETTE.found(fitting.length)}
      </p>
    </dialog>
  )
}
