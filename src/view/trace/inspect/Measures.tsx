import { lengthNumber } from '../../../geometry/index.ts'
import {
  type Layout,
  type LayoutObject,
  layerOf,
  type Provenance,
  sizeProvenance,
  type WallPlace,
} from '../../../layout/index.ts'
import { centerSd, ORIGIN_WORDS, sizeSd, withScale } from '../../../reasoning/index.ts'
import { degrees } from '../../common/format.ts'
import { INSPECTOR } from '../../common/strings/edit.ts'
import { columnUnit } from '../../common/units.ts'
import { useSession } from '../../common/useSession.ts'
import { differs, FIELD_TITLES, numberIn, type PLACE_FIELDS, SIZE_FIELDS, textOf, unitOf } from './fields.ts'
import { openingNumber } from './openingFields.ts'

const DEGREE = Math.PI / 180

type Axis = 0 | 1 | 2

/** Of the underside or the top: the centre's height and the height are measured apart. */
const edgeSd = ({ box, sd }: LayoutObject, { scale }: Layout): number =>
  withScale(Math.hypot(sd.center[2], sd.size[2] / 2), box.center[2] - box.size[2] / 2, scale.relativeSd)

interface Props {
  object: LayoutObject
  before: LayoutObject | undefined
  /** Of a door or a window that stands in a wall. */
  place: WallPlace | undefined
  layout: Layout
}

/** A number's deviation; of what a person has set, that it is theirs; of what nobody measured, nothing. */
function Deviation({ from, sd }: { from: Provenance | undefined; sd: string | undefined }) {
  if (from?.origin === 'by-hand')
    return (
      <span className="origin" data-origin="by-hand">
        {ORIGIN_WORDS['by-hand']}
      </span>
    )
  return sd === undefined ? null : <span className="quiet">± {sd}</span>
}

/** The selected object's numbers with their deviations, and what was predicted where that is another. */
export function Measures({ object, before, place, layout }: Props) {
  const { box, sd, category, provenance: from } = object
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
  const lengthOf = (metres: number) => (metres > 0 ? lengthNumber(units, metres) : undefined)
  const row = (
    name: (typeof PLACE_FIELDS)[number] | (typeof SIZE_FIELDS)[number],
    of: Provenance | undefined,
    metres: number,
  ) => {
    const value = numberIn(box, name)
    return (
      <div key={name}>
        <dt>
          {name === 'underside' && layerOf(category) === 'wall' ? INSPECTOR.aboveFloor : FIELD_TITLES[name]}
        </dt>
        <dd className="number">
          <strong>{textOf(name, value, units)}</strong> <Deviation from={of} sd={lengthOf(metres)} />
          {was(name)}
        </dd>
      </div>
    )
  }
  if (place) return <OpeningMeasures object={object} place={place} layout={layout} />
  return (
    <div className="inspector-measures">
      <div>
        <h3>{heading(INSPECTOR.size)}</h3>
        <dl>
          {SIZE_FIELDS.map((name, k) =>
            row(name, sizeProvenance(object, k as Axis, layout), sizeSd(object, k as Axis, layout)),
          )}
        </dl>
      </div>
      <div>
        <h3>{heading(INSPECTOR.place)}</h3>
        <dl>
          {row('x', from?.center[0], centerSd(object, 0, layout))}
          {row('y', from?.center[1], centerSd(object, 1, layout))}
          {row('underside', from?.center[2], edgeSd(object, layout))}
          <div>
            <dt>{FIELD_TITLES.turn}</dt>
            <dd className="number">
              <strong>{degrees(box.yaw / DEGREE)}</strong>{' '}
              <Deviation from={from?.yaw} sd={sd.yaw > 0 ? degrees(sd.yaw / DEGREE) : undefined} />
              {was('turn')}
            </dd>
          </div>
        </dl>
      </div>
    </div>
  )
}

/** A door or a window: how wide and high it is, in which wall, and where in it. */
function OpeningMeasures({ object, place, layout }: Omit<Props, 'before'> & { place: WallPlace }) {
  const { box, category, provenance: from } = object
  const isDoor = category === 'door'
  const units = useSession((state) => state.units)
  const unit = columnUnit(units)
  const heading = (text: string) => (unit ? `${text}, ${unit}` : text)
  const row = (title: string, value: number, of?: Provenance, metres = 0) => (
    <div key={title}>
      <dt>{title}</dt>
      <dd className="number">
        <strong>{lengthNumber(units, value)}</strong>{' '}
        <Deviation from={of} sd={metres > 0 ? lengthNumber(units, metres) : undefined} />
      </dd>
    </div>
  )
  const edge = edgeSd(object, layout)
  return (
    <div className="inspector-measures">
      <div>
        <h3>{heading(INSPECTOR.size)}</h3>
        <dl>
          {row(
            INSPECTOR.opening.width,
            openingNumber(place, 'width'),
            sizeProvenance(object, 0, layout),
            sizeSd(object, 0, layout),
          )}
          {row(
            INSPECTOR.fields.height,
            box.size[2],
            sizeProvenance(object, 2, layout),
            sizeSd(object, 2, layout),
          )}
        </dl>
      </div>
      <div>
        <h3>{heading(INSPECTOR.place)}</h3>
        <dl>
          {row(INSPECTOR.wall, place.wall.metres)}
          {row(INSPECTOR.opening.corner, openingNumber(place, 'corner'))}
          {row(INSPECTOR.opening.sill, place.sill, from?.center[2], edge)}
          {row(INSPECTOR.opening.head, place.head, from?.center[2], edge)}
        </dl>
      </div>
      {isDoor && <p className="inspector-note small quiet">{INSPECTOR.swing}</p>}
    </div>
  )
}
