import { type FormEvent, useId, useState } from 'react'
import { type Layout, type LayoutObject, rescaledByLength } from '../../layout/index.ts'
import { calibrate } from '../../session/index.ts'
import { fixed, percent } from '../common/format.ts'

const SIDES = ['length', 'width', 'height'] as const
type Axis = 0 | 1 | 2
/** A correction beyond this is more likely a slip of the keyboard. */
const PLAUSIBLE = { least: 0.25, most: 4 }

interface Effect {
  factor: number
  text: string
}

/** What a measured side would change, in a sentence; undefined for what is not a length. */
export function effectOf(
  layout: Layout,
  object: LayoutObject,
  axis: Axis,
  metres: number,
): Effect | undefined {
  if (!(metres > 0) || !Number.isFinite(metres)) return undefined
  const factor = metres / object.box.size[axis]
  const after = rescaledByLength(layout, { objectId: object.id, axis, metres })
  const change = `Every length becomes ${fixed(factor, 2)} times what it is`
  const area = (room: Layout['room']) => room && `${fixed(room.areaSquareMetres.value, 2)} m²`
  const room = layout.room ? `; the room ${area(layout.room)} → ${area(after.room)}` : ''
  return {
    factor,
    text: `${change}${room}. Then all lengths are right within ± ${percent(after.scale.relativeSd)}.`,
  }
}

/** The user says how long one side really is, and the whole map follows. */
export function Calibrate({ object, layout }: { object: LayoutObject; layout: Layout }) {
  const [axis, setAxis] = useState<Axis>(2)
  const [text, setText] = useState('')
  const effectId = useId()
  const metres = Number(text.replace(',', '.'))
  const effect = text.trim() ? effectOf(layout, object, axis, metres) : undefined
  const isOdd = effect && (effect.factor < PLAUSIBLE.least || effect.factor > PLAUSIBLE.most)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!effect) return
    calibrate({ objectId: object.id, axis, metres })
    setText('')
  }
  return (
    <form className="calibrate" onSubmit={submit} aria-describedby={effectId}>
      <h3 className="inspector-part">Measured it yourself?</h3>
      <div className="calibrate-line">
        <label>
          Its{' '}
          <select
            className="field"
            value={axis}
            onChange={(event) => setAxis(Number(event.currentTarget.value) as Axis)}
          >
            {SIDES.map((side, k) => (
              <option key={side} value={k}>
                {side}
              </option>
            ))}
          </select>
        </label>
        <label>
          is really{' '}
          <input
            className="field calibrate-number"
            inputMode="decimal"
            placeholder={fixed(object.box.size[axis], 2)}
            value={text}
            aria-invalid={text.trim() !== '' && !effect}
            onChange={(event) => setText(event.currentTarget.value)}
          />{' '}
          m
        </label>
        <button type="submit" className="button" disabled={!effect}>
          Rescale
        </button>
      </div>
      <p id={effectId} className="small quiet">
        {effect
          ? `${effect.text}${isOdd ? ' That is a large change: is it metres?' : ''}`
          : text.trim()
            ? 'Give a length in metres, such as 1.75.'
            : 'One known side sets the scale of the whole map.'}
      </p>
    </form>
  )
}
