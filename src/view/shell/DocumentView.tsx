import { useMemo, useState } from 'react'
import { layoutOfSubmap } from '../../layout/index.ts'
import type { OpenDocument } from '../../session/index.ts'
import { Boundary } from '../common/Boundary.tsx'
import { Later } from '../common/Later.tsx'
import { BROKEN } from '../common/strings/run.ts'
import { FAULT } from '../common/strings/shell.ts'
import { useVersion } from '../common/useEditing.ts'
import { useSession } from '../common/useSession.ts'
import { ComparisonOverlay } from '../compare/ComparisonOverlay.tsx'
import { ComparisonSigns } from '../compare/ComparisonSigns.tsx'
import { ObjectsTabs } from '../compare/ObjectsTabs.tsx'
import { FilmPane } from '../film/FilmPane.tsx'
import { EditLayer } from '../map/edit/EditLayer.tsx'
import { MapPane } from '../map/MapPane.tsx'
import { PlanMarks } from '../map/marks/PlanMarks.tsx'
import { PlanMeasures } from '../map/measure/PlanMeasures.tsx'
import { ObjectTable } from '../map/ObjectTable.tsx'
import { Inspector } from '../trace/Inspector.tsx'
import { TracePane } from '../trace/TracePane.tsx'
import './document.css'

/** On a phone one pane shows at a time. */
const PANES = [
  ['map', 'Map'],
  ['film', 'Film'],
  ['objects', 'Objects'],
  ['trace', 'Trace'],
] as const
type Pane = (typeof PANES)[number][0]

const Broken = ({ what, again }: { what: string; again(): void }) => (
  <section className="pane pane-broken" role="alert">
    <p>{BROKEN(what)}</p>
    <button type="button" className="button" onClick={again}>
      {FAULT.again}
    </button>
  </section>
)

/** An open document: film, map and trace side by side, linked by one selection and one place in the film. */
export function DocumentView({ document: opened }: { document: OpenDocument }) {
  const document = useVersion(opened)
  const [chosen, setPane] = useState<Pane>('map')
  const isSelected = useSession((state) => state.selected !== undefined)
  const { layout, film, videoUrl } = document
  const hasFilm = layout.frames.length > 0 || film.length > 0 || videoUrl !== undefined
  const pane = hasFilm || chosen !== 'film' ? chosen : 'map'
  const part = useSession((state) => state.part)
  const shown = useMemo(
    () => (part ? { ...document, layout: layoutOfSubmap(document.layout, part) } : document),
    [document, part],
  )
  return (
    <main
      className="document"
      data-pane={pane}
      data-selected={isSelected || undefined}
      data-filmless={!hasFilm || undefined}
      aria-label={`Layout of ${layout.source.name}`}
    >
      <h1 className="visually-hidden">{layout.source.name}</h1>
      <nav className="pane-tabs" aria-label="Parts of the document">
        {PANES.filter(([id]) => hasFilm || id !== 'film').map(([id, title]) => (
          <button key={id} type="button" aria-pressed={pane === id} onClick={() => setPane(id)}>
            {title}
          </button>
        ))}
      </nav>
      {hasFilm && (
        <div className="area-film">
          <Boundary fallback={(_, again) => <Broken what="film" again={again} />}>
            <Later>
              <FilmPane document={document} />
            </Later>
          </Boundary>
        </div>
      )}
      <div className="area-map">
        <Boundary fallback={(_, again) => <Broken what="map" again={again} />}>
          <MapPane document={shown} whole={layout} signs={<ComparisonSigns />}>
            <ComparisonOverlay document={shown} />
            <EditLayer layout={shown.layout} />
            <PlanMeasures layout={shown.layout} />
            <PlanMarks />
          </MapPane>
        </Boundary>
      </div>
      <div className="area-objects">
        <Boundary fallback={(_, again) => <Broken what="table" again={again} />}>
          <Later>
            <ObjectsTabs document={shown}>
              <ObjectTable layout={layout} />
            </ObjectsTabs>
          </Later>
        </Boundary>
      </div>
      <div className="area-inspector">
        <Boundary fallback={(_, again) => <Broken what="object" again={again} />}>
          <Inspector document={shown} />
        </Boundary>
      </div>
      <div className="area-trace">
        <Boundary fallback={(_, again) => <Broken what="trace" again={again} />}>
          <Later>
            <TracePane document={shown} />
          </Later>
        </Boundary>
      </div>
    </main>
  )
}
