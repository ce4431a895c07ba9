import type {
  ExpectedOutput,
  InputSpec,
  ModelVariant,
  OutputsSpec,
  PictureSpec,
  SelfTestVector,
} from './schema.ts'
import { selfTestImage } from './selfTestImage.ts'
import { pictureToTensor, type TensorData } from './tensor.ts'

/** Values kept of each output: half spread evenly, half the largest (a detector's scores are nearly all near zero). */
const SAMPLES = 64
/**
 * As a share of an output's spread: fp16 faults are larger, and float32 that sums in another order is a hundred times
 * better (WebAssembly against the native runtime: 0.00003).
 */
const TOLERANCE = 0.01

/**
 * How much more a float16 graph may differ: its numbers have 11 bits, and errors of 0.05 % a step add up over the
 * encoder's twelve blocks. A wrong operator or an overflow misses it by far.
 */
export const HALF_TOLERANCE = 4

export interface Verdict {
  agrees: boolean
  /** Largest difference over the outputs, as a multiple of the tolerance: up to 1 is agreement. */
  worst: number
  /** For the interface: what was found. */
  sentence: string
}

/** The self-test's picture as the input of a network that reads pictures. */
export function selfTestInput(
  spec: PictureSpec,
  variant: Pick<ModelVariant, 'width' | 'height'>,
): TensorData {
  return pictureToTensor(spec, selfTestImage(variant.width, variant.height))
}

type TensorSpec = OutputsSpec['tensors'][string]
type PatchGrid = NonNullable<ModelVariant['grid']>

/** A positive pattern in place of another network's output; training/semantics/export.py writes the same one. */
function selfTestPattern({ layout, cells, channels, scale }: TensorSpec, grid: PatchGrid): TensorData {
  const [rows, columns] = [grid.rows * cells, grid.columns * cells]
  const isPlanar = layout === 'nchw'
  const data = Float32Array.from({ length: rows * columns * channels }, (_, i) => {
    const place = isPlanar ? i % (rows * columns) : Math.floor(i / channels)
    const channel = isPlanar ? Math.floor(i / (rows * columns)) : i % channels
    const [x, y] = [place % columns, Math.floor(place / columns)]
    return (((73 * x + 151 * y + 37 * channel + x * y + channel * (x + 3 * y)) & 255) / 64 + 0.25) * scale
  })
  return { data, dims: isPlanar ? [1, channels, rows, columns] : [1, rows, columns, channels] }
}

/** The self-test's inputs for a network's variant, by role: `image`, or the roles of the outputs that it reads. */
export function selfTestInputs(
  spec: InputSpec,
  variant: Pick<ModelVariant, 'width' | 'height' | 'grid'>,
): Record<string, TensorData> {
  if (spec.kind === 'picture') return { image: selfTestInput(spec, variant) }
  const grid = variant.grid ?? { rows: 1, columns: 1 }
  return Object.fromEntries(
    Object.entries(spec.tensors).map(([role, tensor]) => [role, selfTestPattern(tensor, grid)]),
  )
}

/** Names in the ONNX graph of a network's inputs, by role. */
export function inputNames(spec: InputSpec): Record<string, string> {
  if (spec.kind === 'picture') return { image: spec.name }
  return Object.fromEntries(Object.entries(spec.tensors).map(([role, { name }]) => [role, name]))
}

const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Makes the stored vector of one output that is known to be right. */
export function describeOutput({ data, dims }: TensorData): ExpectedOutput {
  const count = Math.min(SAMPLES / 2, data.length)
  const even = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * data.length) / count))
  const largest = [...data.keys()].sort((a, b) => (data[b] as number) - (data[a] as number)).slice(0, count)
  const indices = [...new Set([...even, ...largest])].sort((a, b) => a - b)
  const mean = meanOf(data)
  const spread = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of data) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const range = high - low
  return {
    dims: [...dims],
    mean: rounded(mean),
    indices,
    values: indices.map((index) => rounded(data[index] as number)),
    // Six standard deviations are the range of an ordinary output; outliers must not widen it (features have some),
    // nor may an output that is nearly all alike narrow it to nothing (scores).
    tolerance: rounded(TOLERANCE * Math.min(range, Math.max(6 * spread, range / 4))) || TOLERANCE,
  }
}

const rounded = (value: number) => Number(value.toPrecision(7))

const disagreement = (fault: string): Verdict => ({
  agrees: false,
  worst: Number.POSITIVE_INFINITY,
  sentence: `the self-test disagreed (${fault})`,
})

/**
 * Compares what a backend computed for the self-test's picture with the stored vector. Outputs are named by role.
 * @param leniency multiplies the vector's tolerances.
 */
export function judge(
  vector: SelfTestVector,
  outputs: Readonly<Record<string, TensorData>>,
  leniency = 1,
): Verdict {
  let worst = 0
  for (const [role, expected] of Object.entries(vector)) {
    const output = outputs[role]
    if (!output || output.dims.join() !== expected.dims.join())
      return disagreement(
        `${role} has the shape ${output?.dims.join('x') ?? 'none'}, not ${expected.dims.join('x')}`,
      )
    for (const [i, index] of expected.indices.entries()) {
      const difference = (output.data[index] as number) - (expected.values[i] as number)
      worst = Math.max(worst, Math.abs(difference) / expected.tolerance)
    }
    worst = Math.max(worst, Math.abs(meanOf(output.data) - expected.mean) / expected.tolerance)
  }
  // One such value anywhere makes the mean one, and Math.max hands it on.
  if (Number.isNaN(worst)) return disagreement('some values are no numbers')
  worst /= leniency
  const agrees = worst <= 1
  const sentence = agrees
    ? `the self-test agreed (largest difference ${(worst * 100).toPrecision(2)} % of what is allowed)`
    : `the self-test disagreed (largest difference ${worst.toPrecision(2)} times what is allowed)`
  return { agrees, worst, sentence }
}
