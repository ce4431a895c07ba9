import { useStore } from 'zustand'
import type { Vec2, Vec3 } from '../../../geometry/index.ts'
import type { Mark } from '../../../reasoning/index.ts'
import { focus, marksShown } from '../../../session/index.ts'
import { type PlanSpace, usePlanSpace } from '../../common/planSpace.ts'
import { useUnits } from '../../common/units.ts'
import './marks.css'
import { type Shape, shapesOf } from './shapes.ts'
import { wordsIn } from './wordsIn.ts'

/** Of the circle that directions are drawn in, pixels. */
const RADIUS = 96
/** Of an arrow's head, pixels. */
const HEAD = 11
/** Between a line and the words beside it, pixels. */
const BESIDE = 11

/** What explains the number that is pointed at, on the plan. */
export function PlanMarks() {
  const marks = useStore(focus, marksShown)
  return <DrawnMarks marks={marks} className="plan-marks" />
}

/** Marks on the plan: for what is pointed at, and for what was measured. */
export function DrawnMarks({ marks, className }: { marks: readonly Mark[]; className: string }) {
  const space = usePlanSpace()
  const shapes = marks.flatMap((mark) => shapesOf(mark, RADIUS / space.pixelsPerMetre))
  // Areas lie under lines, and lines under words.
  const layer = (kind: Shape['kind']) =>
    shapes.map((shape, k) => shape.kind === kind && <Drawn key={k} shape={shape} space={space} />)
  return (
    <g className={`marks ${className}`}>
      {layer('fill')}
      {layer('stroke')}
      {layer('dot')}
      {layer('words')}
    </g>
  )
}

const flat = (space: PlanSpace, [x, y]: Vec3): Vec2 => space.toScreen([x, y])
const listed = (space: PlanSpace, points: readonly Vec3[]) =>
  points.map((point) => flat(space, point).join()).join(' ')

function Drawn({ shape, space }: { shape: Shape; space: PlanSpace }) {
  switch (shape.kind) {
    case 'fill':
      return (
        <polygon
          points={listed(space, shape.points)}
          className={shape.isFound ? 'mark-fill is-found' : 'mark-fill'}
        />
      )
    case 'dot': {
      const [x, y] = flat(space, shape.at)
      return <circle cx={x} cy={y} r="4" className="mark-dot" />
    }
    case 'stroke':
      return (
        <>
          <polyline points={listed(space, shape.points)} className={`mark-stroke is-${shape.look}`} />
          {shape.look === 'arrow' && <Head shape={shape} space={space} />}
        </>
      )
    case 'words':
      return <Words shape={shape} space={space} />
  }
}

function Head({ shape, space }: { shape: Shape & { kind: 'stroke' }; space: PlanSpace }) {
  const [a, b] = [flat(space, shape.points[0] as Vec3), flat(space, shape.points.at(-1) as Vec3)]
  const turn = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  return (
    <path
      d={`M0 0 ${-HEAD} ${HEAD / 2.6}V${-HEAD / 2.6}Z`}
      transform={`translate(${b[0]} ${b[1]}) rotate(${turn})`}
      className="mark-head"
    />
  )
}

/** Beside its line where it has one, above its place where it is a letter, else in the middle of it. */
function offsetOf(shape: Shape & { kind: 'words' }, space: PlanSpace): Vec2 {
  if (!shape.along) return shape.look === 'name' ? [0, -BESIDE] : [0, 0]
  const [a, b] = shape.along.map((point) => flat(space, point)) as [Vec2, Vec2]
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = Math.hypot(dx, dy)
  // Steep lines have their words at their side, which is as far away as the words are wide.
  if (length < 1 || Math.abs(dx) >= Math.abs(dy)) return [0, -BESIDE - 2]
  return [BESIDE + 22, 0]
}

function Words({ shape, space }: { shape: Shape & { kind: 'words' }; space: PlanSpace }) {
  const { units } = useUnits()
  const [x, y] = flat(space, shape.at)
  const [dx, dy] = offsetOf(shape, space)
  return (
    <text x={x + dx} y={y + dy} dy="0.35em" textAnchor="middle" className={`mark-words is-${shape.look}`}>
      {wordsIn(units, shape.text)}
    </text>
  )
}
