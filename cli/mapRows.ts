import { gridOfPrinted, layoutOfPrinted, readPrediction, readRecordsAs } from '../src/formats/index.ts'
import { type PrintedMap, readResponse } from '../src/reasoning/index.ts'
import { readLayouts, readText, streamText } from './files.ts'
import type { GivenMap } from './mapScores.ts'

/** What was not scored, and why. */
export interface Skipped {
  withoutMap: number
  withoutTruth: number
  unreadable: number
}

/** A printed map for scoring; undefined where its boxes cannot be ones of a room. */
function givenMap(printed: PrintedMap): GivenMap | undefined {
  if (printed.frame === 'grid10') return { grid: gridOfPrinted(printed) }
  const layout = layoutOfPrinted(printed, 'printed map')
  return layout && { layout }
}

/** A map that may be missing, and its scene where the file says it. */
export type MapRow = { scene: string | undefined; map: GivenMap | undefined }

/**
 * The maps of a file: saved layouts, or the first map that each response of a `.jsonl` prints. Rows that cannot be read
 * are counted in `skipped`, and told to `report`.
 * @throws BadInputError where the file cannot be read.
 */
export async function* mapRows(
  file: string,
  skipped: Skipped,
  report: (line: string) => void,
): AsyncGenerator<MapRow> {
  const text = await readText(file)
  if (!/\.(?:jsonl|ndjson)$/i.test(file) && !/"predicted_answer"\s*:/.test(text.slice(0, 1e5))) {
    for (const [scene, layout] of await readLayouts(file, report)) yield { scene, map: { layout } }
    return
  }
  const read = (record: unknown, line: number) => readPrediction(record, 'vsi', line)
  for await (const line of readRecordsAs(streamText(file).text, read)) {
    if ('reason' in line) {
      skipped.unreadable++
      report(`${file}:${line.line}: ${line.reason}`)
      continue
    }
    const { scene, predicted, response = predicted } = line.record
    const [printed] = readResponse(response).maps
    yield { scene, map: printed && givenMap(printed) }
  }
}
