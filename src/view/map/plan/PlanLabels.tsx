import { memo } from 'react'
import { type LengthUnits, nameEdge } from '../../../geometry/index.ts'
import { objectName } from '../../common/format.ts'
import type { PlacedLabel } from '../labels.ts'
import { measureText } from '../measureText.ts'
import { type PlanFigure, thingOf } from './figures.ts'
import { LINE, linesOf } from './labelWishes.ts'
import type { Viewport } from './viewport.ts'

/** Around the name under the pointer. */
const PAD = 6

interface Props {
  labels: readonly PlacedLabel[]
  figures: readonly PlanFigure[]
  /** Of all objects; see `objectNumbers`. */
  numbers: ReadonlyMap<string, number>
  units: LengthUnits
  selected: string | undefined
}

/** The objects' names, where `placedLabels` puts them. */
export const PlanLabels = memo(function PlanLabels({ labels, figures, numbers, units, selected }: Props) {
  const byId = new Map(figures.map(({ object }) => [object.id, object]))
  return (
    <g className="plan-labels">
      {labels.map((label) => {
        const object = byId.get(label.id)
        return (
          object && (
            <Label
              key={label.id}
              label={label}
              lines={
                label.isBadge
                  ? [String(numbers.get(label.id))]
                  : linesOf(object, label.id === selected, units)
              }
              isSelected={label.id === selected}
            />
          )
        )
      })}
    </g>
  )
})

interface OneProps {
  label: PlacedLabel
  lines: readonly string[]
  isSelected: boolean
}

function Label({ label, lines, isSelected }: OneProps) {
  const { id, x, y, width, height, leader, isBadge } = label
  const from = leader && nameEdge(label, leader)
  const classes = ['plan-label']
  if (isBadge) classes.push('is-badge')
  if (isSelected) classes.push('is-selected')
  const isSmall = isBadge && height < LINE
  if (isSmall) classes.push('is-small')
  const first = isBadge ? y + (isSmall ? 10 : 12) : y + LINE - (isSelected ? 1 : 3)
  return (
    <g className={classes.join(' ')} data-label={id}>
      {leader && from && <line x1={from[0]} y1={from[1]} x2={leader[0]} y2={leader[1]} />}
      {(isSelected || isBadge) && (
        <rect x={x} y={y} width={width} height={height} rx={isBadge ? height / 2 : 2} />
      )}
      {lines.map((line, k) => (
        <text
          key={line}
          x={x + width / 2}
          y={first + k * LINE}
          textAnchor="middle"
          className={k > 0 ? 'plan-label-size' : undefined}
        >
          {line}
        </text>
      ))}
    </g>
  )
}

/** The name of the object under the pointer, over everything: where the plan shows only its number, or nothing. */
export function HoverLabel({ figure, viewport }: { figure: PlanFigure; viewport: Viewport }) {
  const { target } = thingOf(figure)
  const text = objectName(figure.object.id)
  const width = measureText(text) + 2 * PAD
  const x = Math.min(Math.max(0, target.x + target.width / 2 - width / 2), viewport.width - width)
  const above = target.y - LINE - 8
  const y = above > LINE * 2 ? above : Math.min(target.y + target.height + 4, viewport.height - LINE - 4)
  return (
    <g className="plan-label is-hovered">
      <rect x={x} y={y} width={width} height={LINE + 4} rx="2" />
      <text x={x + width / 2} y={y + LINE - 2} textAnchor="middle">
        {text}
      </text>
    </g>
  )
}
