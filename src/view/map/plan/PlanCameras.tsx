import { memo, useMemo } from 'react'
import { spreadIn } from '../../../geometry/index.ts'
import { cameraPathLines, type Layout, positionSd } from '../../../layout/index.ts'
import { seek } from '../../../session/index.ts'
import { nearestFrame } from '../../common/film.ts'
import { seconds } from '../../common/format.ts'
import { PLAN } from '../../common/strings/map.ts'
import { useUnits } from '../../common/units.ts'
import { useSession } from '../../common/useSession.ts'
import { ACTIVE_PIXELS, CONE_PIXELS, type Cone, cameraMarks, coneAt, coneEdge } from './cones.ts'
import { toScreen, type Viewport } from './viewport.ts'

const TARGET_PIXELS = 9

interface Props {
  layout: Layout
  viewport: Viewport
}

function conePath(cone: Cone, viewport: Viewport, pixels: number): string | undefined {
  const edge = coneEdge(cone, pixels / viewport.pixelsPerMetre)
  if (!edge) return undefined
  return `M${[cone.position, ...edge].map((point) => toScreen(viewport, point).join(' ')).join('L')}Z`
}

/** The camera's path, and what it saw from where. A click on a cone goes to that place in the film. */
export function PlanCameras({ layout, viewport }: Props) {
  return (
    <g className="plan-cameras">
      <Way layout={layout} viewport={viewport} />
      <Active layout={layout} viewport={viewport} />
      <Marks layout={layout} viewport={viewport} />
    </g>
  )
}

const Way = memo(function Way({ layout, viewport }: Props) {
  const ways = useMemo(() => cameraPathLines(layout).filter(({ length }) => length > 1), [layout])
  const lines = ways.map(
    (way) =>
      `M${way
        .map(([x, y]) =>
          toScreen(viewport, [x, y])
            .map((v) => v.toFixed(1))
            .join(' '),
        )
        .join('L')}`,
  )
  return lines.length > 0 ? <path d={lines.join('')} className="plan-way" /> : null
})

/** What the camera sees at the playhead. Drawn anew at each picture of the film that plays: it stands alone. */
function Active({ layout, viewport }: Props) {
  const playhead = useSession(({ playheadSeconds }) => playheadSeconds)
  const cone = coneAt(layout, playhead)
  const path = cone && conePath(cone, viewport, ACTIVE_PIXELS)
  return path ? <path d={path} className="plan-cone-active" /> : null
}

const Marks = memo(function Marks({ layout, viewport }: Props) {
  const marks = useMemo(() => cameraMarks(layout), [layout])
  const current = useSession(({ playheadSeconds }) => nearestFrame(layout.frames, playheadSeconds))
  const { units } = useUnits()
  return marks.map((mark) => {
    const { frame, sampled, position } = mark
    const [x, y] = toScreen(viewport, position)
    const { timestampSeconds = 0, poseCovariance } = layout.frames[frame] ?? {}
    const cone = sampled ? conePath(mark, viewport, CONE_PIXELS) : undefined
    const spread = poseCovariance && spreadIn(units, positionSd(poseCovariance))
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the film strip is the way in by keyboard.
      <g
        key={frame}
        className={frame === current ? 'plan-camera is-active' : 'plan-camera'}
        data-frame={frame}
        onClick={(event) => {
          event.stopPropagation()
          seek(timestampSeconds)
        }}
      >
        <title>{PLAN.camera(seconds(timestampSeconds), spread)}</title>
        <circle cx={x} cy={y} r={TARGET_PIXELS} className="plan-camera-target" />
        {cone && <path d={cone} className="plan-cone" />}
        <circle cx={x} cy={y} r={sampled ? 2.2 : 1.6} className="plan-camera-foot" />
      </g>
    )
  })
})
