import {
  distance2,
  footprint,
  type LengthUnits,
  lengthIn,
  type Rect,
  sizeIn,
  type Vec2,
} from '../../geometry/index.ts'
import {
  cameraPathLines,
  categoryGroupOf,
  type Layout,
  type LayoutObject,
  type LayoutRoom,
} from '../../layout/index.ts'
import { HATCH_STYLES, hatchLines, KIND_INKS } from './hatching.ts'
import { textWidth } from './helvetica.ts'
import { type GroupMark, INKS, line, type Mark, tint } from './sheet.ts'

/** What is drawn of a layout, in the drawing's millimetres. */

export type ToPaper = (point: Vec2) => Vec2

const DIMENSION = { offset: 6.5, size: 2.8, tick: 1 }
const HATCH_SPACING = 1.6
/** What hangs higher than this above the floor is drawn dashed, as what hangs overhead is on a plan. */
const OVERHEAD_METRES = 1.1
/** Names stay off walls that are nearly level or upright on paper: their bounds are no thicker than this. */
const THIN = 4

export const objectName = (id: string): string => id.replaceAll('-', ' ')

/** The least upright rectangle around points. */
export const boundsOf = (points: readonly Vec2[]): Rect => {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Where walls stand on paper, for names to stay off them. */
export const wallRects = ({ outline }: LayoutRoom, toPaper: ToPaper): Rect[] =>
  outline
    .map((from, k) => boundsOf([toPaper(from), toPaper(outline[(k + 1) % outline.length] as Vec2)]))
    .filter(({ width, height }) => Math.min(width, height) < THIN)

/** The floor and the walls; what was only seen as far as that is dashed. */
export function roomMarks({ outline, wallSeen }: LayoutRoom, toPaper: ToPaper): GroupMark {
  const corners = outline.map(toPaper)
  const walls = corners.map((from, k): Mark => {
    const to = corners[(k + 1) % corners.length] as Vec2
    return wallSeen[k]
      ? { ...line(from, to, INKS.ink, 1), roundCaps: true }
      : { ...line(from, to, INKS.third, 0.4), dash: [2, 1.6] }
  })
  const floor: Mark[] = corners.length
    ? [{ kind: 'path', runs: [corners], isClosed: true, fill: INKS.floor }]
    : []
  return { kind: 'group', name: 'room', marks: [...floor, ...walls] }
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

const top = ({ box }: LayoutObject) => box.center[2] + box.size[2] / 2
export const isOverhead = ({ box }: LayoutObject) => box.center[2] - box.size[2] / 2 > OVERHEAD_METRES

/** What lies under a kind's hatching. */
export const groundOf = (category: string) => tint(KIND_INKS[categoryGroupOf(category)], 0.24)

/** A kind's tint, hatching and edge within a convex outline. */
export function hatchedMarks(corners: readonly Vec2[], category: string, isDashed = false): Mark[] {
  const kind = categoryGroupOf(category)
  const colour = KIND_INKS[kind]
  const { angles, dash } = HATCH_STYLES[kind]
  const runs = angles.flatMap((angle) => hatchLines(corners, angle, HATCH_SPACING))
  return [
    ...(isDashed
      ? []
      : [{ kind: 'path', runs: [corners], isClosed: true, fill: groundOf(category) } as Mark]),
    {
      kind: 'path',
      runs,
      isClosed: false,
      stroke: colour,
      width: 0.22,
      roundCaps: true,
      ...(dash && { dash }),
    },
    {
      kind: 'path',
      runs: [corners],
      isClosed: true,
      stroke: INKS.ink,
      width: 0.35,
      ...(isDashed && { dash: [1.6, 1] }),
    },
  ]
}

/** The objects' footprints, the lower ones first; each a group with its id. */
export const objectMarks = ({ objects }: Layout, toPaper: ToPaper, units: LengthUnits): GroupMark => ({
  kind: 'group',
  name: 'objects',
  marks: [...objects]
    .sort((a, b) => top(a) - top(b))
    .map(
      (object): GroupMark => ({
        kind: 'group',
        name: object.category,
        objectId: object.id,
        title: `${objectName(object.id)}, ${sizeIn(units, object.box.size)}`,
        marks: hatchedMarks(footprint(object.box).map(toPaper), object.category, isOverhead(object)),
      }),
    ),
})

/** The way of the camera, with a dot where it began. */
export function cameraMarks(layout: Layout, toPaper: ToPaper): GroupMark {
  const runs = cameraPathLines(layout).map((run) => run.map(([x, y]) => toPaper([x, y])))
  const start = runs[0]?.[0]
  const marks: Mark[] = runs.length
    ? [{ kind: 'path', runs, isClosed: false, stroke: INKS.accent, width: 0.3, dash: [1.2, 0.8] }]
    : []
  // A line of no length with round ends is a dot.
  if (start) marks.push({ ...line(start, [start[0] + 0.01, start[1]], INKS.accent, 1.6), roundCaps: true })
  return { kind: 'group', name: 'cameras', marks }
}
