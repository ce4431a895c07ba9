import { type LayoutObject, LAYERS as OBJECT_LAYERS } from '../../layout/index.ts'
import { type Layer, SHEET_LAYERS, showLayer } from '../../session/index.ts'
import { Icon } from '../common/Icon.tsx'
import { layerCounts } from '../common/shown.ts'
import { LAYER_TITLES, LAYERS_PANEL } from '../common/strings/map.ts'
import { useSession } from '../common/useSession.ts'
import { Popover } from './Popover.tsx'

interface Props {
  /** Of the map that is shown. */
  objects: readonly LayoutObject[]
  /** Whether there is a second layout to be shown or hidden. */
  hasComparison: boolean
}

const HINTS: Partial<Record<Layer, string>> = { small: LAYERS_PANEL.small, unnamed: LAYERS_PANEL.unnamed }

/** What is shown on the map: the objects by where they belong, with their counts, and the drawing around them. */
export function LayersPanel({ objects, hasComparison }: Props) {
  const counts = layerCounts(objects)
  const drawing = SHEET_LAYERS.filter((layer) => layer !== 'comparison' || hasComparison)
  return (
    <Popover
      title={
        <>
          <Icon name="layers" /> {LAYERS_PANEL.title}
        </>
      }
    >
      <div className="layers">
        <fieldset>
          <legend className="eyebrow">{LAYERS_PANEL.objects}</legend>
          {OBJECT_LAYERS.map((layer) => (
            <Toggle key={layer} layer={layer} count={counts[layer] ?? 0} />
          ))}
        </fieldset>
        <fieldset>
          <legend className="eyebrow">{LAYERS_PANEL.drawing}</legend>
          {drawing.map((layer) => (
            <Toggle key={layer} layer={layer} />
          ))}
        </fieldset>
      </div>
    </Popover>
  )
}

function Toggle({ layer, count }: { layer: Layer; count?: number }) {
  const isShown = useSession(({ layers }) => layers[layer])
  return (
    <label className={count === 0 ? 'check is-empty' : 'check'} title={HINTS[layer]}>
      <input
        type="checkbox"
        checked={isShown}
        onChange={(event) => showLayer(layer, event.currentTarget.checked)}
      />
      {LAYER_TITLES[layer]}
      {count !== undefined && <span className="number quiet layers-count">{count}</span>}
    </label>
  )
}
