import type { Layout } from '../../layout/index.ts'
import { Swatch } from '../common/Hatching.tsx'
import { KIND_TITLES, KINDS, kindOf } from '../common/kinds.ts'
import { MAP_KEY } from '../common/strings/map.ts'
import { Popover } from './Popover.tsx'

const SYMBOLS: readonly (readonly [string, string])[] = [
  ['plan-wall', MAP_KEY.wall],
  ['plan-wall plan-wall-unseen', MAP_KEY.unseen],
  ['plan-key-overhead', MAP_KEY.overhead],
  ['plan-way', MAP_KEY.way],
  ['plan-key-band', MAP_KEY.band],
  ['plan-key-other', MAP_KEY.other],
  ['plan-key-uncertain', MAP_KEY.uncertain],
]

/** What the drawing's signs mean. */
export function MapKey({ layout }: { layout: Layout }) {
  const kinds = KINDS.filter((kind) => layout.objects.some(({ category }) => kindOf(category) === kind))
  return (
    <Popover title={MAP_KEY.title} className="map-key">
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
          {MAP_KEY.number}
        </li>
      </ul>
    </Popover>
  )
}
