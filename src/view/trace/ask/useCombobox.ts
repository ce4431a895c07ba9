import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Suggestion } from './suggest.ts'

/** Keys and ARIA attributes of a text field with a list of proposals below it (combobox pattern of ARIA 1.2). */
export function useCombobox(suggestions: readonly Suggestion[], take: (one: Suggestion) => void) {
  const listId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState<number>()
  const list = useRef<HTMLUListElement>(null)
  const isShown = isOpen && suggestions.length > 0
  const at = active !== undefined && active < suggestions.length ? active : undefined

  useEffect(() => {
    if (at !== undefined) list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const choose = (one: Suggestion) => {
    take(one)
    setActive(undefined)
    setIsOpen(!one.isWhole)
  }
  const close = () => {
    setIsOpen(false)
    setActive(undefined)
  }
  /** Opens the list, and goes round in it; one step beyond its ends is the field itself. */
  const step = (by: 1 | -1) => {
    setIsOpen(true)
    const { length } = suggestions
    if (length === 0) return
    const start = by > 0 ? -1 : length
    const next = (at ?? start) + by
    setActive(next < 0 || next >= length ? undefined : next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = isShown && at !== undefined ? suggestions[at] : undefined
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Enter' && chosen) choose(chosen)
    else if (event.key === 'Escape' && isShown) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const optionId = (k: number) => `${listId}-${k}`
  return {
    isShown,
    open: () => setIsOpen(true),
    close,
    input: {
      role: 'combobox',
      'aria-expanded': isShown,
      'aria-controls': listId,
      'aria-autocomplete': 'list',
      'aria-activedescendant': isShown && at !== undefined ? optionId(at) : undefined,
      autoComplete: 'off',
      onKeyDown,
      onBlur: close,
    } as const,
    list: { ref: list, id: listId, role: 'listbox' } as const,
    option: (one: Suggestion, k: number) =>
      ({
        id: optionId(k),
        role: 'option',
        'aria-selected': k === at,
        // The field keeps the focus.
        onPointerDown: (event: { preventDefault(): void }) => event.preventDefault(),
        onClick: () => choose(one),
      }) as const,
  }
}
