import { expect, test } from 'vitest'
import { floatToHalf } from '../../../scripts/models/float16.ts'
import { ElementType, OnnxGraph } from '../../../scripts/models/onnx.ts'
import { createEngine } from '../../../src/perception/runtime/ort.ts'

const TOKENS = 60
const WIDTH = 48
const HEADS = 2

/** The depth network's block in small: attention, LayerNorm, exact GELU. */
function block(isHalf: boolean): Uint8Array {
  const graph = new OnnxGraph()
  const floats = (values: Float32Array, dims: readonly number[]) =>
    isHalf
      ? graph.constant(ElementType.float16, dims, Uint16Array.from(values, floatToHalf))
      : graph.constant(ElementType.float32, dims, values)
  const scalar = (value: number) => floats(Float32Array.of(value), [])
  const matrix = (seed: number) =>
    floats(
      Float32Array.from({ length: WIDTH * WIDTH }, (_, i) => Math.sin(i * 1.7 + seed) / 4),
      [WIDTH, WIDTH],
    )
  const row = (value: number) => floats(new Float32Array(WIDTH).fill(value), [WIDTH])
  const x = isHalf ? graph.node('Cast', ['x'], { to: ElementType.float16 }) : 'x'
  const split = graph.int64s([1, -1, HEADS, WIDTH / HEADS])
  const [queries = '', keys = '', values = ''] = [1, 2, 3].map((seed) => {
    const linear = graph.node('Add', [graph.node('MatMul', [x, matrix(seed)]), row(0.1)])
    return graph.node('Transpose', [graph.node('Reshape', [linear, split])], {
      perm: seed === 2 ? [0, 2, 3, 1] : [0, 2, 1, 3],
    })
  })
  const scaled = graph.node('Mul', [queries, scalar(1 / Math.sqrt(WIDTH / HEADS))])
  const shares = graph.node('Softmax', [graph.node('MatMul', [scaled, keys])], { axis: -1 })
  const merged = graph.node('Transpose', [graph.node('MatMul', [shares, values])], { perm: [0, 2, 1, 3] })
  const heads = graph.node('Reshape', [merged, graph.int64s([1, -1, WIDTH])])
  const normed = graph.node('LayerNormalization', [heads, row(1), row(0)], {
    axis: -1,
    epsilon: { float: 1e-6 },
  })
  const erf = graph.node('Erf', [graph.node('Div', [normed, scalar(Math.SQRT2)])])
  const gate = graph.node('Add', [erf, scalar(1)])
  const gelu = graph.node('Mul', [graph.node('Mul', [normed, gate]), scalar(0.5)])
  graph.node('Cast', [gelu], { to: ElementType.float32 }, 'y')
  return graph.encode('block', 17, { x: [1, TOKENS, WIDTH] }, { y: [1, TOKENS, WIDTH] })
}

const input = {
  data: Float32Array.from({ length: TOKENS * WIDTH }, (_, i) => Math.cos(i * 0.37)),
  dims: [1, TOKENS, WIDTH],
}

async function compute(backend: 'wasm' | 'webgpu', isHalf: boolean): Promise<Float32Array> {
  const session = await createEngine(1).createSession(backend, { graph: block(isHalf), weights: [] })
  const { y } = await session.run({ x: input }, ['y'])
  await session.release()
  return y?.data ?? new Float32Array()
}

const worst = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0)

test('a block of the encoder is the same on WebGPU and on WebAssembly', async () => {
  const plain = await compute('wasm', false)
  expect(Math.max(...plain)).toBeGreaterThan(1)
  expect(worst(plain, await compute('webgpu', false))).toBeLessThan(1e-4)
})

test('in float16 it is the same within its rounding, in WebAssembly', async () => {
  expect(worst(await compute('wasm', false), await compute('wasm', true))).toBeLessThan(0.03)
})

test('and on WebGPU, where the adapter has shader-f16', async (context) => {
  const adapter = await navigator.gpu.requestAdapter()
  context.skip(!adapter?.features.has('shader-f16'), 'this adapter has no shader-f16')
  expect(worst(await compute('wasm', false), await compute('webgpu', true))).toBeLessThan(0.03)
})
