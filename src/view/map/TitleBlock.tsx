import type { ReactNode } from 'react'
import { type Layout, type LayoutFieldOfView, type Measured, positionSd } from '../../layout/index.ts'
import { nearestFrame } from '../common/film.ts'
import { centimetres, degrees, fixed, percent, seconds } from '../common/format.ts'
import { useSession } from '../common/useSession.ts'
import { wallsOf } from './plan/walls.ts'

const Cell = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd className="number">{children}</dd>
  </div>
)

const WithSd = ({ value, sd, unit }: Measured & { unit: string }) => (
  <>
    {fixed(value, 2)} <span className="quiet">± {fixed(sd, 2)}</span> {unit}
  </>
)

const FieldOfView = ({ of: { degrees: value, sd, source } }: { of: LayoutFieldOfView }) => (
  <Cell name={`Field of view, ${source}`}>
    {degrees(value)} {source === 'measured' && <span className="quiet">± {degrees(sd)}</span>}
  </Cell>
)

/** Below this a camera is where it is by definition: all others are placed in relation to it. */
const EXACT_METRES = 1e-6

/** How far the place of the camera nearest the playhead is sure. */
function CameraNow({ frames }: Pick<Layout, 'frames'>) {
  const current = useSession(({ playheadSeconds }) => nearestFrame(frames, playheadSeconds))
  const frame = current === undefined ? undefined : frames[current]
  if (!frame) return null
  const { timestampSeconds, T_map_camera, poseCovariance } = frame
  const sd = T_map_camera && poseCovariance && positionSd(poseCovariance)
  const text =
    sd === undefined ? 'not placed' : sd < EXACT_METRES ? 'the map’s origin' : `± ${centimetres(sd)}`
  return <Cell name={`Camera at ${seconds(timestampSeconds)}`}>{text}</Cell>
}

/** The sheet's title block: what the room measures, and how far to trust its metres and its camera. */
export function TitleBlock({ layout }: { layout: Layout }) {
  const { room, objects, frames, scale, floorSeen, fieldOfView } = layout
  const sides = room ? wallsOf(room).slice(0, 2) : []
  const placed = frames.filter(({ T_map_camera }) => T_map_camera).length
  return (
    <dl className="title-block">
      {room && (
        <>
          <Cell name="Room">{sides.map(({ metres }) => fixed(metres, 2)).join(' × ')} m</Cell>
          <Cell name="Area">
            <WithSd {...room.areaSquareMetres} unit="m²" />
          </Cell>
          {room.heightMetres && (
            <Cell name="Height">
              <WithSd {...room.heightMetres} unit="m" />
            </Cell>
          )}
        </>
      )}
      <Cell name="Objects">{objects.length}</Cell>
      {scale.witnesses.length > 0 && <Cell name="All lengths within">± {percent(scale.relativeSd)}</Cell>}
      {!floorSeen && objects.length > 0 && <Cell name="Floor">assumed, not seen</Cell>}
      {frames.length > 0 && (
        <Cell name="Frames placed">
          {placed} of {frames.length}
        </Cell>
      )}
      {fieldOfView && <FieldOfView of={fieldOfView} />}
      {frames.some(({ poseCovariance }) => poseCovariance) && <CameraNow frames={frames} />}
    </dl>
  )
}
