import { type ReactNode, useMemo } from 'react'
import { turnToWalls as turnOf } from '../../../layout/index.ts'
import { type OpenDocument, select, turnToWalls } from '../../../session/index.ts'
import { useOffer } from '../../common/offers.ts'
import { useHovered } from '../../common/presence.ts'
import { type Layers, layersAt, onLayers, shownLayout } from '../../common/shown.ts'
import { PLAN } from '../../common/strings/map.ts'
import { usePanes, useSession } from '../../common/useSession.ts'
import { useSize } from '../../common/useSize.ts'
import { comparedPoints, pointsOf } from '../extent.ts'
import { MapTools } from '../MapTools.tsx'
import { stepSelection } from '../selection.ts'
import { RULER } from '../sight.ts'
import { gridOf } from './grid.ts'
import { PlanContent } from './PlanContent.tsx'
import { PlanGrid, Rulers, ScaleBar } from './PlanGrid.tsx'
import { useGestures } from './useGestures.ts'
import { usePlanView } from './usePlanView.ts'
import { type Margin, transformBetween } from './viewport.ts'

/** Free around the plan: the rulers, the dimension lines, the tools on the right. */
const MARGIN = { top: RULER.top + 42, right: 68, bottom: 60, left: RULER.left + 44 }
/** On a phone the tools may lie over a corner of the room. */
const NARROW_MARGIN = { ...MARGIN, right: 38, left: RULER.left + 36 }
const NARROW_PIXELS = 520
/** A low drawing, as beside the one in 3-D on a phone, has nothing to spare for the scale bar's row. */
const LOW_MARGIN = { top: RULER.top + 34, bottom: 38 }
const LOW_PIXELS = 320
const ZOOM_STEP = 1.35

const marginOf = (isNarrow: boolean, isLow: boolean): Margin => ({
  ...(isNarrow ? NARROW_MARGIN : MARGIN),
  ...(isLow && LOW_MARGIN),
})

interface Props {
  document: OpenDocument
  /** Drawn over the objects; see `usePlanSpace`. */
  children?: ReactNode
}

/** The bird's-eye plan: orthographic, metres; +y of the map up, or turned to the walls. */
export function PlanView({ document, children }: Props) {
  const draft = useSession((state) => state.draft)
  const layout = useMemo(() => shownLayout(document.layout, draft), [document.layout, draft])
  const selected = useSession((state) => state.selected)
  const units = useSession((state) => state.units)
  const layers: Layers = useSession((state) => state.layers)
  const isTurned = usePanes((state) => state.turnedToWalls)
  const hovered = useHovered()
  const [ref, size] = useSize<HTMLDivElement>()
  // Not with what is being dragged: the sheet must not move under the hand.
  const { comparison } = document
  const points = useMemo(
    () => [
      ...pointsOf(document.layout),
      ...(comparison && layers.comparison ? comparedPoints(document.layout, comparison) : []),
    ],
    [document.layout, comparison, layers.comparison],
  )
  const wallTurn = useMemo(() => turnOf(layout.room), [layout.room])
  const turn = isTurned ? (wallTurn ?? 0) : 0
  const margin = useMemo(
    () => marginOf(size.width < NARROW_PIXELS, size.height < LOW_PIXELS),
    [size.width < NARROW_PIXELS, size.height < LOW_PIXELS],
  )
  const view = usePlanView(points, document.film, size, margin, turn)
  const gestures = useGestures(ref, view)
  useOffer('map.fit', view.fit)
  useOffer('map.zoom-in', () => view.zoom(ZOOM_STEP))
  useOffer('map.zoom-out', () => view.zoom(1 / ZOOM_STEP))
  const { viewport, rest } = view
  const seen = useMemo(
    () => onLayers(layout, layersAt(layers, rest.pixelsPerMetre), selected),
    [layout, layers, rest.pixelsPerMetre, selected],
  )
  const grid = gridOf(viewport, units)
  const { scale, dx, dy } = transformBetween(rest, viewport)
  const isMoving = viewport !== rest
  const { width, height } = size
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields.
    <div
      ref={ref}
      className="plan"
      role="group"
      aria-label={PLAN.label}
      aria-describedby="plan-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers to keys.
      tabIndex={0}
      onClick={() => select(undefined)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key === 'Escape') select(undefined)
        else if (stepSelection(event.key, seen, selected) || view.key(event.key)) event.preventDefault()
      }}
      {...gestures}
    >
      <p id="plan-keys" className="visually-hidden">
        {PLAN.keys}
      </p>
      {width > 0 && (
        <>
          <svg className="plan-under" width={width} height={height} aria-hidden="true">
            {layers.grid && <PlanGrid grid={grid} viewport={viewport} />}
          </svg>
          <svg
            className={isMoving ? 'plan-sheet is-moving' : 'plan-sheet'}
            style={isMoving ? { transform: `translate(${dx}px, ${dy}px) scale(${scale})` } : undefined}
            width={width}
            height={height}
            role="img"
            aria-label={PLAN.drawing(seen.objects.length)}
          >
            <PlanContent
              layout={layout}
              seen={seen}
              viewport={rest}
              latest={view.latest}
              units={units}
              layers={layers}
              selected={selected}
              hovered={hovered}
            >
              {children}
            </PlanContent>
          </svg>
          <svg className="plan-over" width={width} height={height} aria-hidden="true">
            <Rulers grid={grid} viewport={viewport} units={units} />
            <ScaleBar viewport={viewport} units={units} />
          </svg>
        </>
      )}
      <MapTools
        onZoomIn={() => view.zoom(ZOOM_STEP)}
        onZoomOut={() => view.zoom(1 / ZOOM_STEP)}
        onFit={view.fit}
        turn={
          wallTurn === undefined
            ? undefined
            : { isTurned, onTurn: () => turnToWalls(!isTurned), degrees: (wallTurn * 180) / Math.PI }
        }
      />
    </div>
  )
}
