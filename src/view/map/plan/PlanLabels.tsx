import { memo } from 'react'
import {
  footprint,
  type LengthUnits,
  type NamedThing,
  nameEdge,
  type Rect,
  rectAround,
  sizeIn,
  type Vec2,
} from '../../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../../layout/index.ts'
import { objectName } from '../../common/format.ts'
import { objectNumbers } from '../../common/shown.ts'
import type { Drawn } from '../labelSheet.ts'
import { type LabelWish, type PlacedLabel, placeLabels } from '../labels.ts'
import { measureText } from '../measureText.ts'
import { toScreen, type Viewport } from './viewport.ts'

const LINE = 16
const PAD = 6
/** Of a name without a ground. */
const BARE_PAD = 4
const BADGE_PAD = 4
/** With less of the sheet for each object than this, badges are small, square pixels. */
const LITTLE_ROOM = 2000
const SMALL_BADGE = { height: 13, scale: 0.78, pad: 2 }

/** Whether so many objects are on so small a sheet that their badges must be small. */
const isTight = ({ objects }: Layout, { width, height }: Viewport): boolean =>
  width * height < LITTLE_ROOM * objects.length

function badgeSize(number: string, isSmall: boolean): { width: number; height: number } {
  const width = measureText(number)
  if (!isSmall) return { width: Math.max(LINE, width + 2 * BADGE_PAD), height: LINE }
  const { height, scale, pad } = SMALL_BADGE
  return { width: Math.max(height, width * scale + 2 * pad), height }
}

const outlineOf = ({ box }: LayoutObject, viewport: Viewport): Vec2[] =>
  footprint(box).map((corner) => toScreen(viewport, corner))

/** Where an object is on the screen. */
export const targetOf = (object: LayoutObject, viewport: Viewport): Rect =>
  rectAround(outlineOf(object, viewport))

function thingOf(object: LayoutObject, viewport: Viewport): NamedThing {
  const outline = outlineOf(object, viewport)
  return { outline, target: rectAround(outline) }
}

/** What a label says: its object's name; of the selected one its size as well. */
const linesOf = ({ id, box }: LayoutObject, isSelected: boolean, units: LengthUnits): string[] =>
  isSelected ? [objectName(id), sizeIn(units, box.size)] : [objectName(id)]

const area = ({ box }: LayoutObject) => box.size[0] * box.size[1]

interface Props {
  labels: readonly PlacedLabel[]
  layout: Layout
  units: LengthUnits
  selected: string | undefined
}

interface LabelProps extends Omit<Props, 'labels'> {
  viewport: Viewport
  obstacles: readonly Rect[]
  drawn: Drawn
}

/** A wish for each object's label: that of the selected one comes first, then those of the larger ones. */
function wishesOf({
  layout,
  viewport,
  units,
  selected,
}: Omit<LabelProps, 'obstacles' | 'drawn'>): LabelWish[] {
  const numbers = objectNumbers(layout)
  return [...layout.objects]
    .sort((a, b) => Number(b.id === selected) - Number(a.id === selected) || area(b) - area(a))
    .map((object) => {
      const isSelected = object.id === selected
      const lines = linesOf(object, isSelected, units)
      const width =
        Math.max(...lines.map((line, k) => measureText(line, k === 0 && isSelected))) +
        2 * (isSelected ? PAD : BARE_PAD)
      const number = String(numbers.get(object.id) ?? '')
      return {
        id: object.id,
        width,
        height: lines.length * LINE + (isSelected ? 6 : 2),
        badge: badgeSize(number, isTight(layout, viewport)),
        insists: isSelected,
        ...thingOf(object, viewport),
      }
    })
}

/** Where the objects' names stand, or their numbers in the table where there is no room for names. */
export const placedLabels = ({ obstacles, drawn, ...props }: LabelProps): PlacedLabel[] =>
  placeLabels(wishesOf(props), props.viewport, obstacles, drawn)

/** The objects' names, where `placedLabels` puts them. */
export const PlanLabels = memo(function PlanLabels({ labels, layout, units, selected }: Props) {
  const numbers = objectNumbers(layout)
  const byId = new Map(layout.objects.map((object) => [object.id, object]))
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
export function HoverLabel({ object, viewport }: { object: LayoutObject; viewport: Viewport }) {
  const target = targetOf(object, viewport)
  const text = objectName(object.id)
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
