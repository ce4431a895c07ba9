import { memo } from 'react'
import type { Layout } from '../../../layout/index.ts'
import { nearestFrame } from '../../common/film.ts'
import { useSession } from '../../common/useSession.ts'
import { cameraEllipse, centreEllipse, type Ellipse } from './uncertainty.ts'
import { toScreen, type Viewport } from './viewport.ts'

interface Props {
  layout: Layout
  viewport: Viewport
}

function Spread({ of: { centre, axes, angle }, viewport }: { of: Ellipse; viewport: Viewport }) {
  const [x, y] = toScreen(viewport, centre)
  const k = viewport.pixelsPerMetre
  return (
    <ellipse
      rx={axes[0] * k}
      ry={axes[1] * k}
      transform={`translate(${x} ${y}) rotate(${(-angle * 180) / Math.PI})`}
    />
  )
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

/** Where the centre of the selected object may be. */
export function ObjectUncertainty({ layout, viewport, selected }: Props & { selected: string | undefined }) {
  const object = layout.objects.find(({ id }) => id === selected)
  return object ? (
    <g className="plan-uncertainty">
      <Spread of={centreEllipse(object, layout.scale.relativeSd)} viewport={viewport} />
    </g>
  ) : null
}
