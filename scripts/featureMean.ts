import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { PatchFeatures } from '../src/perception/index.ts'
import { encode } from './featureMean/encoder.ts'
import { fitFeatures, meanFeatures, packFeatures } from './featureMean/pack.ts'
import { readPicture } from './featureMean/pictures.ts'
import { ensureFfmpeg } from './ffmpeg.ts'
import { ensureModels } from './models/ensure.ts'
import { root } from './paths.ts'
import { shared } from './shared.ts'

/**
 * `npm run feature-mean [picture]...`: writes src/perception/motion/featureMeanData.ts anew, from the pictures of
 * ../shared/labels or those given. To be run when the depth network changes. None of the pictures shows a room that the
 * benches judge by, and every picture counts the same.
 */

const OUT = join(root, 'src/perception/motion/featureMeanData.ts')
/** Pictures of many rooms. */
const PICTURES = 192
/** Nodes a side. 6 are too few; 12 match no better, for twice the bytes. */
const SIDE = 8

function pictures(): string[] {
  const given = process.argv.slice(2).map((path) => resolve(path))
  if (given.length) return given
  const folder = shared('labels', 'pictures')
  const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.jpg')) : []
  const step = Math.max(1, names.length / PICTURES)
  const even = names.sort().filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
  return even.map((name) => join(folder as string, name))
}

const paths = pictures()
const missing = paths.find((path) => !existsSync(path))
if (missing || !paths.length) {
  console.error(missing ? `there is no ${missing}` : 'name the pictures to make the mean of')
  process.exit(1)
}
const report = (line: string) => console.error(line)
ensureFfmpeg(report)
await ensureModels(report)
const fitted: PatchFeatures[] = []
for await (const features of encode(paths.map(readPicture))) {
  fitted.push(fitFeatures(features, SIDE, SIDE))
  if (fitted.length % 16 === 0) report(`${fitted.length} of ${paths.length} pictures`)
}
const { base64, ...shape } = packFeatures(meanFeatures(fitted))
writeFileSync(
  OUT,
  `import type { PackedFeatures } from './featureMean.ts'

/**
 * Written by \`npm run feature-mean\`: the mean of block 6 of the depth network's encoder over ${paths.length} pictures of
 * rooms, from ../shared/labels.
 */
export const FEATURE_MEAN: PackedFeatures = {
${Object.entries(shape)
  .map(([name, value]) => `  ${name}: ${value},\n`)
  .join('')}  base64:
    '${base64}',
}
`,
)
console.log(`${relative(root, OUT)}: ${base64.length} characters`)
