import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './browser.ts'
import { ensureBuilt } from './build.ts'
import { ensureFfmpeg } from './ffmpeg.ts'
import { ensureModels } from './models/ensure.ts'
import { root } from './paths.ts'
import { type Counts, judged, playwrightCounts, sum, vitestCounts } from './testCounts.ts'

/**
 * `npm test`: makes ready what the tests need, then runs all of them, whatever fails on the way. Its last line is
 * `N passed, N failed`; lint and types count as one each, as does a preparation that fails.
 */

const reports = join(root, 'node_modules/.cache/floorsight/test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const report = (line: string) => console.log(line)
const heading = (name: string) => console.log(`\n--- ${name} ---`)

/** Runs one of the packages' commands; whether it went well. */
function runs([command = '', ...args]: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const path = join(root, 'node_modules/.bin', command)
  return spawnSync(path, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}

/** The counts in a JSON report; undefined where the command did not come to write one. */
function counted<T>(file: string, counts: (report: T) => Counts): Counts | undefined {
  try {
    return counts(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

const one = (isWell: boolean): Counts => ({ passed: isWell ? 1 : 0, failed: isWell ? 0 : 1, skipped: 0 })

function vitest(project: string): Counts {
  const file = join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const isWell = runs(['vitest', 'run', '--project', project, ...reporters])
  return judged(counted(file, vitestCounts), isWell)
}

function playwright(): Counts {
  const file = join(reports, 'e2e.json')
  const isWell = runs(['playwright', 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  return judged(counted(file, playwrightCounts), isWell)
}

/** A step to make something ready; it counts only where it fails. */
async function prepared(name: string, prepare: () => unknown): Promise<Counts> {
  try {
    await prepare()
    return { passed: 0, failed: 0, skipped: 0 }
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`)
    return one(false)
  }
}

const steps: readonly [name: string, run: () => Counts | Promise<Counts>][] = [
  ['models', () => prepared('models', () => ensureModels(report))],
  ['Chromium', () => prepared('Chromium', () => ensureChromium(report))],
  ['ffmpeg', () => prepared('ffmpeg', () => ensureFfmpeg(report))],
  ['lint', () => one(runs(['biome', 'check']))],
  ['types', () => one(runs(['tsc', '--noEmit', '-p', '.']))],
  ['unit', () => vitest('unit')],
  ['browser', () => vitest('browser')],
  ['build', () => prepared('build', () => ensureBuilt(report))],
  ['e2e', playwright],
]

const results: [name: string, counts: Counts][] = []
for (const [name, run] of steps) {
  heading(name)
  results.push([name, await run()])
}
heading('result')
for (const [name, { passed, failed, skipped }] of results)
  if (passed + failed + skipped)
    console.log(`${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
const { passed, failed, skipped } = sum(results.map(([, counts]) => counts))
if (skipped) console.log(`${skipped} skipped: each says above what it misses`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
