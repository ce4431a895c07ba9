import { writeFile } from 'node:fs/promises'
import { type Prediction, writePrediction, writeRecords } from '../src/formats/index.ts'
import { inRepresentation, type Layout, REPRESENTATIONS, type Representation } from '../src/layout/index.ts'
import { ask, bareAnswer, NotAnswerable, type Question, UnknownName } from '../src/reasoning/index.ts'
import { BadInputError, UsageError } from './exit.ts'
import { readLayouts, readQuestions } from './files.ts'
import { parseOptions } from './words.ts'

export const answerUsage = `floorsight answer --layouts META --questions Q.jsonl [options]

Answers a benchmark's questions from given maps by exact computation, and writes predictions.

  --layouts FILE     a meta_info file of VSI-Bench, or a layout that Floorsight saved, which then answers all
  --questions FILE   VSI-Bench's questions: a JSON object a line, or the hub's .parquet
  --map KIND         what the maps are reduced to first: ${REPRESENTATIONS.join(', ')} (default: metric)
  --out FILE.jsonl   where the predictions go, as rows of SpaceR-Eval (default: stdout)

Example: floorsight answer --layouts meta_info.json --questions test.jsonl --map grid --out pred.jsonl`

const options = {
  layouts: { type: 'string' },
  questions: { type: 'string' },
  map: { type: 'string' },
  out: { type: 'string' },
} as const

const isRepresentation = (text: string): text is Representation =>
  (REPRESENTATIONS as readonly string[]).includes(text)

/** The prediction for one question; one that cannot be answered is empty and says why. */
export function predict(question: Question, layout: Layout | undefined): Prediction {
  const { id, text, groundTruth, ...rest } = question
  const row = { ...rest, id, question: text, ...(groundTruth !== undefined && { groundTruth }) }
  const without = (because: string): Prediction => ({ ...row, predicted: '', extra: { because } })
  if (!layout) return without(`There is no layout of ${question.scene ?? 'its scene'}.`)
  try {
    const asked = ask(text, layout, question.options)
    if ('kind' in asked) return without(asked.because)
    return { ...row, predicted: bareAnswer(asked.answer), extra: {} }
  } catch (error) {
    if (error instanceof UnknownName || error instanceof NotAnswerable) return without(error.message)
    throw error
  }
}

/** `floorsight answer`. Throws UsageError, BadInputError. */
export async function answerCommand(words: string[]): Promise<void> {
  const { layouts: layoutsFile, questions, map = 'metric', out } = parseOptions(words, options)
  if (!layoutsFile || !questions) throw new UsageError('answer takes --layouts and --questions')
  if (!isRepresentation(map))
    throw new UsageError(`--map is one of ${REPRESENTATIONS.join(', ')}, not ${map}`)
  const report = (line: string) => console.error(line)
  const layouts = await readLayouts(layoutsFile, report)
  // A map of one's own answers all questions, whatever scenes they are of; annotations answer those of their scene.
  const only = [...layouts.values()].find(({ counts }) => layouts.size === 1 && counts === undefined)
  const maps = new Map([...layouts].map(([name, layout]) => [name, inRepresentation(layout, map)]))
  const rows: Prediction[] = []
  for await (const line of readQuestions(questions))
    if ('reason' in line) report(`${questions}:${line.line}: ${line.reason}`)
    else {
      const { scene } = line.record
      rows.push(predict(line.record, only ? inRepresentation(only, map) : maps.get(scene ?? '')))
    }
  if (rows.length === 0) throw new BadInputError(`${questions} holds no question that can be read.`)
  const text = writeRecords(rows.map((row) => writePrediction(row, 'vsi')))
  if (out) await writeFile(out, text)
  else process.stdout.write(text)
  const empty = rows.filter(({ predicted }) => predicted === '').length
  report(`${rows.length - empty} of ${rows.length} questions answered`)
}
