import { useMemo } from 'react'
import { footprint } from '../../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../../layout/index.ts'
import { objectName, sizeOf } from '../../common/format.ts'
import { edgeTowards, type LabelWish, type PlacedLabel, placeLabels, type Rect } from '../labels.ts'
import { measureText } from '../measureText.ts'
import { toScreen, type Viewport } from './viewport.ts'

const LINE = 16
const PAD = 6

export function labelWish({ id, box }: LayoutObject, target: Rect, isSelected: boolean): LabelWish {
  const lines = isSelected ? [objectName(id), sizeOf(box.size)] : [objectName(id)]
  const width = Math.max(...lines.map((line, k) => measureText(line, k === 0 && isSelected))) + 2 * PAD
  return { id, width, height: lines.length * LINE + (isSelected ? 6 : 2), target }
}

function targetOf({ box }: LayoutObject, viewport: Viewport): Rect {
  const corners = footprint(box).map((corner) => toScreen(viewport, corner))
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

const area = ({ box }: LayoutObject) => box.size[0] * box.size[1]

interface Props {
  layout: Layout
  viewport: Viewport
  selected: string | undefined
  obstacles: readonly Rect[]
}

/** The objects' names; that of the selected one comes first and says its size. */
export function PlanLabels({ layout, viewport, selected, obstacles }: Props) {
  const labels = useMemo(() => {
    const wishes = [...layout.objects]
      .sort((a, b) => Number(b.id === selected) - Number(a.id === selected) || area(b) - area(a))
      .map((object) => labelWish(object, targetOf(object, viewport), object.id === selected))
    return placeLabels(wishes, viewport, obstacles)
  }, [layout, viewport, selected, obstacles])
  return (
    <g className="plan-labels">
      {labels.map((label) => (
        <Label key={label.id} label={label} layout={layout} isSelected={label.id === selected} />
      ))}
    </g>
  )
}

function Label({ label, layout, isSelected }: { label: PlacedLabel; layout: Layout; isSelected: boolean }) {
  const { id, x, y, width, height, leader } = label
  const object = layout.objects.find((one) => one.id === id)
  const from = leader && edgeTowards(label, leader)
  return (
    <g className={isSelected ? 'plan-label is-selected' : 'plan-label'} data-label={id}>
      {leader && from && <line x1={from[0]} y1={from[1]} x2={leader[0]} y2={leader[1]} />}
      {isSelected && <rect x={x} y={y} width={width} height={height} rx="2" />}
      <text x={x + width / 2} y={y + LINE - (isSelected ? 1 : 3)} textAnchor="middle">
        {objectName(id)}
      </text>
      {isSelected && object && (
        <text x={x + width / 2} y={y + 2 * LINE - 1} textAnchor="middle" className="plan-label-size">
          {sizeOf(object.box.size)}
        </text>
      )}
    </g>
  )
}
