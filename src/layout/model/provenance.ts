import type { OrientedBox } from '../../geometry/index.ts'
import type { MethodId } from './methods.ts'

/**
 * Where a value comes from: computed from the film (`measured`), read from a file (`imported`), what is usual of its
 * kind (`prior`), taken without evidence (`assumed`), set by a person, for whom it is exact (`by-hand`), or not said
 * (`unrecorded`: files of older versions).
 */
export const ORIGINS = ['measured', 'imported', 'prior', 'assumed', 'by-hand', 'unrecorded'] as const
export type Origin = (typeof ORIGINS)[number]

/** How one value of a layout came to be. The value and its deviation stand beside it in the layout. */
export interface Provenance {
  origin: Origin
  method: MethodId
  /** What it was computed from: ids of objects, `wall-1` (side of the outline, from 1), or the format of a file. */
  inputs?: string[]
}

/** A value for each axis of the map: x, y, z of a centre; length, width, height of a size. */
export type PerAxis<T> = [T, T, T]

/** How an object and each number of its box came to be. */
export interface ObjectProvenance {
  category: Provenance
  center: PerAxis<Provenance>
  size: PerAxis<Provenance>
  yaw: Provenance
}

export const provenance = (origin: Origin, method: MethodId, inputs?: readonly string[]): Provenance => ({
  origin,
  method,
  ...(inputs?.length && { inputs: [...inputs] }),
})

/** An object of which all has one provenance. */
export const wholly = (one: Provenance, category = one): ObjectProvenance => ({
  category,
  center: [one, one, one],
  size: [one, one, one],
  yaw: one,
})

export const UNRECORDED: Provenance = provenance('unrecorded', 'not-recorded')

/** Further than this is another number, metres or radians: what rounding does is no edit. */
const SAME = 1e-6

/** Which numbers of a box differ from those of another: centre x, y, z, length, width, height and yaw, in this order. */
export function changedNumbers(before: OrientedBox, after: OrientedBox): boolean[] {
  const numbers = ({ center, size, yaw }: OrientedBox) => [...center, ...size, yaw]
  const old = numbers(before)
  return numbers(after).map((value, k) => Math.abs(value - (old[k] as number)) > SAME)
}

/** The provenance of an object of which some numbers were given anew. @param changed see `changedNumbers`. */
export function withChanged(
  known: ObjectProvenance = wholly(UNRECORDED),
  changed: readonly boolean[],
  by: Provenance,
): ObjectProvenance {
  const axes = (from: PerAxis<Provenance>, offset: number) =>
    from.map((one, k) => (changed[offset + k] ? by : one)) as PerAxis<Provenance>
  return {
    category: known.category,
    center: axes(known.center, 0),
    size: axes(known.size, 3),
    yaw: changed[6] ? by : known.yaw,
  }
}
