import { setUnits, UNITS, type Units } from '../../session/index.ts'
import { Segments } from '../common/Segments.tsx'
import { MAP } from '../common/strings/map.ts'
import { UNIT_TITLES } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'

const shortOf = (unit: Units): string => (unit === 'ft-in' ? 'ft' : unit)

/** Chooses what lengths are read in, everywhere. */
export function UnitSwitch() {
  const units = useSession((state) => state.units)
  return (
    <Segments
      label={MAP.units}
      values={UNITS}
      value={units}
      onChoose={setUnits}
      titleOf={(unit) => UNIT_TITLES[unit]}
      nameOf={(unit) => `${shortOf(unit)}, ${UNIT_TITLES[unit]}`}
    >
      {shortOf}
    </Segments>
  )
}
