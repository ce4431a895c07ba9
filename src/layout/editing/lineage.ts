import { scaled } from '../../geometry/index.ts'
import { rescaledCovariance } from '../model/boxCovariance.ts'
import type { Layout, LayoutObject } from '../model/types.ts'
import { EditError, freeId, replacedBy } from './edit.ts'

/** Where the objects of an edited layout come from. */
export interface Lineage {
  /** Of each object that was predicted, by the id that it has now: the id under which it was. */
  origin: ReadonlyMap<string, string>
  /** How much longer all lengths are than in the prediction: a known length rescales the whole map. */
  factor: number
}

const byId = ({ objects }: Layout) => new Map(objects.map((object) => [object.id, object]))

/** By how much one layout was rescaled into the next, told by the sides that they share. */
function rescaling(from: Layout, to: Layout): number {
  if (from.scale === to.scale) return 1
  const before = byId(from)
  const ratios = to.objects
    .flatMap(({ id, box }) => {
      const old = before.get(id)?.box.size[2]
      return old ? [box.size[2] / old] : []
    })
    .sort((a, b) => a - b)
  return ratios[Math.floor(ratios.length / 2)] ?? 1
}

function carried(origin: ReadonlyMap<string, string>, from: Layout, to: Layout): Map<string, string> {
  const before = byId(from)
  const after = byId(to)
  const next = new Map<string, string>()
  for (const [k, { id }] of to.objects.entries()) {
    const other = from.objects[k]
    // A new name is a new id in the same place of the list.
    const isRenamed = other && from.objects.length === to.objects.length && !after.has(other.id)
    const old = before.has(id) ? origin.get(id) : isRenamed ? origin.get(other.id) : undefined
    if (old !== undefined) next.set(id, old)
  }
  return next
}

const untouched = ({ objects }: Layout): Lineage => ({
  origin: new Map(objects.map(({ id }) => [id, id])),
  factor: 1,
})

/**
 * Follows the objects of a prediction through the steps of its edits.
 * @param states the layouts after each step, oldest first; the last is the one asked about.
 */
export function lineageOf(predicted: Layout, states: readonly Layout[]): Lineage {
  let [from, known] = [predicted, untouched(predicted)]
  for (const to of states) {
    if (to === from) continue
    known =
      to === predicted
        ? untouched(predicted)
        : { origin: carried(known.origin, from, to), factor: known.factor * rescaling(from, to) }
    from = to
  }
  return known
}

/** An object as it was predicted, in the metres of the edited layout; undefined for one that somebody added. */
export function asPredicted(
  predicted: Layout,
  { origin, factor }: Lineage,
  id: string,
): LayoutObject | undefined {
  const object = predicted.objects.find((one) => one.id === origin.get(id))
  if (!object || factor === 1) return object
  const { box, exactBox, sd, covariance, sightings } = object
  const inNewMetres = <T extends Pick<typeof box, 'center' | 'size'>>(one: T): T => ({
    ...one,
    center: scaled(one.center, factor),
    size: scaled(one.size, factor),
  })
  return {
    ...object,
    box: inNewMetres(box),
    ...(exactBox && { exactBox: inNewMetres(exactBox) }),
    sd: inNewMetres(sd),
    ...(covariance && { covariance: rescaledCovariance(covariance, factor) }),
    sightings: sightings.map((one) => ({ ...one, depthMetres: one.depthMetres * factor })),
  }
}

/** Smaller differences are rounding, metres and radians. */
const SAME = 1e-6

/** Whether an object is other than it was predicted; one that somebody added is. */
export function isEdited({ category, box }: LayoutObject, before: LayoutObject | undefined): boolean {
  if (!before || category !== before.category) return true
  const differs = (a: readonly number[], b: readonly number[]) =>
    a.some((value, k) => Math.abs(value - (b[k] ?? 0)) > SAME)
  return (
    differs(box.center, before.box.center) ||
    differs(box.size, before.box.size) ||
    Math.abs(box.yaw - before.box.yaw) > SAME
  )
}

/**
 * Gives an object back its predicted kind, box and id (another, where that is taken).
 * @param before from `asPredicted`. @throws EditError for an object that is not there.
 */
export function reverted(
  layout: Layout,
  id: string,
  before: LayoutObject | undefined,
): { layout: Layout; id: string } {
  if (!before) throw new EditError(`${id} was not predicted: delete it instead.`)
  const isFree = before.id === id || !layout.objects.some((object) => object.id === before.id)
  const next = isFree ? before.id : freeId(layout, before.category)
  return { layout: replacedBy(layout, id, [{ ...before, id: next }]), id: next }
}
