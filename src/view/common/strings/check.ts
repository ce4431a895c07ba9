import type { Verdict } from '../../../reasoning/index.ts'
import { plural } from '../format.ts'

/** The check of a model's response. */

const sentence = (title: string) => title.charAt(0).toUpperCase() + title.slice(1)

export const CHECK = {
  text: 'What the model printed',
  example: '<map>…</map><think>…</think><answer>…</answer>',
  question: 'The question it was asked',
  questionExample: 'The question it was asked (optional)',
  options: 'Its options',
  optionsLabel: 'Options of the question, one a line',
  check: 'Check',
  change: 'Change',
  file: 'File',
  fileLabel: 'A file with a response: .txt, or .jsonl of which the first record is read',
  fileRemedy: 'Choose a text file, or JSON Lines with a predicted_answer or a response in each row.',
  against: 'Claims are compared with the response’s own map',
  alone: 'only',
  andMap: 'and this map',
  and: (name: string) => `and ${name}`,
  thisMap: 'this map',
  answers: 'It answers',
  noAnswer: 'nothing',
  ownMap: 'Its own map gives',
  mapGives: (title: string) => `${sentence(title)} gives`,
  gives: (title: string, because: string) => `${sentence(title)} gives no answer. ${because}`,
  noQuestion: 'With the question, the answer can be compared with both maps.',
  noClaims: 'It makes no claim that can be checked. That does not make it right.',
  claims: (count: number) => plural(count, 'claim'),
  results: (count: number) => (count ? `${plural(count, 'claim')} checked` : 'No claims were found'),
  response: 'The response',
  verdicts: 'Claims and their verdicts',
  showHolding: (count: number) => `Show ${count === 1 ? 'the one that holds' : `the ${count} that hold`}`,
  faults: 'Format errors',
} as const

/** A verdict in words, with the name of the map that the claims are compared with. */
export const VERDICT_WORDS: Readonly<Record<Verdict, (truthTitle: string) => string>> = {
  consistent: () => 'holds',
  'arithmetic-wrong': () => 'wrong arithmetic',
  'contradicts-own-map': () => 'contradicts its own map',
  'contradicts-truth': (truthTitle) => `contradicts ${truthTitle}`,
  'not-checkable': () => 'cannot be checked',
}
