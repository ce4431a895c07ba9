import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HALF_TOLERANCE } from '../../src/perception/runtime/index.ts'
import { convert, variantsOf } from './convert.ts'
import type { CatalogueEntry } from './entry.ts'
import { type NpmOptions, readNpmOptions } from './npmConfig.ts'
import { obtain } from './obtain.ts'
import type { Report } from './progress.ts'
import { type OrtModule, prove, webRuntime } from './prove.ts'
import { describeModel, isIntact, type MadeModel, publish, readPublished, sizeOf } from './publish.ts'
import { openFolder, SourceStore } from './store.ts'
import { readVectors, vectorOf, vectorsPath } from './vectors.ts'

export interface PrepareOptions {
  catalogue: readonly CatalogueEntry[]
  /** The repository's root. */
  root: string
  /** Where the models go. */
  folder: string
  /** Where source files are kept between runs. */
  cache: string
  /** Where the stored vectors lie. */
  vectors: string
  report: Report
  /** npm's settings; read from npm's configuration by default. */
  npm?: () => Promise<NpmOptions>
}

/** The code that decides what a converted file holds: when it changes, models are made anew. */
const CONVERTERS = [
  'convert',
  'depthAnything',
  'efficientDet',
  'float16',
  'mil',
  'onnx',
  'tflite',
  'weightsFile',
]

async function recipeOf(entry: CatalogueEntry, vectors: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(entry))
  for (const name of CONVERTERS) hash.update(await readFile(new URL(`${name}.ts`, import.meta.url)))
  return hash.update(await readFile(vectorsPath(vectors, entry.id)).catch(() => '')).digest('hex')
}

/**
 * Fetches, converts, proves and installs the models of a catalogue; does nothing for those that are there already.
 * A failed or interrupted run leaves the installed models as they were.
 * @returns whether anything was made.
 * @throws a SetUpError whose message says what to do.
 */
export async function prepareModels(options: PrepareOptions): Promise<'ready' | 'prepared'> {
  const { catalogue, root, folder, vectors, report } = options
  await openFolder(folder)
  const old = await readPublished(folder)
  const kept = []
  const wanted: { entry: CatalogueEntry; recipe: string }[] = []
  for (const entry of catalogue) {
    const recipe = await recipeOf(entry, vectors)
    const published = old?.models.find((model) => model.id === entry.id && model.recipe === recipe)
    if (published && (await isIntact(folder, published))) kept.push(published)
    else wanted.push({ entry, recipe })
  }
  if (old && !wanted.length && old.models.length === kept.length) {
    report({ kind: 'ready', models: kept.length, bytes: sizeOf(old) })
    return 'ready'
  }
  const context = {
    store: await SourceStore.open(options.cache),
    npm: options.npm ?? (() => readNpmOptions(root)),
    root,
    report,
  }
  // All files first: whoever is offline should not wait for the slow part to hear it.
  const sources: Uint8Array[][] = []
  for (const { entry } of wanted) sources.push(await obtain(entry.source, context))
  const ort = await webRuntime()
  const made: MadeModel[] = []
  for (const [i, { entry, recipe }] of wanted.entries())
    made.push(await make(entry, recipe, sources[i] as Uint8Array[], ort, options))
  const order = catalogue.map(({ id }) => id)
  const manifest = await publish(folder, order, kept, made, old)
  report({ kind: 'done', models: manifest.models.length, bytes: sizeOf(manifest) })
  return 'prepared'
}

async function make(
  entry: CatalogueEntry,
  recipe: string,
  files: readonly Uint8Array[],
  ort: OrtModule,
  { vectors, report }: PrepareOptions,
): Promise<MadeModel> {
  const { id, title, conversion, proveAtSetUp } = entry
  const stored = await readVectors(vectors, id)
  for (const variant of variantsOf(id, conversion)) vectorOf(stored, id, variant.id)
  report({ kind: 'convert', title })
  const model = convert(entry, files)
  for (const variant of model.variants) {
    if (proveAtSetUp && !proveAtSetUp.includes(variant.id)) continue
    report({ kind: 'prove', title, variant: variant.id })
    const sentence = await prove(ort, entry, model, variant, vectorOf(stored, id, variant.id))
    report({ kind: 'proven', title, variant: variant.id, sentence })
    if (!variant.half) continue
    const half = { ...variant, id: `${variant.id} in float16`, data: variant.half.data }
    report({ kind: 'prove', title, variant: half.id })
    const found = await prove(ort, entry, model, half, vectorOf(stored, id, variant.id), HALF_TOLERANCE)
    report({ kind: 'proven', title, variant: half.id, sentence: found })
  }
  return describeModel(entry, recipe, files, model, (variant) => vectorOf(stored, id, variant))
}

/** Where the project keeps things, from the repository's root. */
export const projectFolders = (root: string) => ({
  root,
  folder: join(root, 'public/models'),
  cache: join(root, 'node_modules/.cache/floorsight'),
  vectors: join(root, 'scripts/models/vectors'),
})
