import { type DatasetRow, VERDICTS } from '../../../session/index.ts'

/** The rows of one run, or of two beside each other: joined, filtered and sorted. */

/** One question's prediction in each run. At least one is there. */
export interface Entry {
  key: string
  a?: DatasetRow
  b?: DatasetRow
}

/** Of two runs: the same question has the same id; of several rows with one id, the first meets the first. */
export function joined(a: readonly DatasetRow[], b: readonly DatasetRow[] | undefined): Entry[] {
  if (!b) return a.map((row) => ({ key: `a${row.line}`, a: row }))
  const waiting = new Map<string, DatasetRow[]>()
  for (const row of b) {
    const rows = waiting.get(row.id)
    if (rows) rows.push(row)
    else waiting.set(row.id, [row])
  }
  // Taken from their ends.
  for (const rows of waiting.values()) rows.reverse()
  const entries = a.map((row): Entry => {
    const other = waiting.get(row.id)?.pop()
    return { key: `a${row.line}`, a: row, ...(other && { b: other }) }
  })
  const left = new Set([...waiting.values()].flat())
  return [
    ...entries,
    ...b.filter((row) => left.has(row)).map((row): Entry => ({ key: `b${row.line}`, b: row })),
  ]
}

/** Whichever run has the row: what both say of the question. */
export const rowOf = ({ a, b }: Entry): DatasetRow => (a ?? b) as DatasetRow

export const OUTCOMES = ['right', 'partly', 'wrong', 'unscored'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Right is the full score, wrong none; numbers can be partly right. */
export function outcomeOf({ score }: DatasetRow): Outcome {
  if (score === undefined) return 'unscored'
  return score >= 1 - 1e-9 ? 'right' : score <= 1e-9 ? 'wrong' : 'partly'
}

/** What of the claims in a response can be asked for. */
export const CLAIM_FILTERS = [
  'arithmetic-wrong',
  'contradicts-own-map',
  'contradicts-truth',
  'answer',
] as const
export type ClaimFilter = (typeof CLAIM_FILTERS)[number]

export interface Filter {
  /** Words, all of which the row must hold, wherever. */
  text: string
  /** With those of its family, as `object_rel_direction` has levels. Empty: all. */
  task: string
  outcome: Outcome | 'differs' | ''
  claims: ClaimFilter | ''
}

export const NO_FILTER: Filter = { text: '', task: '', outcome: '', claims: '' }

const haystacks = new WeakMap<DatasetRow, string>()

function haystack(row: DatasetRow): string {
  const known = haystacks.get(row)
  if (known !== undefined) return known
  const { id, scene = '', task, question, predicted, groundTruth = '' } = row
  const text = [id, scene, task, question, predicted, groundTruth].join('\n').toLowerCase()
  haystacks.set(row, text)
  return text
}

/** Whether the two runs' scores, or without scores their answers, are not the same. */
function differs({ a, b }: Entry): boolean {
  if (!a || !b) return true
  return a.score === undefined || b.score === undefined
    ? a.predicted !== b.predicted
    : Math.abs(a.score - b.score) > 1e-9
}

const hasClaims = (row: DatasetRow, wanted: ClaimFilter) =>
  wanted === 'answer' ? row.agreesWithOwnMap === false : row.verdicts[wanted] > 0

/** A task can be a family: VSI-Bench counts three levels of direction as one. */
const isOfTask = (row: DatasetRow, task: string) => row.task === task || row.task.startsWith(`${task}_`)

/** The entries that pass: what holds of one run's row is enough. */
export function filtered(entries: readonly Entry[], filter: Filter): readonly Entry[] {
  const { text, task, outcome, claims } = filter
  if (!Object.values(filter).some(Boolean)) return entries
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = (entry: Entry) => {
    const rows = [entry.a, entry.b].filter((row) => row !== undefined)
    return (
      (!task || isOfTask(rowOf(entry), task)) &&
      (!outcome ||
        (outcome === 'differs' ? differs(entry) : rows.some((row) => outcomeOf(row) === outcome))) &&
      (!claims || rows.some((row) => hasClaims(row, claims))) &&
      words.every((word) => rows.some((row) => haystack(row).includes(word)))
    )
  }
  return entries.filter(holds)
}

export const SORTS = ['line', 'id', 'task', 'error', 'difference', 'claims'] as const
export type SortKey = (typeof SORTS)[number]

export interface Sort {
  by: SortKey
  descending: boolean
}

/** From full score to none; of equal scores, by how much the number is off. Without a score at the end of all. */
const errorOf = ({ score, relativeError = 0 }: DatasetRow): number =>
  score === undefined ? -1 : 1 - score + 1e-6 * Math.min(relativeError, 1e3)

const badClaims = ({ verdicts }: DatasetRow): number =>
  verdicts['arithmetic-wrong'] + verdicts['contradicts-own-map'] + verdicts['contradicts-truth']

/** Whether both runs have a score for it. */
export const isScoredTwice = ({ a, b }: Entry): boolean => a?.score !== undefined && b?.score !== undefined

/** By how much the second run scores higher; nothing to tell counts as 0. */
export const differenceOf = ({ a, b }: Entry): number =>
  a?.score === undefined || b?.score === undefined ? 0 : b.score - a.score

const naturally = new Intl.Collator('en', { numeric: true })

const COMPARE: Readonly<Record<SortKey, (x: Entry, y: Entry) => number>> = {
  line: () => 0,
  id: (x, y) => naturally.compare(rowOf(x).id, rowOf(y).id),
  task: (x, y) => naturally.compare(rowOf(x).task, rowOf(y).task),
  error: (x, y) => errorOf(rowOf(x)) - errorOf(rowOf(y)),
  difference: (x, y) => differenceOf(x) - differenceOf(y),
  claims: (x, y) => badClaims(rowOf(x)) - badClaims(rowOf(y)),
}

/** In order; what compares equal stays as in the file. */
export function sorted(entries: readonly Entry[], { by, descending }: Sort): readonly Entry[] {
  if (by === 'line') return descending ? entries.toReversed() : entries
  const compare = COMPARE[by]
  return entries.toSorted((x, y) => (descending ? -compare(x, y) : compare(x, y)))
}

/** The verdicts on all claims of a run; `judged` answers could be held against the map printed with them, `against` contradict it. */
export function countVerdicts(rows: readonly DatasetRow[]) {
  const verdicts: Record<keyof DatasetRow['verdicts'], number> = {
    consistent: 0,
    'arithmetic-wrong': 0,
    'contradicts-own-map': 0,
    'contradicts-truth': 0,
    'not-checkable': 0,
  }
  let [claims, judged, against] = [0, 0, 0]
  for (const row of rows) {
    claims += row.claims
    for (const verdict of VERDICTS) verdicts[verdict] += row.verdicts[verdict]
    if (row.agreesWithOwnMap === undefined) continue
    judged++
    if (!row.agreesWithOwnMap) against++
  }
  return { verdicts, claims, judged, against }
}
