import { lengthNumber, type OrientedBox } from '../../../geometry/index.ts'
import {
  type AtWall,
  boxAtWall,
  type LayoutObject,
  lengthwise,
  placeAtWall,
  type WallPlace,
} from '../../../layout/index.ts'
import { nudge, setBox } from '../../../session/index.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'
import { columnUnit } from '../../common/units.ts'
import { useSession } from '../../common/useSession.ts'
import { STEP } from './fields.ts'
import { NumberField } from './NumberField.tsx'
import {
  OPENING_FIELDS,
  type OpeningField,
  openingNumber,
  readOpeningNumber,
  withOpeningNumber,
} from './openingFields.ts'

interface Props {
  object: LayoutObject
  before: LayoutObject | undefined
  walls: AtWall
  place: WallPlace
}

/** The numbers of a door or a window in its wall. */
export function OpeningFields({ object: { id, box }, before, walls, place }: Props) {
  const units = useSession((state) => state.units)
  const old = before && placeAtWall(walls, before.box)
  const set = (from: OrientedBox, at: WallPlace, name: OpeningField, value: number): OrientedBox =>
    boxAtWall(withOpeningNumber(at, name, value), lengthwise(from).size[1], 'in')
  return OPENING_FIELDS.map((name) => {
    const shown = lengthNumber(units, openingNumber(place, name))
    const was = old && lengthNumber(units, openingNumber(old, name))
    return (
      <NumberField
        key={name}
        title={INSPECTOR.opening[name]}
        shown={shown}
        unit={columnUnit(units)}
        was={was === shown ? undefined : was}
        inputMode={units === 'ft-in' ? 'text' : 'decimal'}
        read={(text) => readOpeningNumber(place, name, text, units)}
        onSet={(value) => setBox(id, set(box, place, name, value))}
        onStep={(steps) =>
          nudge(id, (now) => {
            const at = placeAtWall(walls, now) ?? place
            return set(now, at, name, openingNumber(at, name) + steps * STEP.length)
          })
        }
      />
    )
  })
}
