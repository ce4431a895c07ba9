import type { Layout, MapComparison } from '../../../layout/index.ts'
import { bareAnswer } from '../../../reasoning/index.ts'
import { comparisonOf, type OpenQuestion, type StudyRun, stateOf } from '../../../session/index.ts'
import { QUESTIONS } from '../../common/strings/questions.ts'

/** What the maps of a study say: answers, and errors against a truth. */

export type DoneRun = Extract<StudyRun, { state: 'done' }>

export const doneRuns = (runs: readonly StudyRun[]): DoneRun[] =>
  runs.filter((run): run is DoneRun => run.state === 'done')

const question = (text: string): OpenQuestion => ({ id: text, text, options: [] })

/** The kinds of which the map has most, the commonest first; of as many, in the order of the alphabet. */
function commonest({ objects }: Layout): [kind: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { category } of objects) counts.set(category, (counts.get(category) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}

const KINDS_ASKED = 2

/** Two counts and two distances of a map: what is asked where nobody has asked. */
export function usualQuestions(layout: Layout): OpenQuestion[] {
  const kinds = commonest(layout)
  // A distance between kinds of which there is one each has one answer.
  const single = kinds.filter(([, count]) => count === 1).map(([kind]) => kind)
  const [a, b, c] = single
  const texts = kinds.slice(0, KINDS_ASKED).map(([kind]) => QUESTIONS.count(kind))
  if (a && b) texts.push(QUESTIONS.distance(`the ${a}`, `the ${b}`))
  if (a && c) texts.push(QUESTIONS.distance(`the ${a}`, `the ${c}`))
  return texts.map(question)
}

/** A question's answer on a map in few words; a dash where it has none. */
export function answerOn(layout: Layout, asked: OpenQuestion): { text: string; because?: string } {
  const state = stateOf(asked, layout, layout)
  if (state.kind === 'refused') return { text: '–', because: state.because }
  const { answer } = state.asked
  const plain = bareAnswer(answer)
  return {
    text: answer.choice ? `${plain}. ${answer.value}` : [plain, answer.unit].filter(Boolean).join(' '),
  }
}

/** The map of each run held against a truth, and how long it took. */
export const againstTruth = (
  runs: readonly DoneRun[],
  truth: Layout,
): { frames: number; seconds: number; comparison: MapComparison }[] =>
  runs.map(({ frames, layout, timings }) => ({
    frames,
    seconds: timings.total / 1000,
    comparison: comparisonOf(layout, truth, 'rigid'),
  }))
