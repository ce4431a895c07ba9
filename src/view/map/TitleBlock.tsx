import type { ReactNode } from 'react'
import { lengthIn, sizeIn, spreadIn } from '../../geometry/index.ts'
import {
  type Layout,
  type LayoutFieldOfView,
  type Measured,
  positionSd,
  roomSides,
} from '../../layout/index.ts'
import { type AreaWords, areaWords } from '../../reasoning/index.ts'
import { nearestFrame } from '../common/film.ts'
import { degrees, percent, seconds } from '../common/format.ts'
import { TITLE_BLOCK } from '../common/strings/map.ts'
import { useUnits } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'

const Cell = ({ name, children, isSpare }: { name: string; children: ReactNode; isSpare?: boolean }) => (
  <div className={isSpare ? 'is-spare' : undefined}>
    <dt>{name}</dt>
    <dd className="number">{children}</dd>
  </div>
)

/** A number with how far it is sure, both written alike. */
const WithSd = ({ of, write }: { of: Measured; write(value: number): string }) => (
  <>
    {write(of.value)} {of.sd > 0 && <span className="quiet">± {write(of.sd)}</span>}
  </>
)

const Area = ({ value, unit, sure }: AreaWords) => (
  <>
    {value} {sure?.startsWith('±') && <span className="quiet">{sure}</span>} {unit}
    {sure && !sure.startsWith('±') && <span className="title-note quiet small">{sure}</span>}
  </>
)

const FieldOfView = ({ of: { degrees: value, sd, source } }: { of: LayoutFieldOfView }) => (
  <Cell name={TITLE_BLOCK.fieldOfView(source)}>
    {degrees(value)} {source === 'measured' && <span className="quiet">± {degrees(sd)}</span>}
  </Cell>
)

/**
 * Below this a camera is where it is by definition, as all others are placed in relation to it: the adjustment holds it
 * by a stiff spring and not by a nail.
 */
const EXACT_METRES = 2e-3

/** How far the place of the camera nearest the playhead is sure. */
function CameraNow({ frames }: Pick<Layout, 'frames'>) {
  const current = useSession(({ playheadSeconds }) => nearestFrame(frames, playheadSeconds))
  const { units } = useUnits()
  const frame = current === undefined ? undefined : frames[current]
  if (!frame) return null
  const { timestampSeconds, T_map_camera, poseCovariance } = frame
  const sd = T_map_camera && poseCovariance && positionSd(poseCovariance)
  const text =
    sd === undefined
      ? TITLE_BLOCK.notPlaced
      : sd < EXACT_METRES
        ? TITLE_BLOCK.origin
        : `± ${spreadIn(units, sd)}`
  return (
    <Cell name={TITLE_BLOCK.camera(seconds(timestampSeconds))} isSpare>
      {text}
    </Cell>
  )
}

/** The sheet's title block: what the room measures, and how far to trust its metres and its camera. */
export function TitleBlock({ layout }: { layout: Layout }) {
  const { room, objects, frames, scale, floorSeen, fieldOfView } = layout
  const { units } = useUnits()
  const sides = room && roomSides(room)
  const placed = frames.filter(({ T_map_camera }) => T_map_camera).length
  return (
    <dl className="title-block">
      {room && (
        <>
          {sides && <Cell name={TITLE_BLOCK.room}>{sizeIn(units, sides)}</Cell>}
          <Cell name={TITLE_BLOCK.area}>
            <Area {...areaWords(room, units)} />
          </Cell>
          {room.heightMetres && (
            <Cell name={TITLE_BLOCK.height}>
              <WithSd of={room.heightMetres} write={(value) => lengthIn(units, value)} />
            </Cell>
          )}
        </>
      )}
      <Cell name={TITLE_BLOCK.objects}>{objects.length}</Cell>
      {scale.cues.length > 0 && <Cell name={TITLE_BLOCK.within}>± {percent(scale.relativeSd)}</Cell>}
      {!floorSeen && objects.length > 0 && <Cell name={TITLE_BLOCK.floor}>{TITLE_BLOCK.assumed}</Cell>}
      {frames.length > 0 && (
        <Cell name={TITLE_BLOCK.frames}>{TITLE_BLOCK.placed(placed, frames.length)}</Cell>
      )}
      {fieldOfView && <FieldOfView of={fieldOfView} />}
      {frames.some(({ poseCovariance }) => poseCovariance) && <CameraNow frames={frames} />}
    </dl>
  )
}
