import { root } from '../paths.ts'
import { catalogue } from './catalogue.ts'
import { prepareModels, projectFolders } from './prepareModels.ts'
import { lineReporter } from './progress.ts'

/**
 * Prepares the models where they are missing or out of date; quick where they are ready.
 * @throws SetUpError.
 */
export async function ensureModels(report: (line: string) => void): Promise<void> {
  await prepareModels({
    catalogue,
    ...projectFolders(root),
    report: lineReporter((text) => report(text.trimEnd())),
  })
}
