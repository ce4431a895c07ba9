import { z } from 'zod'

/** The list of prepared models, as `npm run models` writes it and the browser reads it: `models.json`. */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const triple = z.tuple([z.number(), z.number(), z.number()])

export const modelTask = z.enum(['depth', 'detection', 'lines', 'metric-depth', 'semantics'])
export type ModelTask = z.infer<typeof modelTask>

/** How a picture becomes the network's input: fit, then per channel ((low + (high - low) p / 255) - mean) / std. */
export const pictureSpec = z.object({
  kind: z.literal('picture'),
  /** The input's name in the ONNX graph. */
  name: z.string(),
  layout: z.enum(['nchw', 'nhwc']),
  /** Values of a black and of a white pixel before mean and std. */
  range: z.tuple([z.number(), z.number()]),
  mean: triple,
  std: triple,
  /** Constant channels after red, green and blue. */
  extraChannels: z.array(z.number()),
  /** `stretch`: to the input's size. `letterbox`: aspect kept, top-left, the rest filled with a grey level of 0 to 255. */
  fit: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('stretch') }),
    z.object({ kind: z.literal('letterbox'), fill: z.number() }),
  ]),
})
export type PictureSpec = z.infer<typeof pictureSpec>

/** A network that reads what another one was given and computed of the same frame. */
export const outputsSpec = z.object({
  kind: z.literal('outputs'),
  /** Of the other network. */
  task: modelTask,
  /** By role: `image`, the other network's input, or its outputs. */
  tensors: z.record(
    z.string(),
    z.object({
      /** The input's name in the ONNX graph. */
      name: z.string(),
      /** 1 x (rows * cells) x (columns * cells) x channels, or channels before rows. */
      layout: z.enum(['nchw', 'nhwc']),
      /** Rows, and columns, for each patch of the frame. */
      cells: z.number().int().positive(),
      channels: z.number().int().positive(),
      /** A common value of it, for the self-test's pattern. */
      scale: z.number().positive(),
    }),
  ),
})
export type OutputsSpec = z.infer<typeof outputsSpec>

export const inputSpec = z.discriminatedUnion('kind', [pictureSpec, outputsSpec])
export type InputSpec = z.infer<typeof inputSpec>

export const outputSpec = z.object({
  /** The output's name in the ONNX graph. */
  name: z.string(),
  /** Shape, meaning and unit, for a reader. */
  meaning: z.string(),
})
export type OutputSpec = z.infer<typeof outputSpec>

export const modelClass = z.object({
  name: z.string(),
  /** Row of the original head (a detector's: COCO's 91-id numbering less one); the output's column is the place in the list. */
  row: z.number().int().nonnegative(),
})
export type ModelClass = z.infer<typeof modelClass>

export const licence = z.object({ spdx: z.string(), holder: z.string(), link: z.url() })
export type Licence = z.infer<typeof licence>

/** What one output must be for the self-test's picture: some of its values, and its mean. */
export const expectedOutput = z.object({
  dims: z.array(z.number().int().positive()),
  mean: z.number(),
  /** Places in the flat output, and the values there. */
  indices: z.array(z.number().int().nonnegative()),
  values: z.array(z.number()),
  /** Largest difference that still counts as the same, in the output's unit. */
  tolerance: z.number().positive(),
})
export type ExpectedOutput = z.infer<typeof expectedOutput>
/** By the output's role. */
export const selfTestVector = z.record(z.string(), expectedOutput)
export type SelfTestVector = z.infer<typeof selfTestVector>

export const modelFile = z.object({
  /** Name beside models.json, or a URL. For weights also the location that the graphs name. */
  file: z.string(),
  bytes: z.number().int().positive(),
  sha256,
})
export type ModelFile = z.infer<typeof modelFile>

/** One input size of a network: a graph of its own. */
export const modelVariant = z.object({
  id: z.string(),
  /** The input's size in pixels; of a network that reads outputs and takes any size, the self-test's. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Patches of the encoder; networks without one have none. */
  grid: z.object({ rows: z.number().int().positive(), columns: z.number().int().positive() }).optional(),
  graph: modelFile,
  /** The same graph computing in float16, where there is one: same weights, and float32 inputs and outputs. */
  half: modelFile.optional(),
  selfTest: selfTestVector,
})
export type ModelVariant = z.infer<typeof modelVariant>

export const modelEntry = z.object({
  id: z.string(),
  task: modelTask,
  title: z.string(),
  /** sha256 over the catalogue's entry, the converters and the stored vector: when it changes the model is made anew. */
  recipe: sha256,
  /** Where the weights came from, for a reader. */
  source: z.string(),
  sourceFiles: z.array(z.object({ path: z.string(), sha256 })),
  licence,
  notes: z.string(),
  input: inputSpec,
  outputs: z.record(z.string(), outputSpec),
  classes: z.array(modelClass),
  /** Files of weights that the graphs of all variants share. */
  weights: z.array(modelFile),
  variants: z.array(modelVariant).min(1),
})
export type ModelEntry = z.infer<typeof modelEntry>

export const modelManifest = z.object({ version: z.literal(1), models: z.array(modelEntry) })
export type ModelManifest = z.infer<typeof modelManifest>
