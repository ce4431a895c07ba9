import { readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  MANIFEST_NAME,
  type ModelEntry,
  type ModelFile,
  type ModelManifest,
  parseManifest,
  type SelfTestVector,
} from '../../src/perception/runtime/index.ts'
import type { ConvertedModel } from './convert.ts'
import { type CatalogueEntry, sourceTitle } from './entry.ts'
import { diskFault } from './errors.ts'
import { sha256Of, sha256OfFile, writeWhole } from './store.ts'

/** A model that was made in this run: its entry in the manifest, and its files' bytes by name. */
export interface MadeModel {
  entry: ModelEntry
  files: ReadonlyMap<string, Uint8Array>
}

/** The manifest's entry for a converted model. */
export function describeModel(
  entry: CatalogueEntry,
  recipe: string,
  sources: readonly Uint8Array[],
  { weights, variants }: ConvertedModel,
  vectorFor: (variant: string) => SelfTestVector,
): MadeModel {
  const files = new Map<string, Uint8Array>()
  const fileOf = (file: string, data: Uint8Array): ModelFile => {
    files.set(file, data)
    return { file, bytes: data.byteLength, sha256: sha256Of(data) }
  }
  const { id, task, title, source, licence, notes, input, outputs, classes } = entry
  const paths = source.kind === 'npm' ? source.files.map(({ path }) => path) : [basename(sourceTitle(source))]
  return {
    files,
    entry: {
      ...{ id, task, title, recipe, licence, notes, input, outputs: { ...outputs }, classes: [...classes] },
      source: sourceTitle(source),
      sourceFiles: paths.map((path, i) => ({ path, sha256: sha256Of(sources[i] as Uint8Array) })),
      weights: weights.map(({ file, data }) => fileOf(file, data)),
      variants: variants.map(({ file, data, half, ...variant }) => ({
        ...variant,
        graph: fileOf(file, data),
        ...(half && { half: fileOf(half.file, half.data) }),
        selfTest: vectorFor(variant.id),
      })),
    },
  }
}

const filesOf = (entry: ModelEntry): ModelFile[] => [
  ...entry.weights,
  ...entry.variants.flatMap(({ graph, half }) => (half ? [graph, half] : [graph])),
]

/** Bytes of all files of a manifest. */
export const sizeOf = ({ models }: ModelManifest): number =>
  models.flatMap(filesOf).reduce((sum, { bytes }) => sum + bytes, 0)

/** The manifest of an earlier run; undefined where there is none, or none that this version reads. */
export async function readPublished(folder: string): Promise<ModelManifest | undefined> {
  const path = join(folder, MANIFEST_NAME)
  try {
    return parseManifest(await readFile(path, 'utf8'), path)
  } catch {
    return undefined
  }
}

/** Whether every file of a published model is there, whole and unchanged. */
export async function isIntact(folder: string, entry: ModelEntry): Promise<boolean> {
  for (const { file, bytes, sha256 } of filesOf(entry)) {
    const path = join(folder, file)
    const size = await stat(path).then(
      (found) => found.size,
      () => -1,
    )
    if (size !== bytes || (await sha256OfFile(path)) !== sha256) return false
  }
  return true
}

/**
 * Puts new models into place. All files are written under temporary names first; then the old manifest goes, the files
 * take their names and the new manifest is written last: whoever finds a manifest finds what it lists.
 * @param kept models of the old manifest that stay as they are.
 */
export async function publish(
  folder: string,
  order: readonly string[],
  kept: readonly ModelEntry[],
  made: readonly MadeModel[],
  old: ModelManifest | undefined,
): Promise<ModelManifest> {
  const entries = [...kept, ...made.map(({ entry }) => entry)]
  const manifest: ModelManifest = {
    version: 1,
    models: entries.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
  }
  const path = join(folder, MANIFEST_NAME)
  const files = made.flatMap((model) => [...model.files])
  const fresh = (name: string) => join(folder, `${name}.${process.pid}.part`)
  try {
    for (const [name, data] of files) await writeWhole(fresh(name), [data])
    await rm(path, { force: true })
    for (const [name] of files) await rename(fresh(name), join(folder, name))
    await writeWhole(path, [Buffer.from(JSON.stringify(manifest))])
    const listed = new Set(manifest.models.flatMap(filesOf).map(({ file }) => file))
    for (const { file } of old?.models.flatMap(filesOf) ?? [])
      if (!listed.has(file)) await rm(join(folder, file), { force: true })
  } catch (error) {
    throw diskFault(error, folder)
  } finally {
    for (const [name] of files) await rm(fresh(name), { force: true })
  }
  return manifest
}
