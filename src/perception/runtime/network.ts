import type { Backend, Processor } from './backend.ts'
import { GpuLostError, NetworkRunError } from './errors.ts'
import {
  type NetworkContext,
  type Opening,
  type OpeningOptions,
  openingOf,
  type Placed,
  placeOnCpu,
  placeOnGpu,
  runPlaced,
} from './placing.ts'
import type { ModelEntry, ModelVariant } from './schema.ts'
import { variantOf } from './select.ts'
import type { TensorData } from './tensor.ts'

export interface VariantOptions {
  /** The input size: one name, or one for each processor (a GPU affords more). Not needed where there is only one. */
  variant?: string | Readonly<Record<Processor, string>>
}

/** A network that is ready to run. */
export interface NetworkSession {
  readonly entry: ModelEntry
  readonly variant: ModelVariant
  /** What runs it now: it changes when a GPU is lost. */
  readonly backend: Backend
  /** Which backend runs this network now and why, a sentence for the interface. */
  readonly reason: string
  /**
   * Runs the network once. The input's key is `image` (see pictureToTensor), or the roles of another network's outputs;
   * outputs are keyed by their role in the entry (`inverseDepth`, `features`, `boxes`, …).
   * Where the GPU is lost meanwhile, the network is opened again and the run repeated, at the same size: on a new
   * device after the first loss, on the processor after another.
   * @param roles the outputs wanted; all by default.
   * @throws GpuLostError where the engine hangs on the lost device; NetworkRunError.
   */
  run(
    inputs: Readonly<Record<string, TensorData>>,
    roles?: readonly string[],
  ): Promise<Record<string, TensorData>>
  /** Frees the network. Calling it again does nothing. */
  release(): Promise<void>
}

/** So often a runtime goes on with a new GPU device. */
const NEW_DEVICES = 1

/** Opens a network again whose GPU device is gone. Throws as openNetwork does. */
async function placeAgain(
  context: NetworkContext,
  entry: ModelEntry,
  variant: ModelVariant,
  opening: Opening,
): Promise<Placed> {
  const { gpu, device } = context
  let why = `the GPU was lost (${device.fault})`
  while (gpu && device.losses <= NEW_DEVICES)
    try {
      const found = await placeOnGpu(context, gpu, entry, variant, opening)
      if (typeof found !== 'string') return found
      why += ` and ${found} on the next`
      break
    } catch (error) {
      if (!(error instanceof GpuLostError) || device.isStuck) throw error
      why = `the GPU was lost again (${device.fault})`
    }
  return placeOnCpu(context, entry, variant, why, opening)
}

function networkSession(
  context: NetworkContext,
  entry: ModelEntry,
  variant: ModelVariant,
  opened: Placed,
  signal: AbortSignal | undefined,
): NetworkSession {
  let released = false
  let now = opened
  let replacing: Promise<void> | undefined
  /** One replacement, however many runs wait for it. */
  const replace = () => {
    replacing ??= placeAgain(context, entry, variant, openingOf(context, entry, { signal }))
      .then((placed) => {
        now = placed
      })
      .finally(() => {
        replacing = undefined
      })
    return replacing
  }
  return {
    entry,
    variant,
    get backend() {
      return now.backend
    },
    get reason() {
      return now.reason
    },
    async run(inputs, roles = Object.keys(entry.outputs)) {
      for (;;) {
        if (released) throw new NetworkRunError(entry.title, 'it was released')
        const used = now
        try {
          return await runPlaced(context, entry, used, inputs, roles)
        } catch (error) {
          if (!(error instanceof GpuLostError) || context.device.isStuck) throw error
          if (used === now) await replace()
        }
      }
    },
    async release() {
      if (released) return
      released = true
      await replacing?.catch(() => undefined)
      // The library may wait for ever to release what was on a device that is gone.
      const isDead = now.backend === context.gpu?.backend && now.losses < context.device.losses
      if (!isDead) await context.exclusive(() => now.session.release())
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
  options: OpeningOptions = {},
): Promise<NetworkSession> {
  const variantFor = (processor: Processor) =>
    variantOf(entry, typeof wanted === 'object' ? wanted[processor] : wanted)
  const { gpu, device } = context
  const opening = openingOf(context, entry, options)
  const variant = variantFor('cpu')
  let why = context.noGpu
  if (gpu) {
    const gpuVariant = variantFor('gpu')
    const found = await placeOnGpu(context, gpu, entry, gpuVariant, opening).catch((error) => {
      if (error instanceof GpuLostError && !device.isStuck)
        return placeAgain(context, entry, gpuVariant, opening)
      throw error
    })
    if (typeof found !== 'string') return networkSession(context, entry, gpuVariant, found, options.signal)
    why = `${found} on ${gpu.title} (${gpu.detail})`
  }
  const placed = await placeOnCpu(context, entry, variant, why, opening)
  const network = networkSession(context, entry, variant, placed, options.signal)
  if (options.signal?.aborted) await network.release()
  options.signal?.throwIfAborted()
  return network
}
