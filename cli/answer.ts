import { writeFile } from 'node:fs/promises'
import { type Prediction, writePrediction, writeRecords } from '../src/formats/index.ts'
import { inRepresentation, REPRESENTATIONS, type Representation } from '../src/layout/index.ts'
import { BadInputError, UsageError } from './exit.ts'
import { readLayouts, readQuestions } from './files.ts'
import { predict, summary } from './predict.ts'
import { readPriors } from './priors.ts'
import { parseOptions } from './words.ts'

export const answerUsage = `floorsight answer --layouts META --questions Q.jsonl [options]

Answers a benchmark's questions from given maps by exact computation, and writes predictions.

  --layouts FILE     a meta_info file of VSI-Bench, or a layout that Floorsight saved, which then answers all
  --questions FILE   VSI-Bench's questions: a JSON object a line, or the hub's .parquet
  --map KIND         what the maps are reduced to first: ${REPRESENTATIONS.join(', ')} (default: metric)
  --guess            guess what the maps do not answer, or answer less surely than what is usual of rooms (cli/priors.json);
                     each such row says "guessed": true and by which rule
  --out FILE.jsonl   where the predictions go, as rows of SpaceR-Eval (default: stdout)

Without --guess such rows are empty, and "unanswered" says why.

Example: floorsight answer --layouts meta_info.json --questions test.jsonl --map grid --out pred.jsonl`

const options = {
  layouts: { type: 'string' },
  questions: { type: 'string' },
  map: { type: 'string' },
  out: { type: 'string' },
  guess: { type: 'boolean' },
} as const

const isRepresentation = (text: string): text is Representation =>
  (REPRESENTATIONS as readonly string[]).includes(text)

/** `floorsight answer`. Throws UsageError, BadInputError. */
export async function answerCommand(words: string[]): Promise<void> {
  const { layouts: layoutsFile, questions, map = 'metric', out, guess } = parseOptions(words, options)
  if (!layoutsFile || !questions) throw new UsageError('answer takes --layouts and --questions')
  if (!isRepresentation(map))
    throw new UsageError(`--map is one of ${REPRESENTATIONS.join(', ')}, not ${map}`)
  const report = (line: string) => console.error(line)
  const priors = guess ? await readPriors() : undefined
  const layouts = await readLayouts(layoutsFile, report)
  // A map of one's own answers all questions, whatever scenes they are of; annotations answer those of their scene.
  const only = [...layouts.values()].find(({ counts }) => layouts.size === 1 && counts === undefined)
  const maps = new Map([...layouts].map(([name, layout]) => [name, inRepresentation(layout, map)]))
  const rows: Prediction[] = []
  for await (const line of readQuestions(questions))
    if ('reason' in line) report(`${questions}:${line.line}: ${line.reason}`)
    else {
      const { scene } = line.record
      rows.push(predict(line.record, only ? inRepresentation(only, map) : maps.get(scene ?? ''), priors))
    }
  if (rows.length === 0) throw new BadInputError(`${questions} holds no question that can be read.`)
  const text = writeRecords(rows.map((row) => writePrediction(row, 'vsi')))
  if (out) await writeFile(out, text)
  else process.stdout.write(text)
  for (const line of summary(rows)) report(line)
}
