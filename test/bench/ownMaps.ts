import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readLayouts } from '../../cli/files.ts'
import { predict } from '../../cli/predict.ts'
import { readPriors } from '../../cli/priors.ts'
import { shared } from '../../scripts/shared.ts'
import { collectRecords, type Prediction, readVsiQuestions } from '../../src/formats/index.ts'
import type { Layout } from '../../src/layout/index.ts'
import { NO_MAP, type Priors, type Question, vsiAggregate } from '../../src/reasoning/index.ts'
import { type GuessAlone, guessingAlone } from './guessAlone.ts'
import { PUBLISHED, publishedTasks } from './published.ts'
import { runOf } from './runs.ts'
import type { Section } from './section.ts'
import type { Table } from './table.ts'
import { scored, TASK_HEADS, taskCells } from './vsiRows.ts'

/** What answers a clip's questions: the map made of the film, without and with guesses, guesses alone, the ground truth. */
const WAYS = ['own map', 'own map and guesses', 'guesses alone', 'ground-truth map'] as const
type Way = (typeof WAYS)[number]

/** A clip's questions as they were answered in one way. */
export interface Answers {
  clip: string
  way: Way
  rows: Prediction[]
}

interface Clip {
  name: string
  questions: readonly Question[]
  /** Made of the film. */
  own: Layout
  truth: Layout | undefined
}

/** A clip's questions, answered in each way; those that a way does not answer are empty. */
export function answersOf({ name: clip, questions, own, truth }: Clip, priors: Priors): Answers[] {
  const maps: Readonly<Record<Way, [Layout | undefined, Priors?]>> = {
    'own map': [own],
    'own map and guesses': [own, priors],
    'guesses alone': [NO_MAP, priors],
    'ground-truth map': [truth],
  }
  return WAYS.map((way) => {
    const [layout, usual] = maps[way]
    return { clip, way, rows: questions.map((question) => predict(question, layout, usual)) }
  })
}

const isGuessed = ({ extra }: Prediction) => extra.guessed === true

/** Counts and VSI-Bench's scores, 0 to 1, of rows; what was not answered scores 0. */
export const scoresOf = (rows: readonly Prediction[]) => ({
  questions: rows.length,
  answered: rows.filter((row) => row.predicted !== '' && !isGuessed(row)).length,
  guessed: rows.filter(isGuessed).length,
  ...vsiAggregate(rows.map(scored)),
})

async function clips(): Promise<Clip[]> {
  const folder = shared('rooms')
  if (!folder) return []
  const names = readdirSync(folder).flatMap((file) => /^(.+)\.questions\.jsonl$/.exec(file)?.[1] ?? [])
  const found: Clip[] = []
  for (const name of names.sort()) {
    const [video, asked] = [shared('rooms', `${name}.mp4`), shared('rooms', `${name}.questions.jsonl`)]
    if (!video || !asked) continue
    const { records } = await collectRecords(readVsiQuestions([readFileSync(asked, 'utf8')]))
    const file = video.replace(/mp4$/, 'truth.json')
    const truth = existsSync(file) ? await readLayouts(file, console.log) : new Map<string, Layout>()
    const { layout: own } = await runOf(video)
    found.push({ name, questions: records, own, truth: [...truth.values()][0] })
  }
  return found
}

const ALL = 'all clips'

/** VSI-Bench's questions about the clips here, answered from maps made of their films. */
export async function benchOwnMaps(): Promise<Section> {
  const priors = await readPriors()
  const found = await clips()
  if (found.length === 0) return { tables: [], figures: {} }
  const byClip = found.flatMap((clip) => answersOf(clip, priors))
  const together = WAYS.map((way): Answers => {
    const rows = byClip.filter((one) => one.way === way).flatMap((one) => one.rows)
    return { clip: ALL, way, rows }
  })
  const figures = [...together, ...byClip].map(({ clip, way, rows }) => ({ clip, way, ...scoresOf(rows) }))
  const alone = await guessingAlone()
  return {
    tables: [mapsTable(figures), publishedTable(), aloneTable(alone)],
    figures: { clips: figures, guessingAlone: alone },
  }
}

const mapsTable = (
  figures: readonly ({ clip: string; way: Way } & ReturnType<typeof scoresOf>)[],
): Table => ({
  caption:
    "Own maps: VSI-Bench's questions about the clips here, answered from maps made of their films (per cent; MRA for numbers,\n" +
    'accuracy for choices; what is not answered scores 0). Guesses follow stated rules from the map and from priors of other\n' +
    'rooms (answer --guess); each is marked as one. The ground-truth map has no film, and so no order of appearance.',
  columns: ['clip', 'answered from', 'answered', 'guessed', 'of', ...TASK_HEADS],
  rows: figures.map(({ clip, way, answered, guessed, questions, ...summary }) => [
    clip,
    way,
    String(answered),
    String(guessed),
    String(questions),
    ...taskCells(summary),
  ]),
  notes: ['all clips: all questions together, by task.'],
})

const publishedTable = (): Table => ({
  caption:
    "Published scores on VSI-Bench, of other films: all 288 of the benchmark's. The table above is of the clips here only. Of\n" +
    'Video2Layout-7B no figure on VSI-Bench was found.',
  columns: ['model', 'source', ...TASK_HEADS],
  rows: PUBLISHED.map((one) => [
    one.model,
    one.source,
    ...taskCells({ tasks: publishedTasks(one), overall: one.overall / 100 }),
  ]),
  notes: [],
})

const aloneTable = (alone: readonly GuessAlone[]): Table => ({
  caption:
    'Guessing on rooms that it was not learnt on (cross-validation by room; none of them is a clip of the bench): with no map\n' +
    'at all, and with a map that has half of the objects and no outline. The rooms have no film here: their order of appearance is guessed.',
  columns: ['map', 'rooms', 'questions', ...TASK_HEADS],
  rows: alone.map(({ map, rooms, questions, summary }) => [
    map,
    String(rooms),
    String(questions),
    ...taskCells(summary),
  ]),
  notes: alone
    .slice(0, 1)
    .map(({ folds }) => `${folds} parts of rooms, each guessed by priors of the others.`),
})
