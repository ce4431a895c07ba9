import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  GpuLostError,
  NetworkOpenError,
  NetworkRunError,
  openRuntime,
  selfTestInput,
  UnknownModelError,
} from '../../../../src/perception/runtime/index.ts'
import { echoModel, fakeEngine, plainInput, serve, stubGpu } from './fixture.ts'

const entry = echoModel('4x4', '8x8')
const image = selfTestInput(plainInput, { width: 4, height: 4 })
const open = (engine: ReturnType<typeof fakeEngine>, prefer: 'webgpu' | 'wasm' = 'webgpu') =>
  openRuntime({ modelsUrl: 'https://models.test/', prefer, engine: () => engine })

beforeEach(() => {
  stubGpu({ vendor: 'nvidia', architecture: 'ampere' })
  serve(entry)
})
afterEach(() => vi.unstubAllGlobals())

describe('openNetwork', () => {
  test('takes WebGPU once it has reproduced the stored vector', async () => {
    const engine = fakeEngine()
    const runtime = await open(engine)
    expect(runtime.reason).toBe('WebGPU on nvidia ampere')
    const network = await runtime.openNetwork(entry, { variant: '4x4' })
    expect(network.backend).toBe('webgpu')
    expect(network.reason).toMatch(/^WebGPU on nvidia ampere: the self-test agreed/)
    expect(engine.log).toEqual(['webgpu create', 'webgpu run', 'webgpu ran'])
    expect(await network.run({ image })).toEqual({ echo: image })
  })

  test('takes WebAssembly where WebGPU disagrees, and the size meant for it', async () => {
    const engine = fakeEngine({
      run: (backend, x) => (backend === 'wasm' ? x : { ...x, data: x.data.map((v) => v * 1.1) }),
    })
    const runtime = await open(engine)
    const network = await runtime.openNetwork(entry, { variant: { gpu: '8x8', cpu: '4x4' } })
    expect(network.backend).toBe('wasm')
    expect(network.variant.id).toBe('4x4')
    expect(network.reason).toMatch(
      /^WebAssembly on 1 thread: the self-test disagreed \(.*\) on WebGPU \(nvidia ampere\); the page is not cross-origin isolated/,
    )
    expect(engine.log).toEqual(['webgpu create', 'webgpu run', 'webgpu ran', 'webgpu release', 'wasm create'])
  })

  test.each([
    [
      'a session that cannot be made',
      { create: (b: string) => fail(b === 'webgpu', 'no shader-f16') },
      /could not be loaded \(no shader-f16\)/,
    ],
    [
      'a self-test that fails',
      { run: (b: string, x: typeof image) => fail(b === 'webgpu', 'device error') ?? x },
      /its self-test failed \(device error\)/,
    ],
    [
      'values that are no numbers',
      {
        run: (b: string, x: typeof image) =>
          b === 'wasm' ? x : { ...x, data: x.data.map(() => Number.NaN) },
      },
      /some values are no numbers/,
    ],
  ])('takes WebAssembly after %s', async (_, behaviour, reason) => {
    const network = await (await open(fakeEngine(behaviour))).openNetwork(entry, { variant: '4x4' })
    expect(network.backend).toBe('wasm')
    expect(network.reason).toMatch(reason)
  })

  test('does not load the same size twice when it falls back', async () => {
    const requests = serve(entry)
    const engine = fakeEngine({ create: (backend) => fail(backend === 'webgpu', 'x') })
    await (await open(engine)).openNetwork(entry, { variant: '4x4' })
    expect(requests).toHaveBeenCalledTimes(1)
  })

  test('names what it cannot open', async () => {
    const runtime = await open(fakeEngine({ create: () => fail(true, 'out of memory') }), 'wasm')
    await expect(runtime.openNetwork(entry, { variant: '4x4' })).rejects.toThrow(NetworkOpenError)
    await expect(runtime.openNetwork(entry, { variant: '5x5' })).rejects.toThrow(UnknownModelError)
    await expect(runtime.openNetwork(entry)).rejects.toThrow(/size \(none given\) of Echo.*4x4, 8x8/)
  })

  test('releases what it has made when it is aborted meanwhile', async () => {
    const controller = new AbortController()
    const engine = fakeEngine({ create: () => controller.abort(new Error('enough')) })
    const runtime = await open(engine, 'wasm')
    await expect(runtime.openNetwork(entry, { variant: '4x4' }, controller.signal)).rejects.toThrow('enough')
    expect(engine.log).toEqual(['wasm create', 'wasm release'])
  })
})

describe('a network', () => {
  test('runs one call after another, whichever network they are for', async () => {
    const engine = fakeEngine({ run: (_, x) => new Promise((resolve) => setTimeout(resolve, 2, x)) })
    const runtime = await open(engine, 'wasm')
    const one = await runtime.openNetwork(entry, { variant: '4x4' })
    const two = await runtime.openNetwork(entry, { variant: '4x4' })
    engine.log.length = 0
    await Promise.all([one.run({ image }), two.run({ image }), one.run({ image })])
    expect(engine.log).toEqual(Array(3).fill(['wasm run', 'wasm ran']).flat())
  })

  test('goes on after a run that failed', async () => {
    let fails = true
    const runtime = await open(fakeEngine({ run: (_, x) => fail(fails, 'bad shape') ?? x }), 'wasm')
    const network = await runtime.openNetwork(entry, { variant: '4x4' })
    await expect(network.run({ image })).rejects.toThrow(NetworkRunError)
    await expect(network.run({ image })).rejects.toThrow(/Echo failed while it ran: bad shape/)
    fails = false
    expect(await network.run({ image })).toEqual({ echo: image })
  })

  test('refuses an unknown output, a missing input, and to run when it was released', async () => {
    const engine = fakeEngine()
    const runtime = await open(engine, 'wasm')
    const network = await runtime.openNetwork(entry, { variant: '4x4' })
    await expect(network.run({ image }, ['depth'])).rejects.toThrow(/no output called depth/)
    await expect(network.run({})).rejects.toThrow(/`image` is missing/)
    await runtime.close()
    await network.release()
    expect(engine.log.filter((step) => step === 'wasm release')).toHaveLength(1)
    await expect(network.run({ image })).rejects.toThrow(/released/)
  })

  test('says so when the GPU is lost, at once and ever after', async () => {
    let hang = false
    const engine = fakeEngine({ run: (_, x) => (hang ? new Promise(() => undefined) : x) })
    const runtime = await open(engine)
    const network = await runtime.openNetwork(entry, { variant: '4x4' })
    hang = true
    const running = network.run({ image })
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('webgpu run'))
    engine.loseDevice('driver reset')
    await expect(running).rejects.toThrow(GpuLostError)
    await expect(network.run({ image })).rejects.toThrow(/lost \(driver reset\)/)
    await expect(runtime.openNetwork(entry, { variant: '4x4' })).rejects.toThrow(GpuLostError)
  })
})

function fail(when: boolean, fault: string): undefined {
  if (when) throw new Error(fault)
}
