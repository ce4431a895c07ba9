import { Fragment, type KeyboardEvent, useRef } from 'react'
import { feetAndInches, type LengthUnits, lengthNumber } from '../../geometry/index.ts'
import {
  LAYERS,
  type Layer,
  type Layout,
  type LayoutObject,
  layerOf,
  objectsOfAllSubmaps,
} from '../../layout/index.ts'
import { select, showLayer } from '../../session/index.ts'
import { categoryGroupOf } from '../common/categoryGroups.ts'
import { objectName, wholeSeconds } from '../common/format.ts'
import { Swatch } from '../common/Hatching.tsx'
import { hoverFor, useHovered } from '../common/presence.ts'
import { onRowKey } from '../common/rowKeys.ts'
import { inLayerOrder, isOnLayers, layerCounts } from '../common/shown.ts'
import { LAYER_TITLES, OBJECTS } from '../common/strings/map.ts'
import { columnUnit, UNIT_TITLES, useUnits } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'
import { partName, partSpan } from './partNames.ts'
import './table.css'

/** The objects as a table, layer by layer: the map in words, and the way to it by keyboard. */
export function ObjectTable({ layout }: { layout: Layout }) {
  const layers = useSession((state) => state.layers)
  const selected = useSession((state) => state.selected)
  const groups = [layout.objects, ...(layout.submaps ?? []).map((piece) => piece.objects)].map((group) =>
    inLayerOrder(group).map((object, k): Numbered => ({ object, number: k + 1 })),
  )
  const shown = groups.map((group) =>
    group.filter(({ object }) => object.id === selected || isOnLayers(object, layers)),
  )
  const objects = shown.flat().map(({ object }) => object)
  const counts = layerCounts(layout.objects)
  const headed = LAYERS.filter((layer) => counts[layer])
  const { units } = useUnits()
  const caption = OBJECTS.caption(UNIT_TITLES[units].toLowerCase())
  const table = useRef<HTMLTableElement>(null)
  const reachable = objects.some(({ id }) => id === selected) ? selected : objects[0]?.id

  const goTo = (id: string | undefined) => {
    if (id === undefined) return
    select(id)
    table.current?.querySelector<HTMLElement>(`[data-object="${CSS.escape(id)}"]`)?.focus()
  }
  const ids = objects.map(({ id }) => id)
  const onKey = (event: KeyboardEvent, id: string) => onRowKey(event, ids, id, goTo)

  const row = ({ object, number }: Numbered) => (
    <Row
      key={object.id}
      object={object}
      number={number}
      units={units}
      isSelected={object.id === selected}
      isReachable={object.id === reachable}
      onKey={(event) => onKey(event, object.id)}
    />
  )
  return (
    <section className="pane objects-pane" aria-labelledby="objects-title">
      <header className="pane-head">
        <h2 id="objects-title" className="eyebrow">
          {OBJECTS.title}
        </h2>
        <span className="quiet small">{countText(layout)}</span>
      </header>
      {objectsOfAllSubmaps(layout).length > 0 && (
        <div className="table-scroll" data-focus-home="next, [tabindex='0']">
          {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with the arrow keys. */}
          <table ref={table} className="objects" role="grid" aria-label={caption}>
            <thead>
              <tr>
                <th scope="col">{OBJECTS.object}</th>
                <th scope="col" className="is-number">
                  {OBJECTS.place} <span>{columnUnit(units)}</span>
                </th>
                <th scope="col" className="is-number">
                  {OBJECTS.size} <span>{columnUnit(units)}</span>
                </th>
                <th scope="col" className="is-number">
                  {OBJECTS.frames}
                </th>
              </tr>
            </thead>
            {shown.map((group, part) => (
              <tbody key={part}>
                {part > 0 && group.length > 0 && (
                  <tr className="objects-part">
                    <th colSpan={4} scope="rowgroup">
                      {partHeading(layout, part)}
                    </th>
                  </tr>
                )}
                {/* Parts apart are short, and furniture alone needs no heading. */}
                {part > 0 || headed.join() === 'furniture'
                  ? group.map(row)
                  : headed.map((layer) => (
                      <Fragment key={layer}>
                        <LayerHeading layer={layer} count={counts[layer] ?? 0} isShown={layers[layer]} />
                        {group.filter(({ object }) => layerOf(object.category) === layer).map(row)}
                      </Fragment>
                    ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  )
}

function countText({ objects, submaps = [] }: Layout): string {
  const more = submaps.reduce((sum, piece) => sum + piece.objects.length, 0)
  return OBJECTS.count(objects.length, more)
}

/** Its coordinates are its own: they say nothing of the way to the map's objects. */
function partHeading(layout: Layout, part: number): string {
  const { from, to } = partSpan(layout, part)
  return OBJECTS.apart(partName(part), wholeSeconds(from), wholeSeconds(to))
}

interface Numbered {
  object: LayoutObject
  /** What stands for it on the plan where its name has no room. */
  number: number
}

/** A layer's name and count; its objects are listed while it is shown. */
function LayerHeading({ layer, count, isShown }: { layer: Layer; count: number; isShown: boolean }) {
  const title = LAYER_TITLES[layer]
  return (
    <tr className="objects-layer">
      <th colSpan={4} scope="rowgroup">
        <span className="objects-layer-line">
          {title} <span className="quiet number">{count}</span>
          <button
            type="button"
            className="trace-link"
            onClick={() => showLayer(layer, !isShown)}
            aria-label={isShown ? OBJECTS.hideLayer(title) : OBJECTS.showLayer(title)}
          >
            {isShown ? OBJECTS.hide : OBJECTS.show}
          </button>
        </span>
      </th>
    </tr>
  )
}

/** Frames that show an object, of those that should. */
function framesText({ sightings, missedFrames }: LayoutObject): string {
  const seen = new Set(sightings.map(({ frame }) => frame)).size
  return seen ? OBJECTS.ofFrames(seen, seen + missedFrames) : '–'
}

interface RowProps extends Numbered {
  units: LengthUnits
  isSelected: boolean
  /** The one row that the tab key reaches. */
  isReachable: boolean
  onKey(event: KeyboardEvent): void
}

function Row({ object, number, units, isSelected, isReachable, onKey }: RowProps) {
  const { id, category, box } = object
  // Quarters of an inch would make the table twice as wide; the inspector has them.
  const numbers = (values: readonly number[]) =>
    values.map((value) => (units === 'ft-in' ? feetAndInches(value, true) : lengthNumber(units, value)))
  const isHovered = useHovered() === id
  return (
    <tr
      className={isHovered ? 'is-hovered' : ''}
      data-object={id}
      tabIndex={isReachable ? 0 : -1}
      aria-selected={isSelected}
      onClick={() => select(isSelected ? undefined : id)}
      onKeyDown={onKey}
      {...hoverFor(id)}
    >
      <th scope="row">
        <span className="objects-number">{number}</span>
        <Swatch kind={categoryGroupOf(category)} />
        {objectName(id)}
      </th>
      <td className="is-number">{numbers(box.center.slice(0, 2)).join(', ')}</td>
      <td className="is-number">{numbers(box.size).join(' × ')}</td>
      <td className="is-number">{framesText(object)}</td>
    </tr>
  )
}
