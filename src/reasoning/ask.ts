import type { Layout } from '../layout/index.ts'
import type { Answer } from './answer.ts'
import { answer } from './engine/index.ts'
import { calledStep, inMapsWords, withNearNames } from './nearNames.ts'
import { type NotUnderstood, parseQuestion } from './parse/index.ts'
import type { ParsedQuestion, Unit } from './program.ts'
import type { TraceStep } from './trace/index.ts'

/** A question that was understood, and its answer; `program` is in the map's words. */
export interface Asked extends ParsedQuestion {
  answer: Answer
}

/**
 * The names that questions about a layout may use: its categories and its objects' ids. Not those of parts apart: no
 * question may choose among things that nothing can be measured to.
 */
export const vocabularyOf = ({ objects, counts = {} }: Layout): string[] => [
  ...new Set([...Object.keys(counts), ...objects.flatMap(({ category, id }) => [category, id])]),
]

/**
 * Asks a question in words about a layout. A thing that the map has only under a word that sometimes means the same is
 * taken for that, and the trace begins by saying so.
 * @param options of a multiple-choice question, without their letters.
 * @returns the program, its answer and its trace; or why the question was not understood.
 * @throws UnknownName, NotAnswerable: see `answer`.
 */
export function ask(text: string, layout: Layout, options: readonly string[] = []): Asked | NotUnderstood {
  const parsed = parseQuestion(text, options, vocabularyOf(layout))
  if ('kind' in parsed) return parsed
  const { program, called } = withNearNames(parsed.program, layout)
  const given = answer(program, layout, { unit: parsed.unit, optionTexts: inMapsWords(options, called) })
  const trace = [...called.map((name) => calledStep(layout, name)), ...given.trace]
  return { ...parsed, program, answer: { ...given, trace } }
}

/** Decimals of a printed number, by its unit: a centimetre, a tenth of a square metre. */
const DECIMALS: Readonly<Record<Unit, number>> = { '': 0, m: 2, cm: 0, ft: 1, 'm²': 1, 'ft²': 0 }

const digits = (value: number, unit: Unit): string =>
  value.toFixed(Number.isInteger(value) && unit === '' ? 0 : DECIMALS[unit])

/** The answer alone, as benchmarks want it: the option's letter, else the number without its unit, else the words. */
export const bareAnswer = ({ value, unit, choice }: Answer): string =>
  choice?.letter ?? (typeof value === 'number' ? digits(value, unit) : value)

/** The answer in words: `2.36 ± 0.12 m`, `B. front-left`. */
export function answerText({ value, unit, sd, choice }: Answer, options: readonly string[] = []): string {
  if (choice) return `${choice.letter}. ${options[choice.index] ?? value}`
  if (typeof value !== 'number') return value
  const deviation = sd ? ` ± ${sd.toFixed(Math.max(1, DECIMALS[unit]))}` : ''
  return [`${digits(value, unit)}${deviation}`, unit].filter(Boolean).join(' ')
}

/** The steps as numbered lines: what, how, and how much. */
export const traceText = (steps: readonly TraceStep[]): string =>
  steps
    .map(({ quantity, formula, value, sd, unit }, k) => {
      const number = typeof value === 'number' ? String(Number(value.toFixed(3))) : value
      const deviation = sd ? ` ± ${Number(sd.toFixed(3))}` : ''
      return `${k + 1}. ${quantity}: ${formula} → ${number}${deviation}${unit && ` ${unit}`}`
    })
    .join('\n')
