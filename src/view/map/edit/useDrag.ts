import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { OrientedBox, Vec2 } from '../../../geometry/index.ts'
import { type AtWall, type Rail, railsFor } from '../../../layout/index.ts'
import { commitDraft, dragTo, dropDraft, session } from '../../../session/index.ts'
import type { PlanSpace } from '../../common/planSpace.ts'
import { boxAt, type Drag, type Hold, reachAt } from './drag.ts'

/** A pointer that moves less than this has clicked, not dragged. */
const DRAG_PIXELS = 3

interface Running extends Drag {
  id: string
  pointer: number
  rails: readonly Rail[]
  /** On the screen, pixels. */
  start: Vec2
  hasMoved: boolean
}

/** What is held now, and the lines that it was brought in line with. */
export interface Held {
  hold: Hold
  guides: readonly (readonly [Vec2, Vec2])[]
}

/**
 * Drags of the selected object: what moves is a draft until the pointer is let go, which makes one step. Escape, or a
 * pointer that the system takes away, leaves everything as it was.
 */
export function useDrag(space: PlanSpace, id: string, box: OrientedBox, walls: AtWall | undefined) {
  const running = useRef<Running>(undefined)
  const [held, setHeld] = useState<Held>()

  const end = () => {
    running.current = undefined
    setHeld(undefined)
  }
  const drop = () => {
    if (!running.current) return
    end()
    dropDraft()
  }
  const latestDrop = useRef(drop)
  latestDrop.current = drop

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !running.current) return
      // It ends the drag and nothing else: the object stays selected.
      event.preventDefault()
      event.stopPropagation()
      latestDrop.current()
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => {
      removeEventListener('keydown', onKey, { capture: true })
      latestDrop.current()
    }
  }, [])

  /** The handlers of an element by which the object is held. */
  const handlers = (hold: Hold) => ({
    onPointerDown(event: PointerEvent) {
      // The plan below must not move along.
      event.stopPropagation()
      if (event.button !== 0 || running.current) return
      const { document } = session.getState()
      if (!document) return
      event.currentTarget.setPointerCapture(event.pointerId)
      running.current = {
        hold,
        box,
        walls,
        id,
        from: space.toMap(event),
        pointer: event.pointerId,
        rails: railsFor(document.layout, id),
        start: [event.clientX, event.clientY],
        hasMoved: false,
      }
    },
    onPointerMove(event: PointerEvent) {
      const drag = running.current
      if (drag?.pointer !== event.pointerId) return
      const [x, y] = drag.start
      drag.hasMoved ||= Math.hypot(event.clientX - x, event.clientY - y) >= DRAG_PIXELS
      if (!drag.hasMoved) return
      const keys = { isFree: event.ctrlKey || event.metaKey, isStepped: event.shiftKey }
      const next = boxAt(drag, space.toMap(event), drag.rails, keys, reachAt(space.pixelsPerMetre))
      setHeld({ hold: drag.hold, guides: next.guides })
      dragTo(drag.id, next.box)
    },
    onPointerUp(event: PointerEvent) {
      if (running.current?.pointer !== event.pointerId) return
      end()
      commitDraft()
    },
    onPointerCancel: (event: PointerEvent) => {
      if (running.current?.pointer === event.pointerId) drop()
    },
    /** The plan's own click selects nothing. */
    onClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
  })
  return { held, handlers }
}
