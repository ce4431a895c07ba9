import { faultOf } from './errors.ts'

/** What runs a network: of a browser a GPU or WebAssembly, of the command line a GPU's library or the processor. */
export type Backend = 'webgpu' | 'wasm' | 'cuda' | 'dml' | 'coreml' | 'cpu'
/** A GPU affords larger inputs. */
export type Processor = 'gpu' | 'cpu'

/** Which processor to compute on, and why, in words for the interface. */
export interface BackendChoice {
  backend: 'webgpu' | 'wasm'
  /** "NVIDIA ampere" and the like; for WebAssembly why it is not the GPU. */
  detail: string
  /** Of WebGPU: whether shaders may compute with float16. */
  half?: boolean
}

/** Software that plays a GPU; a hundred times slower here than WebAssembly. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|warp/i

/** An adapter's name for people, as far as the browser tells it. */
export function adapterName(
  info: Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'>,
): string {
  return (
    info.description || [info.vendor, info.architecture || info.device].filter(Boolean).join(' ') || 'a GPU'
  )
}

/** Whether an adapter computes on the processor and not on a GPU. */
export function isSoftware(
  info: Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> & {
    isFallbackAdapter?: boolean
  },
): boolean {
  if (info.isFallbackAdapter) return true
  return SOFTWARE.test(`${info.vendor} ${info.architecture} ${info.device} ${info.description}`)
}

/**
 * WebGPU where there is a real adapter, else WebAssembly.
 * @param prefer `wasm` leaves the GPU alone.
 * @param allowSoftware takes a software adapter too: for tests of the WebGPU path on machines without a GPU.
 */
export async function chooseBackend(
  prefer: BackendChoice['backend'],
  allowSoftware = false,
): Promise<BackendChoice> {
  const wasm = (detail: string): BackendChoice => ({ backend: 'wasm', detail })
  if (prefer === 'wasm') return wasm('it was asked for')
  const gpu = globalThis.navigator?.gpu
  if (!gpu) return wasm('this browser has no WebGPU')
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter) return wasm('this browser offers no GPU adapter')
    const name = adapterName(adapter.info)
    if (isSoftware(adapter.info) && !allowSoftware)
      return wasm(`the only GPU adapter is a software one (${name}), which is slower`)
    const half = adapter.features.has('shader-f16')
    return { backend: 'webgpu', detail: name, ...(half && { half }) }
  } catch (error) {
    return wasm(`asking for a GPU failed (${faultOf(error)})`)
  }
}

/** Where threads were wanted and what came of it. */
export interface Threads {
  count: number
  /** Why there is only one, for the interface; undefined where nothing stands in the way. */
  note?: string
}

/**
 * Threads of WebAssembly. By default as many as the machine has processors, at most four: the networks are small
 * enough that a fifth adds little, while decoding, drawing and other programs need some too. `hardwareConcurrency`
 * counts hyperthreads, and on the common two-core machine both are worth it (149 ms against 245 ms a detection).
 */
export function chooseThreads(wanted: number | undefined): Threads {
  if (!globalThis.crossOriginIsolated)
    return { count: 1, note: 'the page is not cross-origin isolated, so threads are not allowed' }
  const available = globalThis.navigator?.hardwareConcurrency ?? 1
  return { count: Math.max(1, Math.trunc(wanted ?? Math.min(available, 4))) }
}

/** "WebAssembly on 2 threads: …" */
export function wasmSentence(detail: string, { count, note }: Threads): string {
  return `WebAssembly on ${count} thread${count === 1 ? '' : 's'}: ${detail}${note ? `; ${note}` : ''}`
}
