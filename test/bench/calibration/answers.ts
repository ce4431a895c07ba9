import { seededRandom } from '../../../src/geometry/index.ts'
import type { Layout } from '../../../src/layout/index.ts'
import { answer, type Program } from '../../../src/reasoning/index.ts'
import type { MatchedObject } from './mapDeviations.ts'

/** An answer that chooses: how sure it says to be, and whether the truth's map chooses the same. */
export interface JudgedAnswer {
  probability: number
  isRight: boolean
}

const QUESTIONS = 150
const DIRECTIONS = ['front-left', 'front-right', 'back-left', 'back-right']

/** Questions about three objects of a map that the truth has too, drawn by chance, answered by both. */
export function judgedAnswers(layout: Layout, pairs: readonly MatchedObject[]): JudgedAnswer[] {
  if (pairs.length < 4) return []
  const random = seededRandom(97)
  const own: Layout = { ...layout, objects: pairs.map((pair) => pair.own) }
  const truth: Layout = {
    ...layout,
    scale: { relativeSd: 0, cues: [] },
    objects: pairs.map((pair) => pair.truth),
  }
  const ids = own.objects.map(({ id }) => id)
  const pick = () => ids[Math.floor(random() * ids.length)] as string
  const judged: JudgedAnswer[] = []
  for (let k = 0; k < QUESTIONS; k++) {
    const [a, b, c] = [pick(), pick(), pick()]
    if (a === b || b === c || a === c) continue
    const isNearest = k % 2 === 0
    const program: Program = isNearest
      ? { kind: 'nearest', to: a, options: [b, c], measure: 'closest' }
      : { kind: 'direction', standing: a, facing: b, asked: c, level: 'hard' }
    const optionTexts = isNearest ? [b, c] : DIRECTIONS
    try {
      const [said, was] = [answer(program, own, { optionTexts }), answer(program, truth, { optionTexts })]
      if (!said.choice || !was.choice || said.choice.changeProbability === undefined) continue
      judged.push({
        probability: 1 - said.choice.changeProbability,
        isRight: said.choice.index === was.choice.index,
      })
    } catch {
      // Two things in one place have no direction.
    }
  }
  return judged
}

/** Of answers that say to be so sure, how many there are, how sure they are in the mean, and how many are right. */
export interface Sureness {
  from: number
  to: number
  count: number
  said: number | undefined
  right: number | undefined
}

const BINS = [0, 0.6, 0.8, 0.9, 0.99, 1.0001]

export const surenessOf = (answers: readonly JudgedAnswer[]): Sureness[] =>
  BINS.slice(1).map((to, k) => {
    const from = BINS[k] as number
    const own = answers.filter(({ probability }) => probability > from && probability <= to)
    const mean = (of: (one: JudgedAnswer) => number) =>
      own.length ? own.reduce((sum, one) => sum + of(one), 0) / own.length : undefined
    return {
      from,
      to,
      count: own.length,
      said: mean(({ probability }) => probability),
      right: mean(({ isRight }) => Number(isRight)),
    }
  })
