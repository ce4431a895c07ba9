import type { Question } from '../reasoning/index.ts'
import { MapFileError, RecordError } from './errors.ts'
import type { RecordLine } from './records.ts'
import { readVsiQuestion } from './vsiQuestions.ts'

/** Integers of 64 bits come as bigints, which JSON and zod know nothing of. */
const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

/**
 * VSI-Bench's questions as the hub keeps them: a parquet file with the columns of the published set
 * (nyu-visionx/VSI-Bench). Rows count from 1; one that cannot be read comes with the reason.
 * @throws MapFileError where the file is no parquet, or is compressed in a way that is not known here.
 */
export async function readVsiParquet(file: ArrayBuffer): Promise<RecordLine<Question>[]> {
  // Read by few: it stays out of what everybody loads.
  const { parquetReadObjects } = await import('hyparquet')
  let rows: Record<string, unknown>[]
  try {
    rows = await parquetReadObjects({ file })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MapFileError(`The file cannot be read as parquet (${why}).`)
  }
  return rows.map((row, k) => {
    const line = k + 1
    try {
      const record = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
      return { line, record: readVsiQuestion(record, line) }
    } catch (error) {
      if (error instanceof RecordError) return { line, reason: error.message }
      throw error
    }
  })
}
