/**
 * Runs the depth network for training/semantics/encoder.py: `node encode.mjs MODELS RUNTIME THREADS ROLE…`.
 * In: pictures, each a line of JSON `{"rows", "columns"}` and its RGB bytes. Out: for each picture a line of JSON,
 * the roles' shapes, and their float32 numbers. RUNTIME is a folder with onnxruntime-node in its node_modules; without
 * one, onnxruntime-web computes, which is some four times slower.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [models, runtime, threads, ...roles] = process.argv.slice(2)
const native = existsSync(join(runtime, 'node_modules/onnxruntime-node'))
const ort = native
  ? createRequire(join(runtime, 'x.js'))('onnxruntime-node')
  : await import('onnxruntime-web')
if (!native) ort.env.wasm.numThreads = 1

const entry = JSON.parse(readFileSync(join(models, 'models.json'), 'utf8')).models.find(
  ({ task }) => task === 'depth',
)
const names = roles.map((role) => entry.outputs[role].name)
const externalData = entry.weights.map(({ file }) => ({ path: file, data: readFileSync(join(models, file)) }))
const sessions = new Map()

function sessionOf(rows, columns) {
  const id = `${rows}x${columns}`
  if (!sessions.has(id)) {
    const { graph } = entry.variants.find((variant) => variant.id === id)
    const path = join(models, graph.file)
    // The native runtime finds the weights beside the graph, and reads them once for all sessions.
    const [source, options] = native ? [path, {}] : [readFileSync(path), { externalData }]
    const settings = { logSeverityLevel: 3, intraOpNumThreads: Number(threads), ...options }
    sessions.set(id, ort.InferenceSession.create(source, settings))
  }
  return sessions.get(id)
}

/** Planes of red, green and blue, 0 to 255: the network normalises by itself. */
function planar(rgb, pixels) {
  const out = new Float32Array(3 * pixels)
  for (let c = 0; c < 3; c++) for (let i = 0; i < pixels; i++) out[c * pixels + i] = rgb[3 * i + c]
  return out
}

const write = (bytes) =>
  new Promise((resolve, reject) =>
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())),
  )

let waiting = Buffer.alloc(0)
for await (const chunk of process.stdin) {
  waiting = Buffer.concat([waiting, chunk])
  for (;;) {
    const end = waiting.indexOf(10)
    if (end < 0) break
    const { rows, columns } = JSON.parse(waiting.subarray(0, end).toString())
    const pixels = rows * columns * 14 * 14
    if (waiting.length < end + 1 + 3 * pixels) break
    const image = planar(waiting.subarray(end + 1), pixels)
    waiting = Buffer.from(waiting.subarray(end + 1 + 3 * pixels))
    const session = await sessionOf(rows, columns)
    const tensor = new ort.Tensor('float32', image, [1, 3, rows * 14, columns * 14])
    const results = await session.run({ [entry.input.name]: tensor }, names)
    await write(`${JSON.stringify(names.map((name) => results[name].dims))}\n`)
    for (const name of names) {
      const { buffer, byteOffset, byteLength } = results[name].data
      await write(Buffer.from(buffer, byteOffset, byteLength))
    }
  }
}
