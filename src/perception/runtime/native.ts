import type { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node'
import type { Backend } from './backend.ts'
import type { Engine, Session } from './engine.ts'
import { ModelDownloadError } from './errors.ts'
import { verify } from './modelFiles.ts'
import { type Runtime, runtimeOn } from './runtime.ts'
import { SIMILARITY_GRAPH } from './similarity.ts'
import type { TensorData } from './tensor.ts'

/** What is used of the package onnxruntime-node. Given by the command line, so that no browser's bundle holds it. */
export interface NativeOrt {
  InferenceSession: Pick<typeof InferenceSession, 'create'>
  Tensor: typeof Tensor
  listSupportedBackends: typeof listSupportedBackends
}

export interface NativeRuntimeOptions {
  ort: NativeOrt
  /** The bytes of a file of the folder of models. */
  readFile(name: string): Promise<Uint8Array<ArrayBuffer>>
  /** Threads of the processor. */
  threads: number
  /** Tries a GPU, where the package has a library for it. */
  gpu: boolean
  signal?: AbortSignal
}

/** GPU libraries in the order in which they are tried, and what people call them. */
const GPUS: readonly { backend: Backend; title: string }[] = [
  { backend: 'cuda', title: 'CUDA' },
  { backend: 'dml', title: 'DirectML' },
  { backend: 'coreml', title: 'Core ML' },
  { backend: 'webgpu', title: 'WebGPU' },
]

function wrap({ Tensor: OrtTensor }: NativeOrt, session: InferenceSession): Session {
  return {
    async run(inputs, outputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, dims }]) => [name, new OrtTensor('float32', data, dims)]),
      )
      const results = await session.run(feeds, outputs)
      return Object.fromEntries(
        outputs.map((name): [string, TensorData] => {
          const { data, dims } = results[name] as Tensor
          return [name, { data: data as Float32Array, dims: [...dims] }]
        }),
      )
    },
    release: () => session.release(),
  }
}

function nativeEngine(ort: NativeOrt, threads: number): Engine {
  return {
    async createSession(backend, { graph, weights }) {
      const session = await ort.InferenceSession.create(graph, {
        executionProviders: [backend],
        intraOpNumThreads: threads,
        // Errors only: the graphs of others carry unused constants, of which it warns by the hundred.
        logSeverityLevel: 3,
        externalData: weights.map(({ location, data }) => ({ path: location, data })),
      })
      return wrap(ort, session)
    },
    // A native library reports a lost device by the run that fails.
    onDeviceLost: () => undefined,
  }
}

/** The first GPU library that loads a graph; undefined where none does. */
async function findGpu(ort: NativeOrt, engine: Engine) {
  const known = new Set<string>(ort.listSupportedBackends().map(({ name }) => name))
  for (const gpu of GPUS) {
    if (!known.has(gpu.backend)) continue
    try {
      await (await engine.createSession(gpu.backend, { graph: SIMILARITY_GRAPH, weights: [] })).release()
      return gpu
    } catch {
      // Its library is not installed, or finds no device: the next one may.
    }
  }
  return undefined
}

/**
 * onnxruntime outside a browser, for the command line: the same networks, inputs and sizes as in WebAssembly, and the
 * same outputs within rounding, several times faster.
 * @throws the signal's reason when aborted.
 */
export async function openNativeRuntime(options: NativeRuntimeOptions): Promise<Runtime> {
  const { ort, readFile, threads, signal } = options
  signal?.throwIfAborted()
  const engine = nativeEngine(ort, threads)
  const gpu = options.gpu ? await findGpu(ort, engine) : undefined
  return runtimeOn(
    {
      engine,
      async readModel(file, loadSignal, onBytes) {
        loadSignal?.throwIfAborted()
        const bytes = await readFile(file.file)
        if (bytes.byteLength !== file.bytes)
          throw new ModelDownloadError(file.file, `${bytes.byteLength} of ${file.bytes} bytes`)
        await verify(bytes, file)
        onBytes(bytes.byteLength)
        return bytes
      },
      ...(gpu && { gpu: { ...gpu, detail: 'the native runtime', half: false } }),
      cpu: {
        backend: 'cpu',
        sentence: (why) =>
          `The native runtime on ${threads} thread${threads === 1 ? '' : 's'} of the processor: ${why}`,
      },
      noGpu: options.gpu ? 'none of its GPU libraries works here' : 'it was asked for',
    },
    threads,
    signal,
  )
}
