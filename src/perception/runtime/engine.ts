import type { Backend } from './backend.ts'
import type { TensorData } from './tensor.ts'

/** A network loaded into an engine. Names of inputs and outputs are the graph's own. */
export interface Session {
  run(
    inputs: Readonly<Record<string, TensorData>>,
    outputs: readonly string[],
  ): Promise<Record<string, TensorData>>
  release(): Promise<void>
}

export interface SessionSource {
  graph: Uint8Array
  /** Files of weights by the location that the graph names. */
  weights: readonly { location: string; data: Uint8Array }[]
}

/** What loads and runs networks: onnxruntime-web (ort.ts), onnxruntime-node (native.ts); tests put another behind it. */
export interface Engine {
  createSession(backend: Backend, source: SessionSource): Promise<Session>
  /**
   * Calls back, with what the browser says, when the GPU device that the sessions use is lost. They are dead then;
   * sessions made later get another device.
   */
  onDeviceLost(listener: (fault: string) => void): void
}
