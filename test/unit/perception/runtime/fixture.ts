import { createHash } from 'node:crypto'
import { vi } from 'vitest'
import type { Engine, Session } from '../../../../src/perception/runtime/engine.ts'
import {
  describeOutput,
  type ModelEntry,
  type ModelVariant,
  type PictureSpec,
  selfTestInput,
  type TensorData,
} from '../../../../src/perception/runtime/index.ts'

export const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

export const plainInput: PictureSpec = {
  kind: 'picture',
  name: 'x',
  layout: 'nchw',
  range: [0, 255],
  mean: [0, 0, 0],
  std: [1, 1, 1],
  extraChannels: [],
  fit: { kind: 'stretch' },
}

/** The file of a variant of the fixture's model: its name, as bytes. */
export const bytesOf = (id: string) => new TextEncoder().encode(`graph of ${id}`)

/** A model whose network is to return its input; variants of these sizes, `WxH`. */
export function echoModel(...sizes: string[]): ModelEntry {
  const variants = sizes.map((id): ModelVariant => {
    const [width = 0, height = 0] = id.split('x').map(Number)
    const graph = { file: `${id}.onnx`, bytes: bytesOf(id).byteLength, sha256: sha256(bytesOf(id)) }
    const selfTest = { echo: describeOutput(selfTestInput(plainInput, { width, height })) }
    return { id, width, height, graph, selfTest }
  })
  return {
    ...{ id: 'echo', task: 'depth', title: 'Echo', recipe: '0'.repeat(64), source: 'test', sourceFiles: [] },
    ...{ notes: '', input: plainInput, classes: [], weights: [], variants },
    licence: { spdx: 'MIT', holder: 'nobody', link: 'https://example.org' },
    outputs: { echo: { name: 'y', meaning: '' } },
  }
}

/** Serves the fixture's files, and counts what was asked for. */
export function serve(entry: ModelEntry, change = (bytes: Uint8Array<ArrayBuffer>) => bytes) {
  const fake = vi.fn(async (resource: URL | string, init?: RequestInit) => {
    init?.signal?.throwIfAborted()
    const name = new URL(resource).pathname.slice(1)
    const variant = entry.variants.find(({ graph }) => graph.file === name)
    return variant ? new Response(change(bytesOf(variant.id))) : new Response('', { status: 404 })
  })
  vi.stubGlobal('fetch', fake)
  return fake
}

export interface FakeEngine extends Engine {
  loseDevice(fault: string): void
  /** What was done, in order: `webgpu create`, `webgpu run`, … */
  log: string[]
}

/** An engine that echoes. @param behaviour what each backend does instead. */
export function fakeEngine(
  behaviour: {
    create?: (backend: string) => Promise<void> | void
    run?: (backend: string, image: TensorData) => Promise<TensorData> | TensorData
  } = {},
): FakeEngine {
  const listeners: ((fault: string) => void)[] = []
  const log: string[] = []
  return {
    log,
    loseDevice: (fault) => {
      for (const listener of listeners) listener(fault)
    },
    onDeviceLost: (listener) => void listeners.push(listener),
    async createSession(backend): Promise<Session> {
      log.push(`${backend} create`)
      await behaviour.create?.(backend)
      return {
        async run({ x }) {
          log.push(`${backend} run`)
          const image = x as TensorData
          const y = behaviour.run ? await behaviour.run(backend, image) : image
          log.push(`${backend} ran`)
          return { y }
        },
        async release() {
          log.push(`${backend} release`)
        },
      }
    },
  }
}

/** Gives this process a GPU adapter that calls itself so, or none. */
export function stubGpu(info: Partial<GPUAdapterInfo> | undefined, features: readonly string[] = []): void {
  const whole = {
    vendor: '',
    architecture: '',
    device: '',
    description: '',
    isFallbackAdapter: false,
    ...info,
  }
  vi.stubGlobal('navigator', {
    hardwareConcurrency: 8,
    gpu: {
      requestAdapter: () => Promise.resolve(info ? { info: whole, features: new Set(features) } : null),
    },
  })
}
