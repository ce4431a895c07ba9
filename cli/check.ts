import { type Prediction, readPrediction, readRecordsAs } from '../src/formats/index.ts'
import type { Layout } from '../src/layout/index.ts'
import { type CheckedClaim, checkResponse, type OwnMapAnswer, type Verdict } from '../src/reasoning/index.ts'
import { BadInputError, UsageError } from './exit.ts'
import { readLayouts, streamText } from './files.ts'
import { withProgress } from './progress.ts'
import { parseWords } from './words.ts'

export const checkUsage = `floorsight check PRED.jsonl [--truth META] [--json]

Checks models' reasoning: every claim is recomputed from the map that the model printed, and from the truth; and the
answer that its own map gives stands beside the one it printed.

  PRED.jsonl       rows whose predicted_answer (or response) holds all that the model printed
  --truth FILE     layouts known to be right, by scene: a meta_info of VSI-Bench, or a saved layout
  --json           a JSON object a row, with every claim and its place

Example: floorsight check pred.jsonl --truth meta_info.json`

const options = { truth: { type: 'string' }, json: { type: 'boolean' } } as const

interface CheckedRow {
  id: string
  claims: CheckedClaim[]
  ownMap: OwnMapAnswer | undefined
  /** What was wrong with the response's form. */
  faults: string[]
}

/** Checks one response. The row's answer counts where the response itself has none in its tags. */
export function checkRow(prediction: Prediction, truth: Layout | undefined): CheckedRow {
  const { id, question, options, predicted, response: text = predicted } = prediction
  const { response, claims, ownMap } = checkResponse(
    { text, question, predicted, ...(options && { options }) },
    truth,
  )
  return { id, claims, ownMap, faults: response.faults.map(({ what }) => what) }
}

const VERDICTS: readonly Verdict[] = [
  'consistent',
  'arithmetic-wrong',
  'contradicts-own-map',
  'contradicts-truth',
  'not-checkable',
]

const share = (part: number, whole: number) => (whole ? `${((100 * part) / whole).toFixed(1)} %` : '–')

function summary(rows: readonly CheckedRow[]): string {
  const claims = rows.flatMap((row) => row.claims)
  const lines = VERDICTS.map((verdict) => {
    const count = claims.filter((one) => one.verdict === verdict).length
    return `${verdict.padEnd(20)} ${String(count).padStart(7)}  ${share(count, claims.length).padStart(7)}`
  })
  const judged = rows.filter(({ ownMap }) => ownMap?.agrees !== undefined)
  const against = judged.filter(({ ownMap }) => ownMap?.agrees === false).length
  return [
    `${claims.length} claims in ${rows.length} responses`,
    ...lines,
    `answers that contradict their own map: ${against} of ${judged.length} (${share(against, judged.length)})`,
  ].join('\n')
}

/** `floorsight check`. Throws UsageError, BadInputError. */
export async function checkCommand(words: string[]): Promise<void> {
  const { values, positionals } = parseWords(words, options)
  const [file, ...others] = positionals
  if (!file || others.length) throw new UsageError('check takes one file of predictions')
  const report = (line: string) => console.error(line)
  const truths = values.truth ? await readLayouts(values.truth, report) : new Map<string, Layout>()
  const only = truths.size === 1 ? [...truths.values()][0] : undefined
  const rows: CheckedRow[] = []
  const read = (record: unknown, line: number) => readPrediction(record, 'vsi', line)
  const { text: input, share: part } = streamText(file)
  for await (const line of withProgress(readRecordsAs(input, read), part)) {
    if ('reason' in line) {
      report(`${file}:${line.line}: ${line.reason}`)
      continue
    }
    const { scene } = line.record
    const row = checkRow(line.record, scene === undefined ? only : truths.get(scene))
    rows.push(row)
    if (values.json) console.log(JSON.stringify(row))
    else if (row.ownMap?.agrees === false) console.log(`${row.id}: ${row.ownMap.reason}`)
  }
  if (rows.length === 0) throw new BadInputError(`${file} holds no prediction that can be read.`)
  const text = summary(rows)
  if (values.json) report(text)
  else console.log(text)
}
