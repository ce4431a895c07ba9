import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../../scripts/models/catalogue.ts'
import type { ConvertedVariant } from '../../../scripts/models/convert.ts'
import type { CatalogueEntry } from '../../../scripts/models/entry.ts'
import { type OrtModule, runSelfTest, webRuntime } from '../../../scripts/models/prove.ts'
import { root } from '../../../scripts/paths.ts'
import { judge } from '../../../src/perception/index.ts'

const folder = join(root, 'training/semantics')
/** Where training fetches the native runtime, which the app has no use for. */
const fetched = join(root, 'node_modules/.cache/floorsight/training/runtime')

async function runtimeOf(name: 'wasm' | 'native'): Promise<OrtModule | undefined> {
  if (name === 'wasm') return webRuntime()
  if (!existsSync(join(fetched, 'node_modules/onnxruntime-node'))) return undefined
  return createRequire(join(fetched, 'x.js'))('onnxruntime-node')
}

test.for(['wasm', 'native'] as const)(
  'the committed head computes at another size what PyTorch computed: %s',
  async (name, context) => {
    const runtime = await runtimeOf(name)
    if (!runtime) return context.skip('no native runtime: training/semantics/train.py fetches it')
    const entry = catalogue.find(({ task }) => task === 'semantics') as CatalogueEntry
    const { rows, columns, ...vector } = JSON.parse(await readFile(join(folder, 'proof.json'), 'utf8'))
    const data = await readFile(join(folder, 'head.onnx'))
    const size = { width: columns * 14, height: rows * 14, grid: { rows, columns } }
    const variant: ConvertedVariant = { id: 'other', file: 'head.onnx', data, ...size }
    const outputs = await runSelfTest(runtime, entry, { weights: [] }, variant)
    expect(vector.probabilities.tolerance).toBeLessThanOrEqual(1e-3)
    const verdict = judge(vector, outputs)
    expect(verdict.agrees, verdict.sentence).toBe(true)
  },
)

test('weights and figures are small enough to be committed, and of one training', async () => {
  const [weights, figures] = await Promise.all([
    readFile(join(folder, 'head.onnx')),
    readFile(join(folder, 'figures.json')),
  ])
  expect(weights.byteLength + figures.byteLength).toBeLessThan(3e6)
  const entry = catalogue.find(({ task }) => task === 'semantics') as CatalogueEntry
  expect(JSON.parse(figures.toString())).toMatchObject({ sha256: Object(entry.source).sha256 })
})
