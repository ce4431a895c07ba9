import type { Layout } from '../../layout/index.ts'
import { parseQuestion } from '../parse/index.ts'
import { type ModelResponse, readResponse } from '../response/index.ts'
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
  const claims = checkClaims(findClaims(text, read.maps), {
    ...(printed && { printed }),
    ...(truth && { truth }),
    ...(truthTitle && { truthTitle }),
  })
  if (!question?.trim()) return { response, claims }
  if (!printed) return { response, claims, ownMap: { reason: NO_MAP } }
  const names = read.maps.flatMap(({ objects }) => objects.map(({ name }) => name))
  const parsed = parseQuestion(question, options, names)
  if ('kind' in parsed)
    return { response, claims, ownMap: { reason: `The question was not understood. ${parsed.because}` } }
  const ownMap = answerOnOwnMap(response, parsed.program, {
    unit: parsed.unit,
    ...(options?.length ? { options } : {}),
  })
  return { response, claims, ownMap }
}
