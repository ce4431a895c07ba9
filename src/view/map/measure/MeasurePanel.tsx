import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { Layout } from '../../../layout/index.ts'
import {
  closeArea,
  cornersOf,
  dropMeasurement,
  keepArea,
  keepDistance,
  type Measurement,
  type MeasuringTool,
  measures,
  measureWith,
  pointAt,
  unsetEnd,
} from '../../../session/index.ts'
import { objectName } from '../../common/format.ts'
import { Icon } from '../../common/Icon.tsx'
import { Segments } from '../../common/Segments.tsx'
import { MEASURE } from '../../common/strings/measure.ts'
import { useUnits } from '../../common/units.ts'
import { useDrafted } from '../../common/useDrafted.ts'
import { useSession } from '../../common/useSession.ts'
import './measure.css'
import { cornersIn, marksOfMeasurement, measurementWords } from './measured.ts'

const TOOLS: readonly MeasuringTool[] = ['distance', 'area']

/** The measuring tape: distances between objects and places, and areas, each listed with what it comes to. */
export function MeasurePanel({ layout: open }: { layout: Layout }) {
  const layout = useDrafted(open)
  const { list, tool } = useStore(measures)
  const part = useSession((state) => state.part)
  const [isOpen, setIsOpen] = useState(false)
  const [isWhole, setIsWhole] = useState(false)
  const begin = () => {
    setIsOpen(true)
    measureWith('distance')
  }
  const own = list.filter((one) => one.part === part)
  // The tool may have come to hand by its key.
  if (!isOpen && !tool)
    return (
      <button type="button" className="button measure-open" onClick={begin}>
        <Icon name="measure" />
        {MEASURE.open}
        {own.length > 0 && <span className="quiet number">{own.length}</span>}
      </button>
    )
  const close = () => {
    measureWith(undefined)
    setIsOpen(false)
  }
  return (
    <section
      className={isWhole ? 'measure is-whole' : 'measure'}
      aria-label={MEASURE.open}
      data-focus-home=".measure-head [aria-pressed='true'], .measure-head button"
    >
      <header className="measure-head">
        <Segments label={MEASURE.what} values={TOOLS} value={tool} onChoose={(one) => measureWith(one)}>
          {(one) => MEASURE.tools[one]}
        </Segments>
        <button
          type="button"
          className="button button-bare measure-more"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? MEASURE.less : MEASURE.more}
          <Icon name={isWhole ? 'down' : 'up'} />
        </button>
        <button
          type="button"
          className="button button-bare button-square"
          aria-label={MEASURE.close}
          title={MEASURE.close}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      {tool && (
        <p className="measure-hint small quiet" role="status">
          <span className="measure-mouse">{MEASURE.hints[tool]}</span>
          <span className="measure-touch">{MEASURE.touchHints[tool]}</span>
        </p>
      )}
      {tool && <Pending tool={tool} />}
      {tool === 'distance' && layout.objects.length > 1 && <FromLists layout={layout} />}
      {tool === 'area' && <FromCorners />}
      {own.length > 0 && (
        <ul className="measure-list" aria-label={MEASURE.list} data-focus-home="next">
          {own.map((one) => (
            <Row key={one.id} measurement={one} layout={layout} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** What the keys do with what is set so far, for those who have none. */
function Pending({ tool }: { tool: MeasuringTool }) {
  const pending = useStore(measures, (state) => state.pending)
  if (pending.length === 0) return null
  return (
    <div className="measure-pending">
      {tool === 'area' && (
        <button type="button" className="button" disabled={cornersOf(pending).length < 3} onClick={closeArea}>
          {MEASURE.closeArea}
        </button>
      )}
      <button type="button" className="button" onClick={unsetEnd}>
        {MEASURE.takeBack}
      </button>
    </div>
  )
}

function Row({ measurement, layout }: { measurement: Measurement; layout: Layout }) {
  const { units } = useUnits()
  const { name, value, detail } = measurementWords(measurement, layout, units)
  const marks = marksOfMeasurement(measurement, layout)
  return (
    <li
      onPointerEnter={() => pointAt(marks)}
      onPointerLeave={() => pointAt(undefined)}
      onFocus={() => pointAt(marks)}
      onBlur={() => pointAt(undefined)}
    >
      <span className="measure-name">{name}</span>
      <strong className="number">{value ?? '–'}</strong>
      <button
        type="button"
        className="measure-drop"
        aria-label={MEASURE.remove(name)}
        title="Delete"
        onClick={() => {
          pointAt(undefined)
          dropMeasurement(measurement.id)
        }}
      >
        <Icon name="close" />
      </button>
      <span className="measure-detail quiet small">{detail}</span>
    </li>
  )
}

/** The same without a pointer: two objects by their names. */
function FromLists({ layout: { objects } }: { layout: Layout }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isReady = from !== '' && to !== '' && from !== to
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) keepDistance({ kind: 'object', id: from }, { kind: 'object', id: to })
  }
  const list = (label: string, value: string, change: (id: string) => void) => (
    <select
      className="field"
      aria-label={label}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    >
      <option value="">{label}…</option>
      {objects.map(({ id }) => (
        <option key={id} value={id}>
          {objectName(id)}
        </option>
      ))}
    </select>
  )
  return (
    <form className="measure-form" onSubmit={submit}>
      {list(MEASURE.from, from, setFrom)}
      {list(MEASURE.to, to, setTo)}
      <button type="submit" className="button" disabled={!isReady}>
        {MEASURE.add}
      </button>
    </form>
  )
}

/** The same without a pointer: corners by their coordinates. */
function FromCorners() {
  const [text, setText] = useState('')
  const corners = cornersIn(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!corners) return
    keepArea(corners)
    setText('')
  }
  return (
    <form className="measure-form" onSubmit={submit}>
      <input
        className="field"
        aria-label={MEASURE.corners}
        placeholder={MEASURE.cornersExample}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" className="button" disabled={!corners}>
        {MEASURE.add}
      </button>
    </form>
  )
}
