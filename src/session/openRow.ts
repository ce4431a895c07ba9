import type { Layout } from '../layout/index.ts'
import { readResponse } from '../reasoning/index.ts'
import { compareWithLayout } from './compare.ts'
import { sceneName } from './comparison.ts'
import { lookAtLayout } from './controller.ts'
import { type DatasetRow, truthOfScene } from './dataset.ts'
import { openQuestion } from './questions.ts'
import { checkThis } from './responses.ts'

/** The map that the row is, or that its response prints; a grid covers what its truth's room does. */
async function mapOf({ id, scene, predicted, response, map }: DatasetRow, truth: Layout | undefined) {
  if (map) {
    const { readMaps } = await import('../formats/index.ts')
    const { layouts } = readMaps(await map.file.text(), map.file.name)
    return layouts.find(({ source }) => sceneName(source.name) === id)
  }
  const [printed] = readResponse(response ?? predicted).maps
  if (!printed) return undefined
  const { gridExtentOf, layoutOfPrinted } = await import('../formats/index.ts')
  return layoutOfPrinted(printed, scene ?? `row ${id}`, truth && gridExtentOf(truth))
}

/**
 * Opens a row as a document: its map, held against the truth of its scene where that is known, or else the truth itself.
 * The text of a response is put up for checking, its question is asked.
 * @returns false where there is neither a map nor a truth, and nothing was opened.
 */
export async function openRow(row: DatasetRow): Promise<boolean> {
  const { scene, question, options = [], predicted, response } = row
  const truth = scene === undefined ? undefined : await truthOfScene(scene)
  const printed = await mapOf(row, truth)
  const shown = printed ?? truth
  if (!shown) return false
  lookAtLayout(shown)
  if (printed && truth) compareWithLayout(truth)
  // A map by itself answers no question and claims nothing.
  if (row.map) return true
  openQuestion(question, options)
  checkThis({ text: response ?? predicted, question, options, predicted })
  return true
}
