import type { LayoutObject } from '../../../layout/index.ts'
import { nudge, setBox } from '../../../session/index.ts'
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
import { NumberField } from './NumberField.tsx'

interface Props {
  name: FieldName
  object: LayoutObject
  /** As it was predicted; undefined where somebody added it. */
  before: LayoutObject | undefined
}

/** One number of the selected object's box. */
export function BoxField({ name, object: { id, box }, before }: Props) {
  const units = useSession((state) => state.units)
  const value = numberIn(box, name)
  const old = before && numberIn(before.box, name)
  const unit = unitOf(name, units)
  return (
    <NumberField
      title={FIELD_TITLES[name]}
      shown={textOf(name, value, units)}
      unit={unit}
      was={
        old !== undefined && differs(name, value, old, units)
          ? `${textOf(name, old, units)}${unit === '°' ? '°' : ''}`
          : undefined
      }
      inputMode={units === 'ft-in' && name !== 'turn' ? 'text' : 'decimal'}
      read={(text) => readField(name, text, units)}
      onSet={(next) => setBox(id, withValue(box, name, next))}
      onStep={(steps) => {
        const by = steps * (name === 'turn' ? STEP.turn : STEP.length)
        nudge(id, (now) => withValue(now, name, numberIn(now, name) + by))
      }}
    />
  )
}
