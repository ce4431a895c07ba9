import { useMemo } from 'react'
import type { Layout } from '../../../layout/index.ts'
import { seek } from '../../../session/index.ts'
import { nearestFrame } from '../../common/film.ts'
import { seconds } from '../../common/format.ts'
import { useSession } from '../../common/useSession.ts'
import { type CameraMark, cameraMarks, coneEdge } from './cones.ts'
import { toScreen, type Viewport } from './viewport.ts'

const CONE_PIXELS = 13
const ACTIVE_PIXELS = 64
const TARGET_PIXELS = 9

function conePath(mark: CameraMark, viewport: Viewport, pixels: number): string | undefined {
  const edge = coneEdge(mark, pixels / viewport.pixelsPerMetre)
  if (!edge) return undefined
  return `M${[mark.position, ...edge].map((point) => toScreen(viewport, point).join(' ')).join('L')}Z`
}

/** The way of the camera, and what it saw from where. A click on a cone goes to that place in the film. */
export function PlanCameras({ layout, viewport }: { layout: Layout; viewport: Viewport }) {
  const marks = useMemo(() => cameraMarks(layout), [layout])
  const current = useSession(({ playheadSeconds }) => nearestFrame(layout.frames, playheadSeconds))
  const active = marks.find(({ frame }) => frame === current)
  const path = marks.map(({ position }) => toScreen(viewport, position).join(' ')).join('L')
  const activePath = active && conePath(active, viewport, ACTIVE_PIXELS)
  return (
    <g className="plan-cameras">
      {marks.length > 1 && <path d={`M${path}`} className="plan-way" />}
      {activePath && <path d={activePath} className="plan-cone-active" />}
      {marks.map((mark) => {
        const { frame, sampled, position } = mark
        const [x, y] = toScreen(viewport, position)
        const time = layout.frames[frame]?.timestampSeconds ?? 0
        const cone = sampled ? conePath(mark, viewport, CONE_PIXELS) : undefined
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the film strip is the way in by keyboard.
          <g
            key={frame}
            className={frame === current ? 'plan-camera is-active' : 'plan-camera'}
            data-frame={frame}
            onClick={(event) => {
              event.stopPropagation()
              seek(time)
            }}
          >
            <title>{`The camera at ${seconds(time)}`}</title>
            <circle cx={x} cy={y} r={TARGET_PIXELS} className="plan-camera-target" />
            {cone && <path d={cone} className="plan-cone" />}
            <circle cx={x} cy={y} r={sampled ? 2.2 : 1.6} className="plan-camera-foot" />
          </g>
        )
      })}
    </g>
  )
}
