import { footprint } from '../../geometry/index.ts'
import type { Layout } from '../../layout/index.ts'
import { canonicalName } from '../names.ts'
import type { Name, Program } from '../program.ts'
import { NotAnswerable } from './errors.ts'
import { namedApart, objectsCalled, objectsNamed } from './objects.ts'
import { type Outcome, stepOn } from './outcome.ts'
import { sameWords } from './words.ts'

/**
 * When a category is first seen: the earliest frame that any of its objects was sighted in, also in a part of the film
 * that is not joined to the map, as time goes on through all parts.
 * @throws UnknownName where no part has it. @throws NotAnswerable where no frame shows it.
 */
function firstSeen(layout: Layout, name: Name) {
  const apart = namedApart(layout, name)
  const own = apart.length ? objectsCalled(layout, name) : objectsNamed(layout, name)
  const seen = [...own, ...apart]
    .flatMap((object) =>
      object.sightings.map(({ frame }) => ({ object, frame, onMap: own.includes(object) })),
    )
    .flatMap((sighting) => {
      const seconds = layout.frames[sighting.frame]?.timestampSeconds
      return seconds === undefined ? [] : [{ ...sighting, seconds }]
    })
  const [first] = seen.sort((a, b) => a.seconds - b.seconds)
  if (first) return { name, ...first }
  throw new NotAnswerable(`No frame of the film is known to show the ${name}.`)
}

/** The share of pairs that an option puts in the order found; 0 for other categories. */
const orderFit =
  (order: readonly Name[]) =>
  (options: readonly string[]): number[] =>
    options.map((text) => {
      const ranks = text
        .split(',')
        .map((part) =>
          order.findIndex((name) => sameWords(name, part) || canonicalName(part, order) === name),
        )
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
    throw new NotAnswerable('The map was not made from a film: the order of appearance is not known.')
  const first = program.categories
    .map((name) => firstSeen(layout, name))
    .sort((a, b) => a.seconds - b.seconds)
  const order = first.map(({ name }) => name)
  const value = order.join(', ')
  const trace = [
    ...first.map(({ name, object, frame, seconds, onMap }, k) =>
      stepOn([object], {
        id: `appearance-${k + 1}`,
        quantity: `First frame that shows ${name}, at ${seconds.toFixed(1)} s`,
        formula: 'least time of all sightings of the category',
        value: frame,
        unit: '',
        frames: [frame],
        ...(onMap && { marks: [{ kind: 'outline', corners: footprint(object.box) }] }),
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
