import { useMemo } from 'react'
import {
  asPredicted,
  atWallOf,
  isEdited,
  isInWall,
  type LayoutObject,
  lineageOf,
  placeAtWall,
  UNNAMED,
} from '../../layout/index.ts'
import { objectSummary } from '../../reasoning/index.ts'
import { type OpenDocument, select, setEditing, stepsSince } from '../../session/index.ts'
import { categoryGroupOf } from '../common/categoryGroups.ts'
import { objectName } from '../common/format.ts'
import { Swatch } from '../common/Hatching.tsx'
import { Icon } from '../common/Icon.tsx'
import { shownLayout } from '../common/shown.ts'
import { EDIT, INSPECTOR } from '../common/strings/edit.ts'
import { useEditing } from '../common/useEditing.ts'
import { useSession } from '../common/useSession.ts'
import { Calibrate } from './Calibrate.tsx'
import { Actions } from './inspect/Actions.tsx'
import { Alternatives } from './inspect/Alternatives.tsx'
import { BoxField } from './inspect/BoxField.tsx'
import { PLACE_FIELDS, SIZE_FIELDS } from './inspect/fields.ts'
import { KindField } from './inspect/KindField.tsx'
import { Measures } from './inspect/Measures.tsx'
import { OpeningFields } from './inspect/OpeningFields.tsx'
import './inspector.css'
import { Sightings } from './Sightings.tsx'

/** Everything about the selected object; while editing is on, its numbers can be typed. */
export function Inspector({ document }: { document: OpenDocument }) {
  const selected = useSession((state) => state.selected)
  const draft = useSession((state) => state.draft)
  const object = shownLayout(document.layout, draft).objects.find(({ id }) => id === selected)
  return (
    <section
      className="pane inspector"
      aria-label={INSPECTOR.label}
      data-focus-home=".inspector-head h2, .plan, .scene, .objects [tabindex='0']"
    >
      {object ? (
        <Details key={object.id} object={object} document={document} />
      ) : (
        document.layout.objects.length > 0 && <p className="inspector-hint quiet">{INSPECTOR.hint}</p>
      )}
    </section>
  )
}

/** The object as it was predicted, in the metres of the map as it is now; undefined for one that somebody added. */
function useBefore({ predicted, history }: OpenDocument, id: string): LayoutObject | undefined {
  const lineage = useMemo(
    () => lineageOf(predicted, [...history.past.map(({ state }) => state), history.present]),
    [predicted, history],
  )
  return useMemo(() => asPredicted(predicted, lineage, id), [predicted, lineage, id])
}

function Details({ object, document }: { object: LayoutObject; document: OpenDocument }) {
  const { layout } = document
  const { isOn, version } = useEditing()
  const isApart = useSession((state) => state.part > 0)
  const own = useBefore(document, object.id)
  // Parts apart cannot be edited, and of the prediction there is nothing before.
  const isFixed = isApart || version === 'predicted'
  const before = isFixed ? object : own
  const canEdit = isOn && !isFixed
  const walls = useMemo(() => atWallOf(layout, object), [layout, object])
  const place = walls && isInWall(walls) ? placeAtWall(walls, object.box) : undefined
  const isUnnamed = object.category === UNNAMED
  return (
    <>
      <Head object={object} before={before} canSwitch={!isFixed} />
      <Alternatives object={object} canRename={!isFixed} />
      {isUnnamed && !isFixed && !canEdit && (
        <div className="inspector-first">
          <KindField object={object} before={before} layout={layout} />
        </div>
      )}
      {canEdit ? (
        <>
          <div className="inspector-first">
            <KindField object={object} before={before} layout={layout} />
            {!place && <BoxField name="turn" object={object} before={before} />}
          </div>
          <div className={place ? 'inspector-fields is-opening' : 'inspector-fields'}>
            {walls && place ? (
              <OpeningFields object={object} before={before} walls={walls} place={place} />
            ) : (
              [...SIZE_FIELDS, ...PLACE_FIELDS].map((name) => (
                <BoxField key={name} name={name} object={object} before={before} />
              ))
            )}
          </div>
          <Actions
            object={object}
            layout={layout}
            canRevert={before !== undefined && isEdited(object, before)}
            isMapEdited={stepsSince(document.history, document.predicted) > 0}
          />
        </>
      ) : (
        <Measures object={object} before={before} place={place} layout={layout} />
      )}
      {object.sightings.length > 0 && <Sightings object={object} document={document} />}
      {!isFixed && <Calibrate object={object} layout={layout} />}
    </>
  )
}

interface HeadProps {
  object: LayoutObject
  before: LayoutObject | undefined
  /** Whether editing can be switched on here. */
  canSwitch: boolean
}

function Head({ object, before, canSwitch }: HeadProps) {
  const { id, category, sightings } = object
  const { isOn } = useEditing()
  const shownBy = new Set(sightings.map(({ by }) => by ?? 'detector'))
  return (
    <>
      <header className="inspector-head">
        <Swatch kind={categoryGroupOf(category)} />
        <h2 aria-live="polite">{objectName(id)}</h2>
        {isEdited(object, before) && (
          <span className="edited-badge">{before ? INSPECTOR.edited : INSPECTOR.added}</span>
        )}
        {canSwitch && (
          <button
            type="button"
            className="button button-bare button-square"
            aria-pressed={isOn}
            onClick={() => setEditing(!isOn)}
            aria-label={EDIT.on}
            title={isOn ? EDIT.offTitle : EDIT.onTitle}
          >
            <Icon name="pencil" />
          </button>
        )}
        <button
          type="button"
          className="button button-bare button-square"
          onClick={() => select(undefined)}
          aria-label={INSPECTOR.none}
          title={INSPECTOR.noneTitle}
        >
          <Icon name="close" />
        </button>
      </header>
      <p className="inspector-sum quiet small">
        {objectSummary(object)}
        {sightings.length > 0 && ` ${INSPECTOR.foundBy(shownBy.has('detector'), shownBy.has('semantics'))}`}
      </p>
    </>
  )
}
