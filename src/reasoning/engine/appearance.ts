import { footprint } from '../../geometry/index.ts'
import type { Layout } from '../../layout/index.ts'
import type { Name, Program } from '../program.ts'
import { NotAnswerable } from './errors.ts'
import { objectsNamed } from './objects.ts'
import { type Outcome, stepOn } from './outcome.ts'
import { sameWords } from './words.ts'

/** When a category is first seen: the earliest frame that any of its objects was sighted in. */
function firstSeen(layout: Layout, name: Name) {
  const objects = objectsNamed(layout, name)
  const seen = objects
    .flatMap((object) => object.sightings.map(({ frame }) => ({ object, frame })))
    .flatMap(({ object, frame }) => {
      const seconds = layout.frames[frame]?.timestampSeconds
      return seconds === undefined ? [] : [{ object, frame, seconds }]
    })
  const [first] = seen.sort((a, b) => a.seconds - b.seconds)
  if (first) return { name, ...first }
  throw new NotAnswerable(
    `The map has no frame that shows ${name}, so that it cannot say when it first appears.`,
  )
}

/** The share of pairs that an option puts in the order found; 0 for other categories. */
const orderFit =
  (order: readonly Name[]) =>
  (options: readonly string[]): number[] =>
    options.map((text) => {
      const ranks = text.split(',').map((part) => order.findIndex((name) => sameWords(name, part)))
      if (ranks.length !== order.length || new Set(ranks).size !== ranks.length || ranks.includes(-1))
        return 0
      const pairs = ranks.flatMap((rank, k) => ranks.slice(k + 1).map((later) => later > rank))
      return pairs.length ? pairs.filter(Boolean).length / pairs.length : 1
    })

/**
 * `appearanceOrder`: by the time of the first frame that a category was sighted in; those of one frame stay in the
 * question's order.
 * @throws NotAnswerable where the layout has no frames, or none that shows a category.
 */
export function appearanceOutcome(program: Program & { kind: 'appearanceOrder' }, layout: Layout): Outcome {
  if (layout.frames.length === 0)
    throw new NotAnswerable('The map was not made from a film: it cannot say in which order things appear.')
  const first = program.categories
    .map((name) => firstSeen(layout, name))
    .sort((a, b) => a.seconds - b.seconds)
  const order = first.map(({ name }) => name)
  const value = order.join(', ')
  const trace = [
    ...first.map(({ name, object, frame, seconds }, k) =>
      stepOn([object], {
        id: `appearance-${k + 1}`,
        quantity: `First frame that shows ${name}, at ${seconds.toFixed(1)} s`,
        formula: 'least time of all sightings of the category',
        value: frame,
        unit: '',
        frames: [frame],
        marks: [{ kind: 'outline', corners: footprint(object.box) }],
      }),
    ),
    stepOn(
      first.map(({ object }) => object),
      {
        id: 'appearance',
        quantity: 'Order of appearance',
        formula: 'sorted by the time of the first frame',
        value,
        unit: '',
        frames: first.map(({ frame }) => frame),
      },
    ),
  ]
  return { value, unit: '', sd: 0, trace, fit: orderFit(order) }
}
