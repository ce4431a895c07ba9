import { beforeAll, describe, expect, test } from 'vitest'
import {
  judge,
  loadManifest,
  type ModelEntry,
  ModelsMissingError,
  modelFor,
  openRuntime,
  selfTestInputs,
} from '../../../src/perception/index.ts'

/** PyTorch's output for the self-test's pattern is the stored vector; its tolerance is 0.001 of probability. */
const modelsUrl = '/models/'
let head: ModelEntry | undefined

beforeAll(async () => {
  try {
    head = modelFor(await loadManifest(modelsUrl), 'semantics')
  } catch (error) {
    if (!(error instanceof ModelsMissingError)) throw error
  }
})

describe('the semantics head agrees with PyTorch', () => {
  test.for(['wasm', 'webgpu'] as const)('on %s', async (backend, context) => {
    if (!head) return context.skip('no models: run `npm run models`')
    const runtime = await openRuntime({ modelsUrl, prefer: backend, allowSoftwareGpu: true })
    const network = await runtime.openNetwork(head)
    expect(network.backend, network.reason).toBe(backend)
    const vector = network.variant.selfTest
    expect(vector.probabilities?.tolerance).toBeLessThanOrEqual(1e-3)
    const verdict = judge(vector, await network.run(selfTestInputs(head.input, network.variant)))
    expect(verdict.agrees, verdict.sentence).toBe(true)
    await runtime.close()
  })
})
