import { expect, test } from 'vitest'
import { catalogue } from '../../../scripts/models/catalogue.ts'
import {
  type ModelManifest,
  type ModelTask,
  modelTask,
  type NetworkSession,
  openNetworks,
  type Runtime,
  SEMANTIC_CLASSES,
  type TensorData,
} from '../../../src/perception/index.ts'

const [ROWS, COLUMNS] = [2, 3]
const CLASSES = SEMANTIC_CLASSES.length
const frame = { width: 60, height: 40, data: new Uint8ClampedArray(60 * 40 * 4).fill(128) }
const file = { file: 'x', bytes: 1, sha256: '0'.repeat(64) }

const manifest: ModelManifest = {
  version: 1,
  models: catalogue.map(({ id, task, title, licence, notes, input, outputs, classes }) => ({
    ...{ id, task, title, licence, notes, input, recipe: '', source: '', sourceFiles: [], weights: [] },
    outputs: { ...outputs },
    classes: [...classes],
    variants: [
      {
        ...{ id: 'only', width: COLUMNS * 14, height: ROWS * 14, graph: file, selfTest: {} },
        grid: { rows: ROWS, columns: COLUMNS },
      },
    ],
  })),
}

const ramp = (...dims: number[]): TensorData => ({
  data: Float32Array.from({ length: dims.reduce((a, b) => a * b) }, (_, i) => i),
  dims,
})

/** A runtime whose networks answer with what is given for them, and note what they were asked. */
function fakeRuntime(answers: Partial<Record<ModelTask, Record<string, TensorData>>>) {
  const asked: { task: ModelTask; inputs: Readonly<Record<string, TensorData>> }[] = []
  const runtime = {
    similarity: async () => new Float32Array(0),
    openNetwork: async (entry): Promise<NetworkSession> =>
      ({
        ...{ entry, variant: entry.variants[0], backend: 'wasm', reason: '', release: async () => undefined },
        run: async (inputs: Readonly<Record<string, TensorData>>) => {
          asked.push({ task: entry.task, inputs })
          return answers[entry.task] ?? {}
        },
      }) as NetworkSession,
  } as Pick<Runtime, 'similarity' | 'openNetwork'> as Runtime
  return { runtime, asked }
}

test('the semantics head reads the depth network’s outputs of the same frame', async () => {
  const patches = ROWS * COLUMNS
  const { runtime, asked } = fakeRuntime({
    depth: {
      inverseDepth: ramp(1, ROWS * 14, COLUMNS * 14),
      features: ramp(1, patches, 384),
      semantics: ramp(1, patches, 384),
    },
    semantics: { probabilities: ramp(1, 2 * ROWS, 2 * COLUMNS, CLASSES) },
  })
  const networks = await openNetworks(runtime, manifest, frame, 1e6, new AbortController().signal, () => {})
  expect(networks.sessions.map(({ entry }) => entry.task).toSorted()).toEqual([...modelTask.options].sort())
  const output = await networks.depth(frame)
  const grid = await networks.semantics(output)
  expect(grid).toMatchObject({ rows: 2 * ROWS, columns: 2 * COLUMNS })
  expect(grid.probabilities).toHaveLength(4 * patches * CLASSES)

  const read = asked.find(({ task }) => task === 'semantics')?.inputs ?? {}
  const { input } = catalogue.find(({ task }) => task === 'semantics') ?? {}
  expect(input?.kind).toBe('outputs')
  if (input?.kind !== 'outputs') return
  for (const [role, { layout, cells, channels }] of Object.entries(input.tensors)) {
    const [rows, columns] = [ROWS * cells, COLUMNS * cells]
    const dims = layout === 'nchw' ? [channels, rows, columns] : [rows, columns, channels]
    expect(read[role]?.dims, role).toEqual([1, ...dims])
  }
  // The depth that the head was trained with has the network's shift added, as the evidence has.
  expect(read.inverseDepth?.data[0]).toBeGreaterThan(1)
  expect(networks.timings.semantics.runs).toBe(1)
})
