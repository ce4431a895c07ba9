import { memo } from 'react'
import { type Layout, layerOf } from '../../../layout/index.ts'
import { nearestFrame } from '../../common/film.ts'
import { useSession } from '../../common/useSession.ts'
import { cameraEllipse, centreEllipse, type Ellipse, ellipsePath } from './uncertainty.ts'
import type { Viewport } from './viewport.ts'

interface Props {
  layout: Layout
  viewport: Viewport
}

/** As a path of two arcs: an ellipse with a transform of its own would be a layer for the browser to sort. */
function Spread({ of, viewport }: { of: Ellipse; viewport: Viewport }) {
  return <path d={ellipsePath(of, viewport)} />
}

/** Where the cameras may have been: all of them as one band, the one at the playhead by itself. */
export const CameraUncertainty = memo(function CameraUncertainty({ layout, viewport }: Props) {
  const current = useSession(({ playheadSeconds }) => nearestFrame(layout.frames, playheadSeconds))
  const spreads = layout.frames.flatMap((one, frame) => {
    const ellipse = cameraEllipse(one)
    return ellipse ? [{ frame, ellipse }] : []
  })
  const active = spreads.find(({ frame }) => frame === current)?.ellipse
  return (
    <g className="plan-uncertainty">
      <g className="plan-uncertainty-band">
        {spreads.map(({ frame, ellipse }) => (
          <Spread key={frame} of={ellipse} viewport={viewport} />
        ))}
      </g>
      {active && <Spread of={active} viewport={viewport} />}
    </g>
  )
})

/** Where the centres of objects may be: of all furniture thin, of the selected object plain. */
export const ObjectUncertainty = memo(function ObjectUncertainty({
  layout: { objects, scale },
  viewport,
  selected,
}: Props & { selected: string | undefined }) {
  return (
    <g className="plan-uncertainty">
      {objects
        .filter(({ id, category }) => id === selected || layerOf(category) === 'furniture')
        .map((object) => (
          <g key={object.id} className={object.id === selected ? undefined : 'plan-uncertainty-other'}>
            <Spread of={centreEllipse(object, scale.relativeSd)} viewport={viewport} />
          </g>
        ))}
    </g>
  )
})
