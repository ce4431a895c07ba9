import { type ReactNode, useEffect, useRef } from 'react'

interface Props {
  title: ReactNode
  className?: string
  children: ReactNode
}

/** A small sheet under its button. Escape and a press beside it close it. */
export function Popover({ title, className = '', children }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      const open = details.current
      if (open?.open && target instanceof Node && !open.contains(target)) open.open = false
    }
    addEventListener('pointerdown', onPress)
    return () => removeEventListener('pointerdown', onPress)
  }, [])
  return (
    <details
      ref={details}
      className={`popover ${className}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return
        event.stopPropagation()
        details.current.open = false
        details.current.querySelector('summary')?.focus()
      }}
    >
      <summary className="button button-bare">{title}</summary>
      <div className="popover-sheet small">{children}</div>
    </details>
  )
}
