import { setUnits, UNITS } from '../../session/index.ts'
import { MAP } from '../common/strings/map.ts'
import { UNIT_TITLES } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'

/** Chooses what lengths are read in, everywhere. */
export function UnitSwitch() {
  const units = useSession((state) => state.units)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields.
    <div className="segments segments-small" role="group" aria-label={MAP.units}>
      {UNITS.map((unit) => (
        <button
          key={unit}
          type="button"
          aria-pressed={unit === units}
          aria-label={`${unit === 'ft-in' ? 'ft' : unit}, ${UNIT_TITLES[unit]}`}
          title={UNIT_TITLES[unit]}
          onClick={() => setUnits(unit)}
        >
          {unit === 'ft-in' ? 'ft' : unit}
        </button>
      ))}
    </div>
  )
}
