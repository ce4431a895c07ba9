import { lengthNumber } from '../../../geometry/index.ts'
import { type LayoutObject, layerOf, type WallPlace } from '../../../layout/index.ts'
import { withScale } from '../../../reasoning/index.ts'
import { degrees } from '../../common/format.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'
import { columnUnit } from '../../common/units.ts'
import { useSession } from '../../common/useSession.ts'
import { differs, FIELD_TITLES, numberIn, type PLACE_FIELDS, SIZE_FIELDS, textOf, unitOf } from './fields.ts'
import { openingNumber } from './openingFields.ts'

const DEGREE = Math.PI / 180

interface Props {
  object: LayoutObject
  before: LayoutObject | undefined
  /** Of a door or a window that stands in a wall. */
  place: WallPlace | undefined
  /** Of the scale, which all lengths share. */
  relativeSd: number
}

/** The selected object's numbers with their deviations, and what was predicted where that is another. */
export function Measures({ object, before, place, relativeSd }: Props) {
  const { box, sd, category } = object
  const units = useSession((state) => state.units)
  const unit = columnUnit(units)
  const heading = (text: string) => (unit ? `${text}, ${unit}` : text)
  const was = (name: Parameters<typeof numberIn>[1]) => {
    const old = before && numberIn(before.box, name)
    if (old === undefined || !differs(name, numberIn(box, name), old, units)) return null
    const mark = unitOf(name, units) === '°' ? '°' : ''
    return (
      <span className="was small quiet" title={INSPECTOR.wasTitle}>
        {INSPECTOR.was(`${textOf(name, old, units)}${mark}`)}
      </span>
    )
  }
  const row = (name: (typeof PLACE_FIELDS)[number] | (typeof SIZE_FIELDS)[number], own: number) => {
    const value = numberIn(box, name)
    return (
      <div key={name}>
        <dt>
          {name === 'underside' && layerOf(category) === 'wall' ? INSPECTOR.aboveFloor : FIELD_TITLES[name]}
        </dt>
        <dd className="number">
          <strong>{textOf(name, value, units)}</strong>{' '}
          <span className="quiet">± {lengthNumber(units, withScale(own, value, relativeSd))}</span>
          {was(name)}
        </dd>
      </div>
    )
  }
  if (place) return <OpeningMeasures object={object} place={place} relativeSd={relativeSd} />
  return (
    <div className="inspector-measures">
      <div>
        <h3>{heading(INSPECTOR.size)}</h3>
        <dl>{SIZE_FIELDS.map((name, k) => row(name, sd.size[k] ?? 0))}</dl>
      </div>
      <div>
        <h3>{heading(INSPECTOR.place)}</h3>
        <dl>
          {row('x', sd.center[0])}
          {row('y', sd.center[1])}
          {/* The centre's height and the height are measured apart. */}
          {row('underside', Math.hypot(sd.center[2], sd.size[2] / 2))}
          <div>
            <dt>{FIELD_TITLES.turn}</dt>
            <dd className="number">
              <strong>{degrees(box.yaw / DEGREE)}</strong>{' '}
              <span className="quiet">± {degrees(sd.yaw / DEGREE)}</span>
              {was('turn')}
            </dd>
          </div>
        </dl>
      </div>
    </div>
  )
}

/** A door or a window: how wide and high it is, in which wall, and where in it. */
function OpeningMeasures({
  object: { box, sd, category },
  place,
  relativeSd,
}: Omit<Props, 'before'> & { place: WallPlace }) {
  const isDoor = category === 'door'
  const units = useSession((state) => state.units)
  const unit = columnUnit(units)
  const heading = (text: string) => (unit ? `${text}, ${unit}` : text)
  const row = (title: string, value: number, own?: number) => (
    <div key={title}>
      <dt>{title}</dt>
      <dd className="number">
        <strong>{lengthNumber(units, value)}</strong>{' '}
        {own !== undefined && (
          <span className="quiet">± {lengthNumber(units, withScale(own, value, relativeSd))}</span>
        )}
      </dd>
    </div>
  )
  const edge = Math.hypot(sd.center[2], sd.size[2] / 2)
  return (
    <div className="inspector-measures">
      <div>
        <h3>{heading(INSPECTOR.size)}</h3>
        <dl>
          {row(INSPECTOR.opening.width, openingNumber(place, 'width'), sd.size[0])}
          {row(INSPECTOR.fields.height, box.size[2], sd.size[2])}
        </dl>
      </div>
      <div>
        <h3>{heading(INSPECTOR.place)}</h3>
        <dl>
          {row(INSPECTOR.wall, place.wall.metres)}
          {row(INSPECTOR.opening.corner, openingNumber(place, 'corner'))}
          {row(INSPECTOR.opening.sill, place.sill, edge)}
          {row(INSPECTOR.opening.head, place.head, edge)}
        </dl>
      </div>
      {isDoor && <p className="inspector-note small quiet">{INSPECTOR.swing}</p>}
    </div>
  )
}
