import type { ReactNode } from 'react'
import type { Layout } from '../../layout/index.ts'
import type { Layer, OpenDocument } from '../../session/index.ts'
import { CATEGORY_GROUP_TITLES, CATEGORY_GROUPS, categoryGroupOf } from '../common/categoryGroups.ts'
import { Swatch } from '../common/Hatching.tsx'
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
  const layers: Readonly<Record<Layer, boolean>> = useSession((state) => state.layers)
  return (
    <Popover title={MAP_KEY.title} className="map-key">
      <ul>
        <Kinds layout={layout} />
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

const Kinds = ({ layout: { objects } }: { layout: Layout }) =>
  CATEGORY_GROUPS.filter((kind) => objects.some(({ category }) => categoryGroupOf(category) === kind)).map(
    (kind) => (
      <li key={kind}>
        <Swatch kind={kind} /> {CATEGORY_GROUP_TITLES[kind]}
      </li>
    ),
  )

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
  overhead: (
    <svg width="28" height="14" aria-hidden="true">
      <rect x="1" y="1" width="26" height="12" fill="none" className="plan-key-overhead" />
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
