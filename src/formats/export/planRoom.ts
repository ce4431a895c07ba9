import { distance2, type LengthUnits, lengthIn, type Rect, type Vec2 } from '../../geometry/index.ts'
import { type Layout, type LayoutRoom, wallsWithOpenings } from '../../layout/index.ts'
import { textWidth } from './helvetica.ts'
import { boundsOf, type ToPaper } from './planMarks.ts'
import { type GroupMark, INKS, line, type Mark } from './sheet.ts'
import { chainsOf } from './wallChains.ts'

/** The room on a plan: its floor, its walls with gaps for doors and windows, and their lengths. */

/** How thick walls are drawn, millimetres of paper; their true thickness is not measured. */
export const WALL = 1.2

const DIMENSION = { offset: 6.5, size: 2.8, tick: 1 }
/** Names stay off walls that are nearly level or upright on paper: their bounds are no thicker than this. */
const THIN = 4

/** Where walls stand on paper, for names to stay off them. */
export const wallRects = ({ outline }: LayoutRoom, toPaper: ToPaper): Rect[] =>
  outline
    .map((from, k) => boundsOf([toPaper(from), toPaper(outline[(k + 1) % outline.length] as Vec2)]))
    .filter(({ width, height }) => Math.min(width, height) < THIN)

/** The floor and the walls, open where doors and windows are; what was only seen as far as that is dashed. */
export function roomMarks(layout: Pick<Layout, 'room' | 'objects'>, toPaper: ToPaper): GroupMark {
  const corners = (layout.room?.outline ?? []).map(toPaper)
  const walls = wallsWithOpenings(layout)
  const seen = walls.flatMap(({ wall, runs }) => (wall.seen ? runs : []))
  const unseen = walls.flatMap(({ wall, runs }) => (wall.seen ? [] : runs))
  const floor: Mark[] = corners.length
    ? [{ kind: 'path', runs: [corners], isClosed: true, fill: INKS.floor }]
    : []
  const marks: Mark[] = [
    ...floor,
    ...unseen.map(([a, b]): Mark => ({ ...line(toPaper(a), toPaper(b), INKS.third, 0.4), dash: [2, 1.6] })),
    ...chainsOf(seen).map(
      ({ points, isClosed }): Mark => ({
        kind: 'path',
        runs: [points.map(toPaper)],
        isClosed,
        stroke: INKS.ink,
        width: WALL,
      }),
    ),
  ]
  return { kind: 'group', name: 'room', marks }
}

/** The walls' lengths outside of them, and the places that these take. */
export function dimensionMarks(
  { outline }: LayoutRoom,
  toPaper: ToPaper,
  units: LengthUnits,
): { group: GroupMark; taken: Rect[] } {
  const taken: Rect[] = []
  const marks = outline.flatMap((from, k): Mark[] => {
    const to = outline[(k + 1) % outline.length] as Vec2
    const [a, b] = [toPaper(from), toPaper(to)]
    const length = distance2(a, b)
    const text = lengthIn(units, distance2(from, to))
    const width = textWidth(text, DIMENSION.size) + 1.6
    if (length < width + 2) return []
    // The outline goes counter-clockwise on the map, so out of the room is to the right of its sides.
    const out: Vec2 = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length]
    const away = ([x, y]: Vec2, by: number): Vec2 => [x + out[0] * by, y + out[1] * by]
    const [p, q] = [away(a, DIMENSION.offset), away(b, DIMENSION.offset)]
    const angle = (Math.atan2(q[1] - p[1], q[0] - p[0]) * 180) / Math.PI
    // Upright ones are read from the right, as on every drawing.
    const turn = angle > 89.99 ? angle - 180 : angle < -90.01 ? angle + 180 : angle
    const middle: Vec2 = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
    const [c, s] = [Math.abs(q[0] - p[0]) / length, Math.abs(q[1] - p[1]) / length]
    const w = c * width + s * 4
    const h = s * width + c * 4
    taken.push({ x: middle[0] - w / 2, y: middle[1] - h / 2, width: w, height: h })
    const ruled = boundsOf([p, q])
    if (Math.min(ruled.width, ruled.height) < THIN) taken.push(ruled)
    const along: Vec2 = [(q[0] - p[0]) / length, (q[1] - p[1]) / length]
    const gap = (k: number): Vec2 => [
      middle[0] + (along[0] * k * width) / 2,
      middle[1] + (along[1] * k * width) / 2,
    ]
    const t = DIMENSION.tick
    const radians = (turn * Math.PI) / 180
    const base = DIMENSION.size * 0.36
    return [
      line(p, gap(-1), INKS.rule, 0.2),
      line(gap(1), q, INKS.rule, 0.2),
      ...[a, b].map((corner) => line(away(corner, 2), away(corner, DIMENSION.offset + 1.5), INKS.rule, 0.15)),
      ...[p, q].map(([x, y]) => line([x - t, y + t], [x + t, y - t], INKS.second, 0.35)),
      {
        kind: 'text',
        text,
        at: [middle[0] - Math.sin(radians) * base, middle[1] + Math.cos(radians) * base],
        anchor: 'middle',
        size: DIMENSION.size,
        fill: INKS.second,
        turn,
      },
    ]
  })
  return { group: { kind: 'group', name: 'dimensions', marks }, taken }
}
