import { type SolidBox, solidOf, type Vec2 } from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { sharedName } from '../names.ts'
import type { Name } from '../program.ts'
import { NotAnswerable, UnknownName } from './errors.ts'

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** The objects that a name stands for: the one whose id it is, else all of the category, upper and lower case alike. */
export function objectsCalled({ objects }: Pick<Layout, 'objects'>, name: Name): LayoutObject[] {
  const byId = objects.find(({ id }) => id === name) ?? objects.find(({ id }) => same(id, name))
  return byId ? [byId] : objects.filter(({ category }) => same(category, name))
}

/**
 * The objects that a name stands for, as `objectsCalled` has them.
 * @throws UnknownName that lists the map's categories, and says what was seen only apart from the map.
 */
export function objectsNamed(layout: Layout, name: Name): LayoutObject[] {
  const found = objectsCalled(layout, name)
  if (found.length) return found
  const there = [...new Set(layout.objects.map(({ category }) => category))].sort()
  throw new UnknownName(name, there, namedApart(layout, name).length)
}

/**
 * The objects of a name, or of a synonym of it, in the parts of the film that are not joined to the map: nothing is
 * known between them and the map's own objects.
 */
export const namedApart = ({ submaps = [] }: Pick<Layout, 'submaps'>, name: Name): LayoutObject[] =>
  submaps
    .flatMap(({ objects }) => objects)
    .filter(({ id, category }) => same(id, name) || sharedName(category) === sharedName(name))

/** How many objects of a category were annotated, where the layout says so; upper and lower case alike. */
export const annotatedCount = ({ counts = {} }: Layout, category: Name): number | undefined =>
  Object.entries(counts).find(([name]) => same(name, category))?.[1]

/** The one of several that is most surely there; the first of those alike. */
export const surest = (objects: readonly LayoutObject[]): LayoutObject =>
  objects.reduce((best, one) => (one.score > best.score ? one : best))

/** Where a name stands for several objects and one is needed, the surest of them. */
export const oneNamed = (layout: Layout, name: Name): LayoutObject => surest(objectsNamed(layout, name))

/** What is said of an object in a step that picked it from several: ` (the surest of 3)`, or nothing. */
export function pickNote(layout: Layout, name: Name): string {
  const { length } = objectsNamed(layout, name)
  return length > 1 ? `, the surest of ${length} objects named ${name}` : ''
}

/** The box that distances and sizes are of: the exact one, where the object has one. */
export const solidFor = ({ exactBox, box }: LayoutObject): SolidBox => exactBox ?? solidOf(box)

/** The centre on the plan, metres. */
export const planCentre = ({ box: { center } }: LayoutObject): Vec2 => [center[0], center[1]]

/** Frames that show any of the objects, in order. */
export const framesOf = (objects: readonly LayoutObject[]): number[] =>
  [...new Set(objects.flatMap(({ sightings }) => sightings.map(({ frame }) => frame)))].sort((a, b) => a - b)

/**
 * All pairs of one object of `a` and another one of `b`.
 * @throws NotAnswerable where the two names stand for one and the same object.
 */
export function pairsOf(layout: Layout, a: Name, b: Name): [LayoutObject, LayoutObject][] {
  const others = objectsNamed(layout, b)
  const pairs = objectsNamed(layout, a).flatMap((one) =>
    others.filter((other) => other !== one).map((other): [LayoutObject, LayoutObject] => [one, other]),
  )
  if (pairs.length) return pairs
  throw new NotAnswerable(`"${a}" and "${b}" are the same object on the map.`)
}
