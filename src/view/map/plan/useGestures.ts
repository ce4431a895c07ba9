import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { PlanView } from './usePlanView.ts'

/** A pointer that moves less than this has clicked, not dragged. */
const DRAG_PIXELS = 4
const LINE_PIXELS = 16
const WHEEL_RATE = 0.0016
/** A pinch on a touchpad comes as a wheel with the control key, in smaller numbers. */
const PINCH_RATE = 0.01

type Point = readonly [number, number]

/** Drag, wheel and pinch on the plan. Spread the handlers on the element of `ref`. */
export function useGestures(ref: RefObject<HTMLElement | null>, { zoom, pan }: PlanView) {
  const pointers = useRef(new Map<number, Point>())
  const moved = useRef(0)

  useEffect(() => {
    const element = ref.current
    if (!element) return
    // React's own wheel listener cannot keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      const delta = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1)
      const rate = event.ctrlKey ? PINCH_RATE : WHEEL_RATE
      zoom(Math.exp(-delta * rate), [event.clientX - left, event.clientY - top])
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [ref, zoom])

  const place = (event: PointerEvent<HTMLElement>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }

  return {
    /** Also of the buttons over the plan, which keep it from dragging: their click is not that which ended a drag. */
    onPointerDownCapture({ isPrimary }: PointerEvent<HTMLElement>) {
      if (isPrimary) moved.current = 0
    },
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      pointers.current.set(event.pointerId, place(event))
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = pointers.current.get(event.pointerId)
      if (!before) return
      const now = place(event)
      const [dx, dy] = [now[0] - before[0], now[1] - before[1]]
      moved.current += Math.hypot(dx, dy)
      if (moved.current < DRAG_PIXELS) return
      // Only now: a captured pointer's click would not reach the object under it.
      event.currentTarget.setPointerCapture(event.pointerId)
      pointers.current.set(event.pointerId, now)
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
      if (!other) pan(dx, dy)
      else {
        const distance = ([x, y]: Point) => Math.hypot(x - other[0], y - other[1])
        pan(dx / 2, dy / 2)
        zoom(distance(now) / Math.max(1, distance(before)), [
          (now[0] + other[0]) / 2,
          (now[1] + other[1]) / 2,
        ])
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => void pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => void pointers.current.delete(event.pointerId),
    /** The click that ends a drag is none; one by a key, which has no pointer's count, always is. */
    onClickCapture(event: MouseEvent<HTMLElement>) {
      if (event.detail > 0 && moved.current >= DRAG_PIXELS) event.stopPropagation()
    },
  }
}
