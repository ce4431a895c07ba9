import type { Analyser } from './analyser.ts'
import { loadNativeOrt, NoNativeRuntimeError } from './nativeRuntime.ts'

/** What can run the networks: this machine's processor or GPU natively, or a browser's WebAssembly or WebGPU. */
export const RUNTIMES = ['native', 'native-gpu', 'wasm', 'webgpu'] as const
export type RuntimeName = (typeof RUNTIMES)[number]

/** The one that was asked for; else the native one where it loads, and WebAssembly where it does not. */
export async function chooseRuntime(
  wanted: RuntimeName | undefined,
  report: (line: string) => void,
): Promise<RuntimeName> {
  if (wanted) return wanted
  try {
    await loadNativeOrt()
    return 'native'
  } catch (error) {
    if (!(error instanceof NoNativeRuntimeError)) throw error
    report('The native runtime does not load here: the networks run in the browser, on WebAssembly.')
    return 'wasm'
  }
}

/** Opens what makes maps with a runtime. @throws the set-up's errors. */
export async function openAnalyser(runtime: RuntimeName, report: (line: string) => void): Promise<Analyser> {
  // Each behind import(): neither should wait for what only the other needs.
  if (runtime === 'wasm' || runtime === 'webgpu')
    return (await import('./appBrowser.ts')).openAppBrowser(runtime === 'webgpu', report)
  return (await import('./native/jobPool.ts')).openJobPool(runtime === 'native-gpu', report)
}
