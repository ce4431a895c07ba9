import type { LayoutObject } from '../../layout/index.ts'
import { withScale } from '../../reasoning/index.ts'
import { type OpenDocument, select } from '../../session/index.ts'
import { fixed, objectName, percent, plural } from '../common/format.ts'
import { Swatch } from '../common/Hatching.tsx'
import { Icon } from '../common/Icon.tsx'
import { kindOf } from '../common/kinds.ts'
import { useSession } from '../common/useSession.ts'
import { Calibrate } from './Calibrate.tsx'
import './inspector.css'
import { Sightings } from './Sightings.tsx'

const SIDES = ['Length', 'Width', 'Height'] as const
const COORDINATES = ['x, right', 'y, ahead', 'z, up'] as const

/** Everything about the selected object. */
export function Inspector({ document }: { document: OpenDocument }) {
  const selected = useSession((state) => state.selected)
  const object = document.layout.objects.find(({ id }) => id === selected)
  return (
    <section className="pane inspector" aria-label="Selected object" aria-live="polite">
      {object ? (
        <Details key={object.id} object={object} document={document} />
      ) : (
        document.layout.objects.length > 0 && (
          <p className="inspector-hint quiet">
            Select an object on the map, in the film or in the table to see its measures and the frames it was
            seen in.
          </p>
        )
      )}
    </section>
  )
}

function Details({ object, document }: { object: LayoutObject; document: OpenDocument }) {
  const { id, category, box, sd, score, sightings, missedFrames } = object
  const { relativeSd } = document.layout.scale
  const isApart = useSession((state) => state.part > 0)
  const seen = plural(new Set(sightings.map(({ frame }) => frame)).size, 'frame')
  const missed = missedFrames ? `, missed in ${missedFrames}` : ''
  const rows = (names: readonly string[], values: readonly number[], deviations: readonly number[]) =>
    names.map((name, k) => {
      const [value, own] = [values[k] ?? 0, deviations[k] ?? 0]
      return (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">
            <strong>{fixed(value, 2)}</strong>{' '}
            <span className="quiet">± {fixed(withScale(own, value, relativeSd), 2)}</span>
          </dd>
        </div>
      )
    })
  return (
    <>
      <header className="inspector-head">
        <Swatch kind={kindOf(category)} />
        <h2>{objectName(id)}</h2>
        <button
          type="button"
          className="button button-bare button-square"
          onClick={() => select(undefined)}
          aria-label="Select none"
          title="Select none (Escape)"
        >
          <Icon name="close" />
        </button>
      </header>
      <p className="inspector-sum quiet small">
        {percent(score)} sure. Seen in {seen}
        {missed}.
      </p>
      <div className="inspector-measures">
        <div>
          <h3>Size, m</h3>
          <dl>{rows(SIDES, box.size, sd.size)}</dl>
        </div>
        <div>
          <h3>Centre, m</h3>
          <dl>{rows(COORDINATES, box.center, sd.center)}</dl>
        </div>
      </div>
      <Sightings object={object} document={document} />
      {!isApart && <Calibrate object={object} layout={document.layout} />}
    </>
  )
}
