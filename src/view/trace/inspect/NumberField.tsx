import { type KeyboardEvent, useId, useState } from 'react'
import { INSPECTOR } from '../../common/strings/edit.ts'

interface Props {
  title: string
  /** As it stands in the field, and the unit behind it. */
  shown: string
  unit: string
  /** What was predicted, where that looks otherwise. */
  was: string | undefined
  inputMode: 'text' | 'decimal'
  /** What somebody typed, or what is wrong with it. */
  read(text: string): { value: number } | { wrong: string }
  onSet(value: number): void
  /** An arrow key: up or down, ten times as far with Shift. */
  onStep(steps: number): void
}

/** One number of the selected object. Enter sets it, Escape restores it, the arrows change it a little. */
export function NumberField({ title, shown, unit, was, inputMode, read, onSet, onStep }: Props) {
  const [typed, setTyped] = useState<string>()
  const field = useId()
  const result = typed === undefined ? undefined : read(typed)
  const wrong = result && 'wrong' in result ? result.wrong : undefined

  const commit = () => {
    if (!result || 'wrong' in result) return
    // What is shown is rounded: left as it is, it changes nothing.
    if (typed !== shown) onSet(result.value)
    setTyped(undefined)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (event.key === 'Enter') {
      commit()
      event.currentTarget.select()
    } else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined)
    else if (direction && typed === undefined) onStep(direction * (event.shiftKey ? 10 : 1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="box-field">
      <label htmlFor={field}>{title}</label>
      <span className="box-field-line">
        <input
          id={field}
          className="field number"
          inputMode={inputMode}
          autoComplete="off"
          value={typed ?? shown}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${field}-said`}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={onKey}
        />
        <span className="quiet">{unit}</span>
      </span>
      <p id={`${field}-said`} className="box-field-said" role={wrong ? 'alert' : undefined}>
        {wrong ??
          (was !== undefined && (
            <span className="quiet" title={INSPECTOR.wasTitle}>
              {INSPECTOR.was(was)}
            </span>
          ))}
      </p>
    </div>
  )
}
