import { ElementType, OnnxGraph } from './onnx.ts'
import { parseTflite, type TfliteModel, type TfliteOperator, type TfliteTensor } from './tflite.ts'

/** TFLite's builtin operator codes that occur in EfficientDet-Lite. */
const Op = {
  add: 0,
  concatenation: 2,
  conv: 3,
  depthwiseConv: 4,
  dequantize: 6,
  logistic: 14,
  maxPool: 17,
  reshape: 22,
  resizeNearest: 97,
  quantize: 114,
} as const
const POST_PROCESS = 'TFLite_Detection_PostProcess'
/** The detection head: scores of 90 classes for each of the 9 anchors of a cell. */
const HEAD_CLASSES = 90
const ANCHORS_PER_CELL = 9

/** TFLite's Padding enum. */
const Padding = { same: 0, valid: 1 } as const

/** Padding of one axis, before and after: TensorFlow's SAME, or none. */
export function padding(kind: number, size: number, kernel: number, stride: number): [number, number] {
  if (kind === Padding.valid) return [0, 0]
  const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + kernel - size)
  return [Math.floor(total / 2), Math.ceil(total / 2)]
}

/** Real values of a tensor, dequantised where it is quantised per tensor or along its first axis. */
function realValues(tensor: TfliteTensor): Float32Array {
  const { data, type, scales } = tensor
  const aligned = new Uint8Array(data).buffer
  if (type === 0) return new Float32Array(aligned)
  const raw = type === 2 ? new Int32Array(aligned) : new Int8Array(aligned)
  const perRow = raw.length / Math.max(1, scales.length)
  return Float32Array.from(raw, (value, i) => {
    const row = Math.floor(i / perRow)
    return (value - (tensor.zeroPoints[row] ?? 0)) * (scales[row] ?? 1)
  })
}

/** Reorders a rank-4 int8 tensor: `order[k]` is the source axis that becomes axis k. */
function permute(data: Int8Array, shape: readonly number[], order: readonly number[]): Int8Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1))
  const [a = 0, b = 0, c = 0, d = 0] = order.map((axis) => shape[axis] as number)
  const [sa = 0, sb = 0, sc = 0, sd = 0] = order.map((axis) => strides[axis] as number)
  const out = new Int8Array(data.length)
  let at = 0
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++)
      for (let k = 0; k < c; k++)
        for (let l = 0; l < d; l++) out[at++] = data[i * sa + j * sb + k * sc + l * sd] as number
  return out
}

const picked = <T extends Int8Array | Float32Array>(
  data: T,
  rows: readonly number[],
  rowLength: number,
): T => {
  const out = new (data.constructor as new (length: number) => T)(rows.length * rowLength)
  rows.forEach((row, i) => {
    out.set(data.subarray(row * rowLength, (row + 1) * rowLength), i * rowLength)
  })
  return out
}

class DetectorWriter {
  private readonly graph = new OnnxGraph()
  private readonly values = new Map<number, string>()
  private readonly weights = new Map<number, string>()

  constructor(
    private readonly model: TfliteModel,
    private readonly classes: readonly number[],
  ) {}

  write(): Uint8Array {
    const input = this.model.inputs[0] as number
    const { shape, scales, zeroPoints } = this.tensor(input)
    const size = shape[1] as number
    const shifted = this.graph.node('Sub', ['image', this.graph.float32s([zeroPoints[0] ?? 0])])
    this.values.set(input, this.graph.node('Mul', [shifted, this.graph.float32s([scales[0] ?? 1])]))
    let anchors = 0
    for (const operator of this.model.operators) {
      if (operator.op === POST_PROCESS) anchors = this.detections(operator)
      else this.values.set(operator.outputs[0] as number, this.operation(operator))
    }
    return this.graph.encode(
      'efficientdet_lite2',
      13,
      { image: [1, 3, size, size] },
      { boxes: [1, anchors, 4], scores: [1, anchors, this.classes.length] },
    )
  }

  private tensor(index: number | undefined): TfliteTensor {
    const tensor = this.model.tensors[index ?? -1]
    if (!tensor) throw new Error(`The TFLite graph has no tensor ${index}.`)
    return tensor
  }

  private value(index: number | undefined): string {
    const value = this.values.get(index ?? -1)
    if (!value) throw new Error(`Tensor ${index} is read before it is written.`)
    return value
  }

  private operation(operator: TfliteOperator): string {
    const { op, inputs, outputs, option } = operator
    const x = () => this.value(inputs[0])
    switch (op) {
      case Op.quantize:
      case Op.dequantize:
        return x()
      case Op.conv:
      case Op.depthwiseConv:
        return this.convolution(operator)
      case Op.add:
        return this.activation(this.graph.node('Add', [x(), this.value(inputs[1])]), option(0, 'i8'))
      case Op.maxPool:
        return this.maxPool(operator)
      case Op.resizeNearest:
        return this.resize(operator)
      case Op.reshape:
        return this.reshapeHead(operator)
      case Op.concatenation:
        return this.graph.node(
          'Concat',
          inputs.map((i) => this.value(i)),
          { axis: option(0, 'i32') },
        )
      case Op.logistic:
        return this.graph.node('Sigmoid', [x()])
      default:
        throw new Error(`No conversion for TFLite operation ${op} (output ${outputs[0]}).`)
    }
  }

  private activation(value: string, kind: number): string {
    if (kind === 0) return value
    if (kind !== 3) throw new Error(`No conversion for TFLite activation ${kind}.`)
    const bound = (limit: number) =>
      this.graph.constant(ElementType.float32, [], Float32Array.of(limit), `relu_${limit}`)
    return this.graph.node('Clip', [value, bound(0), bound(6)])
  }

  /** Rows of a head's weights that belong to the wanted classes; all rows elsewhere. Exact: the sigmoids are independent. */
  private keptRows(outputs: number, isDepthwise: boolean): number[] | undefined {
    if (isDepthwise || outputs !== ANCHORS_PER_CELL * HEAD_CLASSES) return undefined
    return Array.from({ length: ANCHORS_PER_CELL }, (_, anchor) =>
      this.classes.map((c) => anchor * HEAD_CLASSES + c),
    ).flat()
  }

  /** Weights stay int8 in the file: Cast and Mul, which the runtime folds into float32 at load. */
  private weight(index: number, order: readonly number[], rows: readonly number[] | undefined): string {
    const known = this.weights.get(index)
    if (known) return known
    const tensor = this.tensor(index)
    if (tensor.zeroPoints.some((zero) => zero !== 0)) throw new Error('Only symmetric weights are converted.')
    let dims = order.map((axis) => tensor.shape[axis] as number)
    let data = permute(new Int8Array(new Uint8Array(tensor.data).buffer), tensor.shape, order)
    let scales = tensor.scales
    if (rows) {
      data = picked(data, rows, data.length / (dims[0] as number))
      if (scales.length > 1) scales = picked(scales, rows, 1)
      dims = [rows.length, ...dims.slice(1)]
    }
    const cast = this.graph.node('Cast', [this.graph.constant(ElementType.int8, dims, data)], {
      to: ElementType.float32,
    })
    const scale = this.graph.constant(ElementType.float32, [scales.length, 1, 1, 1], scales)
    const made = this.graph.node('Mul', [cast, scale])
    this.weights.set(index, made)
    return made
  }

  private convolution({ op, inputs, option }: TfliteOperator): string {
    const depthwise = op === Op.depthwiseConv
    const [source, weight, bias] = inputs as [number, number, number]
    const [, height = 0, width = 0, channels = 0] = this.tensor(source).shape
    const [outputs = 0, kernelHeight = 0, kernelWidth = 0] = this.tensor(weight).shape
    const [strideWidth, strideHeight] = [option(1, 'i32'), option(2, 'i32')]
    const [top, bottom] = padding(option(0, 'i8'), height, kernelHeight, strideHeight)
    const [left, right] = padding(option(0, 'i8'), width, kernelWidth, strideWidth)
    const rows = this.keptRows(outputs, depthwise)
    const biases = realValues(this.tensor(bias))
    const kept = rows ? picked(biases, rows, 1) : biases
    const value = this.graph.node(
      'Conv',
      [
        this.value(source),
        this.weight(weight, depthwise ? [3, 0, 1, 2] : [0, 3, 1, 2], rows),
        this.graph.constant(ElementType.float32, [kept.length], kept),
      ],
      {
        kernel_shape: [kernelHeight, kernelWidth],
        strides: [strideHeight, strideWidth],
        pads: [top, left, bottom, right],
        group: depthwise ? channels : 1,
      },
    )
    return this.activation(value, option(depthwise ? 4 : 3, 'i8'))
  }

  private maxPool({ inputs, option }: TfliteOperator): string {
    const [, height = 0, width = 0] = this.tensor(inputs[0]).shape
    const [strideWidth = 0, strideHeight = 0, kernelWidth = 0, kernelHeight = 0] = [1, 2, 3, 4].map((f) =>
      option(f, 'i32'),
    )
    const [top, bottom] = padding(option(0, 'i8'), height, kernelHeight, strideHeight)
    const [left, right] = padding(option(0, 'i8'), width, kernelWidth, strideWidth)
    return this.graph.node('MaxPool', [this.value(inputs[0])], {
      kernel_shape: [kernelHeight, kernelWidth],
      strides: [strideHeight, strideWidth],
      pads: [top, left, bottom, right],
    })
  }

  private resize({ inputs, outputs, option }: TfliteOperator): string {
    const [, height = 0, width = 0, channels = 0] = this.tensor(outputs[0]).shape
    const halfPixel = option(1, 'i8') !== 0
    return this.graph.node(
      'Resize',
      [this.value(inputs[0]), '', '', this.graph.int64s([1, channels, height, width])],
      {
        mode: 'nearest',
        coordinate_transformation_mode: halfPixel ? 'half_pixel' : 'asymmetric',
        nearest_mode: halfPixel ? 'round_prefer_ceil' : 'floor',
      },
    )
  }

  /** Only the heads are reshaped: NHWC cells to a row an anchor. */
  private reshapeHead({ inputs, outputs }: TfliteOperator): string {
    const [batch = 1, rows = 0, width = 0] = this.tensor(outputs[0]).shape
    const channelsLast = this.graph.node('Transpose', [this.value(inputs[0])], { perm: [0, 2, 3, 1] })
    const kept = width === HEAD_CLASSES ? this.classes.length : width
    return this.graph.node('Reshape', [channelsLast, this.graph.int64s([batch, rows, kept])])
  }

  /**
   * Decodes the boxes: centre = t * anchor size + anchor centre, size = exp(t) * anchor size; anchors are
   * (yc, xc, h, w) in 0..1. Returns the number of anchors.
   */
  private detections({ inputs }: TfliteOperator): number {
    const [boxes, scores, anchorIndex] = inputs as [number, number, number]
    const anchors = realValues(this.tensor(anchorIndex))
    const count = anchors.length / 4
    const columns = (from: number) =>
      this.graph.constant(
        ElementType.float32,
        [1, count, 2],
        Float32Array.from({ length: count * 2 }, (_, i) => anchors[(i >> 1) * 4 + from + (i & 1)] as number),
      )
    const slice = (from: number, to: number) =>
      this.graph.node('Slice', [this.value(boxes), ...[[from], [to], [2]].map((v) => this.graph.int64s(v))])
    const size = columns(2)
    const center = this.graph.node('Add', [this.graph.node('Mul', [slice(0, 2), size]), columns(0)])
    const extent = this.graph.node('Mul', [this.graph.node('Exp', [slice(2, 4)]), size])
    const half = this.graph.node('Mul', [extent, this.graph.float32s([0.5])])
    const corners = this.graph.node(
      'Concat',
      [this.graph.node('Sub', [center, half]), this.graph.node('Add', [center, half])],
      { axis: 2 },
    )
    this.graph.node('Gather', [corners, this.graph.int64s([1, 0, 3, 2])], { axis: 2 }, 'boxes')
    this.graph.node('Identity', [this.value(scores)], {}, 'scores')
    return count
  }
}

/**
 * Converts EfficientDet-Lite (int8 TFLite) to ONNX. Input `image` 1x3xSxS, RGB 0 to 255 (normalised inside). Outputs
 * `boxes` 1xNx4 (x0, y0, x1, y1 in 0..1 of the square) and `scores` 1xNxC after the sigmoid, before any suppression.
 * @param classes rows of the head to keep: COCO's 91-id numbering less one.
 */
export function convertEfficientDet(tflite: Uint8Array, classes: readonly number[]): Uint8Array {
  return new DetectorWriter(parseTflite(tflite), classes).write()
}
