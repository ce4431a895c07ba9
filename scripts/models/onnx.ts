import protobuf from 'protobufjs'

/**
 * The subset of onnx.proto3 that the converters write. Field numbers are ONNX's own
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
 */
const ONNX_PROTO = `
syntax = "proto3";
package onnx;
message StringStringEntry { string key = 1; string value = 2; }
message Tensor {
  repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9;
  repeated StringStringEntry external_data = 13; int32 data_location = 14;
}
message Attribute {
  string name = 1; float f = 2; int64 i = 3; bytes s = 4;
  repeated float floats = 7; repeated int64 ints = 8; int32 type = 20;
}
message Node { repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4; repeated Attribute attribute = 5; }
message Dimension { int64 dim_value = 1; }
message Shape { repeated Dimension dim = 1; }
message TensorType { int32 elem_type = 1; Shape shape = 2; }
message Type { TensorType tensor_type = 1; }
message ValueInfo { string name = 1; Type type = 2; }
message Graph {
  repeated Node node = 1; string name = 2; repeated Tensor initializer = 5;
  repeated ValueInfo input = 11; repeated ValueInfo output = 12;
}
message OperatorSetId { string domain = 1; int64 version = 2; }
message Model { int64 ir_version = 1; string producer_name = 2; Graph graph = 7; repeated OperatorSetId opset_import = 8; }
`
const Model = protobuf.parse(ONNX_PROTO, { keepCase: true }).root.lookupType('onnx.Model')

/** TensorProto.DataType values of the types used here. */
export const ElementType = { float32: 1, int8: 3, int64: 7, float16: 10 } as const
export type ElementType = (typeof ElementType)[keyof typeof ElementType]

/** Where a tensor's bytes lie in the weights file that several graphs share. */
export interface ExternalBytes {
  location: string
  offset: number
  length: number
}

type AttributeValue = number | string | readonly number[]
export type Attributes = Readonly<Record<string, AttributeValue | { float: number }>>

const attributeProto = (name: string, value: Attributes[string]) => {
  if (typeof value === 'string') return { name, s: new TextEncoder().encode(value), type: 3 }
  if (typeof value === 'number') return { name, i: value, type: 2 }
  if ('float' in value) return { name, f: value.float, type: 1 }
  return { name, ints: [...value], type: 7 }
}

type ValueShapes = Readonly<Record<string, readonly (number | undefined)[]>>

const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)

/** Collects nodes and initializers of one graph and writes it as an ONNX file. */
export class OnnxGraph {
  private readonly nodes: object[] = []
  private readonly initializers = new Map<string, object>()
  private fresh = 0

  /** Adds a node; returns the name of its output (`output`, or a new name). */
  node(opType: string, inputs: readonly string[], attributes: Attributes = {}, output?: string): string {
    const name = output ?? `value_${this.fresh++}`
    this.nodes.push({
      input: inputs,
      output: [name],
      name: `${opType}_${this.nodes.length}`,
      op_type: opType,
      attribute: Object.entries(attributes).map(([key, value]) => attributeProto(key, value)),
    })
    return name
  }

  /** Adds a constant held in the graph itself; a second constant of the same name is the first one. */
  constant(
    type: ElementType,
    dims: readonly number[],
    data: ArrayBufferView,
    name = `constant_${this.fresh++}`,
  ): string {
    if (!this.initializers.has(name))
      this.initializers.set(name, { name, dims, data_type: type, raw_data: bytesOf(data) })
    return name
  }

  /** Adds a constant whose bytes lie in another file. */
  external(type: ElementType, dims: readonly number[], bytes: ExternalBytes, name: string): string {
    if (!this.initializers.has(name))
      this.initializers.set(name, {
        name,
        dims,
        data_type: type,
        data_location: 1,
        external_data: Object.entries(bytes).map(([key, value]) => ({ key, value: String(value) })),
      })
    return name
  }

  int64s(values: readonly number[]): string {
    return this.constant(ElementType.int64, [values.length], BigInt64Array.from(values, BigInt))
  }

  float32s(values: readonly number[], dims: readonly number[] = []): string {
    return this.constant(ElementType.float32, dims, Float32Array.from(values))
  }

  /** The graph as the bytes of an ONNX model. Inputs and outputs are float32; an undefined dimension is free. */
  encode(name: string, opset: number, inputs: ValueShapes, outputs: ValueShapes): Uint8Array {
    const valueInfo = (values: ValueShapes) =>
      Object.entries(values).map(([key, dims]) => ({
        name: key,
        type: {
          tensor_type: {
            elem_type: ElementType.float32,
            shape: { dim: dims.map((size) => (size === undefined ? {} : { dim_value: size })) },
          },
        },
      }))
    const model = {
      ir_version: 8,
      producer_name: 'floorsight',
      opset_import: [{ domain: '', version: opset }],
      graph: {
        name,
        node: this.nodes,
        initializer: [...this.initializers.values()],
        input: valueInfo(inputs),
        output: valueInfo(outputs),
      },
    }
    return Model.encode(Model.fromObject(model)).finish()
  }
}
