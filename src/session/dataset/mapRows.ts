import { readMaps } from '../../formats/index.ts'
import type { ComparisonScores, Layout } from '../../layout/index.ts'
import { comparisonOf, type ShownComparison, sceneName } from '../comparison.ts'
import type { DatasetRow, MapErrors, RunSummary } from './protocol.ts'
import { DatasetError, NAMED_REFUSALS } from './read.ts'
import { nothing } from './row.ts'

/** Maps that something predicted, each held against the truth of its scene: rows as of answers. Runs in a worker. */

const MAPS = 'maps'
const TASK = 'map'
/** Turned and shifted onto the truth, as no predicted map has its frame; never scaled. */
const ALIGNED_BY = 'rigid'

/** What a run's scores are: means over its maps. */
const FIGURES: Readonly<Record<string, (scores: ComparisonScores) => number | undefined>> = {
  'F1 within 1 m': ({ f1Within1m }) => f1Within1m,
  'F1, footprints, IoU 0.25': ({ footprintF1At25 }) => footprintF1At25,
  'F1, footprints, IoU 0.5': ({ footprintF1At50 }) => footprintF1At50,
}

const objects = (count: number): string => `${count} ${count === 1 ? 'object' : 'objects'}`

function errorsOf(layout: Layout, truth: Layout, compared: ShownComparison): MapErrors {
  const { centerError, sizeError, iou, paired } = compared.overall
  const categories = (map: Layout, ids: readonly string[]) =>
    map.objects.filter(({ id }) => ids.includes(id)).map(({ category }) => category)
  return {
    paired,
    ...(centerError !== undefined && { centerError }),
    ...(sizeError !== undefined && { sizeError }),
    ...(iou !== undefined && { iou }),
    missed: categories(truth, compared.missed),
    invented: categories(layout, compared.invented),
  }
}

/** A predicted map as a row; its score is the F1 of objects within a metre. @param line of the run, from 1. */
function mapRow(layout: Layout, file: File, line: number, truth: Layout | undefined) {
  const compared = truth && comparisonOf(layout, truth, ALIGNED_BY)
  const scene = layout.source.name
  const row: DatasetRow = {
    id: sceneName(scene),
    line,
    task: TASK,
    scene: truth?.source.name ?? scene,
    question: `What stands where in ${sceneName(scene)}?`,
    ...(truth && { groundTruth: objects(truth.objects.length) }),
    predicted: objects(layout.objects.length),
    ...(compared && { score: compared.overall.f1Within1m }),
    verdicts: nothing(),
    claims: 0,
    hasMap: true,
    map: { file, ...(truth && compared && { errors: errorsOf(layout, truth, compared) }) },
  }
  return { row, scores: compared?.overall }
}

function meansOf(scores: readonly ComparisonScores[]): Record<string, number> {
  const means = Object.entries(FIGURES).flatMap(([name, figure]) => {
    const values = scores.map(figure).filter((value) => value !== undefined)
    return values.length ? [[name, values.reduce((sum, value) => sum + value, 0) / values.length]] : []
  })
  return Object.fromEntries(means)
}

/**
 * The rows of a folder of maps, one file's at a time; returns what they come to.
 * @param truths layouts by scene. @throws DatasetError where no file holds a map.
 */
export async function* readMapRows(
  files: readonly File[],
  truths: ReadonlyMap<string, Layout>,
): AsyncGenerator<DatasetRow[], RunSummary> {
  const started = performance.now()
  const truthOf = new Map([...truths].map(([name, layout]) => [sceneName(name), layout]))
  const scores: ComparisonScores[] = []
  const refused: { line: number; reason: string }[] = []
  let [line, refusals] = [0, 0]
  for (const [k, file] of files.entries()) {
    let layouts: readonly Layout[] = []
    try {
      layouts = readMaps(await file.text(), file.name).layouts
    } catch (error) {
      refusals++
      const reason = `${file.name}: ${error instanceof Error ? error.message : String(error)}`
      if (refused.length < NAMED_REFUSALS) refused.push({ line: k + 1, reason })
    }
    const rows = layouts.map((layout) => {
      const made = mapRow(layout, file, ++line, truthOf.get(sceneName(layout.source.name)))
      if (made.scores) scores.push(made.scores)
      return made.row
    })
    if (rows.length) yield rows
  }
  if (line === 0) throw new DatasetError(`No file holds a map. ${refused[0]?.reason ?? ''}`.trim())
  return {
    benchmark: MAPS,
    scores: { right: { tasks: {}, means: meansOf(scores) }, asPublished: { tasks: {}, means: {} } },
    refused: { count: refusals, first: refused },
    milliseconds: performance.now() - started,
  }
}
