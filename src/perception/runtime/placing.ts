import type { Backend } from './backend.ts'
import type { DeviceGuard } from './deviceGuard.ts'
import type { Engine, Session, SessionSource } from './engine.ts'
import { faultOf, GpuLostError, NetworkOpenError, NetworkRunError } from './errors.ts'
import type { ModelReader } from './modelFiles.ts'
import type { ModelEntry, ModelFile, ModelVariant } from './schema.ts'
import { HALF_TOLERANCE, inputNames, judge, selfTestInputs } from './selfTest.ts'
import type { TensorData } from './tensor.ts'

/** Bytes of model files that have come, of all that this network needs. */
export type LoadProgress = (bytes: number, total: number) => void

export interface Gpu {
  backend: Backend
  /** The backend's name for people ("WebGPU"), and the adapter's. */
  title: string
  detail: string
  /** It computes with float16 (`shader-f16`). */
  half: boolean
}

/** What the networks of one runtime share. */
export interface NetworkContext {
  engine: Engine
  readModel: ModelReader
  /** Where networks go first. */
  gpu?: Gpu
  /** What takes those that the GPU does not: the backend, and the sentence that says why it does. */
  cpu: { backend: Backend; sentence(why: string): string }
  /** Why there is no GPU. */
  noGpu: string
  /** Runs one engine call after another: the engine cannot do two at once. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  device: DeviceGuard
}

/** What is asked for while a network is opened. */
export interface OpeningOptions {
  signal?: AbortSignal | undefined
  onProgress?: LoadProgress | undefined
  /** Called when the GPU begins to compile the network's shaders, which it does in the first run. */
  onCompile?: (() => void) | undefined
}

/** A network's session and where it runs. */
export interface Placed {
  session: Session
  backend: Backend
  /** A sentence for the interface. */
  reason: string
  /** Devices that were lost before this session was made: with the next one it is dead. */
  losses: number
}

/** One opening of a network: what was asked for, and what has been loaded for it so far. */
export interface Opening extends OpeningOptions {
  /** A graph and the weights that it needs. Throws ModelDownloadError; the signal's reason when aborted. */
  load(graph: ModelFile): Promise<SessionSource>
}

/** Begins an opening: its files are read once, whichever of them the tries share, and their bytes counted together. */
export function openingOf(
  { readModel }: NetworkContext,
  entry: ModelEntry,
  options: OpeningOptions,
): Opening {
  const { signal, onProgress } = options
  const kept = new Map<ModelFile, Uint8Array>()
  let [before, total] = [0, 0]
  const read = async (file: ModelFile): Promise<Uint8Array> => {
    const known = kept.get(file)
    if (known) return known
    const data = await readModel(file, signal, (bytes) => onProgress?.(before + bytes, total))
    before += file.bytes
    kept.set(file, data)
    return data
  }
  return {
    ...options,
    async load(graph) {
      for (const file of [graph, ...entry.weights]) if (!kept.has(file)) total += file.bytes
      const source = { graph: await read(graph), weights: [] as { location: string; data: Uint8Array }[] }
      for (const file of entry.weights) source.weights.push({ location: file.file, data: await read(file) })
      return source
    },
  }
}

/**
 * Runs a placed network. Inputs and outputs by role.
 * @throws GpuLostError, NetworkRunError.
 */
export async function runPlaced(
  { exclusive, device, gpu }: NetworkContext,
  entry: ModelEntry,
  { session, backend, losses }: Placed,
  inputs: Readonly<Record<string, TensorData>>,
  roles: readonly string[],
): Promise<Record<string, TensorData>> {
  const feeds = Object.fromEntries(
    Object.entries(inputNames(entry.input)).map(([role, name]) => {
      const tensor = inputs[role]
      if (!tensor) throw new NetworkRunError(entry.title, `the input \`${role}\` is missing`)
      return [name, tensor]
    }),
  )
  const names = roles.map((role) => {
    const output = entry.outputs[role]
    if (!output) throw new NetworkRunError(entry.title, `it has no output called ${role}`)
    return output.name
  })
  const work = () => session.run(feeds, names)
  try {
    const results = await exclusive(() => {
      if (backend !== gpu?.backend) return work()
      if (losses < device.losses) throw new GpuLostError(device.fault)
      return device.run(work)
    })
    return Object.fromEntries(roles.map((role, i) => [role, results[names[i] as string] as TensorData]))
  } catch (error) {
    if (error instanceof GpuLostError) throw error
    throw new NetworkRunError(entry.title, faultOf(error), { cause: error })
  }
}

/** A variant's graph on the GPU, proven on its stored vector; or why not. */
async function tryGraph(
  context: NetworkContext,
  { backend, title, detail }: Gpu,
  entry: ModelEntry,
  variant: ModelVariant,
  half: boolean,
  opening: Opening,
): Promise<Placed | string> {
  const { engine, exclusive, device } = context
  const { signal } = opening
  const source = await opening.load((half && variant.half) || variant.graph)
  let session: Session
  const { losses } = device
  try {
    session = await exclusive(() => {
      opening.onCompile?.()
      return device.run(() => engine.createSession(backend, source))
    })
  } catch (error) {
    if (error instanceof GpuLostError) throw error
    return `it could not be loaded (${faultOf(error)})`
  }
  const release = () => exclusive(() => session.release())
  try {
    signal?.throwIfAborted()
    const placed = { session, backend, losses, reason: '' }
    const roles = Object.keys(entry.outputs)
    const outputs = await runPlaced(context, entry, placed, selfTestInputs(entry.input, variant), roles)
    signal?.throwIfAborted()
    const { agrees, sentence } = judge(variant.selfTest, outputs, half ? HALF_TOLERANCE : 1)
    if (agrees) return { ...placed, reason: `${title} on ${detail}${half ? ' in float16' : ''}: ${sentence}` }
    await release()
    return sentence
  } catch (error) {
    if (error instanceof GpuLostError) throw error
    await release()
    signal?.throwIfAborted()
    return `its self-test failed (${faultOf(error instanceof NetworkRunError ? error.cause : error)})`
  }
}

/**
 * The network on the GPU, in float16 where both can; or why not.
 * @throws ModelDownloadError, GpuLostError, the signal's reason.
 */
export async function placeOnGpu(
  context: NetworkContext,
  gpu: Gpu,
  entry: ModelEntry,
  variant: ModelVariant,
  opening: Opening,
): Promise<Placed | string> {
  if (gpu.half && variant.half) {
    const found = await tryGraph(context, gpu, entry, variant, true, opening)
    if (typeof found !== 'string') return found
  }
  return tryGraph(context, gpu, entry, variant, false, opening)
}

/**
 * The network on the processor.
 * @throws ModelDownloadError, NetworkOpenError, the signal's reason.
 */
export async function placeOnCpu(
  context: NetworkContext,
  entry: ModelEntry,
  variant: ModelVariant,
  why: string,
  opening: Opening,
): Promise<Placed> {
  const { engine, cpu, exclusive, device } = context
  const source = await opening.load(variant.graph)
  try {
    const session = await exclusive(() => engine.createSession(cpu.backend, source))
    return { session, backend: cpu.backend, losses: device.losses, reason: cpu.sentence(why) }
  } catch (error) {
    throw new NetworkOpenError(entry.title, faultOf(error), { cause: error })
  }
}
