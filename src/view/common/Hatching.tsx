import { CATEGORY_GROUPS, type CategoryGroup, groupColour } from './categoryGroups.ts'

/** The hatchings of the kinds, as on an architect's plan; drawn in a cell of 8 px. */
const MARKS: Readonly<Record<CategoryGroup, string>> = {
  seat: 'M-1 5 5 -1M3 9 9 3',
  table: 'M0 2H8M0 6H8',
  storage: 'M2 0V8M6 0V8',
  appliance: 'M-1 3 5 9M3 -1 9 5',
  water: 'M0 4q2 -3 4 0t4 0',
  screen: 'M0 0 8 8M8 0 0 8',
  lamp: 'M4 2.2a1.8 1.8 0 1 0 .01 0',
  plant: 'M2 1.2v1.6M6 5.2v1.6M1.2 2h1.6M5.2 6h1.6',
  opening: 'M0 6 4 2 8 6',
  mounted: 'M0 1H8M0 5H8M2 1V5M6 5V8M6 0V1',
  other: 'M2 2h.01M6 6h.01',
}

export const hatchId = (kind: CategoryGroup): string => `hatch-${kind}`

/** The patterns that drawings refer to by id: once in the page, before anything that uses them. */
export const HatchingDefinitions = () => (
  <svg width="0" height="0" className="hatching" aria-hidden="true">
    <defs>
      {CATEGORY_GROUPS.map((kind) => (
        <pattern key={kind} id={hatchId(kind)} width="8" height="8" patternUnits="userSpaceOnUse">
          <path
            d={MARKS[kind]}
            fill="none"
            style={{ stroke: groupColour(kind) }}
            strokeWidth="1.1"
            strokeLinecap="round"
          />
        </pattern>
      ))}
    </defs>
  </svg>
)

/** A kind's colour and hatching, beside an object's name. */
export const Swatch = ({ kind }: { kind: CategoryGroup }) => (
  <svg className="swatch" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <rect
      x="0.75"
      y="0.75"
      width="14.5"
      height="14.5"
      fillOpacity="0.3"
      style={{ fill: groupColour(kind) }}
    />
    <rect
      x="0.75"
      y="0.75"
      width="14.5"
      height="14.5"
      fill={`url(#${hatchId(kind)})`}
      strokeWidth="1.2"
      style={{ stroke: groupColour(kind) }}
    />
  </svg>
)
