import type { Layout } from '../layout/index.ts'
import { annotatedCount, objectsCalled } from './engine/objects.ts'
import { stepOn } from './engine/outcome.ts'
import { canonicalName, nearNames } from './names.ts'
import type { Name, Program } from './program.ts'
import { namesIn, renamed } from './programNames.ts'
import type { TraceStep } from './trace/index.ts'

/** A kind that a question calls otherwise than the map does, by a word that only sometimes means the same. */
export interface Called {
  asked: Name
  onMap: Name
}

/** The map's kind for a name that it lacks: of several near ones the one with the most objects. */
function nearest(layout: Layout, name: Name, taken: readonly Name[]): Name | undefined {
  const kinds = [
    ...new Set([...Object.keys(layout.counts ?? {}), ...layout.objects.map(({ category }) => category)]),
  ]
  const found = nearNames(name, kinds).filter((kind) => !taken.includes(kind))
  const size = (kind: Name) => layout.objects.filter(({ category }) => category === kind).length
  return found.reduce<Name | undefined>(
    (best, kind) => (best === undefined || size(kind) > size(best) ? kind : best),
    undefined,
  )
}

const has = (layout: Layout, name: Name) =>
  annotatedCount(layout, name) !== undefined || objectsCalled(layout, name).length > 0

/**
 * A program in which names that the map lacks give way to its words that sometimes mean the same (`desk` to `table`).
 * Never two names of a question to one kind of the map, and never a name to a kind that the question names as well:
 * where it tells the two apart, they are not the same.
 */
export function withNearNames<P extends Program>(
  program: P,
  layout: Layout,
): { program: P; called: Called[] } {
  const names = [...new Set(namesIn(program))]
  const missing = names.filter((name) => !has(layout, name))
  const found = missing.flatMap((asked): Called[] => {
    const onMap = nearest(layout, asked, names)
    return onMap === undefined ? [] : [{ asked, onMap }]
  })
  const called = found.filter(({ onMap }) => found.filter((other) => other.onMap === onMap).length === 1)
  const words = new Map(called.map(({ asked, onMap }) => [asked, onMap]))
  return { program: words.size ? renamed(program, (name) => words.get(name) ?? name) : program, called }
}

/** Options in the map's words: `monitor, desk` where the map has a tv and a desk is `tv, desk`. */
export const inMapsWords = (options: readonly string[], called: readonly Called[]): readonly string[] =>
  called.length === 0
    ? options
    : options.map((text) =>
        text
          .split(', ')
          .map((part) => called.find(({ asked }) => canonicalName(part) === asked)?.onMap ?? part)
          .join(', '),
      )

/** Says in the trace under which of the map's names a thing was found. */
export const calledStep = (layout: Layout, { asked, onMap }: Called): TraceStep =>
  stepOn(objectsCalled(layout, onMap), {
    id: `name-${asked}`,
    quantity: `Name on the map for ${asked}`,
    formula: `the map has no ${asked}; it calls it ${onMap}`,
    value: onMap,
    unit: '',
  })
