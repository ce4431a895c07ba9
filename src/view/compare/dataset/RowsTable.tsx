import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DatasetRow } from '../../../session/index.ts'
import { fixed } from '../../common/format.ts'
import { DATASET_TEXTS, ROWS } from '../../common/strings/dataset.ts'
import { useSize } from '../../common/useSize.ts'
import {
  differenceOf,
  type Entry,
  isScoredTwice,
  outcomeOf,
  rowOf,
  type Sort,
  type SortKey,
} from './entries.ts'
import { scrollToShow, windowOf } from './window.ts'

const ROW_HEIGHT = 34

interface Column {
  /** Its width is the style sheet's. */
  name: 'id' | 'task' | 'question' | 'truth' | 'answer' | 'score' | 'claims' | 'difference'
  title: string
  /** Sorts by this where it has one. */
  sort?: SortKey
  isNumber?: boolean
  cell(entry: Entry): ReactNode
}

const Score = ({ row }: { row: DatasetRow | undefined }) =>
  row?.score === undefined ? (
    '–'
  ) : (
    <span className={`score is-${outcomeOf(row)}`}>
      <span className="visually-hidden">{outcomeOf(row)}: </span>
      {fixed(row.score, 2)}
    </span>
  )

/** How many claims hold, of how many; and what speaks against the answer. */
function Claims({ row }: { row: DatasetRow | undefined }) {
  if (!row || (row.claims === 0 && row.agreesWithOwnMap === undefined)) return '–'
  const { verdicts, claims, agreesWithOwnMap } = row
  const bad = verdicts['arithmetic-wrong'] + verdicts['contradicts-own-map'] + verdicts['contradicts-truth']
  return (
    <span>
      {ROWS.holding(verdicts.consistent, claims)}
      {bad > 0 && <span className="claims-bad">{ROWS.wrong(bad)}</span>}
      {agreesWithOwnMap === false && <span className="claims-bad">{ROWS.notItsMap}</span>}
    </span>
  )
}

const signed = (value: number): string => (value > 0 ? `+${fixed(value, 2)}` : fixed(value, 2))

const COLUMNS: readonly Column[] = [
  { name: 'id', title: ROWS.id, sort: 'id', cell: (entry) => rowOf(entry).id },
  {
    name: 'task',
    title: ROWS.task,
    sort: 'task',
    cell: (entry) => rowOf(entry).task.replaceAll('_', ' ') || '–',
  },
  { name: 'question', title: ROWS.question, cell: (entry) => rowOf(entry).question },
  { name: 'truth', title: ROWS.truth, cell: (entry) => rowOf(entry).groundTruth ?? '–' },
]
const ONE: readonly Column[] = [
  ...COLUMNS,
  { name: 'answer', title: ROWS.answer, cell: ({ a }) => a?.predicted ?? '–' },
  { name: 'score', title: ROWS.score, sort: 'error', isNumber: true, cell: ({ a }) => <Score row={a} /> },
  { name: 'claims', title: ROWS.claims, sort: 'claims', cell: ({ a }) => <Claims row={a} /> },
]
const TWO: readonly Column[] = [
  ...COLUMNS,
  { name: 'answer', title: ROWS.answerOf('A'), cell: ({ a }) => a?.predicted ?? '–' },
  { name: 'answer', title: ROWS.answerOf('B'), cell: ({ b }) => b?.predicted ?? '–' },
  { name: 'score', title: 'A', sort: 'error', isNumber: true, cell: ({ a }) => <Score row={a} /> },
  { name: 'score', title: 'B', isNumber: true, cell: ({ b }) => <Score row={b} /> },
  {
    name: 'difference',
    title: ROWS.difference,
    sort: 'difference',
    isNumber: true,
    cell: (entry) => (isScoredTwice(entry) ? signed(differenceOf(entry)) : '–'),
  },
]

interface Props {
  entries: readonly Entry[]
  isTwo: boolean
  sort: Sort
  onSort(sort: Sort): void
  /** Key of an entry. */
  chosen: string | undefined
  onChoose(key: string): void
  /** What rows are asked for, and how: another view begins at the top. */
  view: unknown
  /** Where the rows were left, pixels above the window. */
  left: number
  onScroll(pixels: number): void
}

/** All rows, of which only those on screen are in the page; chosen with the arrow keys. */
export function RowsTable(props: Props) {
  const { entries, isTwo, sort, onSort, chosen, onChoose, view, left, onScroll } = props
  const [scrolled, setScrolled] = useState(left)
  const [ref, { height }] = useSize<HTMLDivElement>()
  const columns = isTwo ? TWO : ONE
  const { first, end } = windowOf(scrolled, height, ROW_HEIGHT, entries.length)
  const at = entries.findIndex(({ key }) => key === chosen)
  const isFocusOurs = useRef(false)

  // Where it was left; and to the top when other rows are asked for.
  const isLaidOut = height > 0
  const wanted = useRef({ left, view })
  useLayoutEffect(() => {
    const list = ref.current
    if (!list || !isLaidOut) return
    list.scrollTop = wanted.current.view === view ? wanted.current.left : 0
    wanted.current = { left: 0, view }
  }, [ref, isLaidOut, view])

  // The row that the keys came to is drawn only after the scroll.
  useEffect(() => {
    if (!isFocusOurs.current || chosen === undefined) return
    const row = ref.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(chosen)}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    isFocusOurs.current = false
  })

  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(entries.length - 1, index))
    const entry = entries[next]
    if (!entry || !ref.current) return
    // The header is stuck above the rows.
    const room = height - ROW_HEIGHT
    ref.current.scrollTop = scrollToShow(next, ref.current.scrollTop, room, ROW_HEIGHT)
    isFocusOurs.current = true
    onChoose(entry.key)
  }
  const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 2)
  const onKey = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      PageDown: () => goTo(at + page),
      PageUp: () => goTo(at - page),
      Home: () => goTo(0),
      End: () => goTo(entries.length - 1),
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <div
      ref={ref}
      className="rows"
      onScroll={(event) => {
        setScrolled(event.currentTarget.scrollTop)
        onScroll(event.currentTarget.scrollTop)
      }}
    >
      <table
        className={isTwo ? 'rows-table is-two' : 'rows-table'}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with the arrow keys.
        role="grid"
        aria-label={DATASET_TEXTS.title}
        aria-rowcount={entries.length + 1}
        // The chosen row has the place in the order of tabs; where it is not drawn, the table itself.
        tabIndex={at < first || at >= end ? 0 : -1}
        onKeyDown={onKey}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Heading key={column.title} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: first * ROW_HEIGHT }} />
          {entries.slice(first, end).map((entry, k) => (
            <tr
              key={entry.key}
              data-row={entry.key}
              aria-rowindex={first + k + 2}
              aria-selected={entry.key === chosen}
              tabIndex={entry.key === chosen ? 0 : -1}
              style={{ height: ROW_HEIGHT }}
              onClick={() => onChoose(entry.key)}
            >
              {columns.map(({ title, isNumber, cell }) => (
                <td key={title} className={isNumber ? 'is-number' : undefined}>
                  {cell(entry)}
                </td>
              ))}
            </tr>
          ))}
          <tr style={{ height: (entries.length - end) * ROW_HEIGHT }} />
        </tbody>
      </table>
    </div>
  )
}

/** The first click on a figure brings the worst to the top. */
const WORST_FIRST: readonly SortKey[] = ['error', 'claims', 'difference']

function Heading({
  column: { name, title, sort: by, isNumber },
  sort,
  onSort,
}: {
  column: Column
  sort: Sort
  onSort(sort: Sort): void
}) {
  const isSorted = by !== undefined && sort.by === by
  const direction = sort.descending ? 'descending' : 'ascending'
  const next = (): Sort => {
    if (by === undefined) return sort
    const isWorstFirst = WORST_FIRST.includes(by)
    if (!isSorted) return { by, descending: isWorstFirst }
    return sort.descending === isWorstFirst
      ? { by, descending: !isWorstFirst }
      : { by: 'line', descending: false }
  }
  return (
    <th
      scope="col"
      className={isNumber ? `column-${name} is-number` : `column-${name}`}
      {...(isSorted && { 'aria-sort': direction })}
    >
      {by === undefined ? (
        title
      ) : (
        <button type="button" onClick={() => onSort(next())}>
          {title}
          <span aria-hidden="true">{isSorted ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      )}
    </th>
  )
}
