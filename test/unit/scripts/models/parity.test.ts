import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as ort from 'onnxruntime-web'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { halvesToFloats } from '../../../../scripts/models/float16.ts'
import { type ModelManifest, modelFor, variantOf } from '../../../../src/perception/runtime/index.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const shared = here('../../../../../shared/models/depth_anything_v2_small/')
const models = here('../../../../public/models/')
const missing = [`${shared}input.png`, `${models}models.json`].filter((path) => !existsSync(path))

/** Plain bilinear interpolation with half-pixel centres, the borders repeated: 1 x 3 x side x side, 0 to 255. */
function resized({ width, height, data }: PNG, side: number): Float32Array {
  const out = new Float32Array(3 * side * side)
  const tap = (i: number, size: number) => {
    const at = Math.max(0, ((i + 0.5) * size) / side - 0.5)
    const low = Math.min(size - 1, Math.floor(at))
    return { low, high: Math.min(size - 1, low + 1), share: at - low }
  }
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [y, x] = [tap(row, height), tap(column, width)]
      for (let c = 0; c < 3; c++) {
        const p = (v: number, u: number) => data[(v * width + u) * 4 + c] as number
        const top = p(y.low, x.low) * (1 - x.share) + p(y.low, x.high) * x.share
        const bottom = p(y.high, x.low) * (1 - x.share) + p(y.high, x.high) * x.share
        out[(c * side + row) * side + column] = top * (1 - y.share) + bottom * y.share
      }
    }
  return out
}

test('the converted depth network gives the reference output', { timeout: 120_000 }, async (context) => {
  context.skip(missing.length > 0, `missing: ${missing.join(', ')}`)
  ort.env.wasm.numThreads = 1
  const manifest: ModelManifest = JSON.parse(readFileSync(`${models}models.json`, 'utf8'))
  const entry = modelFor(manifest, 'depth')
  const { graph } = variantOf(entry, '37x37')
  const session = await ort.InferenceSession.create(readFileSync(models + graph.file), {
    logSeverityLevel: 3,
    externalData: entry.weights.map(({ file }) => ({ path: file, data: readFileSync(models + file) })),
  })
  const image = new ort.Tensor(
    'float32',
    resized(PNG.sync.read(readFileSync(`${shared}input.png`)), 518),
    [1, 3, 518, 518],
  )
  const found = (await session.run({ image })).inverse_depth?.data as Float32Array
  const reference = halvesToFloats(readFileSync(`${shared}output_518x518.f16`))
  expect(found.length).toBe(reference.length)
  let worst = 0
  for (const [i, value] of reference.entries())
    worst = Math.max(worst, Math.abs(value - (found[i] as number)))
  // The reference itself is rounded to halves: 0.002 for values of 4 to 8.
  expect(worst).toBeLessThan(0.01)
})
