import {
  inputNames,
  judge,
  type ModelVariant,
  type SelfTestVector,
  selfTestInputs,
  type TensorData,
} from '../../src/perception/runtime/index.ts'
import type { ConvertedModel, ConvertedVariant } from './convert.ts'
import type { CatalogueEntry } from './entry.ts'
import { ProofFailedError } from './errors.ts'

/** The part of onnxruntime's interface that its web and its native package share. */
export type OrtModule = Pick<typeof import('onnxruntime-web'), 'InferenceSession' | 'Tensor' | 'env'>

/** onnxruntime-web on Node: the WebAssembly that browsers run, too. */
export async function webRuntime(): Promise<OrtModule> {
  const ort = await import('onnxruntime-web')
  // More threads gain nothing on Node, and keep the process alive.
  ort.env.wasm.numThreads = 1
  return ort
}

/** Runs one variant on the self-test's inputs. Outputs by role. */
export async function runSelfTest(
  ort: OrtModule,
  entry: Pick<CatalogueEntry, 'input' | 'outputs'>,
  { weights }: Pick<ConvertedModel, 'weights'>,
  variant: Pick<ConvertedVariant, 'data'> & Pick<ModelVariant, 'width' | 'height' | 'grid'>,
): Promise<Record<string, TensorData>> {
  const session = await ort.InferenceSession.create(variant.data, {
    logSeverityLevel: 3,
    externalData: weights.map(({ file, data }) => ({ path: file, data })),
  })
  try {
    const inputs = selfTestInputs(entry.input, variant)
    const feeds = Object.fromEntries(
      Object.entries(inputNames(entry.input)).map(([role, name]) => {
        const { data, dims } = inputs[role] as TensorData
        return [name, new ort.Tensor('float32', data, dims)]
      }),
    )
    const results = await session.run(feeds)
    return Object.fromEntries(
      Object.entries(entry.outputs).map(([role, { name }]) => {
        const tensor = results[name]
        if (!tensor) throw new Error(`the graph has no output ${name}`)
        return [role, { data: Float32Array.from(tensor.data as Float32Array), dims: tensor.dims }]
      }),
    )
  } finally {
    await session.release()
  }
}

/** Proves one variant on its stored vector (see judge); returns what was found. Throws ProofFailedError. */
export async function prove(
  ort: OrtModule,
  entry: CatalogueEntry,
  model: Pick<ConvertedModel, 'weights'>,
  variant: ConvertedVariant,
  vector: SelfTestVector,
  leniency = 1,
): Promise<string> {
  let outputs: Record<string, TensorData>
  try {
    outputs = await runSelfTest(ort, entry, model, variant)
  } catch (error) {
    throw new ProofFailedError(entry.title, variant.id, String(error), { cause: error })
  }
  const { agrees, sentence } = judge(vector, outputs, leniency)
  if (!agrees) throw new ProofFailedError(entry.title, variant.id, sentence)
  return sentence
}
