import type { OrientedBox, Vec3 } from '../../geometry/index.ts'
import { covarianceByHand } from '../model/boxCovariance.ts'
import { CATEGORIES } from '../model/categories.ts'
import type { MethodId } from '../model/methods.ts'
import {
  changedNumbers,
  type ObjectProvenance,
  type PerAxis,
  type Provenance,
  provenance,
  UNRECORDED,
  wholly,
  withChanged,
} from '../model/provenance.ts'
import type { Layout, LayoutObject } from '../model/types.ts'
import { type AtWall, atWallOf, slidTo } from './atWall.ts'
import { enclosingBox, halves } from './boxes.ts'

/** No side is shorter, metres. */
const SHORTEST = 0.02

/** What a kind that nothing is known of is drawn as until somebody says better, metres. */
const ANY_SIZE: Vec3 = [0.6, 0.6, 0.8]

/** An edit that cannot be made: of an object that is not there, or to a box that is none. */
export class EditError extends Error {
  override readonly name = 'EditError'
}

const known = ({ objects }: Layout, id: string): LayoutObject => {
  const object = objects.find((other) => other.id === id)
  if (!object) throw new EditError(`The map has no object ${id}.`)
  return object
}

/** The layout with one object's place taken by others, in the order of the list. @throws EditError */
export const replacedBy = (layout: Layout, id: string, next: readonly LayoutObject[]): Layout => {
  known(layout, id)
  return { ...layout, objects: layout.objects.flatMap((object) => (object.id === id ? next : [object])) }
}

/** An id that the layout does not have, parts apart included: `chair-4`. */
export function freeId({ objects, submaps = [] }: Layout, category: string): string {
  const taken = new Set([...objects, ...submaps.flatMap((part) => part.objects)].map(({ id }) => id))
  const stem = category.replaceAll(' ', '-')
  for (let k = 1; ; k++) if (!taken.has(`${stem}-${k}`)) return `${stem}-${k}`
}

/** Counts that an annotation gave no longer hold once somebody changes what there is. */
const recounted = ({ counts, ...layout }: Layout, ...categories: readonly string[]): Layout => {
  if (!counts) return layout
  const rest = Object.fromEntries(Object.entries(counts).filter(([name]) => !categories.includes(name)))
  return { ...layout, counts: rest }
}

/** A box as it may be: finite, no side shorter than two centimetres, yaw within half a turn. */
function valid({ center, size, yaw }: OrientedBox): OrientedBox {
  if (![...center, ...size, yaw].every(Number.isFinite)) throw new EditError('A box needs numbers.')
  const [length, width, height] = size.map((side) => Math.max(SHORTEST, side)) as [number, number, number]
  return { center, size: [length, width, height], yaw: yaw - Math.PI * Math.round(yaw / Math.PI) }
}

const BY_HAND = provenance('by-hand', 'set-by-hand')

/** Deviations of which those of the numbers that a person has set are none. */
const exactWhere = ({ center, size, yaw }: LayoutObject['sd'], changed: readonly boolean[]) => {
  const axes = (from: Vec3, offset: number) =>
    from.map((sd, k) => (changed[offset + k] ? 0 : sd)) as unknown as Vec3
  return { center: axes(center, 0), size: axes(size, 3), yaw: changed[6] ? 0 : yaw }
}

/**
 * Gives an object another box, metres in the map frame: moved, turned or resized. What a person sets is exact; what stays
 * as it was measured keeps its deviation. @throws EditError
 */
export function withBox(layout: Layout, id: string, box: OrientedBox): Layout {
  const { exactBox: _, covariance, ...object } = known(layout, id)
  const next = valid(box)
  const changed = changedNumbers(object.box, next)
  return replacedBy(layout, id, [
    {
      ...object,
      box: next,
      sd: exactWhere(object.sd, changed),
      ...(covariance && { covariance: covarianceByHand(covariance, changed) }),
      score: 1,
      ...(changed.some(Boolean) && { provenance: withChanged(object.provenance, changed, BY_HAND) }),
    },
  ])
}

/**
 * Gives an object another kind; its id follows, so that it says what it is. A person knows: what else it might have
 * been is gone. @returns the layout and the new id.
 */
export function renamed(layout: Layout, id: string, category: string): { layout: Layout; id: string } {
  const name = category.trim().toLowerCase()
  if (!name) throw new EditError('An object needs a name.')
  const { alternatives: _, ...object } = known(layout, id)
  if (object.category === name) return { layout, id }
  const next = freeId(layout, name)
  const origins = { ...(object.provenance ?? wholly(UNRECORDED)), category: BY_HAND }
  const changed = replacedBy(layout, id, [
    { ...object, id: next, category: name, score: 1, provenance: origins },
  ])
  return { layout: recounted(withScaleOf(changed, id, next), object.category, name), id: next }
}

/** What the scale was set by goes by its new id. */
function withScaleOf(layout: Layout, id: string, objectId: string): Layout {
  const { known, provenance: from } = layout.scale
  if (known?.objectId !== id) return layout
  const scale = {
    ...layout.scale,
    known: { ...known, objectId },
    ...(from && { provenance: { ...from, inputs: [objectId] } }),
  }
  return { ...layout, scale }
}

export function removed(layout: Layout, id: string): Layout {
  return recounted(replacedBy(layout, id, []), known(layout, id).category)
}

/**
 * The walls for an object that is being added: a door or a window goes into the nearest one however far it is, what
 * hangs on walls only onto one that is near.
 */
export function addingAt(layout: Layout, category: string): AtWall | undefined {
  const walls = atWallOf(layout, { category })
  return walls && { ...walls, isHeld: walls.hold === 'in' }
}

/**
 * Adds an object of a kind's usual size that stands at a place of the plan, metres; a door or a window in the nearest
 * wall, and what hangs on walls on it, if one is near. @returns also its id.
 */
export function added(
  layout: Layout,
  category: string,
  at: readonly [number, number],
  yaw = 0,
): { layout: Layout; id: string } {
  const name = category.trim().toLowerCase()
  if (!name) throw new EditError('An object needs a name.')
  const kind = Object.values(CATEGORIES).find((entry) => entry.name === name)
  const size: Vec3 = kind ? [...kind.size] : ANY_SIZE
  const spread: Vec3 = kind ? [...kind.spread] : [0, 0, 0]
  const usual = kind ? provenance('prior', 'usual-size') : provenance('assumed', 'any-size')
  const base = kind?.base.height ?? 0
  const id = freeId(layout, name)
  const box: OrientedBox = { center: [at[0], at[1], base + size[2] / 2], size, yaw }
  const walls = addingAt(layout, name)
  const object: LayoutObject = {
    id,
    category: name,
    box: valid((walls && slidTo(walls, box, at, 0)?.box) ?? box),
    sd: {
      center: [0, 0, (spread[2] * size[2]) / 2],
      size: [spread[0] * size[0], spread[1] * size[1], spread[2] * size[2]],
      yaw: 0,
    },
    score: 1,
    sightings: [],
    missedFrames: 0,
    provenance: {
      category: BY_HAND,
      center: [BY_HAND, BY_HAND, usual],
      size: [usual, usual, usual],
      yaw: BY_HAND,
    },
  }
  return { layout: recounted({ ...layout, objects: [...layout.objects, object] }, name), id }
}

/**
 * The provenance of a box that was made of others: where a number rests on one that was measured and one that a person
 * set, it is no surer than what was measured.
 */
function madeOf(
  objects: readonly [LayoutObject, ...LayoutObject[]],
  method: MethodId,
  inputs: readonly string[],
): ObjectProvenance {
  const [first, ...others] = objects.map(({ provenance: known = wholly(UNRECORDED) }) => known) as [
    ObjectProvenance,
    ...ObjectProvenance[],
  ]
  const each = (of: 'center' | 'size') =>
    first[of].map((own, k) => {
      const all = [own, ...others.map((other) => other[of][k] as Provenance)]
      const unsure = all.find(({ origin }) => origin !== 'by-hand') ?? own
      return provenance(unsure.origin, method, inputs)
    }) as PerAxis<Provenance>
  return { ...first, center: each('center'), size: each('size') }
}

/** Makes one object of two: the first's kind and heading, around both, with the sightings of both. */
export function merged(layout: Layout, id: string, other: string): Layout {
  if (id === other) throw new EditError('An object cannot be merged with itself.')
  const { exactBox: _, covariance: __, ...first } = known(layout, id)
  const second = known(layout, other)
  const larger = (a: Vec3, b: Vec3) => a.map((sd, k) => Math.max(sd, b[k] as number)) as unknown as Vec3
  const whole: LayoutObject = {
    ...first,
    box: valid(enclosingBox(first.box, second.box)),
    sd: {
      center: larger(first.sd.center, second.sd.center),
      size: larger(first.sd.size, second.sd.size),
      yaw: first.sd.yaw,
    },
    provenance: madeOf([first, second], 'merged-boxes', [id, other]),
    score: 1,
    sightings: [...first.sightings, ...second.sightings].sort((a, b) => a.frame - b.frame),
    missedFrames: Math.min(first.missedFrames, second.missedFrames),
  }
  const rest = { ...layout, objects: layout.objects.filter((object) => object.id !== other) }
  return recounted(replacedBy(rest, id, [whole]), first.category, second.category)
}

/** Makes two objects of one, cut across its longer side; both keep its sightings. @returns also the second's id. */
export function split(layout: Layout, id: string): { layout: Layout; id: string } {
  const { exactBox: _, covariance: __, ...object } = known(layout, id)
  const next = freeId(layout, object.category)
  const origins = madeOf([object], 'split-box', [])
  const pair = halves(object.box).map((half, k) => ({
    ...object,
    ...(k && { id: next }),
    box: valid(half),
    provenance: origins,
  }))
  return { layout: recounted(replacedBy(layout, id, pair), object.category), id: next }
}
