import { LAYERS, type Layer, showLayer } from '../../session/index.ts'
import { Icon } from '../common/Icon.tsx'
import { useSession } from '../common/useSession.ts'
import { Popover } from './Popover.tsx'

const TITLES: Readonly<Record<Layer, string>> = {
  grid: 'Grid',
  room: 'Walls and floor',
  dimensions: 'Lengths and area',
  labels: 'Names',
  uncertainty: 'Uncertainty',
  cameras: 'Camera’s way',
  comparison: 'Comparison',
}

/** What is shown on the map. @param hasComparison whether there is a second layout to be shown or hidden. */
export function LayersPanel({ hasComparison }: { hasComparison: boolean }) {
  const layers = useSession((state) => state.layers)
  const shown = LAYERS.filter((layer) => layer !== 'comparison' || hasComparison)
  return (
    <Popover
      title={
        <>
          <Icon name="layers" /> Layers
        </>
      }
    >
      <fieldset className="layers">
        <legend className="visually-hidden">Layers of the map</legend>
        {shown.map((layer) => (
          <label key={layer} className="check">
            <input
              type="checkbox"
              checked={layers[layer]}
              onChange={(event) => showLayer(layer, event.currentTarget.checked)}
            />
            {TITLES[layer]}
          </label>
        ))}
      </fieldset>
    </Popover>
  )
}
