import { type ModelEntry, openRuntime, selfTestInputs } from '../../../src/perception/runtime/index.ts'

/** Runs a network once in a worker, where the app keeps its sessions. */
self.onmessage = async ({ data }: MessageEvent<{ entry: ModelEntry; modelsUrl: string }>) => {
  try {
    const { entry, modelsUrl } = data
    const runtime = await openRuntime({ modelsUrl, prefer: 'wasm', threads: 2 })
    const network = await runtime.openNetwork(entry)
    const [variant] = entry.variants
    const outputs = variant && (await network.run(selfTestInputs(entry.input, variant)))
    await runtime.close()
    self.postMessage({ threads: runtime.threads, reason: network.reason, outputs })
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
