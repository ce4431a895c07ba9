import type { Layout } from '../../layout/index.ts'
import type { Answer } from '../answer.ts'
import { ask, bareAnswer, vocabularyOf } from '../ask.ts'
import { choose } from '../engine/choose.ts'
import { NotAnswerable, UnknownName } from '../engine/errors.ts'
import { stepOn } from '../engine/outcome.ts'
import { carriesDeviations } from '../engine/uncertainty.ts'
import { unitFactor } from '../engine/units.ts'
import { inMapsWords, withNearNames } from '../nearNames.ts'
import { parseQuestion } from '../parse/index.ts'
import type { ParsedQuestion, Question, Unit } from '../program.ts'
import type { TraceStep } from '../trace/index.ts'
import { guessDirection } from './directions.ts'
import { guessNearest } from './nearest.ts'
import { guessNumber } from './numbers.ts'
import { type ChoiceGuess, shared } from './options.ts'
import { guessOrder } from './order.ts'
import type { Priors } from './priors.ts'
import { sureness } from './supposed.ts'
import { guessTurns } from './turns.ts'

/** What is said where the map does not answer, or not well. Never an answer: it rests on what is usual. */
export interface Guess {
  /** As benchmarks want it: the option's letter, or the number without its unit. */
  predicted: string
  /** In words, by which rule. */
  rule: string
  /** The score that the rule expects, 0 to 1: MRA of numbers, probability of choices. */
  expected: number
  trace: TraceStep[]
}

/** What the map itself replies. */
export type Reply =
  | { kind: 'answered'; answer: Answer }
  /** One sentence why there is no answer. */
  | { kind: 'unanswered'; because: string }

/** The map's own answer, or in a plain sentence why there is none. */
export function reply({ text, options }: Pick<Question, 'text' | 'options'>, layout: Layout): Reply {
  try {
    const asked = ask(text, layout, options)
    if ('kind' in asked) return { kind: 'unanswered', because: asked.because }
    return { kind: 'answered', answer: asked.answer }
  } catch (error) {
    if (error instanceof UnknownName) return { kind: 'unanswered', because: error.plainly }
    if (error instanceof NotAnswerable) return { kind: 'unanswered', because: error.message }
    throw error
  }
}

/** A map's own answer stands where a guess is expected to score no more than this above it. */
const MARGIN = 0.03

const letterOf = (index: number) => String.fromCharCode(65 + index)

const guessStep = (rule: string, value: number | string, unit: Unit) =>
  stepOn([], { id: 'guess', quantity: 'Guess, not measured', formula: rule, value, unit })

function chosen({ probabilities, rule }: ChoiceGuess, own: Answer | undefined): Guess | undefined {
  const expected = Math.max(...probabilities)
  const best = probabilities.indexOf(expected)
  if (own?.choice && (probabilities[own.choice.index] ?? 0) >= expected - MARGIN) return undefined
  return { predicted: letterOf(best), rule, expected, trace: [guessStep(rule, letterOf(best), '')] }
}

/** How likely each option is of a question that has options and no rule of its own, or that nobody understands. */
const anyOption = (options: readonly string[]): ChoiceGuess => ({
  probabilities: shared(options.map(() => 1)),
  rule: 'the first option: nothing is known of it',
})

/** What is usual, where the map's own choice counts as far as its objects are sure. */
function withOwn({ probabilities, rule }: ChoiceGuess, own: Answer | undefined, layout: Layout): ChoiceGuess {
  const scores = own?.choice?.scores
  if (!own || !scores) return { probabilities, rule }
  const sure = sureness(own, layout)
  const mapSays = shared(scores)
  return {
    probabilities: probabilities.map((usual, k) => sure * (mapSays[k] as number) + (1 - sure) * usual),
    rule: `${rule}, weighed against the map`,
  }
}

function guessChoice(
  { program }: ParsedQuestion,
  layout: Layout,
  priors: Priors,
  options: readonly string[],
  own: Answer | undefined,
): ChoiceGuess {
  switch (program.kind) {
    case 'nearest':
      return guessNearest(program, layout, priors, options)
    case 'direction':
      return guessDirection(program, layout, priors, options)
    case 'appearanceOrder':
      return guessOrder(program, layout, priors, options)
    case 'turns':
      return withOwn(guessTurns(program, priors, options), own, layout)
    default:
      return withOwn(anyOption(options), own, layout)
  }
}

const isTurns = (options: readonly string[]) =>
  options.length > 0 && options.every((text) => /^\s*turn\b/i.test(text))

function guessUnparsed(priors: Priors, options: readonly string[]): Guess | undefined {
  if (options.length === 0) return undefined
  return chosen(isTurns(options) ? guessTurns(undefined, priors, options) : anyOption(options), undefined)
}

/**
 * What to reply to a question beyond what the map answers, by what is usual and what the map has of it: the reply that is
 * expected to score most. Undefined where the map's own answer is expected to score as much, where the map is exact
 * (it carries no deviations) and answers, and for a question without options that nobody understands.
 */
export function guess(
  { text, options = [] }: Pick<Question, 'text' | 'options'>,
  layout: Layout,
  priors: Priors,
): Guess | undefined {
  const replied = reply({ text, options }, layout)
  const own = replied.kind === 'answered' ? replied.answer : undefined
  if (own && !own.sd && !carriesDeviations(layout.objects)) return undefined
  const parsed = parseQuestion(text, options, vocabularyOf(layout))
  if ('kind' in parsed) return guessUnparsed(priors, options)
  const { program, called } = withNearNames(parsed.program, layout)
  const texts = inMapsWords(options, called)
  const number = guessNumber(program, layout, priors)
  if (!number) {
    if (options.length) return chosen(guessChoice({ ...parsed, program }, layout, priors, texts, own), own)
    return undefined
  }
  const { value, unit, rule, expected, ownExpected } = number
  if (own && ownExpected !== undefined && ownExpected >= expected - MARGIN) return undefined
  const factor = unitFactor(unit, parsed.unit)
  const choice = options.length ? choose({ value, unit, sd: 0, trace: [] }, texts, factor) : undefined
  const trace = [guessStep(rule, value * factor, parsed.unit)]
  const predicted = bareAnswer({ value: value * factor, unit: parsed.unit, trace, ...(choice && { choice }) })
  return { predicted, rule, expected, trace }
}
