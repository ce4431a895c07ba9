import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeOutput } from '../../src/perception/runtime/index.ts'
import { catalogue } from './catalogue.ts'
import { convert } from './convert.ts'
import { readNpmOptions } from './npmConfig.ts'
import { obtain } from './obtain.ts'
import { projectFolders } from './prepareModels.ts'
import { lineReporter } from './progress.ts'
import { type OrtModule, runSelfTest, webRuntime } from './prove.ts'
import { SourceStore } from './store.ts'
import { type StoredVectors, vectorsPath } from './vectors.ts'

/**
 * `npx tsx scripts/models/record.ts [--runtime FOLDER] [ID…]`: stores what the models compute on the self-test's picture.
 * For a new entry of the catalogue, once its conversion is known to be right. With `--runtime`, onnxruntime-node as it
 * lies in that node_modules folder computes, so that the proof in WebAssembly compares two independent engines.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
const { vectors: folder, cache } = projectFolders(root)
const words = process.argv.slice(2)
const at = words.indexOf('--runtime')
const runtimeFolder = at < 0 ? undefined : words.splice(at, 2)[1]
const report = lineReporter((text) => process.stderr.write(text))

const nativeRuntime = (nodeModules: string): OrtModule =>
  createRequire(join(resolve(nodeModules), 'x.js'))('onnxruntime-node')

const ort = runtimeFolder ? await nativeRuntime(runtimeFolder) : await webRuntime()
const store = await SourceStore.open(cache)
for (const entry of catalogue.filter(({ id }) => !words.length || words.includes(id))) {
  const files = await obtain(entry.source, { store, npm: () => readNpmOptions(root), root, report })
  const model = convert(entry, files)
  const vectors: StoredVectors = {}
  for (const variant of model.variants) {
    report({ kind: 'prove', title: entry.title, variant: variant.id })
    const outputs = await runSelfTest(ort, entry, model, variant)
    vectors[variant.id] = Object.fromEntries(
      Object.entries(outputs).map(([role, output]) => [role, describeOutput(output)]),
    )
  }
  const path = vectorsPath(folder, entry.id)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, JSON.stringify(vectors))
  execFileSync('npx', ['biome', 'format', '--write', path], { cwd: root, stdio: 'inherit' })
}
