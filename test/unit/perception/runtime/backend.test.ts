import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  adapterName,
  chooseBackend,
  chooseThreads,
  isSoftware,
  wasmSentence,
} from '../../../../src/perception/runtime/backend.ts'
import { stubGpu } from './fixture.ts'

afterEach(() => vi.unstubAllGlobals())

const info = (vendor: string, architecture = '', description = '') => ({
  vendor,
  architecture,
  device: '',
  description,
})

describe('isSoftware', () => {
  test.each([
    [info('google', 'swiftshader'), true],
    [info('mesa', '', 'llvmpipe (LLVM 15.0.6, 256 bits)'), true],
    [info('microsoft', '', 'Microsoft Basic Render Driver'), true],
    [{ ...info('intel', 'gen-12lp'), isFallbackAdapter: true }, true],
    [info('nvidia', 'ampere'), false],
    [info('apple', 'metal-3'), false],
    [info('google', 'imagination'), false],
  ])('%o: %s', (adapter, software) => {
    expect(isSoftware(adapter)).toBe(software)
  })
})

test('adapterName uses what the browser tells', () => {
  expect(adapterName(info('nvidia', 'ampere', 'NVIDIA RTX A2000'))).toBe('NVIDIA RTX A2000')
  expect(adapterName(info('apple', 'metal-3'))).toBe('apple metal-3')
  expect(adapterName(info(''))).toBe('a GPU')
})

describe('chooseBackend', () => {
  test.each([
    ['a real adapter', { vendor: 'amd', architecture: 'rdna-3' }, 'webgpu', /^amd rdna-3$/],
    ['no adapter', undefined, 'wasm', /offers no GPU adapter/],
    [
      'a software one',
      { vendor: 'google', architecture: 'swiftshader' },
      'wasm',
      /software one \(google swiftshader\)/,
    ],
  ])('%s', async (_, adapter, backend, detail) => {
    stubGpu(adapter)
    expect(await chooseBackend('webgpu')).toEqual({ backend, detail: expect.stringMatching(detail) })
  })

  test('takes a software adapter only when told to, and none when told not to', async () => {
    stubGpu({ vendor: 'google', architecture: 'swiftshader' })
    expect((await chooseBackend('webgpu', true)).backend).toBe('webgpu')
    expect(await chooseBackend('wasm', true)).toEqual({ backend: 'wasm', detail: 'it was asked for' })
  })

  test('survives a browser without WebGPU, and one that throws', async () => {
    vi.stubGlobal('navigator', {})
    expect((await chooseBackend('webgpu')).detail).toBe('this browser has no WebGPU')
    vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.reject(new Error('blocked')) } })
    expect((await chooseBackend('webgpu')).detail).toMatch(/blocked/)
  })
})

describe('chooseThreads', () => {
  test.each([
    [2, undefined, 2],
    [16, undefined, 4],
    [16, 6, 6],
    [2, 0, 1],
  ])('%i processors, %s wanted: %i', (hardwareConcurrency, wanted, count) => {
    vi.stubGlobal('navigator', { hardwareConcurrency })
    vi.stubGlobal('crossOriginIsolated', true)
    expect(chooseThreads(wanted)).toEqual({ count })
  })

  test('one, with the reason, where the page is not isolated', () => {
    vi.stubGlobal('crossOriginIsolated', false)
    const threads = chooseThreads(4)
    expect(threads.count).toBe(1)
    expect(wasmSentence('it was asked for', threads)).toBe(
      'WebAssembly on 1 thread: it was asked for; the page is not cross-origin isolated, so threads are not allowed',
    )
  })
})
