import { useId } from 'react'
import { setSettings } from '../../session/index.ts'
import { OPTIONS } from '../common/strings/options.ts'
import { useSession } from '../common/useSession.ts'
import { EFFORT_STEPS, effortAt, effortStep } from './effort.ts'
import './effort.css'

/** Time against precision, in five steps. */
export function EffortSlider() {
  const effort = useSession((state) => state.settings.effort)
  const id = useId()
  const { name, meaning } = effortStep(effort)
  return (
    <div className="effort">
      <label htmlFor={id}>{OPTIONS.effort}</label>
      <div className="effort-scale">
        <input
          id={id}
          type="range"
          min={1}
          max={EFFORT_STEPS.length}
          step={1}
          value={effort}
          aria-valuetext={name}
          aria-describedby={`${id}-meaning`}
          onChange={(event) => setSettings({ effort: effortAt(event.currentTarget.valueAsNumber) })}
        />
        <ol className="effort-ticks small" aria-hidden="true">
          {EFFORT_STEPS.map((step) => (
            <li key={step.level} className={step.level === effort ? 'is-current' : undefined}>
              {step.name}
            </li>
          ))}
        </ol>
      </div>
      <p id={`${id}-meaning`} className="quiet small" aria-live="polite">
        {meaning}
      </p>
    </div>
  )
}
