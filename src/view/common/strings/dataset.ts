import type { Verdict } from '../../../reasoning/index.ts'

/** The screen of a dataset of predictions. */

export const VERDICT_TITLES: Readonly<Record<Verdict, string>> = {
  consistent: 'Consistent',
  'arithmetic-wrong': 'Wrong arithmetic',
  'contradicts-own-map': 'Contradicts its own map',
  'contradicts-truth': 'Contradicts the truth',
  'not-checkable': 'Not checkable',
}

export const DATASET_TEXTS = {
  entry:
    'Or look through a model’s predictions (.jsonl): scored, every claim checked, two runs beside each other.',
  reading: (name: string, rows: string) => `Reading ${name}: ${rows} rows`,
  read: (rows: string, seconds: string) => `${rows} rows, read and checked in ${seconds}`,
  refused: (lines: number) => `${lines === 1 ? 'One line' : `${lines} lines`} could not be read`,
  truth: (scenes: number) => `Claims are held against ${scenes === 1 ? 'one scene' : `${scenes} scenes`}.`,
  claims: (counts: readonly string[]) => `${counts.join(' and ')} found in the responses`,
  against: 'Answers against their own map',
  noTruth: 'Give the scenes’ truth, and claims are held against it too.',
  nothing: 'No row passes these filters.',
  choose: 'Choose a row to see what was asked, answered and claimed.',
  noMap: 'The response prints no map, and no truth of its scene was given: there is nothing to draw.',
  opens: 'Opens its map beside the film and the trace, with its text put up for checking.',
  published: 'as published',
  right: 'right',
} as const
