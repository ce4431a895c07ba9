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

/** Runs the depth network's encoder, as the app does, on frames of one size: their features one after another. */
export async function* encode(frames: readonly RgbaImage[]): AsyncGenerator<PatchFeatures> {
  const [first] = frames
  if (!first) return
  const path = join(MODELS, MANIFEST_NAME)
  const entry = modelFor(parseManifest(await readFile(path, 'utf8'), path), 'depth')
  const variant = variantForPicture(entry, first, PIXELS)
  const { rows, columns } = variant.grid ?? { rows: 1, columns: 1 }
  const input = pictureSpecOf(entry)
  const output = entry.outputs.features?.name ?? 'features'
  const ort = await webRuntime()
  const weights = await Promise.all(
    entry.weights.map(async ({ file }) => ({ path: file, data: await readFile(join(MODELS, file)) })),
  )
  const session = await ort.InferenceSession.create(await readFile(join(MODELS, variant.graph.file)), {
    logSeverityLevel: 3,
    externalData: weights,
  })
  try {
    for (const frame of frames) {
      const { data, dims } = pictureToTensor(input, resizeArea(frame, variant.width, variant.height))
      const results = await session.run({ [input.name]: new ort.Tensor('float32', data, dims) }, [output])
      const values = Float32Array.from(results[output]?.data as Float32Array)
      yield { rows, columns, channels: values.length / (rows * columns), values }
    }
  } finally {
    await session.release()
  }
}
