import { type ReactNode, useId, useState } from 'react'
import { type AnalysisSettings, setSettings } from '../../session/index.ts'
import { OPTIONS } from '../common/strings/options.ts'
import { useSession } from '../common/useSession.ts'
import { EffortSlider } from './EffortSlider.tsx'
import './options.css'
import { FRAME_COUNTS, type Parsed, parseCameraHeight, parseFieldOfView, parseTimes } from './settings.ts'

/** The settings of the next run. What is not a valid value is said, and not taken over. */
export function Options() {
  const settings = useSession((state) => state.settings)
  const [picks, setPicks] = useState(settings.handPickedSeconds !== undefined)
  const [times, setTimes] = useState(settings.handPickedSeconds?.join(', ') ?? '')
  const name = useId()
  const choose = (frames: AnalysisSettings['frames']) => {
    setPicks(false)
    setSettings({ frames, handPickedSeconds: [] })
  }
  const pick = (text: string) => {
    setPicks(true)
    setTimes(text)
    const parsed = parseTimes(text)
    setSettings({ handPickedSeconds: parsed.fault === undefined ? parsed.value : [] })
  }
  return (
    <div className="options">
      <fieldset>
        <legend>{OPTIONS.frames}</legend>
        <div className="segments">
          {FRAME_COUNTS.map((count) => (
            <label key={count}>
              <input
                className="visually-hidden"
                type="radio"
                name={name}
                checked={!picks && settings.frames === count}
                onChange={() => choose(count)}
              />
              {count === 'auto' ? 'Auto' : count}
            </label>
          ))}
          <label>
            <input
              className="visually-hidden"
              type="radio"
              name={name}
              checked={picks}
              onChange={() => pick(times)}
            />
            By time
          </label>
        </div>
        {picks ? (
          <TextField
            label="Times, seconds"
            value={times}
            parse={parseTimes}
            onText={pick}
            hint={OPTIONS.timesHint}
            wide
          />
        ) : (
          <p className="quiet small">{OPTIONS.framesHint}</p>
        )}
      </fieldset>
      <EffortSlider />
      <div className="options-row">
        <TextField
          label="Field of view"
          unit="°"
          value={settings.fieldOfViewDegrees === 'auto' ? '' : String(settings.fieldOfViewDegrees)}
          parse={parseFieldOfView}
          onValue={(fieldOfViewDegrees) => setSettings({ fieldOfViewDegrees })}
          hint={OPTIONS.fieldOfViewHint}
          placeholder="automatic"
        />
        <TextField
          label="Camera height"
          unit="m"
          value={settings.cameraHeightMetres ? String(settings.cameraHeightMetres) : ''}
          parse={parseCameraHeight}
          onValue={(value) => setSettings({ cameraHeightMetres: value ?? 0 })}
          hint={OPTIONS.cameraHeightHint}
          placeholder="not known"
        />
      </div>
      <label className="options-check">
        <input
          type="checkbox"
          checked={settings.prefer === 'wasm'}
          onChange={(event) => setSettings({ prefer: event.currentTarget.checked ? 'wasm' : 'webgpu' })}
        />
        {OPTIONS.cpuOnly}
      </label>
    </div>
  )
}

interface FieldProps<T> {
  label: ReactNode
  value: string
  parse(text: string): Parsed<T>
  hint: string
  unit?: string
  placeholder?: string
  wide?: boolean
  onText?(text: string): void
  onValue?(value: T): void
}

function TextField<T>({
  label,
  value,
  parse,
  hint,
  unit,
  placeholder,
  wide,
  onText,
  onValue,
}: FieldProps<T>) {
  const [text, setText] = useState(value)
  const id = useId()
  const parsed = parse(text)
  const fault = text.trim() ? parsed.fault : undefined
  return (
    <div className={wide ? 'options-field is-wide' : 'options-field'}>
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          className="field"
          inputMode="decimal"
          value={text}
          placeholder={placeholder}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const next = event.currentTarget.value
            setText(next)
            onText?.(next)
            const result = parse(next)
            if (result.fault === undefined) onValue?.(result.value)
          }}
        />
        {unit && <span className="quiet"> {unit}</span>}
      </span>
      <p id={`${id}-hint`} className="small quiet">
        {fault ?? hint}
      </p>
    </div>
  )
}
