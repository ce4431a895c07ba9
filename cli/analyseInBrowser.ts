import type { AnalysisSettings } from '../src/session/index.ts'
import type { Analysis, AnalysisProgress } from './analyser.ts'
import { openAppBrowser } from './appBrowser.ts'

/** Analyses one film in a browser of its own. @throws what openAppBrowser and the analysis throw. */
export async function analyseInBrowser(
  video: string,
  settings: Partial<AnalysisSettings>,
  onProgress: (progress: AnalysisProgress) => void,
  report: (line: string) => void,
  signal?: AbortSignal,
): Promise<Analysis> {
  const app = await openAppBrowser(settings.prefer === 'webgpu', report)
  try {
    return await app.analyse(video, settings, onProgress, signal)
  } finally {
    await app.close()
  }
}
