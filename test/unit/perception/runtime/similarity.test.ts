import * as ort from 'onnxruntime-web'
import { expect, test } from 'vitest'
import { OnnxGraph } from '../../../../scripts/models/onnx.ts'
import type { Engine } from '../../../../src/perception/runtime/engine.ts'
import { makeSimilarity } from '../../../../src/perception/runtime/similarity.ts'

ort.env.wasm.numThreads = 1

/** onnxruntime on Node, keeping the graphs that it was given. */
function recordingEngine(graphs: Uint8Array[]): Engine {
  return {
    async createSession(_backend, { graph }) {
      graphs.push(graph)
      const session = await ort.InferenceSession.create(graph)
      return {
        async run(inputs, outputs) {
          const feeds = Object.entries(inputs).map(([k, v]) => [k, new ort.Tensor('float32', v.data, v.dims)])
          const results = await session.run(Object.fromEntries(feeds), outputs)
          return Object.fromEntries(
            outputs.map((k) => [k, { data: results[k]?.data as Float32Array, dims: results[k]?.dims ?? [] }]),
          )
        },
        release: () => session.release(),
      }
    },
    onDeviceLost() {},
  }
}

test('inner products of rows, of matrices of any height, with one session', async () => {
  const graphs: Uint8Array[] = []
  const similarity = makeSimilarity(recordingEngine(graphs), 'wasm', (work) => work())
  const a = { data: Float32Array.of(1, 2, 3, 4), dims: [2, 2] }
  expect(await similarity(a, { data: Float32Array.of(5, 6), dims: [1, 2] })).toEqual(Float32Array.of(17, 39))
  expect([...(await similarity(a, a))]).toEqual([5, 11, 11, 25])
  expect(graphs).toHaveLength(1)
  const graph = new OnnxGraph()
  graph.node('Gemm', ['a', 'b'], { transB: 1 }, 'similarity')
  const free = [undefined, undefined]
  const written = graph.encode('similarity', 13, { a: free, b: free }, { similarity: free })
  expect(Buffer.from(written)).toEqual(Buffer.from(graphs[0] as Uint8Array))
})
