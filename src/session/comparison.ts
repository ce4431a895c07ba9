import {
  type AlignedBy,
  broughtOver,
  compareMaps,
  type Layout,
  type LayoutObject,
  type MapComparison,
} from '../layout/index.ts'
import { canonicalName, categoryOfId } from '../reasoning/index.ts'

/** Which map is held against which, and how they differ: no more than what is given. */

/** A scene's name, whatever its film is called and wherever it lies. */
export const sceneName = (name: string) =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase()

/** The scene that bears the document's name; the only one where there is one only. */
export function sceneFor(layouts: readonly Layout[], documentName: string): Layout | undefined {
  const [only, ...others] = layouts
  if (others.length === 0) return only
  const wanted = sceneName(documentName)
  return layouts.find(
    ({ source }) => source.name.toLowerCase() === wanted || sceneName(source.name) === wanted,
  )
}

/** A comparison, and the truth's objects in the frame of the map that is shown. */
export interface ShownComparison extends MapComparison {
  /** By id, in the frame of the map that is shown. */
  truth: ReadonlyMap<string, LayoutObject>
}

/** Objects with the other map's word for their kind, where it has one: a `couch 2` is its `sofa`. */
function inWordsOf(objects: readonly LayoutObject[], words: readonly string[]) {
  return objects.map(({ id, category, box }) => {
    const whole = canonicalName(category, words)
    const base = words.includes(whole) ? undefined : categoryOfId(whole)
    return { id, category: base === undefined ? whole : canonicalName(base, words), box }
  })
}

/** A layout held against another; see `compareMaps`. */
export function comparisonOf(layout: Layout, truth: Layout, by: AlignedBy): ShownComparison {
  const words = [...new Set(truth.objects.map(({ category }) => category))]
  const compared = compareMaps(inWordsOf(layout.objects, words), truth.objects, by)
  const moved = broughtOver(truth.objects, compared.alignment)
  return { ...compared, truth: new Map(moved.map((object) => [object.id, object])) }
}
