import type { Layout } from '../../layout/index.ts'
import { parseQuestion } from '../parse/index.ts'
import type { Measure, Program } from '../program.ts'
import { type ModelResponse, type PrintedMap, readResponse } from '../response/index.ts'
import { checkClaims } from './check.ts'
import { findClaims } from './find.ts'
import { answerOnOwnMap, NO_MAP, type OwnMapAnswer } from './ownMap.ts'
import type { CheckedClaim } from './types.ts'

/** What a model printed, and what it was asked. */
export interface ResponseToCheck {
  /** All that it printed. */
  text: string
  question?: string
  /** Without their letters. */
  options?: readonly string[]
  /** The answer, where it is kept apart from the text; counts where the text has none. */
  predicted?: string
}

export interface CheckedResponse {
  response: ModelResponse
  /** In the order of the text. */
  claims: CheckedClaim[]
  /** Absent where the question is not known; where its map gives no answer, the reason alone. */
  ownMap?: OwnMapAnswer
}

/** Why a response has no map though it printed something for one. */
function unreadMap({ faults }: ModelResponse): string | undefined {
  const lost = faults.filter(({ loses }) => loses)
  return lost[0] && `The map that it printed can't be read. ${lost[0].what}`
}

/** The question in the names of the printed map, or of the truth where there is none; undefined for no question. */
function asked(
  question: string | undefined,
  options: readonly string[] | undefined,
  maps: readonly PrintedMap[],
  truth: Layout | undefined,
) {
  if (!question?.trim()) return undefined
  const printed = maps.flatMap(({ objects }) => objects.map(({ name }) => name))
  const names = maps.length ? printed : (truth?.objects ?? []).map(({ category }) => category)
  return parseQuestion(question, options, names)
}

/** Between which points a question says to measure; undefined where it leaves that open. */
const measureOf = (program: Program, question: string): Measure | undefined =>
  program.kind === 'distance' &&
  /closest|nearest|shortest|minim|\bedges?\b|\bgap\b|cent(?:er|re)|centroid|middle/i.test(question)
    ? program.measure
    : undefined

/**
 * Checks a response: every claim against the map that it printed and against a truth, and its answer against the one
 * that its own map gives. Never throws.
 * @param truth what the claims are held against besides; its title for people: "the truth".
 */
export function checkResponse(
  { text, question, options, predicted }: ResponseToCheck,
  truth?: Layout,
  truthTitle?: string,
): CheckedResponse {
  const read = readResponse(text)
  const response =
    read.answer || !predicted
      ? read
      : { ...read, answer: { text: predicted, start: 0, end: predicted.length } }
  const [printed] = read.maps
  const unread = printed ? undefined : unreadMap(read)
  const parsed = asked(question, options, read.maps, truth)
  const understood = parsed && !('kind' in parsed) ? parsed : undefined
  const measure = understood && measureOf(understood.program, question ?? '')
  const claims = checkClaims(
    findClaims(text, read.maps, understood && { program: understood.program, ...(measure && { measure }) }),
    {
      ...(printed && { printed }),
      ...(truth && { truth }),
      ...(truthTitle && { truthTitle }),
      ...(unread && { noMap: unread }),
    },
  )
  if (!parsed) return { response, claims }
  if (!printed) return { response, claims, ownMap: { reason: unread ?? NO_MAP } }
  if ('kind' in parsed)
    return { response, claims, ownMap: { reason: `The question was not understood. ${parsed.because}` } }
  const ownMap = answerOnOwnMap(response, parsed.program, {
    unit: parsed.unit,
    ...(options?.length ? { options } : {}),
  })
  return { response, claims, ownMap }
}
