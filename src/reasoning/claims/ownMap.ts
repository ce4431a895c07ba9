import type { Program, Unit } from '../program.ts'
import type { ModelResponse } from '../response/index.ts'
import { sameName } from './names.ts'
import { shown } from './outcome.ts'
import { computeOn, NotOnMap, type OwnResult } from './ownProgram.ts'
import { sceneOfMap } from './scene.ts'

/** The answer that a printed map gives beside the answer that was printed with it. */
export interface OwnMapAnswer {
  /** By exact computation on the printed map; undefined where that is impossible, and the reason says why. */
  computed?: { value: number | string; unit: 'm' | '' }
  /** As printed, and what it means: the option of a letter, a number in metres, a direction in Floorsight's words. */
  printed?: string
  printedMeans?: number | string
  /** Undefined where one of the two is missing. */
  agrees?: boolean
  /** One sentence. */
  reason: string
}

/** Why nothing is computed on a response without a map. */
export const NO_MAP = 'It printed no map.'

/** How the question was put, as far as the printed answer depends on it. */
export interface AnswerForm {
  /** Texts of the options, A first; those of a `nearest` program are known from it. */
  options?: readonly string[]
  /** Of a number printed without a unit. Metres if not given. */
  unit?: Unit
}

const METRES: Readonly<Record<string, number>> = { m: 1, cm: 0.01, ft: 0.3048, '': 1 }

/** `front-left` from `Left-Front`, `forward left` and the like; undefined for other words. */
function directionOf(text: string): string | undefined {
  const depth = /front|forward|ahead/i.test(text)
    ? 'front'
    : /back|rear|behind/i.test(text)
      ? 'back'
      : undefined
  const side = /left/i.test(text) ? 'left' : /right/i.test(text) ? 'right' : undefined
  return [depth, side].filter(Boolean).join('-') || undefined
}

/** The option that an answer such as `D`, `(d)` or `D. dogbed` picks, or the answer itself. */
export function optionOf(answer: string, options: readonly string[]): string {
  const letter = /^\W*(?:option\s+)?([A-Z])(?:\W|$)/i.exec(answer)?.[1]
  const rest = answer.replace(/^\W*(?:option\s+)?[A-Z](?:\W+|$)/i, '').trim()
  const option = letter && options[letter.toUpperCase().charCodeAt(0) - 65]
  // A letter beside other words is only trusted where the words are no option of their own.
  return option && !options.some((other) => other !== option && sameName(other, rest))
    ? option
    : answer.trim()
}

function meaningOf(
  answer: string,
  program: Program,
  { options, unit = 'm' }: AnswerForm,
): number | string | undefined {
  const listed = options ?? (program.kind === 'nearest' ? program.options : [])
  const said = optionOf(answer, listed).replace(/^[A-Z][.):]\s*/, '')
  if (program.kind === 'nearest') return said.replace(/^(?:the|an?)\s+/i, '')
  if (program.kind.startsWith('direction')) return directionOf(said)
  const found = /(-?\d+(?:\.\d+)?)\s*(cm|m|ft)?/.exec(said)
  if (!found) return undefined
  return Number(found[1]) * (program.kind === 'count' ? 1 : (METRES[found[2] ?? unit] ?? 1))
}

function agreement(own: OwnResult, printed: string, means: number | string): boolean {
  if (typeof own.value === 'string') return own.fits.some((fit) => sameName(fit, String(means)))
  if (typeof means !== 'number') return false
  const decimals = /\.(\d+)/.exec(printed)?.[1]?.length ?? 0
  // Lengths may be rounded as far as the printed digits go; counts may not.
  const rounding = own.unit === '' ? 0 : decimals > 0 ? 10 ** -decimals : 0.5
  return Math.abs(own.value - means) <= Math.max(own.tolerance, rounding) + 1e-9
}

/**
 * Computes the answer to a question on the map that the model printed itself, and sets it beside the printed answer. Of
 * several maps the first that holds all that is asked for counts. Answers that the rounding of the map's digits can't
 * tell apart agree. Never throws.
 */
export function answerOnOwnMap(
  response: ModelResponse,
  question: Program,
  asked: AnswerForm = {},
): OwnMapAnswer {
  const printed = response.answer?.text
  const means = printed ? meaningOf(printed, question, asked) : undefined
  const said = { ...(printed && { printed }), ...(means !== undefined && { printedMeans: means }) }
  let reason = NO_MAP
  for (const map of response.maps) {
    try {
      const own = computeOn(sceneOfMap(map), question)
      const { value, unit } = own
      const computed = { value, unit }
      const gives = `Its own map gives ${typeof value === 'number' ? shown([value]) : value}${unit && ` ${unit}`} (${own.detail})`
      if (!printed || means === undefined)
        return { computed, ...said, reason: `${gives}; its answer can't be read.` }
      const agrees = agreement(own, printed, means)
      const answer = typeof means === 'number' ? shown([means]) : means
      return {
        computed,
        ...said,
        agrees,
        reason: agrees ? `${gives}, as it answers.` : `${gives}, but it answers ${answer}.`,
      }
    } catch (error) {
      if (!(error instanceof NotOnMap)) throw error
      reason = error.message
    }
  }
  return { ...said, reason }
}
