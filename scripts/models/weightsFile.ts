import type { ExternalBytes } from './onnx.ts'

/** Gathers fp16 weights into one file that the graphs of all grids share. */
export class WeightsFile {
  private readonly chunks: Uint8Array[] = []
  private readonly placed = new Map<string, ExternalBytes>()
  private size = 0
  constructor(readonly location: string) {}

  place(name: string, bytes: () => Uint8Array): ExternalBytes {
    const known = this.placed.get(name)
    if (known) return known
    const data = bytes()
    const place = { location: this.location, offset: this.size, length: data.byteLength }
    this.chunks.push(data)
    this.size += data.byteLength
    this.placed.set(name, place)
    return place
  }

  concatenated(): Uint8Array {
    return Buffer.concat(this.chunks)
  }
}

/** The transpose of a matrix of halves. */
export const transposed = (bytes: Uint8Array, rows: number, columns: number): Uint8Array => {
  const source = new Uint16Array(new Uint8Array(bytes).buffer)
  const out = new Uint16Array(source.length)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) out[c * rows + r] = source[r * columns + c] as number
  return new Uint8Array(out.buffer)
}
