import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/paths.ts'
import {
  MANIFEST_NAME,
  type ModelManifest,
  ModelsMissingError,
  type NativeOrt,
  openNativeRuntime,
  parseManifest,
  type Runtime,
} from '../src/perception/index.ts'

/** The native runtime is not installed, or does not load on this machine. */
export class NoNativeRuntimeError extends Error {
  override name = 'NoNativeRuntimeError'
  constructor(options?: ErrorOptions) {
    super(
      'The native runtime (onnxruntime-node) does not load on this machine. Run `npm ci`; if it stays so, leave the work to the browser.',
      options,
    )
  }
}

/** Loads the native runtime's package. Throws NoNativeRuntimeError. */
export async function loadNativeOrt(): Promise<NativeOrt> {
  try {
    return await import('onnxruntime-node')
  } catch (error) {
    throw new NoNativeRuntimeError({ cause: error })
  }
}

export interface NativeModelsOptions {
  /** Folder of models.json; the project's by default. */
  folder?: string
  /** Of the processor; by default as many as it has. */
  threads?: number
  /** Tries a GPU first. */
  gpu?: boolean
  signal?: AbortSignal
}

/**
 * The networks' runtime without a browser, and the list of models that it opens (for openNetworks).
 * @throws NoNativeRuntimeError, ModelsMissingError, ModelsOutdatedError, the signal's reason.
 */
export async function openNativeModels(
  options: NativeModelsOptions = {},
): Promise<{ runtime: Runtime; manifest: ModelManifest }> {
  const { folder = join(root, 'public/models'), gpu = false, signal } = options
  const path = join(folder, MANIFEST_NAME)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ModelsMissingError(folder)
  })
  const manifest = parseManifest(text, path)
  const runtime = await openNativeRuntime({
    ort: await loadNativeOrt(),
    readFile: async (name) => new Uint8Array(await readFile(join(folder, name))),
    threads: options.threads ?? availableParallelism(),
    gpu,
    ...(signal && { signal }),
  })
  return { runtime, manifest }
}
