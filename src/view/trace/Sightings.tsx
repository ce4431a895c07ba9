import type { LayoutObject } from '../../layout/index.ts'
import { type OpenDocument, seek } from '../../session/index.ts'
import { nearestFrame } from '../common/film.ts'
import { percent, seconds } from '../common/format.ts'
import { SIGHTINGS } from '../common/strings/edit.ts'
import { useUnits } from '../common/units.ts'
import { useSession } from '../common/useSession.ts'
import { cropTo } from './crop.ts'

const TILE = { width: 74, height: 74 }

/** The object as each frame saw it; a click shows that frame. */
export function Sightings({
  object,
  document: { layout, film },
}: {
  object: LayoutObject
  document: OpenDocument
}) {
  const { length } = useUnits()
  const current = useSession(({ playheadSeconds }) => nearestFrame(layout.frames, playheadSeconds))
  return (
    <>
      <h3 className="inspector-part">{SIGHTINGS.title}</h3>
      <ul className="sightings">
        {object.sightings.map(({ frame, box, depthMetres, score, detectedAs, by }) => {
          const shot = layout.frames[frame]
          if (!shot) return null
          const picture = film.find(({ index }) => index === frame)
          const crop = cropTo(box, shot.camera, TILE)
          const time = shot.timestampSeconds
          return (
            <li key={`${frame} ${box.x0}`}>
              <button
                type="button"
                aria-current={frame === current}
                onClick={() => seek(time)}
                title={(by ? SIGHTINGS.shown : SIGHTINGS.detected)(
                  detectedAs,
                  percent(score),
                  length(depthMetres),
                )}
                aria-label={SIGHTINGS.seen(seconds(time), length(depthMetres))}
              >
                <span className="sighting" style={TILE}>
                  {picture ? (
                    <img src={picture.url} alt="" draggable={false} style={{ ...crop, maxWidth: 'none' }} />
                  ) : (
                    <span className="sighting-box" style={crop.box} />
                  )}
                </span>
                <span className="sighting-time">{seconds(time)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
