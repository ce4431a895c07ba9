import type { Verdict } from '../../../reasoning/index.ts'
import { plural } from '../format.ts'

/** The screen of a dataset of predictions. */

export const VERDICT_TITLES: Readonly<Record<Verdict, string>> = {
  consistent: 'Consistent',
  'arithmetic-wrong': 'Wrong arithmetic',
  'contradicts-own-map': 'Contradicts its own map',
  'contradicts-truth': 'Contradicts the ground truth',
  'not-checkable': 'Not checkable',
}

export const DATASET_TEXTS = {
  entry:
    'Or open a model’s predictions: answers (.jsonl) or a folder of maps, scored, with every claim checked and two runs side by side.',
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
  dropSecondRun: 'Remove the second run',
  truthFile: 'Ground truth…',
  anotherTruth: 'Another ground truth…',
  close: 'Close',
  reading: (name: string, rows: string) => `Reading ${name}: ${rows} rows`,
  read: (rows: string, seconds: string) => `${rows} rows, read and checked in ${seconds}`,
  progress: (share: string, rows: string) => `${share} · ${rows} rows`,
  refusedLine: (line: number, reason: string) => `Line ${line}: ${reason}`,
  refused: (lines: number) => `${lines === 1 ? 'One line' : `${lines} lines`} could not be read`,
  truth: (scenes: number) => `Ground truth loaded: ${plural(scenes, 'scene')}.`,
  claims: (counts: readonly string[]) => `${counts.join(' and ')} found in the responses`,
  against: 'Answers against their own map',
  noTruth: 'Add ground truth to check claims and maps.',
  nothing: 'No row passes these filters.',
  choose: 'Choose a row to see what was asked, answered and claimed.',
  noMap: 'The response prints no map, and its scene has no ground truth: there is nothing to draw.',
  opens: 'Opens its map, with its text in “Check a response”.',
  scores: 'Scores',
  scoresLater: 'Scores come when the file has been read.',
  scoresOf: (benchmark: string) =>
    benchmark === 'maps'
      ? 'of maps after rigid alignment, per cent'
      : `${benchmark}, per cent. Bar: corrected metric; tick: published script`,
  ownRows: (rows: readonly number[]) =>
    `Each run over its own rows: ${rows.map((count, k) => `${'AB'[k]} ${count}`).join(', ')}`,
  onlyTask: (task: string) => `Show the rows of ${task} only`,
  claimsTitle: 'Claims',
  verdict: 'Verdict',
  published: 'published script',
  right: 'corrected metric',
} as const

const counted = (rows: number): string => rows.toLocaleString('en')

export const FILTERS = {
  search: 'Search the rows',
  task: 'Task',
  anyTask: 'All tasks',
  outcome: 'Outcome',
  anyOutcome: 'All results',
  outcomes: { right: 'Right', partly: 'Partly right', wrong: 'Wrong', unscored: 'Not scored' },
  differs: 'The runs differ',
  claims: 'Claims',
  anyClaims: 'All claims',
  claim: { ...VERDICT_TITLES, answer: 'Answer disagrees with its own map' },
  /** @param passing rows that pass; undefined where all do. */
  count: (passing: number | undefined, total: number) =>
    `${passing === undefined ? '' : `${counted(passing)} of `}${counted(total)} ${total === 1 ? 'row' : 'rows'}`,
  clear: 'Clear',
} as const

export const ROWS = {
  id: 'Id',
  task: 'Task',
  question: 'Question',
  truth: 'Ground truth',
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
  truth: 'Ground truth',
  answer: 'Answer',
  noAnswer: 'No answer',
  scores: (score: string) => `scores ${score}`,
  scoresPublished: (score: string) => `${score} by the published script`,
  off: (share: string) => `${share} off`,
  openMap: 'Open its map',
  openScene: 'Open its scene',
  claims: 'Claims',
} as const

/** What is wrong with a predicted map. */
export const MAP_ERRORS = {
  label: 'Errors of the map',
  aligned: 'After rigid alignment:',
  paired: (paired: number) => plural(paired, 'pair'),
  center: 'Centre',
  size: 'Size',
  iou: 'IoU',
  missed: 'Missed',
  invented: 'Not there',
  /** `2 chairs` is `chair × 2`: a plural of every kind is not known. */
  some: (category: string, count: number) => (count === 1 ? category : `${category} × ${count}`),
} as const
