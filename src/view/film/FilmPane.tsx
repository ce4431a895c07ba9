import { useRef } from 'react'
import { type OpenDocument, showBoxes, showDetections } from '../../session/index.ts'
import { useOffer } from '../common/offers.ts'
import { FILM } from '../common/strings/film.ts'
import { usePanes } from '../common/useSession.ts'
import './film.css'
import { Screen } from './Screen.tsx'
import { Strip } from './Strip.tsx'
import { Transport } from './Transport.tsx'
import { usePlayback } from './usePlayback.ts'

/** The film: the frame at the playhead with its detections, and the frames that the map rests on. */
export function FilmPane({ document }: { document: OpenDocument }) {
  const { layout, videoUrl, film } = document
  const video = useRef<HTMLVideoElement>(null)
  const { playing, playable, toggle } = usePlayback(video, videoUrl)
  const detections = usePanes((state) => state.filmDetections)
  const boxes = usePanes((state) => state.filmBoxes)
  const usesVideo = videoUrl !== undefined && playable
  useOffer('film.play', usesVideo ? toggle : undefined)
  const sampled = layout.frames.filter((frame) => frame.sampled).length
  return (
    <section className="pane film-pane" aria-labelledby="film-title">
      <header className="pane-head">
        <h2 id="film-title" className="eyebrow">
          {FILM.title}
        </h2>
        <span className="quiet small">{FILM.searched(sampled)}</span>
        <fieldset className="film-layers">
          <legend className="visually-hidden">{FILM.over}</legend>
          <Toggle title={FILM.detections} isOn={detections} onChange={showDetections} />
          <Toggle title={FILM.boxes} isOn={boxes} onChange={showBoxes} />
        </fieldset>
      </header>
      <Screen document={document} video={video} usesVideo={usesVideo} />
      {videoUrl && !playable && <p className="film-note small">{FILM.cannotPlay}</p>}
      <Transport layout={layout} playing={playing} onToggle={usesVideo ? toggle : undefined} />
      {(film.length > 0 || layout.frames.length > 0) && <Strip document={document} />}
    </section>
  )
}

const Toggle = ({
  title,
  isOn,
  onChange,
}: {
  title: string
  isOn: boolean
  onChange(isOn: boolean): void
}) => (
  <label className="check small">
    <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
    {title}
  </label>
)
