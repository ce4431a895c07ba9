import { useEffect, useRef } from 'react'
import type { FilmFrame } from '../../session/index.ts'
import { seconds } from '../common/format.ts'
import { RUN } from '../common/strings/run.ts'

/** The frames that a run has looked at, as they come; the newest one large, unless `small`. */
export function RunFilm({ film, small = false }: { film: readonly FilmFrame[]; small?: boolean }) {
  const row = useRef<HTMLOListElement>(null)
  useEffect(() => {
    row.current?.scrollTo({ left: row.current.scrollWidth, behavior: 'smooth' })
  }, [film.length])
  const newest = film.findLast(({ sampled }) => sampled) ?? film.at(-1)
  const found = film.reduce((sum, { detections }) => sum + detections.length, 0)
  const strip = (
    <ol className="run-strip" ref={row} aria-label={RUN.frames}>
      {film.map((frame) => (
        <li key={frame.index} className={frame.sampled ? 'is-sampled' : ''}>
          <Picture frame={frame} />
        </li>
      ))}
    </ol>
  )
  if (small) return strip
  return (
    <section className="run-film" aria-label={RUN.seen}>
      {newest ? (
        <figure>
          <Picture frame={newest} named />
          <figcaption className="quiet small number">
            Frame at {seconds(newest.timestampSeconds)}
            <span>{RUN.counts(film.length, found)}</span>
          </figcaption>
        </figure>
      ) : (
        <div className="run-film-empty quiet">{RUN.empty}</div>
      )}
      {strip}
    </section>
  )
}

/** A frame with the detector's boxes; coordinates are the picture's own pixels. */
const Picture = ({
  frame: { url, width, height, detections, timestampSeconds },
  named = false,
}: {
  frame: FilmFrame
  named?: boolean
}) => (
  <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Frame at ${seconds(timestampSeconds)}`}>
    <image href={url} width={width} height={height} />
    {detections.map(({ box, category, score }) => (
      <g key={`${category} ${box.x0} ${box.y0} ${score}`} className="run-mark">
        <rect x={box.x0} y={box.y0} width={box.x1 - box.x0} height={box.y1 - box.y0} />
        {named && (
          <text x={box.x0 + width * 0.008} y={box.y0 + width * 0.028} fontSize={width * 0.026}>
            {category}
          </text>
        )}
      </g>
    ))}
  </svg>
)
