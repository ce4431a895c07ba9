import { seededRandom } from '../../geometry/index.ts'
import type { Layout } from '../../layout/index.ts'
import { namedApart, objectsCalled } from '../engine/objects.ts'
import { seededNormal } from '../engine/uncertainty.ts'
import type { Name, Program } from '../program.ts'
import { DROPPED_SURE } from './bearings.ts'
import { type ChoiceGuess, namesOfOptions, shared } from './options.ts'
import { entryOf, kindOf, type Priors } from './priors.ts'

const DRAWS = 4000
const SEED = 20251122

/**
 * Kinds of average strength have appeared by this share of the film in half of all films. An assumption: the priors'
 * questions say in which order things appear, not when.
 */
const HALF_SEEN = 0.25
/** A first sighting is this far, seconds, from when a person would call the thing visible. */
const SIGHTING_SD = 1
/** Pairs in the right order count for so little that they only decide between options that no draw gave. */
const BY_PAIRS = 1e-3

/** The first sighting of a kind: on the map, in parts apart from it, or of what did not become an object. */
function firstSighting(layout: Layout, name: Name) {
  const objects = [...objectsCalled(layout, name), ...namedApart(layout, name)].map(
    ({ sightings, score }) => ({
      frames: sightings.map(({ frame }) => frame),
      sure: score,
    }),
  )
  const dropped = layout.dropped
    .filter(({ category }) => kindOf(category) === kindOf(name))
    .map(({ sightings }) => ({ frames: sightings.map(({ frame }) => frame), sure: DROPPED_SURE }))
  const seen = [...objects, ...dropped].flatMap(({ frames, sure }) =>
    frames.flatMap((frame) => {
      const seconds = layout.frames[frame]?.timestampSeconds
      return seconds === undefined ? [] : [{ seconds, sure }]
    }),
  )
  return seen.sort((one, other) => one.seconds - other.seconds || other.sure - one.sure)
}

/**
 * In which order things first appear. Each kind runs a race (exponential arrival times, by Plackett and Luce's
 * strengths); one that the film's frames are known to show arrives at its first sighting, as sure as that is.
 */
export function guessOrder(
  { categories }: Program & { kind: 'appearanceOrder' },
  layout: Layout,
  priors: Priors,
  options: readonly string[],
): ChoiceGuess {
  const times = layout.frames.map(({ timestampSeconds }) => timestampSeconds)
  const length = Math.max(layout.source.durationSeconds, ...times, 1)
  const racers = categories.map((name) => ({
    name,
    seen: firstSighting(layout, name),
    rate: (Math.exp(entryOf(priors.order.byKind, name) ?? 0) * Math.LN2) / (HALF_SEEN * length),
  }))
  const orders = options.map((text) => {
    const parts = text.split(',').map((part) => part.trim())
    return namesOfOptions(parts, categories)
  })
  const [random, normal] = [seededRandom(SEED), seededNormal(SEED)]
  const wins = orders.map(() => 0)
  for (let draw = 0; draw < DRAWS; draw++) {
    const arrival = racers.map(({ seen, rate }) => {
      const usual = -Math.log(1 - random()) / rate
      const first = seen.find(({ sure }) => random() < sure)
      return first ? first.seconds + SIGHTING_SD * normal() : usual
    })
    for (const [k, order] of orders.entries()) {
      const inOrder = order.slice(1).filter((place, n) => {
        const [before, after] = [arrival[order[n] as number], arrival[place]]
        return before !== undefined && after !== undefined && before < after
      }).length
      const all = order.length - 1
      wins[k] = (wins[k] as number) + (inOrder === all ? 1 : BY_PAIRS * (inOrder / Math.max(1, all)))
    }
  }
  const known = racers.filter(({ seen }) => seen.length).map(({ name }) => name)
  const rest = known.length < racers.length ? ', and the usual order for the rest' : ''
  const rule = known.length
    ? `first sightings of ${known.join(', ')}${rest}`
    : 'the usual order of appearance'
  return { probabilities: shared(wins), rule }
}
