import { footprint, type Vec2 } from '../../../geometry/index.ts'
import type { Layout } from '../../../layout/index.ts'
import { objectName } from '../../common/format.ts'
import { kindColour, kindOf } from '../../common/kinds.ts'
import type { Frame } from './frame.ts'

interface Props {
  layout: Layout
  /** The part of the plan that all miniatures show, so that they can be compared. */
  frame: Frame
  /** For those who cannot see it. */
  title: string
}

/** A small plan: walls and objects, without a word. Metres are units of its drawing; +y of the map is up. */
export function Miniature({ layout: { room, objects }, frame, title }: Props) {
  const points = (corners: readonly Vec2[]) => corners.map(([x, y]) => `${x},${-y}`).join(' ')
  const { min, size, pixel } = frame
  return (
    <svg
      className="miniature"
      viewBox={`${min[0]} ${-(min[1] + size)} ${size} ${size}`}
      role="img"
      aria-label={title}
    >
      {room && <polygon className="miniature-room" points={points(room.outline)} strokeWidth={2 * pixel} />}
      {objects.map(({ id, category, box }) => (
        <polygon
          key={id}
          className="miniature-object"
          points={points(footprint(box))}
          strokeWidth={pixel}
          style={{ fill: kindColour(kindOf(category)) }}
        >
          <title>{objectName(id)}</title>
        </polygon>
      ))}
    </svg>
  )
}
