import { footprint } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { edgeMark, type Mark, uprightEdgeMark } from '../marks.ts'
import type { Program } from '../program.ts'
import { sizeSd } from '../trace/index.ts'
import { NotAnswerable } from './errors.ts'
import {
  annotatedCount,
  namedApart,
  objectsCalled,
  objectsNamed,
  oneNamed,
  pickNote,
  solidFor,
} from './objects.ts'
import { decimals, type Outcome, stepOn } from './outcome.ts'

/**
 * `count`: as annotated, where the layout says so (VSI-Bench counts a few things that have no box), else the objects.
 * Each of these is there with the probability of its score, independently.
 */
export function countOutcome({ category }: Program & { kind: 'count' }, layout: Layout): Outcome {
  const annotated = annotatedCount(layout, category)
  const objects = annotated === undefined ? objectsNamed(layout, category) : objectsCalled(layout, category)
  const sd =
    annotated === undefined ? Math.sqrt(objects.reduce((sum, { score }) => sum + score * (1 - score), 0)) : 0
  const value = annotated ?? objects.length
  const step = stepOn(objects, {
    id: `count-${category}`,
    quantity: `Number of objects named ${category}`,
    formula: annotated === undefined ? 'counted on the map' : 'as annotated',
    value,
    sd,
    unit: '',
    marks: objects.map(({ box }): Mark => ({ kind: 'outline', corners: footprint(box) })),
  })
  const apart = annotated === undefined ? namedApart(layout, category) : []
  return { value, unit: '', sd, trace: [step, ...apartSteps(category, apart)] }
}

/** What is seen apart is not counted: it may be what the map shows already. */
function apartSteps(category: string, apart: readonly LayoutObject[]) {
  if (apart.length === 0) return []
  const step = stepOn(apart, {
    id: `count-apart-${category}`,
    quantity: `More of them, in parts of the film that are not joined to the map`,
    formula: 'not counted: they may be the same ones, seen again',
    value: apart.length,
    unit: '',
  })
  return [step]
}

const SIDES = ['length', 'width', 'height'] as const

/**
 * `size`: the longest side of the exact box (VSI-Bench), or the longer one of the footprint (Video2Layout). First order:
 * that another side may be the longest is not counted in.
 */
export function sizeOutcome(program: Program & { kind: 'size' }, layout: Layout): Outcome {
  const object = oneNamed(layout, program.object)
  const { size } = program.of === 'longest' ? solidFor(object) : object.box
  const axes = program.of === 'longest' ? ([0, 1, 2] as const) : ([0, 1] as const)
  const longest = axes.reduce<0 | 1 | 2>((best, k) => (size[k] > size[best] ? k : best), 0)
  const sd = sizeSd(object, longest, layout, size[longest])
  const askew = program.of === 'longest' && object.exactBox !== undefined
  const names = axes.map((k) => `${askew ? `side ${k + 1}` : SIDES[k]} ${decimals(size[k])}`)
  const step = stepOn([object], {
    id: `size-${object.id}`,
    quantity: `Longest side of ${object.id}${program.of === 'footprint' ? ' on the plan' : ''}${pickNote(layout, program.object)}`,
    formula: `max(${names.join(', ')})`,
    value: size[longest],
    sd,
    unit: 'm',
    marks: [
      program.of === 'longest' ? edgeMark(solidFor(object), longest) : uprightEdgeMark(object.box, longest),
    ],
  })
  return { value: size[longest], unit: 'm', sd, trace: [step] }
}

/**
 * `roomArea`, with the layout's own deviation, which has the scale's part in it.
 * @throws NotAnswerable where the layout has no room.
 */
export function roomAreaOutcome({ room }: Layout): Outcome {
  if (!room) throw new NotAnswerable('The outline of the room is not known, so its area is not known either.')
  const { value, sd } = room.areaSquareMetres
  const formula = room.outline.length ? 'area within the outline' : 'as annotated'
  const step = stepOn([], {
    id: 'room-area',
    quantity: 'Area of the room',
    formula,
    value,
    sd,
    unit: 'm²',
    ...(room.outline.length > 0 && { marks: [{ kind: 'outline', corners: room.outline }] }),
  })
  return { value, unit: 'm²', sd, trace: [step] }
}
