import { useCallback, useEffect, useRef, useState } from 'react'
import type { Size } from '../../common/useSize.ts'
import { type Bounds, fitted, type Margin, panned, resized, type Viewport, zoomed } from './viewport.ts'

const STEP_PIXELS = 48
const ZOOM_STEP = 1.35

export interface PlanView {
  viewport: Viewport
  fit(): void
  zoom(factor: number, at?: readonly [number, number]): void
  pan(dx: number, dy: number): void
  /** Answers to keys; true where the key was one of the plan's. */
  key(key: string): boolean
}

/** The plan's viewport: fits by itself until the user moves it, and again when `document` is another. */
export function usePlanView(extent: Bounds, size: Size, margin: Margin, document: unknown): PlanView {
  const [held, setHeld] = useState<Viewport>()
  const shown = useRef<unknown>(document)
  useEffect(() => {
    if (shown.current !== document) setHeld(undefined)
    shown.current = document
  }, [document])

  const { width, height } = size
  const viewport = held ? resized(held, width, height) : fitted(extent, width, height, margin)
  const latest = useRef(viewport)
  latest.current = viewport

  const change = useCallback((next: (v: Viewport) => Viewport) => {
    latest.current = next(latest.current)
    setHeld(latest.current)
  }, [])
  const zoom = useCallback<PlanView['zoom']>((factor, at) => change((v) => zoomed(v, factor, at)), [change])
  const pan = useCallback<PlanView['pan']>((dx, dy) => change((v) => panned(v, dx, dy)), [change])
  const fit = useCallback(() => setHeld(undefined), [])
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
  return { viewport, fit, zoom, pan, key }
}
