import { CATEGORIES, type Layout } from '../../layout/index.ts'

const KNOWN = Object.values(CATEGORIES).map(({ name }) => name)

/** The kinds that can be meant: those of the map, then all that have a usual size. */
export const kindsFor = ({ objects }: Pick<Layout, 'objects'>): string[] => [
  ...new Set([...objects.map(({ category }) => category).sort(), ...KNOWN.sort()]),
]

/** Completes the name of a kind in the field that names this list. */
export const KindList = ({ id, layout }: { id: string; layout: Layout }) => (
  <datalist id={id}>
    {kindsFor(layout).map((kind) => (
      <option key={kind} value={kind} />
    ))}
  </datalist>
)
