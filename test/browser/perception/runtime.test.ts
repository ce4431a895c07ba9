import * as ort from 'onnxruntime-web/webgpu'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { isSoftware } from '../../../src/perception/runtime/backend.ts'
import {
  loadManifest,
  ModelDownloadError,
  type ModelEntry,
  ModelsMissingError,
  openRuntime,
  pictureSpecOf,
  selfTestInput,
  type TensorData,
} from '../../../src/perception/runtime/index.ts'
import { MODEL_CACHE } from '../../../src/perception/runtime/modelFiles.ts'
import { plainConvolution, tinyModel } from './runtimeFixture.ts'

const modelsUrl = new URL('/tiny-models/', location.href).href
let entry: ModelEntry
let files: Record<string, Uint8Array<ArrayBuffer>>
let input: TensorData
let expected: Float32Array

beforeAll(async () => {
  const model = await tinyModel({ data: new Float32Array(192), dims: [1, 3, 8, 8] })
  input = selfTestInput(pictureSpecOf(model.entry), { width: 8, height: 8 })
  expected = plainConvolution(input)
  ;({ entry, files } = await tinyModel(input))
})

/** Serves the tiny model's files; everything else goes to the real server. */
function serveFiles(served = files) {
  const real = globalThis.fetch
  const fake = vi.fn((resource: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(resource instanceof Request ? resource.url : resource, location.href)
    const bytes = url.href.startsWith(modelsUrl) && served[url.pathname.split('/').at(-1) ?? '']
    return bytes ? Promise.resolve(new Response(bytes)) : real(resource, init)
  })
  vi.stubGlobal('fetch', fake)
  return () => fake.mock.calls.filter(([resource]) => String(resource).startsWith(modelsUrl)).length
}

afterEach(async () => {
  vi.unstubAllGlobals()
  await caches.delete(MODEL_CACHE)
})

const close = (a: Float32Array | undefined, b: Float32Array) =>
  expect(Math.max(...b.map((value, i) => Math.abs(value - (a?.[i] ?? Number.NaN))))).toBeLessThan(1e-4)

/** The vector with one value off: a graphics processor that computes wrongly. */
const withWrongVector = (): ModelEntry => {
  const wrong = structuredClone(entry)
  const vector = wrong.variants[0]?.selfTest.edges
  if (vector) vector.values[3] = (vector.values[3] ?? 0) + 3 * vector.tolerance
  return wrong
}

describe('WebAssembly', () => {
  test('computes what the plain convolution does, counts its bytes, and keeps the files', async () => {
    const requests = serveFiles()
    const runtime = await openRuntime({ modelsUrl, prefer: 'wasm' })
    expect(runtime.backend).toBe('wasm')
    const progress: [number, number][] = []
    const network = await runtime.openNetwork(entry, {}, { onProgress: (...counts) => progress.push(counts) })
    close((await network.run({ image: input })).edges?.data, expected)
    const total = (files['tiny.onnx']?.byteLength ?? 0) + (files['tiny.weights']?.byteLength ?? 0)
    expect(progress.at(-1)).toEqual([total, total])
    expect(network.reason).toMatch(/^WebAssembly on \d threads?: it was asked for/)
    expect(requests()).toBe(2)
    const again = await runtime.openNetwork(entry)
    expect(requests(), 'the second time they come from the cache').toBe(2)
    close((await again.run({ image: input })).edges?.data, expected)
    await runtime.close()
    await expect(network.run({ image: input })).rejects.toThrow(/released/)
  })

  test('is taken where the only adapter is a software one, and says so', async (context) => {
    const adapter = await navigator.gpu.requestAdapter()
    context.skip(adapter !== null && !isSoftware(adapter.info), 'this machine has a real GPU')
    const runtime = await openRuntime({ modelsUrl })
    expect(runtime.backend).toBe('wasm')
    expect(runtime.reason).toMatch(/the only GPU adapter is a software one \(.*swiftshader.*\)/)
  })

  test('runs on threads in a worker', async () => {
    // A worker does not see this page's fetch; it takes the files from the cache that both share.
    serveFiles()
    const runtime = await openRuntime({ modelsUrl, prefer: 'wasm' })
    await (await runtime.openNetwork(entry)).release()
    const worker = new Worker(new URL('./runtime.worker.ts', import.meta.url), { type: 'module' })
    const answer = await new Promise<{
      error?: string
      threads?: number
      outputs?: Record<string, TensorData>
    }>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.postMessage({ entry, modelsUrl })
    })
    worker.terminate()
    expect(answer.error).toBeUndefined()
    expect(answer.threads).toBe(crossOriginIsolated ? 2 : 1)
    close(answer.outputs?.edges?.data, expected)
  })
})

describe('WebGPU', () => {
  test('on a software adapter agrees with the plain convolution', async () => {
    serveFiles()
    const runtime = await openRuntime({ modelsUrl, allowSoftwareGpu: true })
    expect(runtime.backend).toBe('webgpu')
    const network = await runtime.openNetwork(entry)
    expect(network.reason).toMatch(/^WebGPU on .*: the self-test agreed/)
    expect(network.backend).toBe('webgpu')
    close((await network.run({ image: input })).edges?.data, expected)
    await network.release()
  })

  test('that disagrees with the stored vector gives way to WebAssembly, for that network alone', async () => {
    serveFiles()
    const runtime = await openRuntime({ modelsUrl, allowSoftwareGpu: true })
    const network = await runtime.openNetwork(withWrongVector())
    expect(network.backend).toBe('wasm')
    expect(network.reason).toMatch(/^WebAssembly on \d threads?: the self-test disagreed .* on WebGPU/)
    close((await network.run({ image: input })).edges?.data, expected)
    expect((await runtime.openNetwork(entry)).backend).toBe('webgpu')
  })

  test('whose device is lost goes on with a new one, then on WebAssembly, and no run is lost', async () => {
    serveFiles()
    const devices: GPUDevice[] = []
    const { requestDevice } = GPUAdapter.prototype
    const spy = vi.spyOn(GPUAdapter.prototype, 'requestDevice').mockImplementation(async function (
      this: GPUAdapter,
      descriptor?: GPUDeviceDescriptor,
    ) {
      const device = await requestDevice.call(this, descriptor)
      devices.push(device)
      return device
    })
    const runtime = await openRuntime({ modelsUrl, allowSoftwareGpu: true })
    const network = await runtime.openNetwork(entry)
    const first = await ort.env.webgpu.device
    const running = network.run({ image: input })
    first.destroy()
    close((await running).edges?.data, expected)
    expect(network.backend).toBe('webgpu')
    const second = devices.at(-1)
    expect(second).not.toBe(first)
    close((await network.run({ image: input })).edges?.data, expected)
    second?.destroy()
    close((await network.run({ image: input })).edges?.data, expected)
    expect(network.backend).toBe('wasm')
    expect(network.reason).toMatch(/the GPU was lost/)
    await runtime.close()
    spy.mockRestore()
  })
})

describe('what can be missing', () => {
  test('the list of models', async () => {
    await expect(loadManifest('/no-models-here/')).rejects.toThrow(ModelsMissingError)
    await expect(loadManifest('/no-models-here/')).rejects.toThrow(/npm run models/)
  })

  test('the end of a file', async () => {
    serveFiles({ ...files, 'tiny.weights': files['tiny.weights']?.slice(0, 50) ?? new Uint8Array() })
    const runtime = await openRuntime({ modelsUrl, prefer: 'wasm' })
    await expect(runtime.openNetwork(entry)).rejects.toThrow(ModelDownloadError)
    await expect(runtime.openNetwork(entry)).rejects.toThrow(/50 of 216 bytes/)
  })

  test('the reader’s patience', async () => {
    serveFiles()
    const controller = new AbortController()
    const runtime = await openRuntime({ modelsUrl, prefer: 'wasm' })
    const opening = runtime.openNetwork(
      entry,
      {},
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    await expect(opening).rejects.toThrow(/abort/)
  })
})
