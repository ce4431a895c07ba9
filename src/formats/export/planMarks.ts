import type { Rect, Vec2 } from '../../geometry/index.ts'
import { cameraPathLines, categoryGroupOf, type Layout } from '../../layout/index.ts'
import { HATCH_STYLES, hatchLines, KIND_INKS } from './hatching.ts'
import { dot, type GroupMark, INKS, type Mark, tint } from './sheet.ts'

/** What the parts of a plan share, in the drawing's millimetres. */

export type ToPaper = (point: Vec2) => Vec2

const HATCH_SPACING = 1.6

/** The least upright rectangle around points. */
export const boundsOf = (points: readonly Vec2[]): Rect => {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

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

/** The camera path, with a dot where it began. */
export function cameraMarks(layout: Layout, toPaper: ToPaper): GroupMark {
  const runs = cameraPathLines(layout).map((run) => run.map(([x, y]) => toPaper([x, y])))
  const start = runs[0]?.[0]
  const marks: Mark[] = runs.length
    ? [{ kind: 'path', runs, isClosed: false, stroke: INKS.accent, width: 0.3, dash: [1.2, 0.8] }]
    : []
  if (start) marks.push(dot(start, INKS.accent, 1.6))
  return { kind: 'group', name: 'cameras', marks }
}
