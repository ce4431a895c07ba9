import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { PatchFeatures } from '../src/perception/index.ts'
import { encode } from './featureMean/encoder.ts'
import { framesOf } from './featureMean/frames.ts'
import { fitFeatures, meanFeatures, packFeatures } from './featureMean/pack.ts'
import { ensureFfmpeg } from './ffmpeg.ts'
import { ensureModels } from './models/ensure.ts'
import { root } from './paths.ts'
import { shared } from './shared.ts'

/**
 * `npm run feature-mean [clip]...`: writes src/perception/motion/featureMeanData.ts anew, from the clips of ../shared/rooms
 * or those given. To be run when the depth network changes. Every clip counts the same.
 */

const OUT = join(root, 'src/perception/motion/featureMeanData.ts')
/** More frames a clip change nothing: 8 give the same share of right matches as all. */
const FRAMES = 24
/** Nodes a side. 6 are too few; 12 match no better, for twice the bytes. */
const SIDE = 8

function clips(): string[] {
  const given = process.argv.slice(2).map((path) => resolve(path))
  if (given.length) return given
  const folder = shared('rooms')
  const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.mp4')) : []
  return names.sort().map((name) => join(folder as string, name))
}

async function meanOf(clip: string): Promise<PatchFeatures> {
  const all: PatchFeatures[] = []
  for await (const features of encode(framesOf(clip, FRAMES))) all.push(features)
  const { rows, columns } = all[0] ?? {}
  console.log(`${basename(clip)}: ${all.length} frames, ${rows} x ${columns} patches`)
  return fitFeatures(meanFeatures(all), SIDE, SIDE)
}

const videos = clips()
const missing = videos.find((path) => !existsSync(path))
if (missing || !videos.length) {
  console.error(missing ? `there is no ${missing}` : 'name the clips to make the mean of')
  process.exit(1)
}
const report = (line: string) => console.error(line)
ensureFfmpeg(report)
await ensureModels(report)
const means: PatchFeatures[] = []
for (const video of videos) means.push(await meanOf(video))
const { base64, ...shape } = packFeatures(meanFeatures(means))
const names = videos.map((path) => basename(path).replace(/\.[^.]*$/, ''))
writeFileSync(
  OUT,
  `import type { PackedFeatures } from './featureMean.ts'

/**
 * Written by \`npm run feature-mean\`: the mean of block 6 of the depth network's encoder over ${FRAMES} frames each of
 * ${names.join(', ')}.
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
