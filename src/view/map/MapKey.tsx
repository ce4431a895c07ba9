import type { Layout } from '../../layout/index.ts'
import { Swatch } from '../common/Hatching.tsx'
import { KIND_TITLES, KINDS, kindOf } from '../common/kinds.ts'
import { Popover } from './Popover.tsx'

const SYMBOLS: readonly (readonly [string, string])[] = [
  ['plan-wall', 'wall that was seen'],
  ['plan-wall plan-wall-unseen', 'as far as was seen'],
  ['plan-key-overhead', 'hangs overhead'],
  ['plan-way', 'way of the camera'],
  ['plan-key-band', 'where the camera may have been, apart from the scale (two standard deviations)'],
  ['plan-key-other', 'where an object’s centre may be'],
  ['plan-key-uncertain', 'where the selected object’s centre, or the camera of this moment, may be'],
]

/** What the drawing's signs mean. */
export function MapKey({ layout }: { layout: Layout }) {
  const kinds = KINDS.filter((kind) => layout.objects.some(({ category }) => kindOf(category) === kind))
  return (
    <Popover title="Key" className="map-key">
      <ul>
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
        <li>
          <svg width="28" height="16" aria-hidden="true" className="plan-label is-badge">
            <rect x="5" width="18" height="16" rx="8" />
            <text x="14" y="12" textAnchor="middle">
              7
            </text>
          </svg>
          number in the list of objects, where a name has no room
        </li>
      </ul>
    </Popover>
  )
}
