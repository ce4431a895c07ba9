import { footprint, lengthIn, sizeIn, type Vec2 } from '../../../geometry/index.ts'
import type { LayoutObject } from '../../../layout/index.ts'
import { degrees } from '../../common/format.ts'
import { type PlanSpace, usePlanSpace } from '../../common/planSpace.ts'
import { useSession } from '../../common/useSession.ts'
import { measureText } from '../measureText.ts'
import { gripPlace, type Hold } from './drag.ts'
import { gripsOf, SPACING, turnHandle } from './grips.ts'
import { useDrag } from './useDrag.ts'

const RADIUS = { drawn: 4.5, turn: 6 }

/** The selected object's body, grips and turning handle, and what it is brought in line with while it is dragged. */
export function Handles({ object: { id, box } }: { object: LayoutObject }) {
  const space = usePlanSpace()
  const { held, handlers } = useDrag(space, id, box)
  const { toScreen, pixelsPerMetre } = space
  const corners = footprint(box).map(toScreen)
  const spacing = SPACING[matchMedia('(pointer: coarse)').matches ? 'finger' : 'pointer']
  const grips = gripsOf(box, toScreen, pixelsPerMetre, spacing)
  const frame = grips.flatMap(({ grip: [u, v], at }) => (u && v ? [at] : []))
  const isApart = frame[0]?.join() !== toScreen(gripPlace(box, [1, 1])).join()
  const turn = turnHandle(box, toScreen, spacing)
  return (
    <g className={held ? 'edit-handles is-held' : 'edit-handles'}>
      {held?.guides.map((guide) => (
        <Guide key={guide.flat().join()} guide={guide} toScreen={toScreen} />
      ))}
      {isApart && <polygon points={frame.join(' ')} className="edit-frame" />}
      <polygon points={corners.join(' ')} className="edit-body" {...handlers({ kind: 'move' })} />
      <line x1={turn.from[0]} y1={turn.from[1]} x2={turn.at[0]} y2={turn.at[1]} className="edit-stalk" />
      <g className="edit-grip edit-turn" data-grip="turn" {...handlers({ kind: 'turn' })}>
        <circle cx={turn.at[0]} cy={turn.at[1]} className="edit-target" />
        <circle cx={turn.at[0]} cy={turn.at[1]} r={RADIUS.turn} className="edit-knob" />
      </g>
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
      {held && <Readout hold={held.hold} box={box} space={space} />}
    </g>
  )
}

const Guide = ({ guide, toScreen }: { guide: readonly [Vec2, Vec2]; toScreen(point: Vec2): Vec2 }) => {
  const [[x1, y1], [x2, y2]] = [toScreen(guide[0]), toScreen(guide[1])]
  return <line x1={x1} y1={y1} x2={x2} y2={y2} className="edit-guide" />
}

/** The number that changes, beside what is held. */
function Readout({ hold, box, space }: { hold: Hold; box: LayoutObject['box']; space: PlanSpace }) {
  const units = useSession((state) => state.units)
  const [x, y] = space.toScreen(gripPlace(box, hold.kind === 'resize' ? hold.grip : [0, 1]))
  const text = {
    move: () =>
      box.center
        .slice(0, 2)
        .map((value) => lengthIn(units, value))
        .join(', '),
    turn: () => degrees((box.yaw * 180) / Math.PI),
    resize: () => sizeIn(units, box.size.slice(0, 2)),
  }[hold.kind]()
  const [place] = space.placeWords([{ text, places: [[x + 14 + measureText(text, true) / 2, y - 18]] }])
  return (
    <text x={place?.[0]} y={place?.[1]} dy="0.35em" textAnchor="middle" className="edit-readout">
      {text}
    </text>
  )
}
