import { footprint, lengthIn, sizeIn, type Vec2 } from '../../../geometry/index.ts'
import { type AtWall, isInWall, type LayoutObject, lengthwise, placeAtWall } from '../../../layout/index.ts'
import { degrees } from '../../common/format.ts'
import { type PlanSpace, usePlanSpace } from '../../common/planSpace.ts'
import { EDIT } from '../../common/strings/edit.ts'
import { useSession } from '../../common/useSession.ts'
import { measureText } from '../measureText.ts'
import { gripPlace, type Hold } from './drag.ts'
import { endGrips, graspable, gripsOf, SPACING, turnHandle } from './grips.ts'
import { useDrag } from './useDrag.ts'

const RADIUS = { drawn: 4.5, turn: 6 }

interface Props {
  object: LayoutObject
  /** Of what belongs to a wall. */
  walls: AtWall | undefined
}

/**
 * The selected object's body, grips and turning handle, and what it is brought in line with while it is dragged. A door
 * or a window in a wall has no more grips than its two ends.
 */
export function Handles({ object: { id, box: own }, walls }: Props) {
  const space = usePlanSpace()
  const isFixed = isInWall(walls)
  const box = isFixed ? lengthwise(own) : own
  const { held, handlers } = useDrag(space, id, box, walls)
  const { toScreen, pixelsPerMetre } = space
  const spacing = SPACING[matchMedia('(pointer: coarse)').matches ? 'finger' : 'pointer']
  const corners = footprint(walls ? graspable(box, pixelsPerMetre, spacing) : box).map(toScreen)
  const grips = (isFixed ? endGrips : gripsOf)(box, toScreen, pixelsPerMetre, spacing)
  const frame = grips.flatMap(({ grip: [u, v], at }) => (u && v ? [at] : []))
  const isApart = frame.length > 0 && frame[0]?.join() !== toScreen(gripPlace(box, [1, 1])).join()
  const turn = turnHandle(box, toScreen, spacing)
  return (
    <g className={held ? 'edit-handles is-held' : 'edit-handles'}>
      {held?.guides.map((guide) => (
        <Guide key={guide.flat().join()} guide={guide} toScreen={toScreen} />
      ))}
      {isApart && <polygon points={frame.join(' ')} className="edit-frame" />}
      <polygon points={corners.join(' ')} className="edit-body" {...handlers({ kind: 'move' })} />
      {!isFixed && (
        <>
          <line x1={turn.from[0]} y1={turn.from[1]} x2={turn.at[0]} y2={turn.at[1]} className="edit-stalk" />
          <g className="edit-grip edit-turn" data-grip="turn" {...handlers({ kind: 'turn' })}>
            <circle cx={turn.at[0]} cy={turn.at[1]} className="edit-target" />
            <circle cx={turn.at[0]} cy={turn.at[1]} r={RADIUS.turn} className="edit-knob" />
          </g>
        </>
      )}
      {grips.map(({ grip, at: [x, y], cursor, name }) => (
        <g
          key={grip.join()}
          className="edit-grip"
          data-grip={`${name} ${grip.join()}`}
          style={{ cursor }}
          {...handlers({ kind: 'resize', grip })}
        >
          <circle cx={x} cy={y} className="edit-target" />
          <rect
            x={x - RADIUS.drawn}
            y={y - RADIUS.drawn}
            width={2 * RADIUS.drawn}
            height={2 * RADIUS.drawn}
            className="edit-knob"
          />
        </g>
      ))}
      {held && <Readout hold={held.hold} box={box} walls={isFixed ? walls : undefined} space={space} />}
    </g>
  )
}

const Guide = ({ guide, toScreen }: { guide: readonly [Vec2, Vec2]; toScreen(point: Vec2): Vec2 }) => {
  const [[x1, y1], [x2, y2]] = [toScreen(guide[0]), toScreen(guide[1])]
  return <line x1={x1} y1={y1} x2={x2} y2={y2} className="edit-guide" />
}

interface ReadoutProps {
  hold: Hold
  box: LayoutObject['box']
  /** Of a door or a window that stands in one. */
  walls: AtWall | undefined
  space: PlanSpace
}

/** The number that changes, beside what is held; of a door or a window the way to the nearer corner, or its width. */
function Readout({ hold, box, walls, space }: ReadoutProps) {
  const units = useSession((state) => state.units)
  const place = walls && placeAtWall(walls, box)
  const [x, y] = space.toScreen(gripPlace(box, hold.kind === 'resize' ? hold.grip : [0, 1]))
  const text = {
    move: () =>
      place
        ? EDIT.toCorner(lengthIn(units, Math.min(place.from, place.wall.metres - place.to)))
        : box.center
            .slice(0, 2)
            .map((value) => lengthIn(units, value))
            .join(', '),
    turn: () => degrees((box.yaw * 180) / Math.PI),
    resize: () => (place ? lengthIn(units, place.to - place.from) : sizeIn(units, box.size.slice(0, 2))),
  }[hold.kind]()
  const [at] = space.placeWords([{ text, places: [[x + 14 + measureText(text, true) / 2, y - 18]] }])
  return (
    <text x={at?.[0]} y={at?.[1]} dy="0.35em" textAnchor="middle" className="edit-readout">
      {text}
    </text>
  )
}
