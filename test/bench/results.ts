import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { chromiumVersion, ensureChromium } from '../../scripts/browser.ts'
import { root } from '../../scripts/paths.ts'

const file = join(root, 'test/bench/results.json')

/** On what a section was measured: sections of one file may come from different days and machines. */
export function circumstances() {
  return {
    date: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      threads: cpus().length,
      memoryGigabytes: Math.round(totalmem() / 1e9),
      system: `${platform()} ${release()}`,
      // Well above 0 before the first run of a bench: others used the machine too.
      loadAverage: Number((loadavg()[0] ?? 0).toFixed(2)),
    },
    chromium: chromiumVersion(ensureChromium(console.log)),
    node: process.version,
  }
}

export type Circumstances = ReturnType<typeof circumstances>

/** Numbers as precise as they can mean something. */
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value

/** Puts a section into results.json; the others stay as they were. */
export function keepResults(
  name: string,
  circumstancesOfRun: Circumstances,
  figures: Record<string, unknown>,
): void {
  const old = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const next = { ...old, [name]: { ...circumstancesOfRun, ...figures } }
  writeFileSync(file, `${JSON.stringify(next, rounded, 2)}\n`)
}
