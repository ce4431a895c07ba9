import { parseArgs } from 'node:util'
import { preview } from 'vite'
import { ensureBuilt } from './build.ts'
import { ensureModels } from './models/ensure.ts'
import { SetUpError } from './models/errors.ts'
import { root } from './paths.ts'

/**
 * `npm start`: prepares what is missing (the models, the built app), serves the app, and prints its address.
 * Without `--port` it takes 4173, or the next port that is free; with it, that one or none.
 */
const USUAL_PORT = 4173
const report = (line: string) => console.error(line)
const { values } = parseArgs({ options: { port: { type: 'string' } } })

try {
  await ensureModels(report)
  await ensureBuilt(report)
  const server = await preview({
    root,
    logLevel: 'error',
    preview: { port: Number(values.port ?? USUAL_PORT), strictPort: values.port !== undefined },
  })
  console.log(`Floorsight is at ${server.resolvedUrls?.local[0]} (Ctrl+C ends it)`)
} catch (error) {
  // A fault that nobody foresaw is shown with its stack.
  console.error(error instanceof SetUpError ? `start: ${error.message}` : error)
  process.exit(1)
}
