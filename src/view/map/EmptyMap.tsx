import type { Layout } from '../../layout/index.ts'
import { EMPTY_MAP } from '../common/strings/map.ts'

/** What is said where the map has no object, and what to try. */
export function EmptyMap({ layout: { frames, dropped } }: { layout: Layout }) {
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
