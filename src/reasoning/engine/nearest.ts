import type { Layout, LayoutObject } from '../../layout/index.ts'
import type { Program } from '../program.ts'
import { type Gap, gapGradients, gapMark, gapOf, gapSteps } from './distance.ts'
import { pairsOf } from './objects.ts'
import { type Normal, type Outcome, type Scorer, stepOn } from './outcome.ts'
import {
  type BoxErrors,
  carriesDeviations,
  drawError,
  drawErrors,
  type Gradient,
  varianceOf,
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
 * Distances of the candidates drawn from the deviations: first order in each box, the object asked about erring the
 * same for all of them. The scale does not change which is nearest, and is left out.
 */
function drawerOf(candidates: readonly Candidate[]): (normal: Normal) => number[] {
  const rivals = candidates.map(({ gaps }) => gaps.slice(0, RIVALS))
  const uses = new Map<LayoutObject, number>()
  for (const { from, to } of rivals.flat())
    for (const one of [from, to]) uses.set(one, (uses.get(one) ?? 0) + 1)
  const read = rivals.map((gaps) =>
    gaps.map((gap) => {
      const gradients = gapGradients(gap)
      // What only one distance rests on needs only one number drawn.
      const own = ([gap.from, gap.to] as const).map((one, k) =>
        uses.get(one) === 1 ? varianceOf(one, k ? gradients.to : gradients.from) : 0,
      )
      const shared = [
        { object: gap.from, gradient: gradients.from },
        { object: gap.to, gradient: gradients.to },
      ].filter(({ object }) => uses.get(object) !== 1)
      return { metres: gap.metres, ownSd: Math.sqrt((own[0] ?? 0) + (own[1] ?? 0)), shared }
    }),
  )
  return (normal) => {
    const errors = new Map<LayoutObject, BoxErrors>()
    const errorOf = (object: LayoutObject, gradient: Gradient) => {
      const found = errors.get(object) ?? drawErrors(normal)
      errors.set(object, found)
      return drawError(object, gradient, found)
    }
    return read.map((gaps) => {
      let least = Number.POSITIVE_INFINITY
      for (const { metres, ownSd, shared } of gaps) {
        let drawn = metres + ownSd * normal()
        for (const { object, gradient } of shared) drawn += errorOf(object, gradient)
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
