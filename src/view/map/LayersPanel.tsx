import { LAYERS, showLayer } from '../../session/index.ts'
import { Icon } from '../common/Icon.tsx'
import { LAYER_TITLES, MAP } from '../common/strings/map.ts'
import { useSession } from '../common/useSession.ts'
import { Popover } from './Popover.tsx'

/** What is shown on the map. @param hasComparison whether there is a second layout to be shown or hidden. */
export function LayersPanel({ hasComparison }: { hasComparison: boolean }) {
  const layers = useSession((state) => state.layers)
  const shown = LAYERS.filter((layer) => layer !== 'comparison' || hasComparison)
  return (
    <Popover
      title={
        <>
          <Icon name="layers" /> {MAP.layers}
        </>
      }
    >
      <fieldset className="layers">
        <legend className="visually-hidden">{MAP.layersOf}</legend>
        {shown.map((layer) => (
          <label key={layer} className="check">
            <input
              type="checkbox"
              checked={layers[layer]}
              onChange={(event) => showLayer(layer, event.currentTarget.checked)}
            />
            {LAYER_TITLES[layer]}
          </label>
        ))}
      </fieldset>
    </Popover>
  )
}
