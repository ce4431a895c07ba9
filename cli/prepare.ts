import { ensureChromium } from '../scripts/browser.ts'
import { ensureBuilt } from '../scripts/build.ts'
import { ensureModels } from '../scripts/models/ensure.ts'

/**
 * Prepares what maps are made with, where it is missing: the models, the built app and Chromium.
 * @returns Chromium's path. @throws NoChromiumError, the set-up's errors.
 */
export async function prepare(report: (line: string) => void): Promise<string> {
  await ensureModels(report)
  await ensureBuilt(report)
  return ensureChromium(report)
}
