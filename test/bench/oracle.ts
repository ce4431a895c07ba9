import { readFileSync } from 'node:fs'
import { predict } from '../../cli/predict.ts'
import { shared } from '../../scripts/shared.ts'
import { collectRecords, readVsiMetaInfo, readVsiQuestions } from '../../src/formats/index.ts'
import { inRepresentation, REPRESENTATIONS, type Representation } from '../../src/layout/index.ts'
import {
  VSI_CHOICE_TYPES,
  VSI_DIRECTION_TYPES,
  VSI_NUMERICAL_TYPES,
  vsiScore,
} from '../../src/reasoning/index.ts'
import type { Section } from './section.ts'
import { number, type Table } from './table.ts'

const TYPES = [...VSI_NUMERICAL_TYPES, ...VSI_CHOICE_TYPES]

interface OracleFigures {
  map: Representation
  /** Questions that got an answer, and all. */
  answered: number
  questions: number
  /** Per cent by question type: MRA for numbers, accuracy for choices. */
  scores: Record<string, number>
  /** Parsing and answering, all questions, one core. */
  seconds: number
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

/**
 * The engine on perfect maps: VSI-Bench's questions answered from the ground truth of its rooms, and from what poorer
 * maps keep of it. What is missed here, no perception can make up for.
 */
export async function benchOracle(): Promise<Section> {
  const [meta, asked] = [shared('vsi/meta_info_dev.json'), shared('vsi/questions_dev.jsonl')]
  if (!meta || !asked) return { tables: [], figures: {} }
  const { layouts } = readVsiMetaInfo(readFileSync(meta, 'utf8'))
  const { records: questions } = await collectRecords(readVsiQuestions([readFileSync(asked, 'utf8')]))
  const runs = REPRESENTATIONS.map((map): OracleFigures => {
    const maps = new Map(layouts.map((layout) => [layout.source.name, inRepresentation(layout, map)]))
    const started = performance.now()
    const rows = questions.map((question) => predict(question, maps.get(question.scene ?? '')))
    const seconds = (performance.now() - started) / 1000
    const scores = Object.fromEntries(
      TYPES.map((type) => {
        const ofType = rows.flatMap(({ type: t, groundTruth, predicted, options }) =>
          t === type && groundTruth !== undefined
            ? [{ questionType: type, groundTruth, prediction: predicted, ...(options && { options }) }]
            : [],
        )
        return [type, 100 * mean(ofType.map((row) => vsiScore(row)))]
      }),
    )
    const answered = rows.filter(({ predicted }) => predicted !== '').length
    return { map, answered, questions: rows.length, scores, seconds }
  })
  return { tables: [table(runs)], figures: { runs } }
}

const SHORT: Readonly<Record<string, string>> = {
  object_counting: 'count',
  object_abs_distance: 'abs. distance',
  object_size_estimation: 'size',
  room_size_estimation: 'room',
  object_rel_distance: 'rel. distance',
  route_planning: 'route',
  obj_appearance_order: 'order',
  ...Object.fromEntries(VSI_DIRECTION_TYPES.map((type) => [type, type.split('_').at(-1) as string])),
}

const table = (runs: readonly OracleFigures[]): Table => ({
  caption:
    "Oracle: VSI-Bench's questions answered by computation on the ground truth of its rooms, and on what poorer maps\n" +
    'keep of it (per cent; MRA for numbers, accuracy for choices). Maps have no film: the order of appearance cannot be\n' +
    'known from them.',
  columns: ['map', 'answered', ...TYPES.map((type) => SHORT[type] ?? type), 's'],
  rows: runs.map(({ map, answered, questions, scores, seconds }) => [
    map,
    `${answered} of ${questions}`,
    ...TYPES.map((type) => number(scores[type], 1)),
    number(seconds, 2),
  ]),
  notes: [],
})
