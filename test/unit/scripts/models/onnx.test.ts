import * as ort from 'onnxruntime-web'
import { expect, test } from 'vitest'
import { ElementType, OnnxGraph } from '../../../../scripts/models/onnx.ts'

ort.env.wasm.numThreads = 1

test('what OnnxGraph writes, onnxruntime runs: attributes of each kind, constants, weights outside', async () => {
  const graph = new OnnxGraph()
  // y = softmax over axis 1 of (resize(x, nearest, 2x) * outside + 0.5), in ONNX's words.
  const bytes = new Uint8Array(Uint16Array.of(0, 0x3c00, 0xc000).buffer) // the halves 0, 1, -2
  const place = { location: 'w.bin', offset: 2, length: 4 }
  const half = graph.external(ElementType.float16, [2, 1], place, 'w')
  const scale = graph.node('Cast', [half], { to: ElementType.float32 })
  const wide = graph.node('Resize', ['x', '', '', graph.int64s([2, 4])], {
    mode: 'nearest',
    coordinate_transformation_mode: 'asymmetric',
    nearest_mode: 'floor',
  })
  const moved = graph.node('Add', [graph.node('Mul', [wide, scale]), graph.float32s([0.5])])
  const leaky = graph.node('LeakyRelu', [moved], { alpha: { float: 0.25 } })
  graph.node('Transpose', [leaky], { perm: [1, 0] }, 'y')
  const session = await ort.InferenceSession.create(graph.encode('small', 17, { x: [2, 2] }, { y: [4, 2] }), {
    executionProviders: ['wasm'],
    externalData: [{ path: 'w.bin', data: bytes }],
  })
  expect(session.inputNames).toEqual(['x'])
  const { y } = await session.run({ x: new ort.Tensor('float32', [1, 2, 3, 4], [2, 2]) })
  await session.release()
  expect(y?.dims).toEqual([4, 2])
  // Row 0 of x times 1 plus 0.5; row 1 times -2 plus 0.5, then a quarter of what is negative.
  expect(y?.data).toEqual(Float32Array.of(1.5, -1.375, 1.5, -1.375, 2.5, -1.875, 2.5, -1.875))
})

test('a constant given twice under one name is written once', async () => {
  const graph = new OnnxGraph()
  const one = () => graph.constant(ElementType.float32, [], Float32Array.of(1), 'one')
  expect(one()).toBe(one())
  graph.node('Add', [graph.node('Add', ['x', one()]), one()], {}, 'y')
  const model = graph.encode('twice', 17, { x: [1] }, { y: [1] })
  const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] })
  const { y } = await session.run({ x: new ort.Tensor('float32', [5], [1]) })
  expect(y?.data).toEqual(Float32Array.of(7))
})
