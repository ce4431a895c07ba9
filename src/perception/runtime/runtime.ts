import { type Backend, chooseBackend, chooseThreads, wasmSentence } from './backend.ts'
import { makeDeviceGuard } from './deviceGuard.ts'
import type { Engine } from './engine.ts'
import { fetchModelFile } from './modelFiles.ts'
import { type NetworkSession, openNetwork, type VariantOptions } from './network.ts'
import type { NetworkContext, OpeningOptions } from './placing.ts'
import type { ModelEntry } from './schema.ts'
import { makeSimilarity, type Similarity } from './similarity.ts'

export interface RuntimeOptions {
  /** Folder of models.json and the model files; absolute, or relative to the page; ends with a slash. */
  modelsUrl: string
  /** `webgpu` (the default) where it works; `wasm` leaves the GPU alone. */
  prefer?: 'webgpu' | 'wasm'
  /** Threads of WebAssembly; see chooseThreads. */
  threads?: number
  /** Takes a software GPU too, which is slower than WebAssembly: for tests. */
  allowSoftwareGpu?: boolean
  /** Computes with this instead of onnxruntime-web: for tests. */
  engine?: (threads: number) => Engine
  signal?: AbortSignal
}

/** onnxruntime on the best backend of this machine. In a browser one for each worker; see createEngine. */
export interface Runtime {
  readonly backend: Backend
  /** Which backend was chosen and why, a sentence for the interface. Each network has its own reason besides. */
  readonly reason: string
  /** Threads of the processor, where it computes. */
  readonly threads: number
  /** Opens a network of the manifest; see openNetwork in network.ts for its errors. */
  openNetwork(entry: ModelEntry, variant?: VariantOptions, opening?: OpeningOptions): Promise<NetworkSession>
  /** Inner products of the rows of two matrices, for matching features. */
  readonly similarity: Similarity
  /** Releases all networks, and with them the GPU device. After a GpuLostError: end the worker instead, and start another. */
  close(): Promise<void>
}

/** A queue of one: work starts when all that was given before has settled. */
export function makeExclusive(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

/**
 * Chooses the backend and prepares onnxruntime-web; downloads nothing but its own wasm, and that with the first network.
 * @throws the signal's reason when aborted.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { signal, prefer = 'webgpu', allowSoftwareGpu } = options
  signal?.throwIfAborted()
  const threads = chooseThreads(options.threads)
  const { backend, detail, half = false } = await chooseBackend(prefer, allowSoftwareGpu)
  signal?.throwIfAborted()
  // Behind import(): only a browser's bundler understands what ort.ts imports, and Node reads this module too.
  const createEngine = options.engine ?? (await import('./ort.ts')).createEngine
  const engine = createEngine(threads.count)
  const modelsUrl = new URL(options.modelsUrl, globalThis.location?.href).href
  return runtimeOn(
    {
      engine,
      readModel: (file, loadSignal, onBytes) => fetchModelFile(modelsUrl, file, loadSignal, onBytes),
      ...(backend === 'webgpu' && { gpu: { backend, title: 'WebGPU', detail, half } }),
      cpu: { backend: 'wasm', sentence: (why) => wasmSentence(why, threads) },
      noGpu: detail,
    },
    threads.count,
    signal,
  )
}

/** A runtime on an engine whose backends are known. */
export function runtimeOn(
  parts: Omit<NetworkContext, 'exclusive' | 'device'>,
  threads: number,
  signal: AbortSignal | undefined,
): Runtime {
  const { engine, gpu, cpu, noGpu } = parts
  const exclusive = makeExclusive()
  const context = { ...parts, exclusive, device: makeDeviceGuard(engine) }
  const open = new Set<NetworkSession>()
  return {
    backend: gpu?.backend ?? cpu.backend,
    reason: gpu ? `${gpu.title} on ${gpu.detail}` : cpu.sentence(noGpu),
    threads,
    similarity: makeSimilarity(engine, cpu.backend, exclusive),
    async openNetwork(entry, variant = {}, opening = {}) {
      const network = await openNetwork(context, entry, variant, { signal, ...opening })
      open.add(network)
      return network
    },
    async close() {
      await Promise.all([...open].map((network) => network.release()))
      open.clear()
    },
  }
}
