import { describe, expect, test } from 'vitest'
import { nameOfCodec } from '../../../src/video/codecs.ts'
import { hasRunawayIndex, isTruncated } from '../../../src/video/container.ts'
import { withElementAtEnd } from '../../../src/video/ebml.ts'
import { recogniseContent } from '../../../src/video/sniff.ts'

const box = (type: string, ...content: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const data = Buffer.concat(content)
  const header = Buffer.alloc(8)
  header.writeUInt32BE(data.length + 8)
  header.write(type, 4, 'latin1')
  return new Uint8Array(Buffer.concat([header, data]))
}

const words = (...values: number[]): Uint8Array => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4)
  return bytes
}

const blob = (...parts: (Uint8Array | string)[]) =>
  new Blob([
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
  ])

describe('isTruncated', () => {
  const ftyp = box('ftyp', words(1, 2))
  const mdat = box('mdat', new Uint8Array(100))

  test('tells an MP4 file that ends inside a box', async () => {
    expect(await isTruncated(blob(ftyp, mdat))).toBe(false)
    expect(await isTruncated(blob(ftyp, mdat.subarray(0, 50)))).toBe(true)
    // A size of 0 reaches to the end of the file; one of 1 stands after the type, in 64 bits.
    expect(await isTruncated(blob(ftyp, words(0), 'mdat', 'any length'))).toBe(false)
    expect(await isTruncated(blob(ftyp, words(1), 'mdat', words(0, 24), 'eightbyt'))).toBe(false)
    expect(await isTruncated(blob(ftyp, words(1), 'mdat', words(1, 24), 'eightbyt'))).toBe(true)
    // What follows the last box may be anything.
    expect(await isTruncated(blob(ftyp, mdat, words(0xffffffff, 0xffffffff, 5)))).toBe(false)
  })

  const header = '\x1a\x45\xdf\xa3\x84abcd'
  const segment = '\x18\x53\x80\x67'

  test('tells a WebM file that ends inside its segment', async () => {
    expect(await isTruncated(blob(header, segment, '\x88eightbyt'))).toBe(false)
    expect(await isTruncated(blob(header, segment, '\x88seven b'))).toBe(true)
    expect(await isTruncated(blob(header, segment, '\x40\x08eightbyt'))).toBe(false)
    expect(await isTruncated(blob(header, segment, '\x40\x09eightbyt'))).toBe(true)
    // All ones: the recorder left the size open.
    expect(await isTruncated(blob(header, segment, '\x01\xff\xff\xff\xff\xff\xff\xffsome'))).toBe(false)
    expect(await isTruncated(blob('neither of them'))).toBe(false)
  })

  test('a WebM file gets an open segment that ends in an element, and no other byte is changed', async () => {
    const file = blob(header, segment, '\x40\x08eightbyt')
    const changed = Buffer.from(await (await withElementAtEnd(file)).arrayBuffer()).toString('latin1')
    expect(changed.startsWith(`${header}${segment}\x7f\xffeightbyt\x12\x54\xc3\x67\x88\xec\x86`)).toBe(true)
    expect(changed).toHaveLength(file.size + 13)
    const other = blob(ftyp, mdat)
    expect(await withElementAtEnd(other)).toBe(other)
  })
})

describe('hasRunawayIndex', () => {
  const moov = (...tables: Uint8Array[]) =>
    blob(
      box('moov', box('trak', box('mdia', box('minf', box('stbl', ...tables))))),
      box('mdat', new Uint8Array(99)),
    )

  test('tells tables that speak of more samples than the file has bytes', async () => {
    const stts = (count: number) => box('stts', words(0, 2, 5, 1000, count, 1000))
    const ctts = (count: number) => box('ctts', words(0, 1, count, 0))
    const stsz = (count: number) => box('stsz', words(0, 1, count))
    expect(await hasRunawayIndex(moov(stts(10), ctts(15), stsz(15)))).toBe(false)
    expect(await hasRunawayIndex(moov(stts(4e9), ctts(15), stsz(15)))).toBe(true)
    expect(await hasRunawayIndex(moov(stts(10), ctts(4e9), stsz(15)))).toBe(true)
    expect(await hasRunawayIndex(moov(stts(10), ctts(15), stsz(4e9)))).toBe(true)
    expect(await hasRunawayIndex(blob('no boxes at all'))).toBe(false)
  })
})

test('what is no video is recognised by its first bytes', async () => {
  const name = async (start: string) => (await recogniseContent(blob(start)))?.name
  expect(await name('RIFF\x10\0\0\0AVI LIST')).toBe('an AVI file')
  expect(await name('\x89PNG\r\n\x1a\n')).toBe('a PNG picture')
  expect(await name('\0\0\0\x18ftypheic\0\0\0\0')).toBe('a HEIC picture')
  expect(await name('{"a": "B\xfccher"}\n')).toBe('plain text')
  expect(await name('\0\0\0\x18ftypisom\0\0\0\0')).toBeUndefined()
  expect(await name('\x1a\x45\xdf\xa3')).toBeUndefined()
  expect(await recogniseContent(blob('RIFF\x10\0\0\0AVI LIST'))).toMatchObject({ isVideo: true })
})

test('codecs have the names that people know', () => {
  expect(nameOfCodec('hevc', 'hvc1')).toBe('HEVC (H.265)')
  expect(nameOfCodec('prores', 'apch')).toBe('Apple ProRes')
  expect(nameOfCodec('vp10', null)).toBe('vp10')
  expect(nameOfCodec(null, 'mp4v')).toBe('MPEG-4 Part 2')
  expect(nameOfCodec(null, 'V_MPEG2')).toBe('MPEG-2')
  expect(nameOfCodec(null, 'XYZ ')).toBe('the codec "XYZ"')
  expect(nameOfCodec(null, 27)).toBe('an unknown codec')
})
