import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../../scripts/models/catalogue.ts'
import type { ConvertedVariant } from '../../../scripts/models/convert.ts'
import type { CatalogueEntry } from '../../../scripts/models/entry.ts'
import { runSelfTest, webRuntime } from '../../../scripts/models/prove.ts'
import { root } from '../../../scripts/paths.ts'
import { judge } from '../../../src/perception/index.ts'

const folder = join(root, 'training/semantics')

test('the committed head computes at another size what PyTorch computed', async () => {
  const entry = catalogue.find(({ task }) => task === 'semantics') as CatalogueEntry
  const { rows, columns, ...vector } = JSON.parse(await readFile(join(folder, 'proof.json'), 'utf8'))
  const data = await readFile(join(folder, 'head.onnx'))
  expect(data.byteLength).toBeLessThan(3e6)
  const size = { width: columns * 14, height: rows * 14, grid: { rows, columns } }
  const variant: ConvertedVariant = { id: 'other', file: 'head.onnx', data, ...size }
  const outputs = await runSelfTest(await webRuntime(), entry, { weights: [] }, variant)
  expect(vector.probabilities.tolerance).toBeLessThanOrEqual(1e-3)
  const verdict = judge(vector, outputs)
  expect(verdict.agrees, verdict.sentence).toBe(true)
})
