import { ByteBuffer } from 'flatbuffers'

/**
 * Reader of TFLite flatbuffers, as far as the EfficientDet-Lite converter needs it. Field numbers are those of
 * https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs
 */

export interface TfliteTensor {
  name: string
  /** TensorType: 0 float32, 2 int32, 3 uint8, 9 int8. */
  type: number
  shape: readonly number[]
  /** Bytes of a constant; empty for an activation. */
  data: Uint8Array
  scales: Float32Array
  zeroPoints: readonly number[]
}
export interface TfliteOperator {
  /** Builtin operator code, or the custom operator's name. */
  op: number | string
  inputs: readonly number[]
  outputs: readonly number[]
  /** Reads an int8 (`i8`) or int32 (`i32`) field of the operator's options. */
  option(field: number, type: 'i8' | 'i32', otherwise?: number): number
}
export interface TfliteModel {
  tensors: readonly TfliteTensor[]
  operators: readonly TfliteOperator[]
  inputs: readonly number[]
}

/** A flatbuffer table with fields by number. */
class Table {
  constructor(
    private readonly buffer: ByteBuffer,
    private readonly position: number,
  ) {}

  static root(buffer: ByteBuffer): Table {
    return new Table(buffer, buffer.readInt32(0))
  }

  private at(field: number): number {
    const offset = this.buffer.__offset(this.position, 4 + 2 * field)
    return offset && this.position + offset
  }
  i8(field: number, otherwise = 0): number {
    const at = this.at(field)
    return at ? this.buffer.readInt8(at) : otherwise
  }
  i32(field: number, otherwise = 0): number {
    const at = this.at(field)
    return at ? this.buffer.readInt32(at) : otherwise
  }
  string(field: number): string {
    const at = this.at(field)
    return at ? String(this.buffer.__string(at)) : ''
  }
  table(field: number): Table | undefined {
    const at = this.at(field)
    return at ? new Table(this.buffer, this.buffer.__indirect(at)) : undefined
  }
  tables(field: number): Table[] {
    return this.elements(field, (at) => new Table(this.buffer, this.buffer.__indirect(at)), 4)
  }
  int32s(field: number): number[] {
    return this.elements(field, (at) => this.buffer.readInt32(at), 4)
  }
  int64s(field: number): number[] {
    return this.elements(field, (at) => Number(this.buffer.readInt64(at)), 8)
  }
  float32s(field: number): Float32Array {
    return Float32Array.from(this.elements(field, (at) => this.buffer.readFloat32(at), 4))
  }
  bytes(field: number): Uint8Array {
    const at = this.at(field)
    if (!at) return new Uint8Array()
    const start = this.buffer.__vector(at)
    return this.buffer.bytes().slice(start, start + this.buffer.__vector_len(at))
  }
  private elements<T>(field: number, read: (at: number) => T, stride: number): T[] {
    const at = this.at(field)
    if (!at) return []
    const start = this.buffer.__vector(at)
    return Array.from({ length: this.buffer.__vector_len(at) }, (_, i) => read(start + i * stride))
  }
}

const CUSTOM = 32

/** Parses the first subgraph of a TFLite model. */
export function parseTflite(bytes: Uint8Array): TfliteModel {
  const model = Table.root(new ByteBuffer(new Uint8Array(bytes)))
  const codes = model.tables(1).map((code) => {
    const builtin = Math.max(code.i8(0), code.i32(3))
    return builtin === CUSTOM ? code.string(1) : builtin
  })
  const buffers = model.tables(4)
  const graph = model.tables(2)[0]
  if (!graph) throw new Error('The TFLite file holds no graph.')
  const tensors = graph.tables(0).map((tensor): TfliteTensor => {
    const quantization = tensor.table(4)
    return {
      name: tensor.string(3),
      type: tensor.i8(1),
      shape: tensor.int32s(0),
      data: buffers[tensor.i32(2)]?.bytes(0) ?? new Uint8Array(),
      scales: quantization?.float32s(2) ?? new Float32Array(),
      zeroPoints: quantization?.int64s(3) ?? [],
    }
  })
  const operators = graph.tables(3).map((operator): TfliteOperator => {
    const options = operator.table(4)
    return {
      op: codes[operator.i32(0)] ?? -1,
      inputs: operator.int32s(1),
      outputs: operator.int32s(2),
      option: (field, type, otherwise = 0) => options?.[type](field, otherwise) ?? otherwise,
    }
  })
  return { tensors, operators, inputs: graph.int32s(1) }
}
