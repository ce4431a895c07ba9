import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import runtimeWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import * as ort from 'onnxruntime-web/webgpu'
import type { Engine, Session } from './engine.ts'
import type { TensorData } from './tensor.ts'

const absolute = (url: string) => new URL(url, globalThis.location.href).href

function wrap(session: ort.InferenceSession): Session {
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
    release: () => session.release(),
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
  const watched = new WeakSet<GPUDevice>()
  const watch = (device: GPUDevice) => {
    if (watched.has(device)) return
    watched.add(device)
    device.lost.then(({ reason, message }) => {
      // onnxruntime destroys its device with the last session that used it; that is no fault.
      if (reason !== 'destroyed') for (const listener of listeners) listener(message || reason)
    })
  }
  return {
    async createSession(backend, { graph, weights }) {
      const session = await ort.InferenceSession.create(graph, {
        executionProviders: [backend],
        // Errors only: the graphs of others carry unused constants, of which it warns by the hundred.
        logSeverityLevel: 3,
        externalData: weights.map(({ location, data }) => ({ path: location, data })),
      })
      if (backend === 'webgpu') watch(await ort.env.webgpu.device)
      return wrap(session)
    },
    onDeviceLost: (listener) => void listeners.push(listener),
  }
}
