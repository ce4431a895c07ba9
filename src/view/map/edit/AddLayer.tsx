import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { footprint, type OrientedBox, type Vec2 } from '../../../geometry/index.ts'
import {
  added,
  addingAt,
  type Layout,
  manhattanYaw,
  railsFor,
  slidTo,
  snapMove,
} from '../../../layout/index.ts'
import { add, startAdding } from '../../../session/index.ts'
import { usePlanSpace } from '../../common/planSpace.ts'
import { reachAt } from './drag.ts'

/** Covers the sheet however it is moved, pixels. */
const FAR = 10_000

/** While an object is being added: it follows the pointer, and a click, or Enter in the middle of the plan, sets it down. */
export function AddLayer({ layout, category }: { layout: Layout; category: string }) {
  const space = usePlanSpace()
  const sheet = useRef<SVGRectElement>(null)
  const [at, setAt] = useState<Vec2>()
  const rails = useMemo(() => railsFor(layout), [layout])

  const boxFor = (place: Vec2, isFree: boolean): OrientedBox | undefined => {
    const box = added(layout, category, place, manhattanYaw(rails)).layout.objects.at(-1)?.box
    if (!box || isFree) return box
    const reach = reachAt(space.pixelsPerMetre)
    const walls = addingAt(layout, category)
    return (walls && slidTo(walls, box, place, reach.metres)?.box) ?? snapMove(box, rails, reach).box
  }
  const setDown = (place: Vec2, isFree: boolean) => {
    const box = boxFor(place, isFree)
    startAdding(undefined)
    if (box) add(category, [box.center[0], box.center[1]], box.yaw)
  }
  const latest = useRef(setDown)
  latest.current = setDown

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, button, select')) {
        if (event.key !== 'Escape') return
      } else if (event.key === 'Enter') {
        const plan = sheet.current?.ownerSVGElement?.getBoundingClientRect()
        if (!plan) return
        const middle = { clientX: plan.x + plan.width / 2, clientY: plan.y + plan.height / 2 }
        latest.current(space.toMap(middle), false)
      }
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      startAdding(undefined)
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [space])

  const ghost = at && boxFor(at, false)
  return (
    <g className="edit-add">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter does the same, and the inspector moves it. */}
      <rect
        ref={sheet}
        x={-FAR}
        y={-FAR}
        width={2 * FAR}
        height={2 * FAR}
        className="edit-add-sheet"
        onPointerMove={(event) => setAt(space.toMap(event))}
        onPointerLeave={() => setAt(undefined)}
        onClick={(event: MouseEvent) => {
          event.stopPropagation()
          setDown(space.toMap(event), event.ctrlKey || event.metaKey)
        }}
      />
      {ghost && (
        <polygon points={footprint(ghost).map(space.toScreen).join(' ')} className="edit-add-ghost" />
      )}
    </g>
  )
}
