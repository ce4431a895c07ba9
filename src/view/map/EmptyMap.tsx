import type { Layout } from '../../layout/index.ts'

/** What is said where the map has no object, and what to try. */
export function EmptyMap({ layout: { frames, dropped } }: { layout: Layout }) {
  const placed = frames.some(({ T_map_camera }) => T_map_camera)
  return (
    <div className="map-empty" role="status">
      <h3>
        {placed ? 'No furniture was recognised in these frames' : 'The camera’s path could not be worked out'}
      </h3>
      <p>
        {placed
          ? 'The map is empty because nothing was found that could be placed with confidence.'
          : 'The frames share too little to say where the camera stood, so nothing could be placed on a map.'}
        {dropped.length > 0 &&
          ` ${dropped.length} possible ${dropped.length === 1 ? 'thing was' : 'things were'} left out: the trace says why.`}
      </p>
      <p>What to try:</p>
      <ul>
        <li>more frames, or frames picked by hand at moments that show the furniture (Options);</li>
        <li>a video in good light that moves slowly and shows whole pieces of furniture;</li>
        <li>holding the camera so that some floor is in the picture.</li>
      </ul>
    </div>
  )
}
