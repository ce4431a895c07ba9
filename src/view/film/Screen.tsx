import { type RefObject, useMemo } from 'react'
import { layoutOfSubmap, submapOfFrame } from '../../layout/index.ts'
import type { OpenDocument } from '../../session/index.ts'
import { nearestFrame } from '../common/film.ts'
import { shownLayout } from '../common/shown.ts'
import { FILM } from '../common/strings/film.ts'
import { useSession } from '../common/useSession.ts'
import { useSize } from '../common/useSize.ts'
import { Overlay } from './Overlay.tsx'

/** While the film plays, a frame's detections show for so long before and after it, seconds. */
const LINGER = 0.12
/** Wider than high, so that a portrait film leaves room for what is below it. */
const LEAST_ASPECT = 1.3

interface Props {
  document: OpenDocument
  video: RefObject<HTMLVideoElement | null>
  /** Whether the video element shows the film; otherwise the kept pictures do. */
  usesVideo: boolean
  /** Whether what its patches are taken for lies over the picture, and the class that is singled out. */
  hasSemantics: boolean
  singled: string | undefined
}

/** The frame at the playhead, with what was detected in it. */
export function Screen({ document, video, usesVideo, hasSemantics, singled }: Props) {
  const { layout, film, videoUrl } = document
  const [ref, size] = useSize<HTMLDivElement>()
  const draft = useSession((state) => state.draft)
  const frame = useSession(({ playheadSeconds }) => nearestFrame(layout.frames, playheadSeconds))
  const isAtFrame = useSession(
    ({ playheadSeconds }) =>
      frame !== undefined &&
      Math.abs((layout.frames[frame]?.timestampSeconds ?? 0) - playheadSeconds) <= LINGER,
  )
  const picture = useMemo(() => film.find(({ index }) => index === frame), [film, frame])
  // Its boxes are those of the map that its own camera is on.
  const part = (frame === undefined ? undefined : submapOfFrame(layout, frame)) ?? 0
  const own = useMemo(() => shownLayout(layoutOfSubmap(layout, part), draft), [layout, part, draft])
  const { width, height } = layout.source
  const aspect = width > 0 && height > 0 ? width / height : 4 / 3
  return (
    <div className="screen over-picture" ref={ref} style={{ aspectRatio: Math.max(aspect, LEAST_ASPECT) }}>
      {videoUrl && (
        <video
          ref={video}
          src={videoUrl}
          muted
          playsInline
          preload="auto"
          hidden={!usesVideo}
          tabIndex={-1}
        />
      )}
      {!usesVideo &&
        (picture ? (
          <img src={picture.url} alt={FILM.frameAt(`${picture.timestampSeconds.toFixed(1)} s`)} />
        ) : (
          <p className="screen-bare small">
            {film.length || videoUrl ? FILM.noPicture : FILM.noVideo(layout.source.name)}
          </p>
        ))}
      {frame !== undefined && (
        <Overlay
          layout={own}
          frame={frame}
          size={size}
          isAtFrame={isAtFrame || !usesVideo}
          semantics={hasSemantics ? picture?.semantics : undefined}
          singled={singled}
        />
      )}
    </div>
  )
}
