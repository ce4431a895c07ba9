import { type Layout, withBox } from '../layout/index.ts'
import {
  type Answer,
  type Asked,
  answer,
  answerText,
  ask,
  type Mark,
  NotAnswerable,
  type Program,
  SECTORS,
  type TraceStep,
  UnknownName,
} from '../reasoning/index.ts'
import type { OpenQuestion } from './questions.ts'
import type { Draft } from './store.ts'

/** What a question gives on the map as it is: an answer, or why there is none and what to do about it. */
export type QuestionState =
  | {
      kind: 'answered'
      asked: Asked
      text: string
      /** How sure an answer in words is, 0 to 1, where the layout carries deviations. */
      probability?: number
      change?: Change
    }
  | {
      kind: 'refused'
      because: string
      /** What to do about it; empty where it is no question of ours, and examples say more. */
      instead: string
    }

/** How an answer differs from the one on the map as it was predicted. */
export interface Change {
  /** That answer; undefined where the prediction gave none. */
  before?: Answer
  /** By how much a number has changed, in the answer's unit. */
  by?: number
}

/** Less is no change: it comes of rounding, in parts of the number. */
const SAME = 1e-6

/** What a question without options could have been answered with; empty where that is a number or an order. */
function alternativesOf(program: Program): readonly string[] {
  switch (program.kind) {
    case 'direction':
      return SECTORS[program.level].map(({ word }) => word)
    case 'directionOfVector':
    case 'directionFromCamera':
      return SECTORS.hard.map(({ word }) => word)
    case 'nearest':
      return program.options
    default:
      return []
  }
}

function probabilityOf({ program, answer: given }: Asked, layout: Layout): { probability?: number } {
  const optionTexts = given.choice ? [] : alternativesOf(program)
  const choice =
    given.choice ?? (optionTexts.length ? answer(program, layout, { optionTexts }).choice : undefined)
  return choice?.changeProbability === undefined ? {} : { probability: 1 - choice.changeProbability }
}

/** Asks a question of a layout; what can't be answered comes back as sentences. */
function tried({ text, options }: OpenQuestion, layout: Layout): QuestionState {
  try {
    const asked = ask(text, layout, options)
    if ('kind' in asked) return { kind: 'refused', because: asked.because, instead: '' }
    return {
      kind: 'answered',
      asked,
      text: answerText(asked.answer, options),
      ...probabilityOf(asked, layout),
    }
  } catch (error) {
    if (error instanceof UnknownName || error instanceof NotAnswerable)
      return { kind: 'refused', because: error.message, instead: error.remedy }
    throw error
  }
}

function changeOf(now: QuestionState & { kind: 'answered' }, before: QuestionState): Change | undefined {
  if (before.kind === 'refused') return {}
  const [value, was] = [now.asked.answer.value, before.asked.answer.value]
  if (typeof value === 'number' && typeof was === 'number') {
    const by = value - was
    return Math.abs(by) <= SAME * Math.max(1, Math.abs(was)) ? undefined : { before: before.asked.answer, by }
  }
  return now.text === before.text ? undefined : { before: before.asked.answer }
}

/**
 * A question's answer on the map as it is shown, and how it differs from the one on the map as it was predicted. Pure.
 * @param layout with the user's edits. @param predicted without them; the same layout where there are none.
 */
export function stateOf(question: OpenQuestion, layout: Layout, predicted: Layout): QuestionState {
  const now = tried(question, layout)
  if (now.kind === 'refused' || layout === predicted) return now
  const change = changeOf(now, tried(question, predicted))
  return change ? { ...now, change } : now
}

/** The layout with the box of the object that is being dragged. */
export function withDraft(layout: Layout, draft: Draft | undefined): Layout {
  if (!draft || !layout.objects.some(({ id }) => id === draft.objectId)) return layout
  return withBox(layout, draft.objectId, draft.box)
}

/**
 * What an answer looks like on the map: its last step that can be drawn.
 * @param upTo a step, by its place in the trace: what it looks like there; undefined for the whole.
 */
export function pictureOf(trace: readonly TraceStep[], upTo?: number): readonly Mark[] {
  const steps = upTo === undefined ? trace : trace.slice(0, upTo + 1)
  return steps.findLast(({ marks }) => marks?.length)?.marks ?? []
}
