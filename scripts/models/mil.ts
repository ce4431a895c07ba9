/**
 * Reader of CoreML's textual MIL programs (`model.mil` + `weights/weight.bin` in an .mlmodelc folder).
 * One statement a line: `tensor<type, [dims]> name = op(args)[name = …];`. There is no published grammar:
 * this reads what coremltools 9 prints and throws on anything else.
 */

export class MilSyntaxError extends Error {
  override name = 'MilSyntaxError'
}

/** A weight that lies in the blob file: `offset` is that of its 64-byte header. */
export interface BlobReference {
  blobOffset: number
}
export type MilValue = number | boolean | string | readonly (number | boolean)[] | BlobReference

export interface MilConstant {
  type: string
  dims: readonly number[]
  value: MilValue
}
export interface MilOperation {
  output: string
  op: string
  dims: readonly number[]
  /** Argument name to value name; `values` of a concat is the list itself. */
  args: Readonly<Record<string, string>>
  values: readonly string[]
}
export interface MilProgram {
  input: { name: string; dims: readonly number[] }
  constants: ReadonlyMap<string, MilConstant>
  operations: readonly MilOperation[]
  outputs: readonly string[]
}

const dimsOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map(Number)

/** A hexadecimal float of C99 (`0x1.8p-3`); JavaScript's Number() does not read them. */
export function parseHexFloat(text: string): number {
  const match = /^(-?)0x([0-9a-f]+)(?:\.([0-9a-f]*))?p([+-]?\d+)$/i.exec(text)
  if (!match) throw new MilSyntaxError(`not a hexadecimal float: ${text}`)
  const [, sign, whole = '', fraction = '', exponent] = match
  const mantissa = Number.parseInt(whole + fraction, 16) / 16 ** fraction.length
  return (sign ? -1 : 1) * mantissa * 2 ** Number(exponent)
}

function parseScalar(text: string): number | boolean | string {
  const trimmed = text.trim()
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  if (trimmed.startsWith('"')) return trimmed.slice(1, -1)
  if (/^-?0x/i.test(trimmed)) return parseHexFloat(trimmed)
  if (!/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(trimmed)) throw new MilSyntaxError(`not a number: ${trimmed}`)
  return Number(trimmed)
}

function parseConstantValue(dims: readonly number[], text: string): MilValue {
  const blob = /BLOBFILE\(.*offset = tensor<uint64, \[\]>\((\d+)\)\)/.exec(text)
  if (blob) return { blobOffset: Number(blob[1]) }
  const body = /^tensor<.*?>\((.*)\)$/.exec(text)?.[1]
  if (body === undefined) throw new MilSyntaxError(`not a constant: ${text.slice(0, 80)}`)
  if (dims.length === 0) return parseScalar(body)
  return body
    .replace(/[[\]]/g, '')
    .split(',')
    .map((part) => parseScalar(part) as number | boolean)
}

const CONSTANT = /^\s*tensor<(\w+), \[([^\]]*)\]> (\w+) = const\(\)\[name = .*?, val = (.*)\];\s*$/
const OPERATION = /^\s*tensor<\w+, \[([^\]]*)\]> (\w+) = (\w+)\((.*)\)\[name = .*\];\s*$/
const HEADER = /func main<\w+>\(tensor<fp32, \[([\d, ]+)\]> (\w+)\)/
const OUTPUTS = /\} -> \(([\w, ]+)\)/

/** Parses a program with one float32 input. Throws MilSyntaxError on a statement it does not know. */
export function parseMil(text: string): MilProgram {
  const header = HEADER.exec(text)
  const outputs = OUTPUTS.exec(text)
  if (!header || !outputs) throw new MilSyntaxError('the program has no main function with one float32 input')
  const constants = new Map<string, MilConstant>()
  const operations: MilOperation[] = []
  for (const line of text.split('\n')) {
    if (!/^\s*tensor</.test(line)) continue
    const constant = CONSTANT.exec(line)
    if (constant) {
      const [, type = '', dimText = '', name = '', value = ''] = constant
      const dims = dimsOf(dimText)
      constants.set(name, { type, dims, value: parseConstantValue(dims, value) })
      continue
    }
    const operation = OPERATION.exec(line)
    if (!operation) throw new MilSyntaxError(`unknown statement: ${line.trim().slice(0, 120)}`)
    const [, dimText = '', output = '', op = '', argText = ''] = operation
    const list = /values = \(([^)]*)\)/.exec(argText)?.[1]
    const plain = argText.replace(/values = \([^)]*\)(, )?/, '')
    operations.push({
      output,
      op,
      dims: dimsOf(dimText),
      args: Object.fromEntries(
        plain
          .split(', ')
          .filter((part) => part.includes(' = '))
          .map((part) => part.replace(/, $/, '').split(' = ') as [string, string]),
      ),
      values: list ? list.split(',').map((part) => part.trim()) : [],
    })
  }
  return {
    input: { name: header[2] ?? '', dims: dimsOf(header[1] ?? '') },
    constants,
    operations,
    outputs: (outputs[1] ?? '').split(', '),
  }
}

/** Where a blob's data lie. Header: u32 0xDEADBEEF, u32 type (1 fp16, 2 fp32), u64 bytes, u64 data offset. */
export function blobData(weights: DataView, reference: BlobReference) {
  const at = reference.blobOffset
  if (weights.getUint32(at, true) !== 0xdeadbeef)
    throw new MilSyntaxError(`no blob header at byte ${at} of the weights`)
  if (weights.getUint32(at + 4, true) !== 1) throw new MilSyntaxError(`the blob at byte ${at} is not fp16`)
  return {
    length: Number(weights.getBigUint64(at + 8, true)),
    offset: Number(weights.getBigUint64(at + 16, true)),
  }
}
