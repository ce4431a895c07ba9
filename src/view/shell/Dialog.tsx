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
  // The browser tells that it has closed a dialog a little later: keys that are pressed at once must find it gone.
  const close = () => {
    ref.current?.close()
    onClose()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as it does every dialog.
    <dialog
      ref={ref}
      className="dialog"
      aria-label={title}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className="dialog-sheet">
        <header>
          <h2>{title}</h2>
          <button
            type="button"
            className="button button-bare button-square"
            onClick={close}
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
