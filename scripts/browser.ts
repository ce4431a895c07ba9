import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.ts'

/** No Chromium to drive, and none could be installed. */
export class NoChromiumError extends Error {
  override name = 'NoChromiumError'
  constructor(tried: readonly string[]) {
    super(
      `Floorsight needs Chromium and found none; it tried ${tried.join(', ')}. Install Chromium or Google Chrome, or set FLOORSIGHT_CHROMIUM to its path.`,
    )
  }
}

const succeeds = (command: string, args: readonly string[], report: (line: string) => void): boolean => {
  report(`${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 }).status === 0
}

const isRoot = () => process.getuid?.() === 0
const isDebian = () => existsSync('/etc/debian_version')

/**
 * The Chromium to drive; where there is none, installs one: Playwright's own, else Debian's package (as root).
 * @throws NoChromiumError.
 */
export function ensureChromium(report: (line: string) => void): string {
  const found = findChromium()
  if (found) return found
  const tried = ['FLOORSIGHT_CHROMIUM', 'chromium and google-chrome on the PATH', "Playwright's download"]
  report('no Chromium is installed: installing one')
  if (succeeds('npx', ['playwright', 'install', 'chromium'], report)) {
    const own = findChromium()
    if (own) return own
  }
  if (isDebian() && isRoot()) {
    tried.push("Debian's package")
    const install = ['install', '-y', '--no-install-recommends', 'chromium']
    if (succeeds('apt-get', ['update'], report) && succeeds('apt-get', install, report)) {
      const packaged = findChromium()
      if (packaged) return packaged
    }
  }
  throw new NoChromiumError(tried)
}

/** The version of a Chromium, for tables. */
export const chromiumVersion = (path: string): string =>
  execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
