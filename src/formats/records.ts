import { RecordError } from './errors.ts'

/** One line of a JSON Lines file: what it holds, or why it cannot be read. Lines count from 1, blank ones too. */
export type RecordLine<T = unknown> = { line: number; record: T } | { line: number; reason: string }

/** Anything that gives text piece by piece: a stream, a generator, an array. */
export type TextSource = AsyncIterable<string> | Iterable<string>

/** Characters of one line beyond which it is not held, so that a file without line ends cannot fill the memory. */
export const LONGEST_LINE = 64 * 1024 * 1024

/**
 * The lines of a text that comes in pieces cut anywhere, without their ends (LF or CR LF). No more than one line and
 * one piece is held. A line longer than `longest` characters is given as `undefined`.
 */
export async function* linesOf(
  chunks: TextSource,
  longest = LONGEST_LINE,
): AsyncGenerator<string | undefined> {
  let held = ''
  let tooLong = false
  const finished = (rest: string) => {
    const line = tooLong || held.length + rest.length > longest ? undefined : held + rest
    held = ''
    tooLong = false
    return line?.endsWith('\r') ? line.slice(0, -1) : line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      yield finished(chunk.slice(start, end))
      start = end + 1
    }
    if (tooLong || held.length + chunk.length - start > longest) {
      tooLong = true
      held = ''
    } else held += chunk.slice(start)
  }
  if (held || tooLong) yield finished('')
}

/** The records of lines that come without their ends, as Node's readline gives them. Blank lines are passed over. */
export async function* recordsOfLines(
  lines: AsyncIterable<string | undefined> | Iterable<string | undefined>,
): AsyncGenerator<RecordLine> {
  let line = 0
  for await (const text of lines) {
    line++
    if (text === undefined) {
      yield { line, reason: 'The line is too long to be a record.' }
      continue
    }
    // A byte order mark may stand before the first record.
    const trimmed = (line === 1 ? text.replace(/^\uFEFF/, '') : text).trim()
    if (!trimmed) continue
    let record: unknown
    try {
      record = JSON.parse(trimmed)
    } catch {
      yield { line, reason: 'The line is not JSON.' }
      continue
    }
    yield { line, record }
  }
}

/** The records of a JSON Lines file that comes as text cut anywhere, one after the other; never throws of itself. */
export const readRecords = (chunks: TextSource): AsyncGenerator<RecordLine> => recordsOfLines(linesOf(chunks))

/**
 * The same, each record read by `read`, which gets the line's number too; a record that it refuses with a RecordError
 * comes with the reason, any other error passes through.
 */
export async function* readRecordsAs<T>(
  chunks: TextSource,
  read: (record: unknown, line: number) => T,
): AsyncGenerator<RecordLine<T>> {
  for await (const one of readRecords(chunks)) {
    if ('reason' in one) {
      yield one
      continue
    }
    let record: T
    try {
      record = read(one.record, one.line)
    } catch (error) {
      if (!(error instanceof RecordError)) throw error
      yield { line: one.line, reason: error.message }
      continue
    }
    yield { line: one.line, record }
  }
}

/** A whole file: what could be read, and what could not, by line and reason. */
export interface RecordsRead<T> {
  records: T[]
  refused: { line: number; reason: string }[]
}

/** Holds all of a stream, for files that fit in memory. */
export async function collectRecords<T>(lines: AsyncIterable<RecordLine<T>>): Promise<RecordsRead<T>> {
  const read: RecordsRead<T> = { records: [], refused: [] }
  for await (const one of lines) {
    if ('reason' in one) read.refused.push(one)
    else read.records.push(one.record)
  }
  return read
}

/** Records as JSON Lines: one a line, with a line end after the last. */
export const writeRecords = (records: Iterable<unknown>): string =>
  [...records].map((record) => `${JSON.stringify(record)}\n`).join('')
