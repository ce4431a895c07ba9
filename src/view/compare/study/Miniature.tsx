import { footprint, type Vec2 } from '../../../geometry/index.ts'
import { type Layer, layerOf } from '../../../layout/index.ts'
import { categoryGroupOf, groupColour } from '../../common/categoryGroups.ts'
import { objectName } from '../../common/format.ts'
import type { Frame, SmallPlan } from './frame.ts'

interface Props {
  plan: SmallPlan
  /** The part of the plan that all miniatures show, so that they can be compared. */
  frame: Frame
  /** For those who cannot see it. */
  title: string
}

/** What can be told apart at this size. */
const DRAWN: readonly Layer[] = ['furniture', 'opening', 'wall']

/** A small plan: walls and objects, without a word. Metres are units of its drawing, +y is up. */
export function Miniature({ plan: { outline, objects }, frame, title }: Props) {
  const points = (corners: readonly Vec2[]) => corners.map(([x, y]) => `${x},${-y}`).join(' ')
  const { min, size, pixel } = frame
  return (
    <svg
      className="miniature"
      viewBox={`${min[0]} ${-(min[1] + size)} ${size} ${size}`}
      role="img"
      aria-label={title}
    >
      {outline.length > 0 && (
        <polygon className="miniature-room" points={points(outline)} strokeWidth={2 * pixel} />
      )}
      {objects
        .filter(({ category }) => DRAWN.includes(layerOf(category)))
        .map(({ id, category, box }) => (
          <polygon
            key={id}
            className="miniature-object"
            points={points(footprint(box))}
            strokeWidth={pixel}
            style={{ fill: groupColour(categoryGroupOf(category)) }}
          >
            <title>{objectName(id)}</title>
          </polygon>
        ))}
    </svg>
  )
}
