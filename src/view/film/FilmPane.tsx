import { useRef, useState } from 'react'
import type { OpenDocument } from '../../session/index.ts'
import { plural } from '../common/format.ts'
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
  const [showMap, setShowMap] = useState(false)
  const usesVideo = videoUrl !== undefined && playable
  const sampled = layout.frames.filter((frame) => frame.sampled).length
  return (
    <section className="pane film-pane" aria-labelledby="film-title">
      <header className="pane-head">
        <h2 id="film-title" className="eyebrow">
          Film
        </h2>
        <span className="quiet small">{plural(sampled, 'frame')} searched</span>
        <label className="check small film-boxes">
          <input
            type="checkbox"
            checked={showMap}
            onChange={(event) => setShowMap(event.currentTarget.checked)}
          />
          Map’s boxes
        </label>
      </header>
      <Screen document={document} video={video} usesVideo={usesVideo} showMap={showMap} />
      {videoUrl && !playable && (
        <p className="film-note small">
          This browser cannot play the file: these are the pictures taken from it.
        </p>
      )}
      <Transport layout={layout} playing={playing} onToggle={usesVideo ? toggle : undefined} />
      {(film.length > 0 || layout.frames.length > 0) && <Strip document={document} />}
    </section>
  )
}
