import { useMemo } from 'react'
import { type OpenDocument, select } from '../../../session/index.ts'
import { useHovered } from '../../common/presence.ts'
import { useSession } from '../../common/useSession.ts'
import { useSize } from '../../common/useSize.ts'
import { extentOf } from '../extent.ts'
import type { Rect } from '../labels.ts'
import { MapTools } from '../MapTools.tsx'
import { stepSelection } from '../selection.ts'
import { gridOf } from './grid.ts'
import { PlanCameras } from './PlanCameras.tsx'
import { OriginMark, PlanGrid, RULER, Rulers, ScaleBar } from './PlanGrid.tsx'
import { PlanLabels } from './PlanLabels.tsx'
import { PlanObjects } from './PlanObjects.tsx'
import { dimensionRects, PlanRoom } from './PlanRoom.tsx'
import { CameraUncertainty } from './PlanUncertainty.tsx'
import { useGestures } from './useGestures.ts'
import { usePlanView } from './usePlanView.ts'

/** Free around the plan: the rulers, the dimension lines, the tools on the right. */
const MARGIN = { top: RULER.top + 36, right: 64, bottom: 56, left: RULER.left + 40 }
const ZOOM_STEP = 1.35

/** The bird's-eye plan: orthographic, metres, +y of the map up. */
export function PlanView({ document }: { document: OpenDocument }) {
  const { layout } = document
  const selected = useSession((state) => state.selected)
  const hovered = useHovered()
  const [ref, size] = useSize<HTMLDivElement>()
  const extent = useMemo(() => extentOf(layout), [layout])
  const view = usePlanView(extent, size, MARGIN, document.film)
  const gestures = useGestures(ref, view)
  const { viewport } = view
  const grid = gridOf(viewport)
  const { width, height } = size
  const obstacles: Rect[] = [
    { x: 0, y: 0, width, height: RULER.top },
    { x: 0, y: 0, width: RULER.left, height },
    { x: RULER.left, y: height - 44, width: 200, height: 44 },
    { x: width - 52, y: RULER.top, width: 52, height: 128 },
    ...dimensionRects(layout.room, viewport),
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields.
    <div
      ref={ref}
      className="plan"
      role="group"
      aria-label="Plan, seen from above"
      aria-describedby="plan-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers to keys.
      tabIndex={0}
      onClick={() => select(undefined)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key === 'Escape') select(undefined)
        else if (stepSelection(event.key, layout, selected) || view.key(event.key)) event.preventDefault()
      }}
      {...gestures}
    >
      <p id="plan-keys" className="visually-hidden">
        Arrow keys move the plan, plus and minus zoom, 0 fits it, N and P select the next and the previous
        object, Escape selects none.
      </p>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`Plan with ${layout.objects.length} objects`}
        >
          <PlanGrid grid={grid} viewport={viewport} />
          {layout.room && <PlanRoom room={layout.room} viewport={viewport} />}
          <OriginMark viewport={viewport} />
          <CameraUncertainty layout={layout} viewport={viewport} />
          <PlanCameras layout={layout} viewport={viewport} />
          <PlanObjects layout={layout} viewport={viewport} selected={selected} hovered={hovered} />
          <PlanLabels layout={layout} viewport={viewport} selected={selected} obstacles={obstacles} />
          <Rulers grid={grid} viewport={viewport} />
          <ScaleBar viewport={viewport} />
        </svg>
      )}
      <MapTools
        onZoomIn={() => view.zoom(ZOOM_STEP)}
        onZoomOut={() => view.zoom(1 / ZOOM_STEP)}
        onFit={view.fit}
      />
    </div>
  )
}
