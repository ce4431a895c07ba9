import { type KeyboardEvent, useRef } from 'react'
import { type ShownComparison, select } from '../../session/index.ts'
import { fixed, objectName } from '../common/format.ts'
import { hoverFor, useHovered } from '../common/presence.ts'
import { onRowKey } from '../common/rowKeys.ts'
import { COMPARE_TEXTS, PAIRS } from '../common/strings/compare.ts'
import { columnUnit, useUnits } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'
import { otherKey } from './useComparison.ts'

interface Row {
  key: string
  /** What the pointer on the row points at. */
  points: string
  /** The object on the map; none for what was missed. */
  id: string | undefined
  title: string
  cells: readonly string[]
  state: 'pair' | 'missed' | 'invented'
}

/** Pairs with their errors, the largest first; then what was missed and what is not there. */
export function PairTable({ comparison }: { comparison: ShownComparison }) {
  const { units, length } = useUnits()
  const selected = useSession((state) => state.selected)
  const table = useRef<HTMLTableElement>(null)
  const rows = rowsOf(comparison, length)
  const chosen = rows.filter(({ id }) => id !== undefined)
  const reachable = chosen.some(({ id }) => id === selected) ? selected : chosen[0]?.id
  const goTo = (id: string | undefined) => {
    if (id === undefined) return
    select(id)
    table.current?.querySelector<HTMLElement>(`[data-pair="${CSS.escape(id)}"]`)?.focus()
  }
  const ids = chosen.flatMap((row) => row.id ?? [])
  const onKey = (event: KeyboardEvent, id: string) => onRowKey(event, ids, id, goTo)
  if (rows.length === 0) return <p className="compare-note quiet">{COMPARE_TEXTS.noPairs}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with the arrow keys.
    <table ref={table} className="compare-table" role="grid" aria-label={PAIRS.label}>
      <thead>
        <tr>
          <th scope="col">{PAIRS.object}</th>
          {PAIRS.errors.map((title) => (
            <th key={title} scope="col" className="is-number">
              {title} <span className="quiet">{columnUnit(units)}</span>
            </th>
          ))}
          <th scope="col" className="is-number">
            {PAIRS.iou}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PairRow
            key={row.key}
            row={row}
            isSelected={row.id !== undefined && row.id === selected}
            isReachable={row.id !== undefined && row.id === reachable}
            onKey={onKey}
          />
        ))}
      </tbody>
    </table>
  )
}

/** A column says its unit once: its numbers go without, but for feet and inches. */
const bare = (text: string) => text.replace(/\s*(?:m|cm)$/, '')

function rowsOf({ pairs, missed, invented, truth }: ShownComparison, length: (m: number) => string): Row[] {
  const named = (id: string) => objectName(id)
  return [
    ...pairs.map(({ predicted, truth: other, centerError, sizeError, iou, footprintIou }): Row => {
      return {
        key: `pair-${predicted}`,
        points: predicted,
        id: predicted,
        title: named(predicted) === named(other) ? named(predicted) : `${named(predicted)} → ${named(other)}`,
        cells: [bare(length(centerError)), bare(length(sizeError)), fixed(iou ?? footprintIou, 2)],
        state: 'pair',
      }
    }),
    ...missed.map(
      (id): Row => ({
        key: `missed-${id}`,
        points: otherKey(id),
        id: undefined,
        title: named(truth.get(id)?.id ?? id),
        cells: [PAIRS.missed],
        state: 'missed',
      }),
    ),
    ...invented.map(
      (id): Row => ({
        key: `invented-${id}`,
        points: id,
        id,
        title: named(id),
        cells: [PAIRS.invented],
        state: 'invented',
      }),
    ),
  ]
}

interface RowProps {
  row: Row
  isSelected: boolean
  /** The one row that the tab key reaches. */
  isReachable: boolean
  onKey(event: KeyboardEvent, id: string): void
}

function PairRow({ row: { id, points, title, cells, state }, isSelected, isReachable, onKey }: RowProps) {
  const isHovered = useHovered() === points
  const acts = id !== undefined && {
    'data-pair': id,
    tabIndex: isReachable ? 0 : -1,
    'aria-selected': isSelected,
    onClick: () => select(isSelected ? undefined : id),
    onKeyDown: (event: KeyboardEvent) => onKey(event, id),
  }
  return (
    <tr className={`is-${state}${isHovered ? ' is-hovered' : ''}`} {...hoverFor(points)} {...acts}>
      <th scope="row">{title}</th>
      {cells.map((cell, k) => (
        <td key={k} className="is-number" colSpan={state === 'pair' ? 1 : 3}>
          {cell}
        </td>
      ))}
    </tr>
  )
}
