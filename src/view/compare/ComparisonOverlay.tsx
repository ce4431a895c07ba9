import { memo } from 'react'
import { footprint, type Vec2 } from '../../geometry/index.ts'
import type { LayoutObject } from '../../layout/index.ts'
import type { OpenDocument } from '../../session/index.ts'
import { objectName } from '../common/format.ts'
import { type PlanSpace, usePlanSpace } from '../common/planSpace.ts'
import { useHovered } from '../common/presence.ts'
import { isOnLayers, type Layers } from '../common/shown.ts'
import { useSession } from '../common/useSession.ts'
import { arrowOf, crossOf } from './marks.ts'
import './overlay.css'
import { comparisonIn, otherIn } from './useComparison.ts'

/**
 * The compared map over the plan: the other map's objects in dashes, an arrow from each predicted centre to the true
 * one, rings on what was missed and crosses on what is not there. The table of pairs says the same in words.
 */
export function ComparisonOverlay({ document }: { document: OpenDocument }) {
  const layers: Layers = useSession((state) => state.layers)
  const selected = useSession((state) => state.selected)
  const hovered = useHovered()
  const space = usePlanSpace()
  if (!layers.comparison || !document.comparison) return null
  return (
    <Drawing
      document={document}
      space={space}
      layers={layers}
      selected={selected}
      pointedAt={otherIn(hovered)}
    />
  )
}

interface Props {
  document: OpenDocument
  space: PlanSpace
  /** What is hidden on the map is not marked on it. */
  layers: Layers
  selected: string | undefined
  /** Id of an object of the other map. */
  pointedAt: string | undefined
}

const planCenter = ({ box }: LayoutObject): Vec2 => [box.center[0], box.center[1]]

const Drawing = memo(function Drawing({ document, space, layers, selected, pointedAt }: Props) {
  const comparison = comparisonIn(document)
  if (!comparison) return null
  const { truth, pairs } = comparison
  const missed = new Set(comparison.missed)
  const invented = new Set(comparison.invented)
  const predicted = new Map(document.layout.objects.map((object) => [object.id, object]))
  const pointed = pointedAt === undefined ? undefined : truth.get(pointedAt)
  const isDrawn = (object: LayoutObject) => isOnLayers(object, layers)
  const corners = ({ box }: LayoutObject) => footprint(box).map((corner) => space.toScreen(corner))
  return (
    <g className="comparison">
      {[...truth.values()].filter(isDrawn).map((object) => (
        <g
          key={object.id}
          className={missed.has(object.id) ? 'comparison-truth is-missed' : 'comparison-truth'}
        >
          <polygon points={corners(object).join(' ')} />
          {missed.has(object.id) && <Ring at={space.toScreen(planCenter(object))} />}
        </g>
      ))}
      {[...invented].map((id) => {
        const object = predicted.get(id)
        return (
          object &&
          isDrawn(object) && <path key={id} className="comparison-invented" d={crossOf(corners(object))} />
        )
      })}
      {pointed && <Pointed object={pointed} corners={corners(pointed)} space={space} />}
      {pairs.map((pair) => {
        const [from, to] = [predicted.get(pair.predicted), truth.get(pair.truth)]
        if (!from || !to || !isDrawn(from)) return null
        const path = arrowOf(space.toScreen(planCenter(from)), space.toScreen(planCenter(to)))
        const isSelected = pair.predicted === selected
        return (
          <g
            key={pair.predicted}
            className={isSelected ? 'comparison-error is-selected' : 'comparison-error'}
          >
            <path d={path} className="comparison-error-ground" />
            <path d={path} />
          </g>
        )
      })}
    </g>
  )
})

const Ring = ({ at: [x, y] }: { at: Vec2 }) => <circle cx={x} cy={y} r="5" />

/** An object of the other map that the table points at, with its name over it. */
function Pointed({
  object,
  corners,
  space,
}: {
  object: LayoutObject
  corners: readonly Vec2[]
  space: PlanSpace
}) {
  const x = corners.reduce((sum, corner) => sum + corner[0] / corners.length, 0)
  const y = Math.min(...corners.map((corner) => corner[1]))
  const name = objectName(object.id)
  const [place] = space.placeWords([{ text: name, places: [[x, y - 11]] }])
  return (
    <g className="comparison-pointed">
      <polygon points={corners.join(' ')} />
      <text x={place?.[0]} y={place?.[1]} dy="0.35em" textAnchor="middle">
        {name}
      </text>
    </g>
  )
}
