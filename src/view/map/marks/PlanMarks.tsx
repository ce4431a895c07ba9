import { useStore } from 'zustand'
import type { Vec2, Vec3 } from '../../../geometry/index.ts'
import type { Mark } from '../../../reasoning/index.ts'
import { focus, marksShown } from '../../../session/index.ts'
import { type PlanSpace, usePlanSpace, type WordsWish } from '../../common/planSpace.ts'
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
  const { units } = useUnits()
  const words = shapes.flatMap((shape) =>
    shape.kind === 'words' ? [{ look: shape.look, ...wishOf(shape, space, wordsIn(units, shape.text)) }] : [],
  )
  const places = space.placeWords(words)
  // Areas lie under lines, and lines under words.
  const layer = (kind: Shape['kind']) =>
    shapes.map((shape, k) => shape.kind === kind && <Drawn key={k} shape={shape} space={space} />)
  return (
    <g className={`marks ${className}`}>
      {layer('fill')}
      {layer('stroke')}
      {layer('dot')}
      {words.map(({ text, look }, k) => (
        <text
          key={k}
          x={places[k]?.[0]}
          y={places[k]?.[1]}
          dy="0.35em"
          textAnchor="middle"
          className={`mark-words is-${look}`}
        >
          {text}
        </text>
      ))}
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
      return null
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

/** How far along its line the words of a length may stand: in the middle, else off it. */
const ALONG = [0.5, 0.34, 0.66, 0.2, 0.8]

/** About a point: above, below, and to both sides. */
const ABOUT: readonly Vec2[] = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
]

/** Where words may stand: beside their line where they have one, a letter about its place, else in the middle of it. */
function wishOf(
  { at, along, also = [], look }: Shape & { kind: 'words' },
  space: PlanSpace,
  text: string,
): WordsWish {
  const [x, y] = flat(space, at)
  if (!along && look === 'name') {
    const places = ABOUT.map(([right, down]): Vec2 => [x + 1.2 * BESIDE * right, y + BESIDE * down])
    return { text, places: places as [Vec2, ...Vec2[]] }
  }
  if (!along) return { text, places: [[x, y], ...also.map((place) => flat(space, place))] }
  const [a, b] = along.map((point) => flat(space, point)) as [Vec2, Vec2]
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  // Steep lines have their words at their side, which is as far away as the words are wide.
  const isLevel = Math.hypot(dx, dy) < 1 || Math.abs(dx) >= Math.abs(dy)
  const [right, down] = isLevel ? [0, -BESIDE - 2] : [BESIDE + 22, 0]
  const places = [1, -1].flatMap((side) =>
    ALONG.map((share): Vec2 => [a[0] + share * dx + side * right, a[1] + share * dy + side * down]),
  )
  return { text, places: places as [Vec2, ...Vec2[]] }
}
