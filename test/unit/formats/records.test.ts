import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  collectRecords,
  linesOf,
  RecordError,
  readRecords,
  readRecordsAs,
  recordsOfLines,
  writeRecords,
} from '../../../src/formats/index.ts'

const all = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const one of stream) found.push(one)
  return found
}

/** The text in pieces of the lengths given, over and over. */
const cut = (text: string, lengths: number[]): string[] => {
  const pieces: string[] = []
  for (let at = 0, k = 0; at < text.length; k++) {
    const length = Math.max(1, lengths[k % lengths.length] ?? 1)
    pieces.push(text.slice(at, at + length))
    at += length
  }
  return pieces
}

describe('a file of records', () => {
  test('is read whole, wherever the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (records, lengths) => {
          const written = writeRecords(records)
          const read = await all(readRecords(cut(written, lengths)))
          expect(JSON.stringify(read)).toBe(
            JSON.stringify(records.map((record, k) => ({ line: k + 1, record }))),
          )
        },
      ),
    )
  })

  test('keeps what can be read, and names the rest by line and reason', async () => {
    const text = '\uFEFF{"id": 1}\r\n\r\n{"id": 2\n[3]\nNaN\n{"id": 5}'
    expect(await collectRecords(readRecords([text]))).toEqual({
      records: [{ id: 1 }, [3], { id: 5 }],
      refused: [
        { line: 3, reason: 'The line is not JSON.' },
        { line: 5, reason: 'The line is not JSON.' },
      ],
    })
  })

  test('may come as lines without their ends', async () => {
    expect(await all(recordsOfLines(['1', '', 'two', '3']))).toEqual([
      { line: 1, record: 1 },
      { line: 3, reason: 'The line is not JSON.' },
      { line: 4, record: 3 },
    ])
  })

  test('names records that their reader refuses, and lets other errors through', async () => {
    const even = (record: unknown, line: number) => {
      if (typeof record !== 'number') throw new TypeError('broken reader')
      if (record % 2) throw new RecordError('The number is odd.')
      return `${line}: ${record}`
    }
    expect(await collectRecords(readRecordsAs(['2\n3\n4\n'], even))).toEqual({
      records: ['1: 2', '3: 4'],
      refused: [{ line: 2, reason: 'The number is odd.' }],
    })
    await expect(collectRecords(readRecordsAs(['"a"'], even))).rejects.toThrow(TypeError)
  })

  test('of 100,000 lines streams: no more than a piece is taken before its records are given', async () => {
    let given = 0
    async function* source() {
      for (; given < 100_000; given++)
        yield given % 1000 === 999 ? '{"id": \n' : `{"id": ${given}, "text": "${'x'.repeat(200)}"}\n`
    }
    let [read, refused, most] = [0, 0, 0]
    for await (const one of readRecords(source())) {
      if ('reason' in one) refused++
      else read++
      most = Math.max(most, given + 1 - one.line)
    }
    expect({ read, refused, most }).toEqual({ read: 99_900, refused: 100, most: 0 })
  })

  test('without line ends does not fill the memory', async () => {
    const lines = await all(linesOf(['abcde', 'fghij', 'k\nok\n', '12345678901\n1234567890'], 10))
    expect(lines).toEqual([undefined, 'ok', undefined, '1234567890'])
    expect(await all(recordsOfLines([undefined, '1']))).toEqual([
      { line: 1, reason: 'The line is too long to be a record.' },
      { line: 2, record: 1 },
    ])
  })
})
