import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { catalogue } from '../../../../scripts/models/catalogue.ts'
import { variantsOf } from '../../../../scripts/models/convert.ts'
import { sha256Of } from '../../../../scripts/models/store.ts'
import { readVectors } from '../../../../scripts/models/vectors.ts'
import { root } from '../../../../scripts/paths.ts'
import { inputSpec, licence, modelTask, SEMANTIC_CLASSES } from '../../../../src/perception/index.ts'

const vectors = fileURLToPath(new URL('../../../../scripts/models/vectors/', import.meta.url))
const entries = catalogue.map((entry) => [entry.id, entry] as const)

test('there is a model for each task, and no two share a name', () => {
  expect(catalogue.map(({ task }) => task).toSorted()).toEqual([...modelTask.options].sort())
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
})

test.each(entries)('%s names exact versions, whole hashes and a permissive licence', (id, entry) => {
  expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  const { source } = entry
  if (source.kind === 'npm') expect(source.package).toMatch(/.@\d+\.\d+\.\d+(-\w+)?$/)
  const hashes = source.kind === 'npm' ? source.files.map(({ sha256 }) => sha256) : [source.sha256]
  expect(hashes.length).toBeGreaterThan(0)
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(licence.parse(entry.licence).spdx).toMatch(/^(Apache-2\.0|MIT|BSD-[23]-Clause)$/)
  inputSpec.parse(entry.input)
  expect(Object.keys(entry.outputs).length).toBeGreaterThan(0)
})

test.each(entries)('%s has a stored vector for each output of each variant', async (id, entry) => {
  const stored = await readVectors(vectors, id)
  const variants = variantsOf(id, entry.conversion).map((variant) => variant.id)
  expect(Object.keys(stored).toSorted()).toEqual(variants.toSorted())
  for (const vector of Object.values(stored)) {
    expect(Object.keys(vector).toSorted()).toEqual(Object.keys(entry.outputs).toSorted())
    for (const { indices, values, dims } of Object.values(vector)) {
      expect(indices.length).toBe(values.length)
      expect(Math.max(...indices)).toBeLessThan(dims.reduce((a, b) => a * b))
    }
  }
  expect(variants).toEqual(expect.arrayContaining([...(entry.proveAtSetUp ?? [])]))
})

// The names that the TFLite file itself lists (labelmap.txt in its metadata); COCO's 91-id numbering less one.
test('the detector’s rows are the classes they claim to be', () => {
  const rows = catalogue.find(({ task }) => task === 'detection')?.classes ?? []
  expect(rows.map(({ row }) => row)).toEqual(rows.map(({ row }) => row).toSorted((a, b) => a - b))
  const names = new Map(rows.map(({ row, name }) => [row, name]))
  expect(names.size).toBe(28)
  expect([0, 43, 61, 66, 69, 77, 81, 85].map((row) => names.get(row))).toEqual([
    'person',
    'bottle',
    'chair',
    'dining table',
    'toilet',
    'microwave',
    'refrigerator',
    'vase',
  ])
})

test('the semantics head is the committed one, and its classes are those that it was trained with', async () => {
  const head = catalogue.find(({ task }) => task === 'semantics')
  expect(head?.source.kind).toBe('file')
  if (head?.source.kind !== 'file') return
  expect(sha256Of(await readFile(join(root, head.source.path)))).toBe(head.source.sha256)
  const python = await readFile(join(root, 'training/semantics/classes.py'), 'utf8')
  const list = /CLASSES = \[(.*?)\]/s.exec(python)?.[1] ?? ''
  expect([...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name)).toEqual([...SEMANTIC_CLASSES])
  expect(head.classes.map(({ name }) => name)).toEqual([...SEMANTIC_CLASSES])
})
