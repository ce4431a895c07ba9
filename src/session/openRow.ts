import type { Layout } from '../layout/index.ts'
import { readResponse } from '../reasoning/index.ts'
import { compareWithLayout } from './compare.ts'
import { showLayout } from './controller.ts'
import { type DatasetRow, truthOfScene } from './dataset.ts'
import { openQuestion } from './questions.ts'
import { checkThis } from './responses.ts'

/** The map that the row's response prints; a grid covers what its truth's room does. */
async function mapOf({ id, scene, predicted, response }: DatasetRow, truth: Layout | undefined) {
  const [printed] = readResponse(response ?? predicted).maps
  if (!printed) return undefined
  const { gridExtentOf, layoutOfPrinted } = await import('../formats/index.ts')
  return layoutOfPrinted(printed, scene ?? `row ${id}`, truth && gridExtentOf(truth))
}

/**
 * Opens a row as a document: the map that its response prints, held against the truth of its scene where that is known,
 * or else the truth itself; its text is put up for checking, its question is asked.
 * @returns false where there is neither a map nor a truth, and nothing was opened.
 */
export async function openRow(row: DatasetRow): Promise<boolean> {
  const { scene, question, options = [], predicted, response } = row
  const truth = scene === undefined ? undefined : await truthOfScene(scene)
  const printed = await mapOf(row, truth)
  const shown = printed ?? truth
  if (!shown) return false
  showLayout(shown)
  if (printed && truth) compareWithLayout(truth)
  openQuestion(question, options)
  checkThis({ text: response ?? predicted, question, options, predicted })
  return true
}
