import { lazy, type ReactNode, Suspense } from 'react'
import type { Layout } from '../../layout/index.ts'
import { DRAWINGS, type OpenDocument, showDrawing } from '../../session/index.ts'
import { Boundary } from '../common/Boundary.tsx'
import { Segments } from '../common/Segments.tsx'
import { DRAWING_TITLES, MAP } from '../common/strings/map.ts'
import { usePanes, useSession } from '../common/useSession.ts'
import { EmptyMap } from './EmptyMap.tsx'
import { EditBar, EditToggle } from './edit/EditBar.tsx'
import { LayersPanel } from './LayersPanel.tsx'
import './map.css'
import { MapKey } from './MapKey.tsx'
import { MeasurePanel } from './measure/MeasurePanel.tsx'
import { Parts } from './Parts.tsx'
import { PlanView } from './plan/PlanView.tsx'
import './plan.css'
import { TitleBlock } from './TitleBlock.tsx'
import { UnitSwitch } from './UnitSwitch.tsx'

// three.js is larger than all the rest of the page: it comes when somebody wants to see 3-D.
const SceneView = lazy(async () => ({ default: (await import('./scene/SceneView.tsx')).SceneView }))

interface Props {
  /** With the layout of the part that is shown. */
  document: OpenDocument
  /** The layout with all parts. */
  whole: Layout
  /** What the signs of a comparison mean, as items of a list. */
  signs: ReactNode
  /** What other panes draw on the plan; see `usePlanSpace`. */
  children?: ReactNode
}

/** The map: as a plan, in 3-D or both, with its title block. */
export function MapPane({ document, whole, signs, children }: Props) {
  const drawing = usePanes((state) => state.drawing)
  const { layout, comparison } = document
  const part = useSession((state) => state.part)
  return (
    <section
      className="pane map-pane"
      aria-labelledby="map-title"
      data-focus-home=".plan, .scene, .map-head [aria-pressed='true']"
    >
      <header className="pane-head map-head">
        <h2 id="map-title" className="eyebrow">
          {MAP.title}
        </h2>
        <Segments label={MAP.drawings} values={DRAWINGS} value={drawing} onChoose={showDrawing}>
          {(value) => DRAWING_TITLES[value]}
        </Segments>
        <UnitSwitch />
        <div className="map-sheets">
          <EditToggle />
          <LayersPanel objects={layout.objects} hasComparison={comparison !== undefined} />
          <MapKey document={document}>{signs}</MapKey>
        </div>
      </header>
      <EditBar document={document} />
      <Parts layout={whole} />
      <div className="map-sheet" data-focus-home=".measure-head [aria-pressed='true'], .measure-open">
        <div
          className="map-drawing"
          data-drawing={drawing}
          data-focus-home=".plan, .scene, .map-head [aria-pressed='true']"
        >
          {drawing !== 'scene' && (
            <div className="map-view">
              <PlanView key={`plan ${part}`} document={document}>
                {children}
              </PlanView>
            </div>
          )}
          {drawing !== 'plan' && (
            <div className="map-view">
              <Boundary fallback={(error) => <NoScene error={error} />}>
                <Suspense fallback={<p className="map-message">{MAP.loading}</p>}>
                  <SceneView key={`scene ${part}`} document={document} />
                </Suspense>
              </Boundary>
            </div>
          )}
          {layout.objects.length === 0 && <EmptyMap layout={layout} />}
        </div>
        {drawing !== 'scene' && <MeasurePanel layout={layout} />}
      </div>
      <TitleBlock layout={layout} />
    </section>
  )
}

const NoScene = ({ error }: { error: Error }) => (
  <p className="map-message" role="alert">
    {MAP.noScene(error.message)}
  </p>
)
