import type { Verdict } from '../../../reasoning/index.ts'
import { plural } from '../format.ts'

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
    'Or look through a model’s predictions, answers (.jsonl) or a folder of maps: scored, every claim checked, two runs beside each other.',
  ofModel: 'Predictions of a model',
  openFiles: 'Open predictions',
  openFolder: 'Open a folder',
  files: 'Files of predictions',
  folder: 'A folder of predictions',
  title: 'Predictions',
  of: (name: string) => `Predictions of ${name}`,
  rows: 'Rows',
  run: (letter: string) => (letter ? `Run ${letter}` : 'Run'),
  secondRun: 'Second run…',
  dropSecondRun: 'Take the second run away',
  truthFile: 'Truth…',
  anotherTruth: 'Another truth…',
  close: 'Close',
  reading: (name: string, rows: string) => `Reading ${name}: ${rows} rows`,
  read: (rows: string, seconds: string) => `${rows} rows, read and checked in ${seconds}`,
  progress: (share: string, rows: string) => `${share} · ${rows} rows`,
  refusedLine: (line: number, reason: string) => `Line ${line}: ${reason}`,
  refused: (lines: number) => `${lines === 1 ? 'One line' : `${lines} lines`} could not be read`,
  truth: (scenes: number) => `Claims are held against ${scenes === 1 ? 'one scene' : `${scenes} scenes`}.`,
  claims: (counts: readonly string[]) => `${counts.join(' and ')} found in the responses`,
  against: 'Answers against their own map',
  noTruth: 'Give the scenes’ truth, and claims and maps are held against it.',
  nothing: 'No row passes these filters.',
  choose: 'Choose a row to see what was asked, answered and claimed.',
  noMap: 'The response prints no map, and no truth of its scene was given: there is nothing to draw.',
  opens: 'Opens its map beside the film and the trace, with its text put up for checking.',
  scores: 'Scores',
  scoresLater: 'Scores come when the file has been read.',
  scoresOf: (benchmark: string) =>
    benchmark === 'maps'
      ? 'of maps turned and shifted onto the truth, per cent'
      : `${benchmark}, per cent. Bar: right; tick: as published`,
  ownRows: (rows: readonly number[]) =>
    `Each run over its own rows: ${rows.map((count, k) => `${'AB'[k]} ${count}`).join(', ')}`,
  onlyTask: (task: string) => `Show the rows of ${task} only`,
  claimsTitle: 'Claims',
  verdict: 'Verdict',
  published: 'as published',
  right: 'right',
} as const

const counted = (rows: number): string => rows.toLocaleString('en')

export const FILTERS = {
  search: 'Search the rows',
  task: 'Task',
  anyTask: 'All tasks',
  outcome: 'Outcome',
  anyOutcome: 'Right or wrong',
  outcomes: { right: 'Right', partly: 'Partly right', wrong: 'Wrong', unscored: 'Not scored' },
  differs: 'The two differ',
  claims: 'Claims',
  anyClaims: 'Any claims',
  claim: { ...VERDICT_TITLES, answer: 'Answer not its map’s' },
  /** @param passing rows that pass; undefined where all do. */
  count: (passing: number | undefined, total: number) =>
    `${passing === undefined ? '' : `${counted(passing)} of `}${counted(total)} ${total === 1 ? 'row' : 'rows'}`,
  clear: 'Clear',
} as const

export const ROWS = {
  id: 'Id',
  task: 'Task',
  question: 'Question',
  truth: 'Truth',
  answer: 'Answer',
  answerOf: (letter: string) => `Answer ${letter}`,
  score: 'Score',
  claims: 'Claims',
  difference: 'B − A',
  holding: (holding: number, claims: number) => `${holding} of ${claims}`,
  wrong: (claims: number) => ` · ${claims} wrong`,
  notItsMap: ' · answer ≠ map',
} as const

/** The chosen row. */
export const ROW = {
  label: 'Chosen row',
  id: (id: string) => `Row ${id}`,
  truth: 'Truth',
  answer: 'Answer',
  noAnswer: 'No answer',
  scores: (score: string) => `scores ${score}`,
  scoresPublished: (score: string) => `${score} as published`,
  off: (share: string) => `${share} off`,
  openMap: 'Open its map',
  openScene: 'Open its scene',
  claims: 'Claims',
} as const

/** What is wrong with a predicted map. */
export const MAP_ERRORS = {
  label: 'Errors of the map',
  aligned: 'After a turn and a shift:',
  paired: (paired: number) => plural(paired, 'pair'),
  center: 'Centre',
  size: 'Size',
  iou: 'IoU',
  missed: 'Missed',
  invented: 'Not there',
  /** `2 chairs` is `chair × 2`: a plural of every kind is not known. */
  some: (category: string, count: number) => (count === 1 ? category : `${category} × ${count}`),
} as const
