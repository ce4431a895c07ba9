import type { Layout } from '../../layout/index.ts'
import { EMPTY_MAP } from '../common/strings/map.ts'

/** What is said where the map has no object, and what to try. */
export function EmptyMap({ layout: { frames, dropped } }: { layout: Layout }) {
  // Maps of other programs come without the film that would show more.
  if (frames.length === 0)
    return (
      <div className="map-empty" role="status">
        <h3>{EMPTY_MAP.bare}</h3>
        <p>{EMPTY_MAP.bareWhy}</p>
      </div>
    )
  const placed = frames.some(({ T_map_camera }) => T_map_camera)
  return (
    <div className="map-empty" role="status">
      <h3>{placed ? EMPTY_MAP.none : EMPTY_MAP.lost}</h3>
      <p>
        {placed ? EMPTY_MAP.noneWhy : EMPTY_MAP.lostWhy}
        {dropped.length > 0 && ` ${EMPTY_MAP.leftOut(dropped.length)}`}
      </p>
      <p>{EMPTY_MAP.try}</p>
      <ul>
        {EMPTY_MAP.remedies.map((remedy) => (
          <li key={remedy}>{remedy}</li>
        ))}
      </ul>
    </div>
  )
}
