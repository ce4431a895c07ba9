import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Flags for a headless Chromium that does not call home. `--no-sandbox`: CI runs as root. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

const commandPath = (command: string): string | undefined => {
  try {
    return execFileSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** The Chromium to drive: `FLOORSIGHT_CHROMIUM`, Playwright's own, or the system's. Undefined where there is none. */
export function findChromium(): string | undefined {
  const own = process.env.FLOORSIGHT_CHROMIUM
  if (own && existsSync(own)) return own
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    .map(commandPath)
    .find((path) => path !== undefined)
}
