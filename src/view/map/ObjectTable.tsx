import { type KeyboardEvent, useRef } from 'react'
import { type Layout, type LayoutObject, objectsOfAllParts } from '../../layout/index.ts'
import { select } from '../../session/index.ts'
import { fixed, objectName, percent, wholeSeconds } from '../common/format.ts'
import { Swatch } from '../common/Hatching.tsx'
import { kindOf } from '../common/kinds.ts'
import { hoverFor, useHovered } from '../common/presence.ts'
import { useSession } from '../common/useSession.ts'
import { partName, partSpan } from './partNames.ts'
import './table.css'

const numbers = (values: readonly number[]) => values.map((value) => fixed(value, 2))

/** The objects as a table: the map in words, and the way to it by keyboard. */
export function ObjectTable({ layout }: { layout: Layout }) {
  const objects = objectsOfAllParts(layout)
  const groups = [layout.objects, ...(layout.apart ?? []).map((piece) => piece.objects)]
  const selected = useSession((state) => state.selected)
  const table = useRef<HTMLTableElement>(null)
  const reachable = objects.some(({ id }) => id === selected) ? selected : objects[0]?.id

  const goTo = (index: number) => {
    const object = objects[Math.max(0, Math.min(objects.length - 1, index))]
    if (!object) return
    select(object.id)
    table.current?.querySelector<HTMLElement>(`[data-object="${CSS.escape(object.id)}"]`)?.focus()
  }
  const onKey = (event: KeyboardEvent, index: number, id: string) => {
    const act = {
      ArrowDown: () => goTo(index + 1),
      ArrowUp: () => goTo(index - 1),
      Home: () => goTo(0),
      End: () => goTo(objects.length - 1),
      Enter: () => select(id),
      ' ': () => select(id),
      Escape: () => select(undefined),
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <section className="pane objects-pane" aria-labelledby="objects-title">
      <header className="pane-head">
        <h2 id="objects-title" className="eyebrow">
          Objects
        </h2>
        <span className="quiet small">{countText(layout)}</span>
      </header>
      {objects.length > 0 && (
        <div className="table-scroll">
          {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with the arrow keys. */}
          <table ref={table} className="objects" role="grid" aria-label="Objects, in metres">
            <thead>
              <tr>
                <th scope="col">Object</th>
                <th scope="col" className="is-number">
                  x, y <span>m</span>
                </th>
                <th scope="col" className="is-number">
                  Size <span>m</span>
                </th>
                <th scope="col" className="is-number">
                  Sure
                </th>
              </tr>
            </thead>
            {groups.map((group, part) => (
              <tbody key={part}>
                {part > 0 && group.length > 0 && (
                  <tr className="objects-part">
                    <th colSpan={4} scope="rowgroup">
                      {partHeading(layout, part)}
                    </th>
                  </tr>
                )}
                {group.map((object) => (
                  <Row
                    key={object.id}
                    object={object}
                    isSelected={object.id === selected}
                    isReachable={object.id === reachable}
                    onKey={(event) => onKey(event, objects.indexOf(object), object.id)}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  )
}

function countText({ objects, apart = [] }: Layout): string {
  const more = apart.reduce((sum, piece) => sum + piece.objects.length, 0)
  return `${objects.length || 'none'}${more ? `, and ${more} apart` : ''}`
}

/** Its coordinates are its own: they say nothing of the way to the map's objects. */
function partHeading(layout: Layout, part: number): string {
  const { from, to } = partSpan(layout, part)
  return `${partName(part)}, ${wholeSeconds(from)}–${wholeSeconds(to)}: apart from the map, in coordinates of its own`
}

interface RowProps {
  object: LayoutObject
  isSelected: boolean
  /** The one row that the tab key reaches. */
  isReachable: boolean
  onKey(event: KeyboardEvent): void
}

function Row({ object: { id, category, box, score }, isSelected, isReachable, onKey }: RowProps) {
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
        <Swatch kind={kindOf(category)} />
        {objectName(id)}
      </th>
      <td className="is-number">{numbers(box.center.slice(0, 2)).join(', ')}</td>
      <td className="is-number">{numbers(box.size).join(' × ')}</td>
      <td className="is-number">{percent(score)}</td>
    </tr>
  )
}
