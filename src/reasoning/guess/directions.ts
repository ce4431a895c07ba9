import { seededRandom, type Vec2 } from '../../geometry/index.ts'
import type { Layout } from '../../layout/index.ts'
import { objectsCalled, planCentre, surest } from '../engine/objects.ts'
import { from } from '../engine/plan.ts'
import { directionScorer, directionWord, signedAngle } from '../engine/sectors.ts'
import { seededNormal } from '../engine/uncertainty.ts'
import type { Name, Program } from '../program.ts'
import { areaSpread, meanLog } from './numbers.ts'
import { type ChoiceGuess, shared } from './options.ts'
import { drawnWithin, roomRegion } from './places.ts'
import type { Priors } from './priors.ts'
import { supposedLayout } from './supposed.ts'

const DRAWS = 600
const SEED = 20251123
/** The usual share of each direction counts as so many draws. */
const USUAL_DRAWS = 60

/**
 * Where a thing is for somebody at a second who faces a third. Of what the map has, the place is drawn with its
 * deviation, as often as it is sure to be there; of what it lacks, from where such a thing may stand in the room.
 */
export function guessDirection(
  program: Program & { kind: 'direction' },
  map: Layout,
  priors: Priors,
  options: readonly string[],
): ChoiceGuess {
  const { standing, facing, asked, level } = program
  const names = [standing, facing, asked]
  const { layout, supposing } = supposedLayout(map, names)
  const [random, normal] = [seededRandom(SEED), seededNormal(SEED)]
  const tally = new Map(
    Object.entries(priors.directions[level]).map(([word, share]) => [word, USUAL_DRAWS * share]),
  )
  const known = names.filter((name) => objectsCalled(layout, name).length)
  if (known.length) {
    const logArea = meanLog(areaSpread(map, priors))
    const region = roomRegion(layout, Math.exp(logArea))
    const placeOf = (name: Name) => {
      const objects = objectsCalled(layout, name)
      const unseen = drawnWithin(region, layout, name, priors, logArea, random)
      if (objects.length === 0) return () => unseen(random)
      const object = surest(objects)
      const [x, y] = planCentre(object)
      const { sd, score } = object
      return (): Vec2 =>
        random() < score ? [x + sd.center[0] * normal(), y + sd.center[1] * normal()] : unseen(random)
    }
    const places = names.map(placeOf)
    for (let k = 0; k < DRAWS; k++) {
      const [s, f, q] = places.map((place) => place()) as [Vec2, Vec2, Vec2]
      const word = directionWord(signedAngle(from(s, f), from(s, q)), level)
      tally.set(word, (tally.get(word) ?? 0) + 1)
    }
  }
  const scorer = directionScorer(level)(options)
  const middles: Readonly<Record<string, number>> = {
    left: level === 'easy' ? 90 : 67.5,
    right: level === 'easy' ? -90 : -67.5,
    back: 180,
    'front-left': 45,
    'front-right': -45,
    'back-left': 135,
    'back-right': -135,
  }
  const weights = options.map(() => 0)
  for (const [word, count] of tally) {
    const fits = scorer(middles[word] ?? 0)
    const best = fits.indexOf(Math.max(...fits))
    weights[best] = (weights[best] as number) + count
  }
  const rule = [
    ...supposing,
    known.length === 0
      ? 'the most usual direction'
      : known.length === names.length
        ? `the places of ${known.join(', ')} on the map, as sure as they are`
        : `the places of ${known.join(', ')} on the map, and the rest drawn over the room`,
  ].join('; ')
  return { probabilities: shared(weights), rule }
}
