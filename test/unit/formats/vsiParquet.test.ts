import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { MapFileError, readVsiParquet } from '../../../src/formats/index.ts'

/** A file as the hub writes it: one row group, snappy. */
const file = (options: (string[] | null)[]) =>
  parquetWriteBuffer({
    columnData: [
      { name: 'id', data: options.map((_, k) => BigInt(k)), type: 'INT64' },
      { name: 'dataset', data: options.map(() => 'scannet'), type: 'STRING' },
      { name: 'scene_name', data: options.map((_, k) => `scene${k}`), type: 'STRING' },
      { name: 'question_type', data: options.map(() => 'object_counting'), type: 'STRING' },
      {
        name: 'question',
        data: options.map((_, k) => (k === 1 ? '' : `How many chair(s)? ${k}`)),
        type: 'STRING',
      },
      { name: 'options', data: options, type: 'JSON' },
      { name: 'ground_truth', data: options.map(() => '4'), type: 'STRING' },
    ],
  })

test('rows become questions; one without a question is named', async () => {
  const rows = await readVsiParquet(file([null, null, ['A. left', 'B. right']]))
  expect(rows[0]).toEqual({
    line: 1,
    record: {
      id: '0',
      text: 'How many chair(s)? 0',
      groundTruth: '4',
      type: 'object_counting',
      dataset: 'scannet',
      scene: 'scene0',
    },
  })
  expect(rows[1]).toMatchObject({ line: 2, reason: expect.stringContaining('question') })
  expect(rows[2]).toMatchObject({ record: { options: ['left', 'right'] } })
})

test('what is no parquet is refused by name, whatever it is', async () => {
  const whole = new Uint8Array(file([null, null]))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), async (cut, noise) => {
      const bytes = new Uint8Array([...whole.subarray(0, cut), ...noise])
      if (bytes.length >= whole.length) return
      await expect(readVsiParquet(bytes.buffer)).rejects.toBeInstanceOf(MapFileError)
    }),
    { numRuns: 60 },
  )
})
