import type { Backend, Processor } from './backend.ts'
import type { DeviceGuard } from './deviceGuard.ts'
import type { Engine, Session, SessionSource } from './engine.ts'
import { faultOf, GpuLostError, NetworkOpenError, NetworkRunError } from './errors.ts'
import type { ModelReader } from './modelFiles.ts'
import type { ModelEntry, ModelFile, ModelVariant } from './schema.ts'
import { variantOf } from './select.ts'
import { inputNames, judge, selfTestInputs } from './selfTest.ts'
import type { TensorData } from './tensor.ts'

/** Bytes of model files that have come, of all that this network needs. */
export type LoadProgress = (bytes: number, total: number) => void

export interface VariantOptions {
  /** The input size: one name, or one for each processor (a GPU affords more). Not needed where there is only one. */
  variant?: string | Readonly<Record<Processor, string>>
}

/** A network that is ready to run. */
export interface NetworkSession {
  readonly entry: ModelEntry
  readonly variant: ModelVariant
  readonly backend: Backend
  /** Which backend runs this network and why, a sentence for the interface. */
  readonly reason: string
  /**
   * Runs the network once. The input's key is `image` (see pictureToTensor), or the roles of another network's outputs;
   * outputs are keyed by their role in the entry (`inverseDepth`, `features`, `boxes`, …).
   * @param roles the outputs wanted; all by default.
   * @throws GpuLostError, NetworkRunError.
   */
  run(
    inputs: Readonly<Record<string, TensorData>>,
    roles?: readonly string[],
  ): Promise<Record<string, TensorData>>
  /** Frees the network. Calling it again does nothing. */
  release(): Promise<void>
}

/** What the networks of one runtime share. */
export interface NetworkContext {
  engine: Engine
  readModel: ModelReader
  /** Where networks go first: the backend, its name for people ("WebGPU") and the adapter's. */
  gpu?: { backend: Backend; title: string; detail: string }
  /** What takes those that the GPU does not: the backend, and the sentence that says why it does. */
  cpu: { backend: Backend; sentence(why: string): string }
  /** Why there is no GPU. */
  noGpu: string
  /** Runs one engine call after another: the engine cannot do two at once. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  onDevice: DeviceGuard
}

/** Loads what a variant needs, and counts the bytes of all files together. */
async function load(
  { readModel }: NetworkContext,
  entry: ModelEntry,
  variant: ModelVariant,
  signal: AbortSignal | undefined,
  onProgress: LoadProgress | undefined,
): Promise<SessionSource> {
  const files = [variant.graph, ...entry.weights]
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let before = 0
  const fetched = async (file: ModelFile) => {
    const data = await readModel(file, signal, (bytes) => onProgress?.(before + bytes, total))
    before += file.bytes
    return data
  }
  const graph = await fetched(variant.graph)
  const weights: { location: string; data: Uint8Array }[] = []
  for (const file of entry.weights) weights.push({ location: file.file, data: await fetched(file) })
  return { graph, weights }
}

function networkSession(
  context: NetworkContext,
  entry: ModelEntry,
  variant: ModelVariant,
  backend: Backend,
  session: Session,
  reason: string,
): NetworkSession {
  let released = false
  const nameOf = (role: string) => {
    const output = entry.outputs[role]
    if (!output) throw new NetworkRunError(entry.title, `it has no output called ${role}`)
    return output.name
  }
  return {
    entry,
    variant,
    backend,
    reason,
    async run(inputs, roles = Object.keys(entry.outputs)) {
      if (released) throw new NetworkRunError(entry.title, 'it was released')
      const feeds = Object.fromEntries(
        Object.entries(inputNames(entry.input)).map(([role, name]) => {
          const tensor = inputs[role]
          if (!tensor) throw new NetworkRunError(entry.title, `the input \`${role}\` is missing`)
          return [name, tensor]
        }),
      )
      const names = roles.map(nameOf)
      const work = () => session.run(feeds, names)
      try {
        const results = await context.exclusive(
          backend === context.gpu?.backend ? () => context.onDevice(work) : work,
        )
        return Object.fromEntries(roles.map((role, i) => [role, results[names[i] as string] as TensorData]))
      } catch (error) {
        if (error instanceof GpuLostError) throw error
        throw new NetworkRunError(entry.title, faultOf(error), { cause: error })
      }
    },
    async release() {
      if (released) return
      released = true
      await context.exclusive(() => session.release())
    },
  }
}

/**
 * Opens a network on the runtime's backend. On a GPU it must reproduce the stored vector; where it cannot be loaded
 * or disagrees, the processor takes this network, and the reason says so.
 * @throws ModelDownloadError, UnknownModelError, NetworkOpenError, GpuLostError, the signal's reason.
 */
export async function openNetwork(
  context: NetworkContext,
  entry: ModelEntry,
  { variant: wanted }: VariantOptions,
  signal?: AbortSignal,
  onProgress?: LoadProgress,
): Promise<NetworkSession> {
  const variantFor = (processor: Processor) =>
    variantOf(entry, typeof wanted === 'object' ? wanted[processor] : wanted)
  const { engine, gpu, cpu, exclusive } = context
  const variant = variantFor('cpu')
  let why = context.noGpu
  let source: SessionSource | undefined
  if (gpu) {
    const gpuVariant = variantFor('gpu')
    const gpuSource = await load(context, entry, gpuVariant, signal, onProgress)
    const found = await tryGpu(context, gpu, entry, gpuVariant, gpuSource, signal)
    if (typeof found !== 'string') return found
    why = `${found} on ${gpu.title} (${gpu.detail})`
    if (gpuVariant === variant) source = gpuSource
  }
  source ??= await load(context, entry, variant, signal, onProgress)
  let session: Session
  try {
    const loaded = source
    session = await exclusive(() => engine.createSession(cpu.backend, loaded))
  } catch (error) {
    throw new NetworkOpenError(entry.title, faultOf(error), { cause: error })
  }
  const network = networkSession(context, entry, variant, cpu.backend, session, cpu.sentence(why))
  if (signal?.aborted) await network.release()
  signal?.throwIfAborted()
  return network
}

/** The network on the GPU, or why not. */
async function tryGpu(
  context: NetworkContext,
  { backend, title, detail }: NonNullable<NetworkContext['gpu']>,
  entry: ModelEntry,
  variant: ModelVariant,
  source: SessionSource,
  signal: AbortSignal | undefined,
): Promise<NetworkSession | string> {
  const { engine, exclusive, onDevice } = context
  let session: Session
  try {
    session = await exclusive(() => onDevice(() => engine.createSession(backend, source)))
  } catch (error) {
    if (error instanceof GpuLostError) throw error
    return `it could not be loaded (${faultOf(error)})`
  }
  const network = networkSession(context, entry, variant, backend, session, '')
  try {
    signal?.throwIfAborted()
    const outputs = await network.run(selfTestInputs(entry.input, variant))
    signal?.throwIfAborted()
    const { agrees, sentence } = judge(variant.selfTest, outputs)
    if (agrees) return { ...network, reason: `${title} on ${detail}: ${sentence}` }
    await network.release()
    return sentence
  } catch (error) {
    if (error instanceof GpuLostError) throw error
    await network.release()
    signal?.throwIfAborted()
    return `its self-test failed (${faultOf(error instanceof NetworkRunError ? error.cause : error)})`
  }
}
