import type { Backend } from './backend.ts'
import type { Engine, Session } from './engine.ts'
import type { TensorData } from './tensor.ts'

/**
 * An ONNX model of one node, `similarity = a b^T` (Gemm with transB), as the set-up's graph writer encodes it (a test
 * holds it to that). A product of 588 x 384 by 384 x 588 takes the runtime about 10 ms and plain JavaScript 120.
 */
export const SIMILARITY_GRAPH = Uint8Array.from(
  atob(
    'CAgSCmZsb29yc2lnaHQ6eQovCgFhCgFiEgpzaW1pbGFyaXR5GgZHZW1tXzAiBEdlbW0qDQoGdHJhbnNCGAGgAQISCnNpbWlsYXJpdHlaDwoBYRIKCggIARIECgAKAFoPCgFiEgoKCAgBEgQKAAoAYhgKCnNpbWlsYXJpdHkSCgoICAESBAoACgBCAhAN',
  ),
  (letter) => letter.charCodeAt(0),
)

/** All inner products of the rows of two matrices: n x m from n x c and m x c. */
export type Similarity = (a: TensorData, b: TensorData) => Promise<Float32Array>

/** The product on the processor, whatever runs the networks: its result is needed there. Loaded on first use. */
export function makeSimilarity(
  engine: Engine,
  backend: Backend,
  exclusive: <T>(work: () => Promise<T>) => Promise<T>,
): Similarity {
  let session: Promise<Session> | undefined
  return (a, b) =>
    exclusive(async () => {
      session ??= engine.createSession(backend, {
        graph: SIMILARITY_GRAPH,
        weights: [],
      })
      const { similarity } = await (await session).run({ a, b }, ['similarity'])
      return (similarity as TensorData).data
    })
}
