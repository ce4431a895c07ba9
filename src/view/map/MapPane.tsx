import { lazy, Suspense, useState } from 'react'
import type { Layout } from '../../layout/index.ts'
import type { OpenDocument } from '../../session/index.ts'
import { Boundary } from '../common/Boundary.tsx'
import { useSession } from '../common/useSession.ts'
import { EmptyMap } from './EmptyMap.tsx'
import './map.css'
import { MapKey } from './MapKey.tsx'
import { Parts } from './Parts.tsx'
import { PlanView } from './plan/PlanView.tsx'
import { TitleBlock } from './TitleBlock.tsx'

// three.js is larger than all the rest of the page: it comes when somebody wants to see 3-D.
const SceneView = lazy(async () => ({ default: (await import('./scene/SceneView.tsx')).SceneView }))

type Projection = 'plan' | 'scene'

/**
 * The map: as a plan or in 3-D, with its title block.
 * @param document with the layout of the part that is shown. @param whole the layout with all parts.
 */
export function MapPane({ document, whole }: { document: OpenDocument; whole: Layout }) {
  const [projection, setProjection] = useState<Projection>('plan')
  const { layout } = document
  const part = useSession((state) => state.part)
  const choice = (value: Projection, text: string) => (
    <button type="button" aria-pressed={projection === value} onClick={() => setProjection(value)}>
      {text}
    </button>
  )
  return (
    <section className="pane map-pane" aria-labelledby="map-title">
      <header className="pane-head">
        <h2 id="map-title" className="eyebrow">
          Map
        </h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of form fields. */}
        <div className="segments segments-small" role="group" aria-label="How to draw the map">
          {choice('plan', 'Plan')}
          {choice('scene', '3-D')}
        </div>
        <MapKey layout={layout} />
      </header>
      <Parts layout={whole} />
      <div className="map-drawing">
        {projection === 'plan' ? (
          <PlanView key={part} document={document} />
        ) : (
          <Boundary
            fallback={(error) => (
              <p className="map-message" role="alert">
                3-D could not be drawn here: {error.message} The plan shows the same objects.
              </p>
            )}
          >
            <Suspense fallback={<p className="map-message">Loading 3-D…</p>}>
              <SceneView key={part} document={document} />
            </Suspense>
          </Boundary>
        )}
        {layout.objects.length === 0 && <EmptyMap layout={layout} />}
      </div>
      <TitleBlock layout={layout} />
    </section>
  )
}
