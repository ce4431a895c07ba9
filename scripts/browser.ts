import { execFileSync } from 'node:child_process'
import { findChromium } from './chromium.ts'
import { canInstallPackages, installPackage, succeeds } from './debian.ts'

/** No Chromium to drive, and none could be installed. */
export class NoChromiumError extends Error {
  override name = 'NoChromiumError'
  constructor(tried: readonly string[]) {
    super(
      `Floorsight needs Chromium and found none; it tried ${tried.join(', ')}. Install Chromium or Google Chrome, or set FLOORSIGHT_CHROMIUM to its path.`,
    )
  }
}

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
  if (canInstallPackages()) {
    tried.push("Debian's package")
    const packaged = installPackage('chromium', report) ? findChromium() : undefined
    if (packaged) return packaged
  }
  throw new NoChromiumError(tried)
}

/** The version of a Chromium, for tables. */
export const chromiumVersion = (path: string): string =>
  // Debian's wrapper script warns of its own on stderr.
  execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
