import type { ReactNode } from 'react'
import { type Layout, openingsOf } from '../../layout/index.ts'
import type { OpenDocument } from '../../session/index.ts'
import { CATEGORY_GROUP_TITLES, CATEGORY_GROUPS, categoryGroupOf } from '../common/categoryGroups.ts'
import { Swatch } from '../common/Hatching.tsx'
import { type Layers, onLayers } from '../common/shown.ts'
import { MAP_KEY } from '../common/strings/map.ts'
import { useSession } from '../common/useSession.ts'
import { type KeySign, keySigns } from './keySigns.ts'
import { Popover } from './Popover.tsx'

interface Props {
  document: OpenDocument
  /** What the comparison's signs mean, as items of a list. */
  children: ReactNode
}

/** What the drawing's signs mean: those that are on it. */
export function MapKey({ document: { layout, comparison }, children }: Props) {
  const layers: Layers = useSession((state) => state.layers)
  return (
    <Popover title={MAP_KEY.title} className="map-key">
      <ul>
        <Kinds layout={onLayers(layout, layers)} />
        {keySigns(layout, layers).map((sign) => (
          <li key={sign}>
            {PICTURES[sign]}
            {MAP_KEY[sign]}
          </li>
        ))}
      </ul>
      {comparison && layers.comparison && (
        <>
          <h3>{MAP_KEY.compared}</h3>
          <ul>{children}</ul>
        </>
      )}
    </Popover>
  )
}

/** The groups of what is drawn in its group's hatching: doors and windows in a wall have signs of their own. */
function Kinds({ layout }: { layout: Layout }) {
  const signed = new Set(openingsOf(layout).map(({ object }) => object.id))
  const hatched = layout.objects.filter(({ id }) => !signed.has(id))
  return CATEGORY_GROUPS.filter((kind) =>
    hatched.some(({ category }) => categoryGroupOf(category) === kind),
  ).map((kind) => (
    <li key={kind}>
      <Swatch kind={kind} /> {CATEGORY_GROUP_TITLES[kind]}
    </li>
  ))
}

const line = (className: string) => (
  <svg width="28" height="12" aria-hidden="true">
    <line x1="1" x2="27" y1="6" y2="6" className={className} />
  </svg>
)
const ellipse = (className: string) => (
  <svg width="28" height="14" aria-hidden="true" className="plan-uncertainty">
    <g className={className}>
      <path d="M2 7A12 6 0 0 0 26 7A12 6 0 0 0 2 7Z" />
    </g>
  </svg>
)

const PICTURES: Readonly<Record<KeySign, ReactNode>> = {
  wall: line('plan-wall'),
  unseen: line('plan-wall plan-wall-unseen'),
  door: (
    <svg width="28" height="18" aria-hidden="true">
      <path d="M5 15.5A14 14 0 0 1 19 1.5V15.5Z" className="plan-sweep-ground" />
      <path d="M5 15.5A14 14 0 0 1 19 1.5" className="plan-sweep" />
      <path d="M19 1.5V15.5" className="plan-leaf" />
      <path d="M0 16H5M19 16H28" className="plan-wall" />
    </svg>
  ),
  window: (
    <svg width="28" height="12" aria-hidden="true">
      <path d="M5 2H23V10H5Z" className="plan-window-ground" />
      <path d="M5 2H23M5 6H23M5 10H23" className="plan-pane" />
      <path d="M5 2V10M23 2V10" className="plan-jamb" />
      <path d="M0 6H3M25 6H28" className="plan-wall" />
    </svg>
  ),
  mounted: (
    <svg width="28" height="12" aria-hidden="true">
      <path d="M0 2H28" className="plan-wall" />
      <rect x="6" y="4" width="16" height="5" className="plan-key-mounted" />
    </svg>
  ),
  overhead: (
    <svg width="28" height="14" aria-hidden="true">
      <rect x="1" y="1" width="26" height="12" fill="none" className="plan-key-overhead" />
    </svg>
  ),
  small: (
    <svg width="28" height="14" aria-hidden="true">
      <rect x="10.5" y="3.5" width="7" height="7" className="plan-key-small" />
    </svg>
  ),
  unnamed: (
    <svg width="28" height="14" aria-hidden="true">
      <rect x="1" y="1" width="26" height="12" className="plan-key-unnamed" />
    </svg>
  ),
  way: line('plan-way'),
  camera: (
    <svg width="28" height="16" aria-hidden="true">
      <path d="M14 14 8 3H20Z" className="plan-cone" />
      <circle cx="14" cy="14" r="2" className="plan-camera-foot" />
    </svg>
  ),
  active: (
    <svg width="28" height="18" aria-hidden="true">
      <path d="M14 17 4 1H24Z" className="plan-cone-active" />
    </svg>
  ),
  band: line('plan-key-band'),
  other: ellipse('plan-uncertainty-other'),
  uncertain: ellipse(''),
  number: (
    <svg width="28" height="16" aria-hidden="true" className="plan-label is-badge">
      <rect x="5" width="18" height="16" rx="8" />
      <text x="14" y="12" textAnchor="middle">
        7
      </text>
    </svg>
  ),
}
