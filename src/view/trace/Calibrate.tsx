import { type FormEvent, useId, useState } from 'react'
import { areaIn, lengthIn, lengthNumber } from '../../geometry/index.ts'
import { type Layout, type LayoutObject, rescaledByLength } from '../../layout/index.ts'
import { calibrate, session, type Units, undo } from '../../session/index.ts'
import { fixed, percent } from '../common/format.ts'
import { parseLength } from '../common/parseLength.ts'
import { CALIBRATE } from '../common/strings/edit.ts'
import { columnUnit } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'

type Axis = 0 | 1 | 2
/** A correction beyond this is more likely a slip of the keyboard. */
const PLAUSIBLE = { least: 0.25, most: 4 }
/** And beyond this it is one: metres and millimetres are further apart than any map is wrong. */
const POSSIBLE = { least: 0.02, most: 50 }

interface Effect {
  factor: number
  text: string
}

/** What a measured side would change, in a sentence; undefined for what is not a length. */
export function effectOf(
  layout: Layout,
  object: LayoutObject,
  axis: Axis,
  metres: number | undefined,
  units: Units = 'm',
): Effect | undefined {
  if (metres === undefined || !(metres > 0) || !Number.isFinite(metres)) return undefined
  const factor = metres / object.box.size[axis]
  const after = rescaledByLength(layout, { objectId: object.id, axis, metres })
  const area = (room: Layout['room']) =>
    room ? areaIn(units, room.areaSquareMetres.value, room.areaSquareMetres.sd) : ''
  const room = layout.room ? CALIBRATE.room(area(layout.room), area(after.room)) : ''
  return {
    factor,
    text: `${CALIBRATE.by(fixed(factor, 3))}${room}. ${CALIBRATE.within(percent(after.scale.relativeSd))}`,
  }
}

/** The user says how long one side really is, and the whole map follows. */
export function Calibrate({ object, layout }: { object: LayoutObject; layout: Layout }) {
  const units = useSession((state) => state.units)
  const [axis, setAxis] = useState<Axis>(2)
  const [text, setText] = useState('')
  const [done, setDone] = useState<{ by: string; layout: Layout | undefined }>()
  const effectId = useId()
  const metres = parseLength(text, units)
  const effect = effectOf(layout, object, axis, metres, units)
  const isFar = effect && (effect.factor < POSSIBLE.least || effect.factor > POSSIBLE.most)
  const isOdd = effect && (effect.factor < PLAUSIBLE.least || effect.factor > PLAUSIBLE.most)
  const shown = useSession((state) => state.document?.layout)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!effect || isFar || metres === undefined) return
    calibrate({ objectId: object.id, axis, metres })
    setDone({ by: CALIBRATE.done(fixed(effect.factor, 3)), layout: session.getState().document?.layout })
    setText('')
  }
  // Said until something else is done: then `Undo` would undo that.
  const isLast = done !== undefined && done.layout === shown
  return (
    <form className="calibrate" onSubmit={submit} aria-describedby={effectId}>
      <h3 className="inspector-part">{CALIBRATE.title}</h3>
      <div className="calibrate-line">
        <label>
          {CALIBRATE.its}{' '}
          <select
            className="field"
            value={axis}
            onChange={(event) => setAxis(Number(event.currentTarget.value) as Axis)}
          >
            {CALIBRATE.sides.map((side, k) => (
              <option key={side} value={k}>
                {side}
              </option>
            ))}
          </select>
        </label>
        <label>
          {CALIBRATE.is}{' '}
          <input
            className="field calibrate-number"
            inputMode={units === 'ft-in' ? 'text' : 'decimal'}
            placeholder={lengthNumber(units, object.box.size[axis])}
            value={text}
            aria-invalid={text.trim() !== '' && (!effect || isFar)}
            onChange={(event) => setText(event.currentTarget.value)}
          />{' '}
          {columnUnit(units)}
        </label>
        <button type="submit" className="button" disabled={!effect || isFar}>
          {CALIBRATE.rescale}
        </button>
      </div>
      <p id={effectId} className="small quiet" role={isLast ? 'status' : undefined}>
        {effect && isFar ? (
          CALIBRATE.far(effect.factor.toPrecision(2))
        ) : effect ? (
          `${effect.text}${isOdd ? ` ${CALIBRATE.odd(units)}` : ''}`
        ) : text.trim() ? (
          CALIBRATE.wrong(lengthIn(units, 1.75))
        ) : isLast ? (
          <>
            <strong>{done.by}</strong>{' '}
            <button type="button" className="trace-link" onClick={undo}>
              {CALIBRATE.undo}
            </button>
          </>
        ) : (
          CALIBRATE.hint
        )}
      </p>
    </form>
  )
}
