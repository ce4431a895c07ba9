import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Vec2 } from '../../../geometry/index.ts'
import type { Size } from '../../common/useSize.ts'
import { hasOutgrown } from '../extent.ts'
import { boundsOf, fitted, type Margin, panned, resized, type Viewport, zoomed } from './viewport.ts'

const STEP_PIXELS = 48
const ZOOM_STEP = 1.35
/** A view that has not moved for so long is at rest, milliseconds. */
const REST_MILLISECONDS = 130

export interface PlanView {
  /** What the drawing shows at this moment. */
  viewport: Viewport
  /**
   * What it showed when it was last at rest. While the view moves the drawing for this one is only shifted and scaled:
   * two hundred objects are not drawn anew at each turn of the wheel.
   */
  rest: Viewport
  /** The latest viewport, for what happens between two drawings. */
  latest: { readonly current: Viewport }
  fit(): void
  zoom(factor: number, at?: readonly [number, number]): void
  pan(dx: number, dy: number): void
  /** Answers to keys; true where the key was one of the plan's. */
  key(key: string): boolean
}

const showSame = (a: Viewport, b: Viewport): boolean =>
  a.centre === b.centre && a.pixelsPerMetre === b.pixelsPerMetre && a.turn === b.turn

/** Points that a view was fitted to: others only of another subject, or where it would not show the new ones well. */
function useKept(points: readonly Vec2[], subject: unknown): readonly Vec2[] {
  const kept = useRef({ points, subject })
  const isOther = kept.current.subject !== subject
  if (isOther || hasOutgrown(boundsOf(kept.current.points), boundsOf(points)))
    kept.current = { points, subject }
  return kept.current.points
}

/**
 * The plan's viewport: fits by itself until the user moves it.
 * @param points what must be seen, metres in the map frame, of `subject`: another one is fitted anew.
 * @param turn of the map on the screen, radians.
 */
export function usePlanView(
  points: readonly Vec2[],
  subject: unknown,
  { width, height }: Size,
  margin: Margin,
  turn: number,
): PlanView {
  const shown = useKept(points, subject)
  const whole = useMemo(
    () => fitted(shown, { width, height }, margin, turn),
    [shown, width, height, margin, turn],
  )
  const [held, setHeld] = useState<Viewport>()
  const [atRest, setAtRest] = useState<Viewport>()
  // Another turn, or another map, is seen whole first.
  const [fittedTo, setFittedTo] = useState({ shown, turn })
  const isStale = fittedTo.shown !== shown || fittedTo.turn !== turn
  if (isStale) {
    setFittedTo({ shown, turn })
    setHeld(undefined)
    setAtRest(undefined)
  }
  const viewport = held && !isStale ? resized(held, width, height) : whole
  // By what they show: a drawing whose size changed while at rest is at rest.
  const isAtRest = !atRest || !held || isStale || showSame(atRest, held)
  const rest = isAtRest ? viewport : resized(atRest, width, height)
  const latest = useRef(viewport)
  latest.current = viewport

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = useCallback((next: (v: Viewport) => Viewport) => {
    const before = latest.current
    latest.current = next(before)
    setHeld(latest.current)
    setAtRest((resting) => resting ?? before)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => startTransition(() => setAtRest(latest.current)), REST_MILLISECONDS)
  }, [])
  const zoom = useCallback<PlanView['zoom']>((factor, at) => change((v) => zoomed(v, factor, at)), [change])
  const pan = useCallback<PlanView['pan']>((dx, dy) => change((v) => panned(v, dx, dy)), [change])
  const fit = useCallback(() => {
    clearTimeout(timer.current)
    setHeld(undefined)
    setAtRest(undefined)
  }, [])
  const key = useCallback(
    (name: string) => {
      const act = {
        ArrowLeft: () => pan(STEP_PIXELS, 0),
        ArrowRight: () => pan(-STEP_PIXELS, 0),
        ArrowUp: () => pan(0, STEP_PIXELS),
        ArrowDown: () => pan(0, -STEP_PIXELS),
        '+': () => zoom(ZOOM_STEP),
        '=': () => zoom(ZOOM_STEP),
        '-': () => zoom(1 / ZOOM_STEP),
        '0': fit,
      }[name]
      act?.()
      return act !== undefined
    },
    [pan, zoom, fit],
  )
  return { viewport, rest, latest, fit, zoom, pan, key }
}
