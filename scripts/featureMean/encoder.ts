import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PatchFeatures } from '../../src/perception/index.ts'
import {
  MANIFEST_NAME,
  modelFor,
  parseManifest,
  pictureSpecOf,
  pictureToTensor,
  variantForPicture,
} from '../../src/perception/runtime/index.ts'
import { type RgbaImage, resizeArea } from '../../src/video/index.ts'
import { webRuntime } from '../models/prove.ts'
import { root } from '../paths.ts'

const MODELS = join(root, 'public/models')
/** The sizes that a CPU is given in the app. */
const PIXELS = 294 * 518

/**
 * Runs the depth network's encoder, as the app does, on pictures of any size. Those of one shape of input come one after
 * another, so that one network at a time is in memory.
 */
export async function* encode(pictures: readonly RgbaImage[]): AsyncGenerator<PatchFeatures> {
  const path = join(MODELS, MANIFEST_NAME)
  const entry = modelFor(parseManifest(await readFile(path, 'utf8'), path), 'depth')
  const input = pictureSpecOf(entry)
  const output = entry.outputs.features?.name ?? 'features'
  const ort = await webRuntime()
  const externalData = await Promise.all(
    entry.weights.map(async ({ file }) => ({ path: file, data: await readFile(join(MODELS, file)) })),
  )
  const shaped = pictures.map((picture) => ({ picture, variant: variantForPicture(entry, picture, PIXELS) }))
  for (const variant of new Set(shaped.map((one) => one.variant))) {
    const { rows, columns } = variant.grid ?? { rows: 1, columns: 1 }
    const graph = await readFile(join(MODELS, variant.graph.file))
    const session = await ort.InferenceSession.create(graph, { logSeverityLevel: 3, externalData })
    try {
      for (const { picture } of shaped.filter((one) => one.variant === variant)) {
        const { data, dims } = pictureToTensor(input, resizeArea(picture, variant.width, variant.height))
        const results = await session.run({ [input.name]: new ort.Tensor('float32', data, dims) }, [output])
        const values = Float32Array.from(results[output]?.data as Float32Array)
        yield { rows, columns, channels: values.length / (rows * columns), values }
      }
    } finally {
      await session.release()
    }
  }
}
