import type { ReactNode } from 'react'

interface Props<T> {
  /** What is chosen, for screen readers. */
  label: string
  values: readonly T[]
  /** None of them is pressed where it is undefined. */
  value: T | undefined
  onChoose(value: T): void
  /** What a value's button shows. */
  children(value: T): ReactNode
  /** What it says where it is pointed at. */
  titleOf?(value: T): string
  /** What it is called, where that is not what it shows. */
  nameOf?(value: T): string
  className?: string
}

/** Buttons side by side, of which one is pressed. */
export const Segments = <T extends string | number>({
  label,
  values,
  value,
  onChoose,
  children,
  titleOf,
  nameOf,
  className = '',
}: Props<T>) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields.
  <div className={`segments segments-small ${className}`.trim()} role="group" aria-label={label}>
    {values.map((one) => (
      <button
        key={one}
        type="button"
        aria-pressed={one === value}
        aria-label={nameOf?.(one)}
        title={titleOf?.(one)}
        onClick={() => onChoose(one)}
      >
        {children(one)}
      </button>
    ))}
  </div>
)
