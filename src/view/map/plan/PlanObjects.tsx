import { memo } from 'react'
import { type LengthUnits, lengthIn, sizeIn } from '../../../geometry/index.ts'
import { select } from '../../../session/index.ts'
import { categoryGroupOf, groupColour } from '../../common/categoryGroups.ts'
import { objectName } from '../../common/format.ts'
import { hatchId } from '../../common/Hatching.tsx'
import { hoverFor } from '../../common/presence.ts'
import { PLAN } from '../../common/strings/map.ts'
import type { PlanFigure } from './figures.ts'
import { OpeningSign } from './OpeningSign.tsx'
import type { Viewport } from './viewport.ts'

interface Props {
  /** In the order in which they are drawn. */
  figures: readonly PlanFigure[]
  viewport: Viewport
  units: LengthUnits
  selected: string | undefined
  hovered: string | undefined
}

/** The objects: doors and windows as signs, all else as footprints, the lower ones first. */
export const PlanObjects = ({ figures, viewport, units, selected, hovered }: Props) => (
  <g className="plan-objects">
    {figures.map((figure) => (
      <PlanObject
        key={figure.object.id}
        figure={figure}
        viewport={viewport}
        units={units}
        isSelected={figure.object.id === selected}
        isHovered={figure.object.id === hovered}
      />
    ))}
  </g>
)

interface ObjectProps {
  figure: PlanFigure
  viewport: Viewport
  units: LengthUnits
  isSelected: boolean
  isHovered: boolean
}

const PlanObject = memo(function PlanObject({ figure, viewport, units, isSelected, isHovered }: ObjectProps) {
  const { object, layer, outline, isOverhead, symbol } = figure
  const { id, category, box } = object
  const points = outline.map((corner) => corner.map((v) => v.toFixed(2)).join()).join(' ')
  const kind = categoryGroupOf(category)
  const away = lengthIn(units, Math.hypot(box.center[0], box.center[1]))
  const classes = ['plan-object', `is-on-${layer}`]
  if (isOverhead) classes.push('is-overhead')
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
      {symbol ? (
        <>
          <polygon points={points} className="plan-opening-target" />
          <OpeningSign symbol={symbol} viewport={viewport} />
        </>
      ) : (
        <>
          <polygon points={points} className="plan-object-ground" />
          <polygon points={points} className="plan-object-tint" style={{ fill: groupColour(kind) }} />
          <polygon
            points={points}
            className="plan-object-edge"
            fill={layer === 'unnamed' ? 'none' : `url(#${hatchId(kind)})`}
          />
        </>
      )}
    </g>
  )
})
