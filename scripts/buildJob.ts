import { join } from 'node:path'
import { build } from 'vite'
import { isNewerThan } from './build.ts'
import { root } from './paths.ts'

const SOURCES = ['src', 'cli', 'scripts', 'package-lock.json']
const [FOLDER, NAME] = ['dist-node', 'job.mjs']

/** The program of a native job, as Node runs it without help. */
export const jobProgram: string = join(root, FOLDER, NAME)

/**
 * Builds the program of a native job where it is missing or older than its sources. Not read through tsx, as the rest of
 * the command line is: that has every closure named when it is made, in inner loops, too (35 times the time of making one).
 */
export async function ensureJobBuilt(report: (line: string) => void): Promise<void> {
  if (await isNewerThan(jobProgram, SOURCES)) return
  report('building the program of the native jobs')
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: 'cli/native/job.ts',
      outDir: FOLDER,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: NAME } },
    },
  })
}
