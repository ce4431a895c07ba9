import { fileURLToPath } from 'node:url'
import { catalogue } from './catalogue.ts'
import { SetUpError } from './errors.ts'
import { prepareModels, projectFolders } from './prepareModels.ts'
import { lineReporter } from './progress.ts'

/** `npm run models`: makes public/models/. Progress on stderr; exit status 1, with a sentence, where it cannot. */
const root = fileURLToPath(new URL('../../', import.meta.url))
const report = lineReporter((text) => process.stderr.write(text))
try {
  await prepareModels({ catalogue, ...projectFolders(root), report })
} catch (error) {
  // A fault that nobody foresaw is shown with its stack.
  console.error(error instanceof SetUpError ? `models: ${error.message}` : error)
  // Not exitCode: a download that was given up may still hold its connection open.
  process.exit(1)
}
