import { memo } from 'react'
import { footprint, type LengthUnits, lengthIn, sizeIn } from '../../../geometry/index.ts'
import type { LayoutObject } from '../../../layout/index.ts'
import { select } from '../../../session/index.ts'
import { categoryGroupOf, groupColour } from '../../common/categoryGroups.ts'
import { objectName } from '../../common/format.ts'
import { hatchId } from '../../common/Hatching.tsx'
import { hoverFor } from '../../common/presence.ts'
import { PLAN } from '../../common/strings/map.ts'
import { toScreen, type Viewport } from './viewport.ts'

/** What hangs higher than this above the floor is drawn as what hangs overhead is on a plan: dashed. */
const OVERHEAD_METRES = 1.1

const top = ({ box }: LayoutObject) => box.center[2] + box.size[2] / 2
export const isOverhead = ({ box }: LayoutObject) => box.center[2] - box.size[2] / 2 > OVERHEAD_METRES

interface Props {
  objects: readonly LayoutObject[]
  viewport: Viewport
  units: LengthUnits
  selected: string | undefined
  hovered: string | undefined
}

/** The objects' footprints, the lower ones first. */
export const PlanObjects = ({ objects, viewport, units, selected, hovered }: Props) => (
  <g className="plan-objects">
    {[...objects]
      .sort((a, b) => top(a) - top(b))
      .map((object) => (
        <PlanObject
          key={object.id}
          object={object}
          viewport={viewport}
          units={units}
          isSelected={object.id === selected}
          isHovered={object.id === hovered}
        />
      ))}
  </g>
)

interface ObjectProps {
  object: LayoutObject
  viewport: Viewport
  units: LengthUnits
  isSelected: boolean
  isHovered: boolean
}

const PlanObject = memo(function PlanObject({ object, viewport, units, isSelected, isHovered }: ObjectProps) {
  const { id, category, box } = object
  const points = footprint(box)
    .map((corner) =>
      toScreen(viewport, corner)
        .map((v) => v.toFixed(2))
        .join(),
    )
    .join(' ')
  const kind = categoryGroupOf(category)
  const away = lengthIn(units, Math.hypot(box.center[0], box.center[1]))
  const classes = ['plan-object']
  if (isOverhead(object)) classes.push('is-overhead')
  if (isSelected) classes.push('is-selected')
  if (isHovered) classes.push('is-hovered')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table of objects is the way in by keyboard.
    <g
      className={classes.join(' ')}
      data-object={id}
      onClick={(event) => {
        event.stopPropagation()
        select(id)
      }}
      {...hoverFor(id)}
    >
      <title>{PLAN.object(objectName(id), sizeIn(units, box.size), away)}</title>
      <polygon points={points} className="plan-object-ground" />
      <polygon points={points} className="plan-object-tint" style={{ fill: groupColour(kind) }} />
      <polygon points={points} className="plan-object-edge" fill={`url(#${hatchId(kind)})`} />
    </g>
  )
})
