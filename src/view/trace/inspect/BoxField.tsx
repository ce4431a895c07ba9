import { type KeyboardEvent, useId, useState } from 'react'
import type { LayoutObject } from '../../../layout/index.ts'
import { nudge, setBox } from '../../../session/index.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'
import { useSession } from '../../common/useSession.ts'
import {
  differs,
  FIELD_TITLES,
  type FieldName,
  numberIn,
  readField,
  STEP,
  textOf,
  unitOf,
  withValue,
} from './fields.ts'

interface Props {
  name: FieldName
  object: LayoutObject
  /** As it was predicted; undefined where somebody added it. */
  before: LayoutObject | undefined
}

/** One number of the selected object. Enter sets it, Escape restores it, the arrows change it a little. */
export function BoxField({ name, object: { id, box }, before }: Props) {
  const units = useSession((state) => state.units)
  const [typed, setTyped] = useState<string>()
  const field = useId()
  const value = numberIn(box, name)
  const shown = textOf(name, value, units)
  const read = typed === undefined ? undefined : readField(name, typed, units)
  const wrong = read && 'wrong' in read ? read.wrong : undefined
  const was = before && numberIn(before.box, name)

  const commit = () => {
    if (!read || 'wrong' in read) return
    // What is shown is rounded: left as it is, it changes nothing.
    if (typed !== shown) setBox(id, withValue(box, name, read.value))
    setTyped(undefined)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (event.key === 'Enter') {
      commit()
      event.currentTarget.select()
    } else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined)
    else if (direction && typed === undefined) {
      const by = direction * (name === 'turn' ? STEP.turn : STEP.length) * (event.shiftKey ? 10 : 1)
      nudge(id, (now) => withValue(now, name, numberIn(now, name) + by))
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="box-field">
      <label htmlFor={field}>{FIELD_TITLES[name]}</label>
      <span className="box-field-line">
        <input
          id={field}
          className="field number"
          inputMode={units === 'ft-in' && name !== 'turn' ? 'text' : 'decimal'}
          autoComplete="off"
          value={typed ?? shown}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${field}-said`}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={onKey}
        />
        <span className="quiet">{unitOf(name, units)}</span>
      </span>
      <p id={`${field}-said`} className="box-field-said" role={wrong ? 'alert' : undefined}>
        {wrong ??
          (was !== undefined && differs(name, value, was, units) && (
            <span className="quiet" title={INSPECTOR.wasTitle}>
              {INSPECTOR.was(`${textOf(name, was, units)}${unitOf(name, units) === '°' ? '°' : ''}`)}
            </span>
          ))}
      </p>
    </div>
  )
}
