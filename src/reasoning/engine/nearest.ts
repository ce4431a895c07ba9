import type { Layout, LayoutObject } from '../../layout/index.ts'
import type { Program } from '../program.ts'
import { type Gap, gapMark, gapOf, gapSteps, gapTerms } from './distance.ts'
import { pairsOf } from './objects.ts'
import { type Normal, type Outcome, type Scorer, stepOn } from './outcome.ts'
import {
  type BoxErrors,
  carriesDeviations,
  changeBy,
  ownErrors,
  ownVariance,
  sharedEffects,
  type Term,
} from './uncertainty.ts'
import { sameWords } from './words.ts'

/** Gaps of one option that are looked at when its nearest object is drawn again: further ones do not become nearest. */
const RIVALS = 4

interface Candidate {
  name: string
  /** Nearest first. */
  gaps: Gap[]
}

const nearestGap = ({ gaps }: Candidate) => gaps[0] as Gap

/** Scores options' texts by distances: the option called like a candidate by that one's, else the one in its place. */
const scorerOf =
  (candidates: readonly Candidate[]): Scorer<readonly number[]> =>
  (options) => {
    const places = options.map((text, k) => {
      const called = candidates.findIndex(({ name }) => sameWords(name, text))
      return called < 0 && options.length === candidates.length ? k : called
    })
    return (metres) => places.map((place) => (place < 0 ? 0 : 1 / (1 + Math.max(0, metres[place] as number))))
  }

/**
 * Distances of the candidates drawn from the deviations: first order in each box, the object asked about and what the
 * objects share erring the same for all of them. The scale does not change which is nearest, and is left out.
 */
function drawerOf(candidates: readonly Candidate[]): (normal: Normal) => number[] {
  const rivals = candidates.map(({ gaps }) => gaps.slice(0, RIVALS))
  const uses = new Map<LayoutObject, number>()
  for (const { from, to } of rivals.flat())
    for (const one of [from, to]) uses.set(one, (uses.get(one) ?? 0) + 1)
  const drawOwn = new Map([...uses].map(([object]) => [object, ownErrors(object)]))
  const read = rivals.map((gaps) =>
    gaps.map((gap) => {
      const terms = gapTerms(gap)
      // What only one distance rests on needs only one number drawn.
      const isAlone = ({ object }: Term) => uses.get(object) === 1
      const alone = terms.filter(isAlone).reduce((sum, term) => sum + ownVariance(term), 0)
      return {
        metres: gap.metres,
        aloneSd: Math.sqrt(alone),
        often: terms.filter((term) => !isAlone(term)),
        shared: sharedEffects(terms),
      }
    }),
  )
  const errorCount = Math.max(0, ...read.flat().map(({ shared }) => shared.length))
  return (normal) => {
    const common = Array.from({ length: errorCount }, normal)
    const errors = new Map<LayoutObject, BoxErrors>()
    const errorsOf = (object: LayoutObject): BoxErrors => {
      const found = errors.get(object) ?? (drawOwn.get(object) as (normal: Normal) => BoxErrors)(normal)
      errors.set(object, found)
      return found
    }
    return read.map((gaps) => {
      let least = Number.POSITIVE_INFINITY
      for (const { metres, aloneSd, often, shared } of gaps) {
        let drawn = metres + aloneSd * normal()
        for (const { object, gradient } of often) drawn += changeBy(gradient, errorsOf(object))
        for (const [k, effect] of shared.entries()) drawn += effect * (common[k] as number)
        least = Math.min(least, drawn)
      }
      return least
    })
  }
}

/** `nearest`: an option that stands for several objects counts with its nearest one; the first option of those alike. */
export function nearestOutcome(program: Program & { kind: 'nearest' }, layout: Layout): Outcome {
  const { to, options, measure } = program
  const candidates = options.map((name): Candidate => {
    const gaps = pairsOf(layout, name, to).map(([one, other]) => gapOf(one, other, measure))
    return { name, gaps: gaps.sort((a, b) => a.metres - b.metres) }
  })
  const scorer = scorerOf(candidates)
  const best = candidates.reduce((a, b) => (nearestGap(b).metres < nearestGap(a).metres ? b : a))
  const { relativeSd } = layout.scale
  const steps = candidates.flatMap((candidate) => gapSteps(nearestGap(candidate), relativeSd))
  const trace = [...new Map(steps.map((step) => [step.id, step])).values()]
  const involved = candidates.flatMap(({ gaps }) =>
    gaps.slice(0, RIVALS).flatMap((gap) => [gap.from, gap.to]),
  )
  trace.push(
    stepOn([nearestGap(best).from, nearestGap(best).to], {
      id: 'nearest',
      quantity: `Nearest to ${to}`,
      formula: `least of ${candidates.map((one) => `${one.name} ${nearestGap(one).metres.toFixed(2)} m`).join(', ')}`,
      value: best.name,
      unit: '',
      marks: candidates.map((one) => gapMark(nearestGap(one), one === best ? 'main' : 'minor')),
    }),
  )
  return {
    value: best.name,
    unit: '',
    sd: 0,
    trace,
    fit: (options) => scorer(options)(candidates.map((one) => nearestGap(one).metres)),
    ...(carriesDeviations(involved) && {
      draw: (options: readonly string[]) => {
        const [score, drawn] = [scorer(options), drawerOf(candidates)]
        return (normal: Normal) => score(drawn(normal))
      },
    }),
  }
}
