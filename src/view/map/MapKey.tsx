import type { Layout } from '../../layout/index.ts'
import { Swatch } from '../common/Hatching.tsx'
import { KIND_TITLES, KINDS, kindOf } from '../common/kinds.ts'

const SYMBOLS: readonly (readonly [string, string])[] = [
  ['plan-wall', 'wall that was seen'],
  ['plan-wall plan-wall-unseen', 'as far as was seen'],
  ['plan-key-overhead', 'hangs overhead'],
  ['plan-way', 'way of the camera'],
  ['plan-key-band', 'where the camera may have been, apart from the scale (two standard deviations)'],
  ['plan-key-uncertain', 'where the selected object’s centre, or the camera of this moment, may be'],
]

/** What the drawing's signs mean. */
export function MapKey({ layout }: { layout: Layout }) {
  const kinds = KINDS.filter((kind) => layout.objects.some(({ category }) => kindOf(category) === kind))
  return (
    <details className="map-key">
      <summary className="button button-bare">Key</summary>
      <ul className="map-key-sheet small">
        {kinds.map((kind) => (
          <li key={kind}>
            <Swatch kind={kind} /> {KIND_TITLES[kind]}
          </li>
        ))}
        {SYMBOLS.map(([className, meaning]) => (
          <li key={className}>
            <svg width="28" height="12" aria-hidden="true">
              <line x1="1" x2="27" y1="6" y2="6" className={className} />
            </svg>
            {meaning}
          </li>
        ))}
      </ul>
    </details>
  )
}
