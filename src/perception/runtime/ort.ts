import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import runtimeWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import * as ort from 'onnxruntime-web/webgpu'
import type { Engine, Session } from './engine.ts'
import type { TensorData } from './tensor.ts'

const absolute = (url: string) => new URL(url, globalThis.location.href).href

/** @param onRelease called before the session goes. */
function wrap(session: ort.InferenceSession, onRelease: () => void = () => undefined): Session {
  return {
    async run(inputs, outputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, dims }]) => [name, new ort.Tensor('float32', data, dims)]),
      )
      const results = await session.run(feeds, outputs)
      const read = await Promise.all(
        outputs.map(async (name): Promise<[string, TensorData]> => {
          const tensor = results[name] as ort.Tensor
          const data = (await tensor.getData()) as Float32Array
          // WebAssembly may hand out a view of its memory, which the next run overwrites.
          return [name, { data: new Float32Array(data), dims: [...tensor.dims] }]
        }),
      )
      for (const tensor of Object.values(results)) tensor.dispose()
      return Object.fromEntries(read)
    },
    release() {
      onRelease()
      return session.release()
    },
  }
}

/**
 * Configures onnxruntime-web for this thread. Its settings are global and fixed by the first session, so there is one
 * engine for each worker: a second one with another number of threads needs another worker.
 */
export function createEngine(threads: number): Engine {
  ort.env.wasm.numThreads = threads
  // Named, because the threads would otherwise load the app's chunk that onnxruntime was bundled into, and hang.
  ort.env.wasm.wasmPaths = { mjs: absolute(runtimeModule), wasm: absolute(runtimeWasm) }
  ort.env.logLevel = 'error'
  ort.env.webgpu.powerPreference = 'high-performance'
  const listeners: ((fault: string) => void)[] = []
  /** The device that sessions are made on, and how many there are on it. */
  let current: { device: GPUDevice; sessions: number } | undefined
  let lost: GPUDevice | undefined
  const watch = (device: GPUDevice) => {
    const watched = { device, sessions: 0 }
    current = watched
    device.lost.then(({ reason, message }) => {
      if (current === watched) current = undefined
      // onnxruntime destroys its device with the last session that used it; that is no fault.
      if (reason === 'destroyed' && watched.sessions === 0) return
      lost = device
      for (const listener of listeners) listener(message || reason)
    })
    return watched
  }
  /** The device that onnxruntime makes itself; after it was lost, one like it. */
  const provider = async () => {
    if (!current && lost) watch(await deviceLike(lost))
    return lost && current ? { name: 'webgpu', device: current.device } : 'webgpu'
  }
  return {
    async createSession(backend, { graph, weights }) {
      const session = await ort.InferenceSession.create(graph, {
        executionProviders: [backend === 'webgpu' ? await provider() : backend],
        // Errors only: the graphs of others carry unused constants, of which it warns by the hundred.
        logSeverityLevel: 3,
        externalData: weights.map(({ location, data }) => ({ path: location, data })),
      })
      if (backend !== 'webgpu') return wrap(session)
      const used = current ?? watch(await ort.env.webgpu.device)
      used.sessions++
      return wrap(session, () => void used.sessions--)
    },
    onDeviceLost: (listener) => void listeners.push(listener),
  }
}

/** A new device with the features and limits of one that is lost. Throws where there is no adapter any more. */
async function deviceLike(lost: GPUDevice): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw new Error('the browser offers no GPU adapter any more')
  const requiredLimits: Record<string, number> = {}
  // The limits are getters of the prototype, which Object.entries does not see.
  for (const name in lost.limits) {
    const value = lost.limits[name as keyof GPUSupportedLimits]
    if (typeof value === 'number') requiredLimits[name] = value
  }
  const requiredFeatures = [...lost.features] as GPUFeatureName[]
  return adapter.requestDevice({ requiredFeatures, requiredLimits })
}
