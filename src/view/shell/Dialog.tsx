import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../common/Icon.tsx'
import './dialog.css'

/** A sheet over the page: keeps the focus, goes with Escape, a click beside it, or its button. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose(): void
  children: ReactNode
}) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as it does every dialog.
    <dialog
      ref={ref}
      className="dialog"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && ref.current?.close()}
    >
      <div className="dialog-sheet">
        <header>
          <h2>{title}</h2>
          <button
            type="button"
            className="button button-bare button-square"
            onClick={() => ref.current?.close()}
            aria-label="Close"
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
