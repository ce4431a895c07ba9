import { type PointerEvent, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Vec2 } from '../../../geometry/index.ts'
import type { Layout } from '../../../layout/index.ts'
import {
  type End,
  type Mark,
  measuredDistance,
  objectAt,
  onFloor,
  pointMark,
} from '../../../reasoning/index.ts'
import {
  cancelMeasuring,
  closeArea,
  cornersOf,
  type MeasuringTool,
  measures,
  setEnd,
  unsetEnd,
} from '../../../session/index.ts'
import { usePlanSpace } from '../../common/planSpace.ts'
import { onLayers } from '../../common/shown.ts'
import { useDrafted } from '../../common/useDrafted.ts'
import { useSession } from '../../common/useSession.ts'
import { DrawnMarks } from '../marks/PlanMarks.tsx'
import { marksOfMeasurement } from './measured.ts'

/** What was measured on the plan, and with a tool in hand the sheet that takes its clicks. */
export function PlanMeasures({ layout: open }: { layout: Layout }) {
  const layout = useDrafted(open)
  const { list, tool } = useStore(measures)
  const part = useSession((state) => state.part)
  const marks = useMemo(
    () => list.filter((one) => one.part === part).flatMap((one) => marksOfMeasurement(one, layout)),
    [list, layout, part],
  )
  return (
    <>
      <DrawnMarks marks={marks} className="plan-measures" />
      {tool && <Measuring tool={tool} layout={layout} />}
    </>
  )
}

/** Larger than any screen, pixels. */
const SHEET = 20_000

function Measuring({ tool, layout }: { tool: MeasuringTool; layout: Layout }) {
  const space = usePlanSpace()
  const layers = useSession((state) => state.layers)
  const pending = useStore(measures, (state) => state.pending)
  const [pointer, setPointer] = useState<End>()
  useKeys()
  const endAt = (event: Pick<PointerEvent, 'clientX' | 'clientY' | 'shiftKey'>): End => {
    const at = space.toMap(event)
    const object = tool === 'distance' && !event.shiftKey ? objectAt(onLayers(layout, layers), at) : undefined
    return object ? { kind: 'object', id: object.id } : { kind: 'point', at }
  }
  return (
    <g>
      <DrawnMarks marks={marksOf(tool, pending, pointer, layout)} className="plan-measures" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the panel's lists are the way in by keyboard. */}
      <rect
        className="plan-measuring"
        x={-SHEET / 2}
        y={-SHEET / 2}
        width={SHEET}
        height={SHEET}
        onPointerMove={(event) => setPointer(endAt(event))}
        onPointerLeave={() => setPointer(undefined)}
        onClick={(event) => {
          event.stopPropagation()
          setEnd(endAt(event))
        }}
        onDoubleClick={closeArea}
      />
    </g>
  )
}

/** What is set so far, and the line or the outline that the next click would make. */
function marksOf(
  tool: MeasuringTool,
  pending: readonly End[],
  pointer: End | undefined,
  layout: Layout,
): readonly Mark[] {
  const [first] = pending
  if (tool === 'distance') {
    const next = first && pointer ? measuredDistance(layout, first, pointer) : undefined
    return next?.marks ?? [first ?? pointer].flatMap((end) => (end ? marksOfEnd(end, layout) : []))
  }
  const corners = cornersOf(pointer ? [...pending, pointer] : pending)
  const dots = corners.map((corner) => pointMark(onFloor(corner)))
  return corners.length < 2 ? dots : [{ kind: 'outline', corners }, ...dots]
}

function marksOfEnd(end: End, { objects }: Layout): Mark[] {
  if (end.kind === 'point') return [pointMark(onFloor(end.at))]
  const box = objects.find(({ id }) => id === end.id)?.box
  const at: Vec2 | undefined = box && [box.center[0], box.center[1]]
  return at ? [pointMark(onFloor(at))] : []
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, button, [role="dialog"]') !== null

/** Enter closes an area, Backspace takes the last click back, Escape all of them. */
function useKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) && event.key !== 'Escape') return
      const act = { Enter: closeArea, Backspace: unsetEnd, Escape: cancelMeasuring }[event.key]
      if (!act) return
      event.preventDefault()
      // Escape means this first, and the selection only the next time.
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
