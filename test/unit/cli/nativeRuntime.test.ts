import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadNativeOrt, openNativeModels } from '../../../cli/nativeRuntime.ts'
import { runSelfTest, webRuntime } from '../../../scripts/models/prove.ts'
import { root } from '../../../scripts/paths.ts'
import {
  judge,
  type ModelManifest,
  ModelsMissingError,
  modelFor,
  modelTask,
  openNativeRuntime,
  type Runtime,
  selfTestInputs,
  type TensorData,
} from '../../../src/perception/index.ts'

const folder = join(root, 'public/models')
const isReady = existsSync(join(folder, 'models.json'))

/** Largest difference of two outputs, as a share of the first one's range. */
function difference({ data, dims }: TensorData, other: TensorData): number {
  expect(other.dims).toEqual(dims)
  let [low, high, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const [i, value] of data.entries()) {
    low = Math.min(low, value)
    high = Math.max(high, value)
    most = Math.max(most, Math.abs(value - (other.data[i] ?? Number.NaN)))
  }
  return most / (high - low)
}

describe.skipIf(!isReady)('the native runtime (needs public/models: npm run models)', () => {
  let runtime: Runtime
  let manifest: ModelManifest
  beforeAll(async () => {
    ;({ runtime, manifest } = await openNativeModels({ threads: 2 }))
  })
  afterAll(() => runtime.close())

  test.each(modelTask.options)(
    '%s: agrees with the stored vector and with WebAssembly',
    {
      // The depth network takes single-threaded WebAssembly seconds.
      timeout: 60_000,
    },
    async (task) => {
      const entry = modelFor(manifest, task)
      const variant = entry.variants.reduce((a, b) => (a.width * a.height <= b.width * b.height ? a : b))
      const network = await runtime.openNetwork(entry, { variant: variant.id })
      expect(network.backend).toBe('cpu')
      expect(network.reason).toBe('The native runtime on 2 threads of the processor: it was asked for')
      const outputs = await network.run(selfTestInputs(entry.input, variant))
      await network.release()
      const verdict = judge(variant.selfTest, outputs)
      expect(verdict.agrees, verdict.sentence).toBe(true)
      const weights = await Promise.all(
        entry.weights.map(async ({ file }) => ({ file, data: await readFile(join(folder, file)) })),
      )
      const data = await readFile(join(folder, variant.graph.file))
      const inWasm = await runSelfTest(await webRuntime(), entry, { weights }, { ...variant, data })
      for (const role of Object.keys(entry.outputs))
        expect(difference(inWasm[role] as TensorData, outputs[role] as TensorData), role).toBeLessThan(2e-4)
    },
  )

  test('multiplies matrices, too', async () => {
    const a = { data: Float32Array.of(1, 2, 3, 4), dims: [2, 2] }
    expect([...(await runtime.similarity(a, a))]).toEqual([5, 11, 11, 25])
  })

  test('falls back to the processor where no GPU library works', async () => {
    const ort = await loadNativeOrt()
    const refusing = {
      Tensor: ort.Tensor,
      listSupportedBackends: () => [{ name: 'cuda', bundled: false } as const],
      InferenceSession: {
        create: (...[graph, options]: [never, { executionProviders: string[] }]) =>
          options.executionProviders[0] === 'cuda'
            ? Promise.reject(new Error('no device'))
            : ort.InferenceSession.create(graph, options as never),
      },
    }
    const other = await openNativeRuntime({
      ort: refusing as unknown as typeof ort,
      readFile: async (name) => new Uint8Array(await readFile(join(folder, name))),
      threads: 1,
      gpu: true,
    })
    expect(other.reason).toBe(
      'The native runtime on 1 thread of the processor: none of its GPU libraries works here',
    )
    expect((await other.openNetwork(modelFor(manifest, 'metric-depth'))).backend).toBe('cpu')
    await other.close()
  })

  test('a file that is not the one that was prepared is refused', async () => {
    const other = await openNativeRuntime({
      ort: await loadNativeOrt(),
      readFile: async (name) => new Uint8Array(await readFile(join(folder, name))).fill(1, 99, 100),
      threads: 1,
      gpu: false,
    })
    await expect(other.openNetwork(modelFor(manifest, 'metric-depth'))).rejects.toThrow(/its sha256 is/)
  })
})

test('says where there are no models, and what to do', async () => {
  await expect(openNativeModels({ folder: '/no/models' })).rejects.toThrow(ModelsMissingError)
  await expect(openNativeModels({ folder: '/no/models' })).rejects.toThrow(/npm run models/)
})
