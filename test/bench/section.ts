import type { Table } from './table.ts'

/** What one part of the bench measured: to be read, and to be kept. */
export interface Section {
  tables: Table[]
  /** Plain data, for results.json. Metres, seconds, radians only where the name says so. */
  figures: Record<string, unknown>
}
