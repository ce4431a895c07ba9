/**
 * What the head costs in the app, beside the depth network: `node cost.mjs MODELS HEAD`.
 * Both as WebAssembly on one thread, in turns; processor time, so that other programs do not count. Prints a line of
 * JSON: medians in milliseconds of a keyframe of 21 x 28 patches, and the head's share of the depth network's.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ort from 'onnxruntime-web'

const [models, headFile] = process.argv.slice(2)
const ROWS = 21
const COLUMNS = 28
const TURNS = 15
ort.env.wasm.numThreads = 1

const entry = JSON.parse(readFileSync(join(models, 'models.json'), 'utf8')).models.find(
  ({ task }) => task === 'depth',
)
const { graph } = entry.variants.find(({ id }) => id === `${ROWS}x${COLUMNS}`)
const externalData = entry.weights.map(({ file }) => ({ path: file, data: readFileSync(join(models, file)) }))
const settings = { logSeverityLevel: 3 }
const depthSession = await ort.InferenceSession.create(readFileSync(join(models, graph.file)), {
  ...settings,
  externalData,
})
const headSession = await ort.InferenceSession.create(readFileSync(headFile), settings)

const image = new Float32Array(3 * ROWS * COLUMNS * 196).map((_, i) => (i * 37 + (i >> 8)) & 255)
const picture = new ort.Tensor('float32', image, [1, 3, 14 * ROWS, 14 * COLUMNS])
const output = (results, role) => results[entry.outputs[role].name].data
const grid = [1, ROWS, COLUMNS, 384]

async function timed(run) {
  const before = process.cpuUsage()
  const results = await run()
  const { user, system } = process.cpuUsage(before)
  return [results, (user + system) / 1000]
}

const times = { depth: [], head: [] }
for (let turn = 0; turn <= TURNS; turn++) {
  const [results, depth] = await timed(() => depthSession.run({ [entry.input.name]: picture }))
  // The shift is the app's: relative inverse depth can be negative.
  const inverse = output(results, 'inverseDepth').map((value) => value + 2.2)
  const inputs = {
    image: picture,
    inverse_depth: new ort.Tensor('float32', inverse, [1, 14 * ROWS, 14 * COLUMNS, 1]),
    features: new ort.Tensor('float32', output(results, 'features'), grid),
    semantics: new ort.Tensor('float32', output(results, 'semantics'), grid),
  }
  const [, head] = await timed(() => headSession.run(inputs))
  // The first turn warms up.
  if (turn) {
    times.depth.push(depth)
    times.head.push(head)
  }
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]
const depth = median(times.depth)
const own = median(times.head)
const rounded = (value, digits) => Number(value.toFixed(digits))
console.log(
  JSON.stringify({
    'depth ms': rounded(depth, 0),
    'head ms': rounded(own, 1),
    share: rounded(own / depth, 4),
  }),
)
