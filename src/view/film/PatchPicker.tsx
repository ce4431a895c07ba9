import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react'
import type { FrameSemantics } from '../../session/index.ts'
import { percent } from '../common/format.ts'
import { SEMANTICS } from '../common/strings/film.ts'
import type { Size } from '../common/useSize.ts'
import type { Fit } from './overlay.ts'
import { type Cell, readingsAt } from './semantics.ts'

interface Props {
  semantics: FrameSemantics
  fit: Fit
  cell: Size
  picked: Cell | undefined
  onPick(cell: Cell | undefined): void
  children: ReactNode
}

/** Steps of the arrow keys, in cells, and with Shift. */
const STEP = { fine: 1, coarse: 5 }
const TOWARDS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** A reading less likely than this is not worth a word. */
const LEAST_SAID = 0.05

/** What a patch is taken for, in words. */
export function patchText(semantics: FrameSemantics, cell: Cell): string | undefined {
  const [first, second] = readingsAt(semantics, cell) ?? []
  if (!first) return undefined
  const other =
    second && second.probability >= LEAST_SAID ? SEMANTICS.or(second.name, percent(second.probability)) : ''
  return `${SEMANTICS.patch(first.name, percent(first.probability))}${other}.`
}

/** Over the picture: a click, or the arrow keys, say what the patch there is taken for and how likely that is. */
export function PatchPicker({ semantics, fit, cell, picked, onPick, children }: Props) {
  const keys = useId()
  const { rows, columns } = semantics
  const pick = (next: Cell) => onPick(readingsAt(semantics, next) && next)
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    pick({
      row: Math.floor((event.clientY - top - fit.y) / cell.height),
      column: Math.floor((event.clientX - left - fit.x) / cell.width),
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const towards = TOWARDS[event.key]
    if (event.key === 'Escape' && picked) onPick(undefined)
    else if (towards) {
      const by = event.shiftKey ? STEP.coarse : STEP.fine
      const from = picked ?? { row: Math.floor(rows / 2), column: Math.floor(columns / 2) }
      const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value))
      pick({
        row: within(from.row + (picked ? by * towards[0] : 0), rows),
        column: within(from.column + (picked ? by * towards[1] : 0), columns),
      })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields. */}
      <div
        className="patch-picker"
        role="group"
        aria-label={SEMANTICS.label}
        aria-describedby={keys}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers to keys.
        tabIndex={0}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <p id={keys} className="visually-hidden">
          {SEMANTICS.keys}
        </p>
        {children}
      </div>
      <p className={picked ? 'overlay-reason small' : 'visually-hidden'} role="status">
        {picked && patchText(semantics, picked)}
      </p>
    </>
  )
}
