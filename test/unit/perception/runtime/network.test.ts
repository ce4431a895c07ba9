import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  GpuLostError,
  NetworkOpenError,
  NetworkRunError,
  openRuntime,
  selfTestInput,
  type TensorData,
  UnknownModelError,
} from '../../../../src/perception/runtime/index.ts'
import { echoModel, type FakeEngine, fakeEngine, plainInput, serve, stubGpu } from './fixture.ts'

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
    await expect(
      runtime.openNetwork(entry, { variant: '4x4' }, { signal: controller.signal }),
    ).rejects.toThrow('enough')
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

  test('runs on WebGPU in float16 where the adapter can and the graph is there, else in float32', async () => {
    const [variant] = echoModel('4x4').variants
    if (!variant) throw new Error('no variant')
    const withHalf = { ...entry, variants: [{ ...variant, half: { ...variant.graph } }] }
    const coarse = (_: string, x: TensorData) => ({ ...x, data: x.data.map((v) => v + 3 * leeway) })
    const leeway = variant.selfTest.echo?.tolerance ?? 0
    const plain = await (await open(fakeEngine())).openNetwork(withHalf)
    expect(plain.reason).not.toMatch(/float16/)
    stubGpu({ vendor: 'nvidia', architecture: 'ampere' }, ['shader-f16'])
    const half = await (await open(fakeEngine({ run: coarse }))).openNetwork(withHalf)
    expect(half.reason).toMatch(/^WebGPU on nvidia ampere in float16: the self-test agreed/)
    let runs = 0
    const wrongFirst = fakeEngine({ run: (_, x) => (runs++ ? x : { ...x, data: x.data.map((v) => v * 2) }) })
    const fallen = await (await open(wrongFirst)).openNetwork(withHalf)
    expect(fallen.backend).toBe('webgpu')
    expect(fallen.reason).toMatch(/^WebGPU on nvidia ampere: the self-test agreed/)
    const without = await (await open(fakeEngine({ run: coarse }))).openNetwork(entry, { variant: '4x4' })
    expect(without.backend, 'float32 is not given that leeway').toBe('wasm')
  })

  test('says when the GPU begins to compile its shaders', async () => {
    const onCompile = vi.fn()
    await (await open(fakeEngine())).openNetwork(entry, { variant: '4x4' }, { onCompile })
    expect(onCompile).toHaveBeenCalledTimes(1)
    await (await open(fakeEngine(), 'wasm')).openNetwork(entry, { variant: '4x4' }, { onCompile })
    expect(onCompile).toHaveBeenCalledTimes(1)
  })
})

describe('a lost GPU', () => {
  const lossy = (engine: () => FakeEngine) => ({
    run: (backend: string, x: TensorData) => {
      if (backend !== 'webgpu' || !losses) return x
      losses--
      engine().loseDevice('driver reset')
      throw new Error('device is lost')
    },
  })
  let losses = 0

  test('is replaced, and the run repeated on the new device', async () => {
    const engine: FakeEngine = fakeEngine(lossy(() => engine))
    const runtime = await open(engine)
    const one = await runtime.openNetwork(entry, { variant: '4x4' })
    const two = await runtime.openNetwork(entry, { variant: '4x4' })
    losses = 1
    expect(await Promise.all([one.run({ image }), two.run({ image })])).toEqual([
      { echo: image },
      { echo: image },
    ])
    expect([one.backend, two.backend]).toEqual(['webgpu', 'webgpu'])
    expect(engine.log.filter((step) => step === 'webgpu create')).toHaveLength(4)
    await runtime.close()
    expect(
      engine.log.filter((step) => step === 'webgpu release'),
      'the dead are left alone',
    ).toHaveLength(2)
  })

  test('that is lost again gives way to WebAssembly, at the same size, and says so', async () => {
    const engine: FakeEngine = fakeEngine(lossy(() => engine))
    const runtime = await open(engine)
    const network = await runtime.openNetwork(entry, { variant: { gpu: '4x4', cpu: '8x8' } })
    for (let k = 0; k < 2; k++) {
      losses = 1
      expect(await network.run({ image })).toEqual({ echo: image })
    }
    expect(network.backend).toBe('wasm')
    expect(network.variant.id).toBe('4x4')
    expect(network.reason).toMatch(/^WebAssembly on 1 thread: the GPU was lost \(driver reset\)/)
    expect(await network.run({ image })).toEqual({ echo: image })
  })

  test('while a network is opened does not end the run', async () => {
    const engine: FakeEngine = fakeEngine(lossy(() => engine))
    losses = 2
    const network = await (await open(engine)).openNetwork(entry, { variant: '4x4' })
    expect(network.backend).toBe('wasm')
    expect(network.reason).toMatch(/the GPU was lost again \(driver reset\)/)
  })

  test('that the engine does not notice ends the run, with an error that says so', async () => {
    vi.useFakeTimers()
    let hang = false
    const engine = fakeEngine({ run: (_, x) => (hang ? new Promise(() => undefined) : x) })
    const runtime = await open(engine)
    const network = await runtime.openNetwork(entry, { variant: '4x4' })
    hang = true
    const running = network.run({ image })
    const caught = expect(running).rejects.toThrow(GpuLostError)
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('webgpu run'))
    engine.loseDevice('driver reset')
    await vi.advanceTimersByTimeAsync(5000)
    await caught
    await expect(network.run({ image })).rejects.toThrow(/lost \(driver reset\)/)
    vi.useRealTimers()
  })
})

function fail(when: boolean, fault: string): undefined {
  if (when) throw new Error(fault)
}
