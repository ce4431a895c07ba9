import { useEffect } from 'react'

/**
 * Names where the focus goes when what had it inside this element is gone: selectors, the best first, looked for in the
 * element and then on the page; `next` is the sibling that took the place of what went.
 */
const HOME = 'data-focus-home'
/** Where nothing nearer is left: what the sheet or the screen that is there now is called. */
const SCREEN = ['dialog:modal h2', 'main h1', 'main']
const FOCUSABLE = 'button, a[href], input, select, textarea, summary, [tabindex]'

type Gone = Pick<MutationRecord, 'target' | 'nextSibling' | 'previousSibling'>

const isThere = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.checkVisibility() && !element.matches(':disabled')

/** A field that takes the focus opens lists and, on a phone, the keyboard: only for who types. */
const isWanted = (element: Element, byKeys: boolean) =>
  isThere(element) && (byKeys || !element.matches('input, textarea, select'))

function neighbourOf({ nextSibling, previousSibling }: Gone): Element | undefined {
  for (const sibling of [nextSibling, previousSibling]) {
    if (!(sibling instanceof Element) || !sibling.isConnected) continue
    const within = sibling.matches(FOCUSABLE) ? sibling : sibling.querySelector(FOCUSABLE)
    if (within && isThere(within)) return within
  }
  return undefined
}

/** The element that a home names, of those that can be seen. */
function named(home: Element, gone: Gone | undefined, byKeys: boolean): Element | undefined {
  for (const wish of home.getAttribute(HOME)?.split(',') ?? []) {
    if (wish.trim() === 'next') {
      const neighbour = gone && neighbourOf(gone)
      if (neighbour) return neighbour
      continue
    }
    for (const root of [home, document]) {
      const found = [...root.querySelectorAll(wish)].find((element) => isWanted(element, byKeys))
      if (found) return found
    }
  }
  return undefined
}

function focusHome(from: Element | null, gone: Gone | undefined, byKeys: boolean): void {
  let home = from?.closest(`[${HOME}]`)
  let target: Element | undefined | null
  while (home && !target) {
    target = named(home, gone, byKeys)
    home = home.parentElement?.closest(`[${HOME}]`)
  }
  for (const name of SCREEN) target ??= document.querySelector(name)
  if (!(target instanceof HTMLElement)) return
  // A heading or a landmark: only from here.
  if (!target.matches(FOCUSABLE)) target.tabIndex = -1
  target.focus({ preventScroll: true })
}

/**
 * Keeps the focus on the page: where an element goes, or is disabled, that has it, the browser leaves it nowhere, and who
 * works by keys begins anew at the top. It goes on to where `data-focus-home` says, else to the screen's heading.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | undefined
    let byKeys = false
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Element && target !== document.body ? target : undefined
    }
    // Left on purpose, by a press beside it; what was removed, or moved, has been seen to by then.
    const onBlur = () =>
      setTimeout(() => {
        if (document.activeElement === document.body && last && isThere(last)) last = undefined
      })
    const onKey = () => {
      byKeys = true
    }
    const onPress = () => {
      byKeys = false
    }
    const onChange = (records: readonly MutationRecord[]) => {
      const active = document.activeElement
      if (!last || (active && active !== document.body && active !== last)) return
      if (last.isConnected) {
        if (last.matches(':disabled')) {
          // Elsewhere it is disabled for a moment, while something is done.
          if (last.closest(`[${HOME}]`)) focusHome(last, undefined, byKeys)
        } else if (active !== last && last instanceof HTMLElement && records.some(moved(last)))
          last.focus({ preventScroll: true })
        return
      }
      let gone: MutationRecord | undefined
      let lost: Node = last
      while (!lost.isConnected) {
        const record = records.find(moved(lost))
        if (!record) break
        gone = record
        lost = record.target
      }
      focusHome(lost.isConnected && lost instanceof Element ? lost : null, gone, byKeys)
    }
    const observer = new MutationObserver(onChange)
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    })
    addEventListener('focusin', onFocus)
    addEventListener('focusout', onBlur)
    addEventListener('keydown', onKey, { capture: true })
    addEventListener('pointerdown', onPress, { capture: true })
    return () => {
      observer.disconnect()
      removeEventListener('focusin', onFocus)
      removeEventListener('focusout', onBlur)
      removeEventListener('keydown', onKey, { capture: true })
      removeEventListener('pointerdown', onPress, { capture: true })
    }
  }, [])
}

/** Whether a change took a node out of the page, alone or in what it stands in. */
const moved =
  (node: Node) =>
  ({ removedNodes }: MutationRecord): boolean =>
    [...removedNodes].some((removed) => removed.contains(node))
