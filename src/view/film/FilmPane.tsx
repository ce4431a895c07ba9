import { useRef, useState } from 'react'
import { type OpenDocument, showBoxes, showDetections, showSemantics } from '../../session/index.ts'
import { useOffer } from '../common/offers.ts'
import { FILM } from '../common/strings/film.ts'
import { usePanes } from '../common/useSession.ts'
import './film.css'
import { Screen } from './Screen.tsx'
import { SemanticsLegend } from './SemanticsLegend.tsx'
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
  const wantsSemantics = usePanes((state) => state.filmSemantics)
  const hasSemantics = film.some(({ semantics }) => semantics)
  const semantics = hasSemantics && wantsSemantics
  const [singled, setSingled] = useState<string>()
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
          {hasSemantics && (
            <Toggle
              title={FILM.semantics}
              hint={FILM.semanticsTitle}
              isOn={semantics}
              onChange={showSemantics}
            />
          )}
        </fieldset>
      </header>
      <Screen
        document={document}
        video={video}
        usesVideo={usesVideo}
        hasSemantics={semantics}
        singled={singled}
      />
      {semantics && <SemanticsLegend document={document} singled={singled} onSingle={setSingled} />}
      {videoUrl && !playable && <p className="film-note small">{FILM.cannotPlay}</p>}
      <Transport layout={layout} playing={playing} onToggle={usesVideo ? toggle : undefined} />
      {(film.length > 0 || layout.frames.length > 0) && <Strip document={document} />}
    </section>
  )
}

interface ToggleProps {
  title: string
  hint?: string
  isOn: boolean
  onChange(isOn: boolean): void
}

const Toggle = ({ title, hint, isOn, onChange }: ToggleProps) => (
  <label className="check small" title={hint}>
    <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
    {title}
  </label>
)
