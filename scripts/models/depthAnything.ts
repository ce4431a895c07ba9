import { floatToHalf, halvesToFloats } from './float16.ts'
import {
  blobData,
  type MilConstant,
  type MilOperation,
  MilSyntaxError,
  type MilValue,
  parseMil,
} from './mil.ts'
import { type Attributes, ElementType, OnnxGraph } from './onnx.ts'
import { transposed, WeightsFile } from './weightsFile.ts'

/** A grid of 14-pixel patches: the input is `rows * 14` by `columns * 14` pixels. */
export interface PatchGrid {
  rows: number
  columns: number
}

/**
 * LayerNorm outputs of the encoder in the MIL program. Block 6 tells places apart (measured on RedKitchen, it alone
 * matches as well as blocks 6, 9 and 12 together); block 12 tells what things are.
 */
const ENCODER_OUTPUTS = { features: 'out_3_cast_fp16', semantics: 'out_cast_fp16' } as const
const ENCODER_WIDTH = 384
const PATCH = 14
/** The grid that the program was traced with. */
const TRACED = 37
const EMBEDDING = 'model_pretrained_pos_embed_to_fp16'

/** Replaces the traced program's sizes by those of another grid, wherever a dimension list holds them. */
export function regrid(dims: readonly number[], { rows, columns }: PatchGrid): number[] {
  const half = (n: number) => Math.ceil(n / 2)
  const sides = new Map<number, readonly [number, number]>([
    [half(TRACED), [half(rows), half(columns)]],
    ...[1, 2, 4, 8, PATCH].map((k): [number, readonly [number, number]] => [
      TRACED * k,
      [rows * k, columns * k],
    ]),
  ])
  const out = [...dims]
  for (let i = 0; i < out.length; i++) {
    const pair = out[i] === out[i + 1] ? sides.get(out[i] as number) : undefined
    if (pair) {
      out[i] = pair[0]
      out[i + 1] = pair[1]
      i++
    } else if (out[i] === TRACED * TRACED) out[i] = rows * columns
    else if (out[i] === TRACED * TRACED + 1) out[i] = rows * columns + 1
  }
  return out
}

/** Keys' cubic kernel with a = -0.75, as PyTorch and OpenCV use for bicubic interpolation. */
function cubicWeights(t: number): [number, number, number, number] {
  const a = -0.75
  const near = (x: number) => ((a + 2) * x - (a + 3)) * x * x + 1
  const far = (x: number) => ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
  return [far(1 + t), near(t), near(1 - t), far(2 - t)]
}

/** Resizes a position embedding (class token, then 37 x 37 patches of `width` channels) to another grid, bicubically. */
export function resizeEmbedding(embedding: Float32Array, width: number, grid: PatchGrid): Float32Array {
  const out = new Float32Array((grid.rows * grid.columns + 1) * width)
  out.set(embedding.subarray(0, width))
  const taps = (index: number, size: number) => {
    const at = ((index + 0.5) * TRACED) / size - 0.5
    const base = Math.floor(at)
    return cubicWeights(at - base).map((weight, k) => ({
      weight,
      index: Math.min(TRACED - 1, Math.max(0, base - 1 + k)),
    }))
  }
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++) {
      const target = (1 + row * grid.columns + column) * width
      for (const y of taps(row, grid.rows))
        for (const x of taps(column, grid.columns)) {
          const source = (1 + y.index * TRACED + x.index) * width
          for (let c = 0; c < width; c++)
            out[target + c] =
              (out[target + c] as number) + y.weight * x.weight * (embedding[source + c] as number)
        }
    }
  return out
}

const integers = (value: MilValue | undefined): number[] => {
  if (Array.isArray(value)) return value.map(Number)
  if (typeof value === 'number') return [value]
  throw new MilSyntaxError(`expected integers, found ${JSON.stringify(value)}`)
}

/** In what a graph computes; its inputs and outputs are float32 either way. */
export type Precision = 'float32' | 'float16'

/** Writes one grid's graph: weights as fp16, for float32 with a Cast (constant-folded at load). */
class GridWriter {
  private readonly graph = new OnnxGraph()
  private readonly values = new Map<string, string>()
  private readonly shapes = new Map<string, readonly number[]>()

  constructor(
    private readonly program: ReturnType<typeof parseMil>,
    private readonly blob: Uint8Array,
    private readonly weights: WeightsFile,
    private readonly grid: PatchGrid,
    private readonly precision: Precision,
  ) {}

  write(): Uint8Array {
    const inputDims = regrid(this.program.input.dims, this.grid)
    this.values.set(this.program.input.name, 'image')
    for (const operation of this.program.operations) {
      this.values.set(operation.output, this.operation(operation))
      this.shapes.set(operation.output, regrid(operation.dims, this.grid))
    }
    const [, , height = 0, width = 0] = inputDims
    const patches = this.grid.rows * this.grid.columns
    const depth = this.program.outputs[0] as string
    this.graph.node('Identity', [this.value(depth)], {}, 'inverse_depth')
    const range = [[1], [patches + 1], [1]].map((v) => this.graph.int64s(v))
    for (const [role, name] of Object.entries(ENCODER_OUTPUTS))
      this.asFloat32(this.graph.node('Slice', [this.value(name), ...range]), role)
    return this.graph.encode(
      `depth_anything_v2_small_${height}x${width}_${this.precision}`,
      17,
      { image: inputDims },
      {
        inverse_depth: [1, height, width],
        features: [1, patches, ENCODER_WIDTH],
        semantics: [1, patches, ENCODER_WIDTH],
      },
    )
  }

  private asFloat32(value: string, name: string): void {
    if (this.precision === 'float16') this.graph.node('Cast', [value], { to: ElementType.float32 }, name)
    else this.graph.node('Identity', [value], {}, name)
  }

  /** A constant of what the graph computes in. */
  private floats(values: Float32Array, dims: readonly number[] = []): string {
    if (this.precision === 'float32') return this.graph.constant(ElementType.float32, dims, values)
    return this.graph.constant(ElementType.float16, dims, Uint16Array.from(values, floatToHalf))
  }

  private constantOf(name: string | undefined): MilConstant {
    const constant = this.program.constants.get(name ?? '')
    if (!constant) throw new MilSyntaxError(`no constant named ${name}`)
    return constant
  }

  private argument(operation: MilOperation, name: string): MilValue | undefined {
    const reference = operation.args[name]
    return reference === undefined ? undefined : this.constantOf(reference).value
  }

  /** Throws where an argument asks for something that is not converted: it must not be ignored. */
  private expect(operation: MilOperation, name: string, value: MilValue): void {
    const found = this.argument(operation, name)
    if (found !== value) throw new MilSyntaxError(`no conversion for ${operation.op} with ${name} ${found}`)
  }

  private bytes(constant: MilConstant): Uint8Array {
    const { value } = constant
    if (typeof value !== 'object' || !('blobOffset' in value)) throw new MilSyntaxError('expected a blob')
    const view = new DataView(this.blob.buffer, this.blob.byteOffset, this.blob.byteLength)
    const { offset, length } = blobData(view, value)
    return this.blob.subarray(offset, offset + length)
  }

  /** The ONNX name of a MIL value; a constant becomes an initializer on first use. */
  private value(name: string | undefined): string {
    const key = name ?? ''
    const known = this.values.get(key)
    if (known) return known
    const constant = this.constantOf(key)
    const made = this.initializer(key, constant)
    this.values.set(key, made)
    return made
  }

  private initializer(name: string, constant: MilConstant): string {
    const { value, dims, type } = constant
    if (typeof value !== 'object' || !('blobOffset' in value)) {
      const values = Float32Array.from(integers(value))
      return type === 'fp16' ? this.floats(values, dims) : this.graph.float32s([...values], dims)
    }
    if (name === EMBEDDING) {
      const resized = resizeEmbedding(halvesToFloats(this.bytes(constant)), ENCODER_WIDTH, this.grid)
      return this.floats(resized, regrid(dims, this.grid))
    }
    return this.weight(name, dims, () => this.bytes(constant))
  }

  private weight(name: string, dims: readonly number[], bytes: () => Uint8Array): string {
    const stored = this.graph.external(ElementType.float16, dims, this.weights.place(name, bytes), name)
    return this.precision === 'float16'
      ? stored
      : this.graph.node('Cast', [stored], { to: ElementType.float32 })
  }

  private operation(operation: MilOperation): string {
    const { op, args, dims } = operation
    const x = () => this.value(args.x)
    const y = () => this.value(args.y)
    const list = (name: string) => integers(this.argument(operation, name))
    const node = (type: string, inputs: string[], attributes: Attributes = {}) =>
      this.graph.node(type, inputs, attributes)
    switch (op) {
      case 'mul':
        return node('Mul', [x(), y()])
      case 'add':
        return node('Add', [x(), y()])
      case 'sub':
        return node('Sub', [x(), y()])
      case 'cast':
        return this.cast(operation)
      case 'relu':
        return node('Relu', [x()])
      case 'softmax':
        return node('Softmax', [x()], { axis: list('axis')[0] as number })
      case 'reshape':
        return node('Reshape', [x(), this.graph.int64s(regrid(list('shape'), this.grid))])
      case 'squeeze':
        return node('Squeeze', [x(), this.graph.int64s(list('axes'))])
      case 'transpose':
        return node('Transpose', [x()], { perm: list('perm') })
      case 'concat':
        return node(
          'Concat',
          operation.values.map((value) => this.value(value)),
          { axis: list('axis')[0] as number },
        )
      case 'layer_norm':
        return node('LayerNormalization', [x(), this.value(args.gamma), this.value(args.beta)], {
          axis: list('axes')[0] as number,
          epsilon: { float: Number(this.argument(operation, 'epsilon')) },
        })
      case 'gelu':
        this.expect(operation, 'mode', 'EXACT')
        return this.gelu(x())
      case 'linear':
        return this.linear(operation)
      case 'matmul':
        return node('MatMul', [this.operand(operation, 'x'), this.operand(operation, 'y')])
      case 'slice_by_index':
        return this.slice(operation)
      case 'conv':
      case 'conv_transpose':
        return this.convolution(operation)
      case 'upsample_bilinear':
        return node('Resize', [x(), '', '', this.graph.int64s(regrid(dims, this.grid))], {
          mode: 'linear',
          coordinate_transformation_mode: this.argument(operation, 'align_corners')
            ? 'align_corners'
            : 'half_pixel',
        })
      default:
        throw new MilSyntaxError(`no conversion for the operation ${op}`)
    }
  }

  private cast(operation: MilOperation): string {
    const x = this.value(operation.args.x)
    const to = this.argument(operation, 'dtype')
    if (to !== 'fp16' && to !== 'fp32') throw new MilSyntaxError(`no conversion for a cast to ${to}`)
    if (this.precision === 'float32') return x
    return this.graph.node('Cast', [x], { to: to === 'fp16' ? ElementType.float16 : ElementType.float32 })
  }

  /** Exact GELU in the form that onnxruntime fuses. */
  private gelu(x: string): string {
    const erf = this.graph.node('Erf', [
      this.graph.node('Div', [x, this.floats(Float32Array.of(Math.SQRT2))]),
    ])
    const gate = this.graph.node('Add', [erf, this.floats(Float32Array.of(1))])
    return this.graph.node('Mul', [this.graph.node('Mul', [x, gate]), this.floats(Float32Array.of(0.5))])
  }

  private linear({ args }: MilOperation): string {
    const constant = this.constantOf(args.weight)
    const [rows = 0, columns = 0] = constant.dims
    const weight = this.weight(`${args.weight}_T`, [columns, rows], () =>
      transposed(this.bytes(constant), rows, columns),
    )
    const product = this.graph.node('MatMul', [this.value(args.x), weight])
    return this.graph.node('Add', [product, this.value(args.bias)])
  }

  private operand(operation: MilOperation, side: 'x' | 'y'): string {
    const name = operation.args[side] as string
    if (!this.argument(operation, `transpose_${side}`)) return this.value(name)
    const perm = [...(this.shapes.get(name) ?? []).keys()]
    perm.push(...perm.splice(-2).reverse())
    return this.graph.node('Transpose', [this.value(name)], { perm })
  }

  private slice(operation: MilOperation): string {
    const strides = this.argument(operation, 'stride')
    if (Array.isArray(strides) && strides.some((stride) => stride !== 1))
      throw new MilSyntaxError(`no conversion for a slice with strides ${strides}`)
    const begin = regrid(integers(this.argument(operation, 'begin')), this.grid)
    const end = regrid(integers(this.argument(operation, 'end')), this.grid)
    const mask = (name: string) => {
      const value = this.argument(operation, name)
      return Array.isArray(value) ? value.map(Boolean) : begin.map(() => false)
    }
    const [beginMask, endMask, squeezeMask] = [mask('begin_mask'), mask('end_mask'), mask('squeeze_mask')]
    const ranges = begin
      .map((from, axis) => {
        const start = beginMask[axis] ? 0 : from
        const stop = endMask[axis] ? 2 ** 31 - 1 : (end[axis] as number)
        return { axis, start, stop: squeezeMask[axis] ? start + 1 : stop }
      })
      .filter(({ start, stop }) => start !== 0 || stop !== 2 ** 31 - 1)
    const sliced = this.graph.node('Slice', [
      this.value(operation.args.x),
      this.graph.int64s(ranges.map((r) => r.start)),
      this.graph.int64s(ranges.map((r) => r.stop)),
      this.graph.int64s(ranges.map((r) => r.axis)),
    ])
    const squeezed = begin.map((_, axis) => axis).filter((axis) => squeezeMask[axis])
    return squeezed.length ? this.graph.node('Squeeze', [sliced, this.graph.int64s(squeezed)]) : sliced
  }

  private convolution(operation: MilOperation): string {
    const { args, op } = operation
    const list = (name: string) => integers(this.argument(operation, name))
    const custom = this.argument(operation, 'pad_type') === 'custom'
    if (!custom) this.expect(operation, 'pad_type', 'valid')
    const [top = 0, bottom = 0, left = 0, right = 0] = custom ? list('pad') : []
    const inputs = [this.value(args.x), this.value(args.weight)]
    if (args.bias) inputs.push(this.value(args.bias))
    return this.graph.node(op === 'conv' ? 'Conv' : 'ConvTranspose', inputs, {
      kernel_shape: this.constantOf(args.weight).dims.slice(2),
      strides: list('strides'),
      dilations: list('dilations'),
      group: list('groups')[0] as number,
      pads: [top, left, bottom, right],
    })
  }
}

/**
 * Converts the CoreML program of Depth Anything V2 Small to ONNX, two graphs a patch grid, computing in float32 and in
 * float16 (`halves`), all reading one weights file.
 * Input `image` 1x3xHxW, RGB 0 to 255. Outputs `inverse_depth` 1xHxW (relative, larger is nearer), `features`
 * and `semantics`, both 1xPx384 (the final LayerNorm of blocks 6 and 12 of the DINOv2 encoder, a row a patch).
 */
export function convertDepthAnything(
  mil: string,
  blob: Uint8Array,
  grids: readonly PatchGrid[],
  weightsName: string,
): { weights: Uint8Array; graphs: Uint8Array[]; halves: Uint8Array[] } {
  const program = parseMil(mil)
  const weights = new WeightsFile(weightsName)
  const write = (precision: Precision) =>
    grids.map((grid) => new GridWriter(program, blob, weights, grid, precision).write())
  const [graphs, halves] = [write('float32'), write('float16')]
  return { weights: weights.concatenated(), graphs, halves }
}
