import { type Layout, type LayoutObject, layerOf } from '../../layout/index.ts'
import { answerIn, sureness } from '../../reasoning/index.ts'
import { type OpenQuestion, stateOf, type Units } from '../../session/index.ts'
import { objectName } from '../common/format.ts'
import { QUESTIONS } from '../common/strings/questions.ts'

const area = ({ box }: LayoutObject) => box.size[0] * box.size[1]

/** A question as it is shown: its words, its answer, and the objects that the answer rests on. */
export interface ShownQuestion {
  text: string
  answer: string
  /** How far the answer is sure; empty where nothing is known of it. */
  sureness: string
  objects: readonly string[]
}

/**
 * Questions that make sense of any map: how far its largest piece of furniture is from what is farthest, how large the
 * room is.
 */
export function usualQuestions({ objects: all, room }: Layout): OpenQuestion[] {
  const furniture = all.filter(({ category }) => layerOf(category) === 'furniture')
  const objects = furniture.length > 1 ? furniture : all
  const [first, ...others] = [...objects].sort((p, q) => area(q) - area(p))
  const away = ({ box }: LayoutObject) =>
    first ? Math.hypot(box.center[0] - first.box.center[0], box.center[1] - first.box.center[1]) : 0
  const [farthest] = others
    .filter(({ category }) => category !== first?.category)
    .sort((p, q) => away(q) - away(p))
  const nameOf = ({ id, category }: LayoutObject) =>
    objects.filter((one) => one.category === category).length > 1 ? objectName(id) : `the ${category}`
  const texts = [
    ...(first && farthest ? [QUESTIONS.distance(nameOf(first), nameOf(farthest))] : []),
    ...(room ? [QUESTIONS.room] : []),
  ]
  return texts.map((text, k) => ({ id: `usual-${k}`, text, options: [] }))
}

/** The questions with their answers on the map; those that it does not answer are left out. */
export const shownQuestions = (
  questions: readonly OpenQuestion[],
  layout: Layout,
  predicted: Layout,
  units: Units = 'm',
): ShownQuestion[] =>
  questions.flatMap((question) => {
    const state = stateOf(question, layout, predicted)
    if (state.kind !== 'answered') return []
    const { answer } = state.asked
    const objects = [...new Set(answer.trace.flatMap((step) => step.objects))]
    return [
      {
        text: question.text,
        answer: answerIn(units, answer, question.options),
        sureness: sureness(units, answer, state.probability) ?? '',
        objects,
      },
    ]
  })
