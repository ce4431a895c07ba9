import { ElementType, OnnxGraph } from '../../../scripts/models/onnx.ts'
import {
  describeOutput,
  type ModelEntry,
  type ModelFile,
  type TensorData,
} from '../../../src/perception/runtime/index.ts'

const SIZE = 8
const FILTERS = 4
/** Small integers over 8: exact as halves, so that a Cast loses nothing. */
const WEIGHTS = Float32Array.from({ length: FILTERS * 27 }, (_, i) => (((i * 7) % 17) - 8) / 8)

/** 1 -> 0x3c00 and so on, for the few values used here. */
function half(value: number): number {
  if (value === 0) return 0
  const exponent = Math.floor(Math.log2(Math.abs(value)))
  const fraction = Math.round((Math.abs(value) / 2 ** exponent - 1) * 1024)
  return (value < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | fraction
}

/** The convolution that the fixture's network computes (3x3, zero padding, ReLU), written out plainly. */
export function plainConvolution({ data }: TensorData): Float32Array {
  const out = new Float32Array(FILTERS * SIZE * SIZE)
  const pixel = (c: number, y: number, x: number) =>
    x < 0 || y < 0 || x >= SIZE || y >= SIZE ? 0 : (data[(c * SIZE + y) * SIZE + x] as number)
  for (let f = 0; f < FILTERS; f++)
    for (let y = 0; y < SIZE; y++)
      for (let x = 0; x < SIZE; x++) {
        let sum = 0
        for (let k = 0; k < 27; k++)
          sum +=
            (WEIGHTS[f * 27 + k] as number) *
            pixel(Math.floor(k / 9), y + (Math.floor(k / 3) % 3) - 1, x + (k % 3) - 1)
        out[(f * SIZE + y) * SIZE + x] = Math.max(0, sum)
      }
  return out
}

const file = async (name: string, data: Uint8Array<ArrayBuffer>): Promise<ModelFile> => ({
  file: name,
  bytes: data.byteLength,
  sha256: [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(''),
})

/** A tiny network made like the depth network: fp16 weights in a file of their own, cast to float32. */
export async function tinyModel(input: TensorData) {
  const weights = new Uint8Array(Uint16Array.from(WEIGHTS, half).buffer)
  const graph = new OnnxGraph()
  const place = { location: 'tiny.weights', offset: 0, length: weights.byteLength }
  const stored = graph.external(ElementType.float16, [FILTERS, 3, 3, 3], place, 'w')
  const kernel = graph.node('Cast', [stored], { to: ElementType.float32 })
  const sum = graph.node('Conv', ['image', kernel], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] })
  graph.node('Relu', [sum], {}, 'edges')
  const bytes = new Uint8Array(
    graph.encode('tiny', 17, { image: [1, 3, SIZE, SIZE] }, { edges: [1, FILTERS, SIZE, SIZE] }),
  )
  const entry: ModelEntry = {
    id: 'tiny',
    task: 'depth',
    title: 'Tiny',
    recipe: '0'.repeat(64),
    source: 'test',
    sourceFiles: [],
    licence: { spdx: 'Apache-2.0', holder: 'Floorsight', link: 'https://example.org' },
    notes: '',
    input: {
      kind: 'picture',
      name: 'image',
      layout: 'nchw',
      range: [0, 1],
      mean: [0, 0, 0],
      std: [1, 1, 1],
      extraChannels: [],
      fit: { kind: 'stretch' },
    },
    outputs: { edges: { name: 'edges', meaning: '' } },
    classes: [],
    weights: [await file('tiny.weights', weights)],
    variants: [
      {
        id: 'only',
        width: SIZE,
        height: SIZE,
        graph: await file('tiny.onnx', bytes),
        selfTest: {
          edges: describeOutput({ data: plainConvolution(input), dims: [1, FILTERS, SIZE, SIZE] }),
        },
      },
    ],
  }
  return {
    entry,
    files: { 'tiny.onnx': bytes, 'tiny.weights': weights } as Record<string, Uint8Array<ArrayBuffer>>,
  }
}
