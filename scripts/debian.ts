import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const TIMEOUT_MILLISECONDS = 300_000

/** Runs a command without its output; whether it went well. Says which one, because it takes its time. */
export function succeeds(command: string, args: readonly string[], report: (line: string) => void): boolean {
  report(`${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: 'ignore', timeout: TIMEOUT_MILLISECONDS, env }).status === 0
}

/** Whether Debian's packages can be installed here: it takes Debian, or a relative of it, and root. */
export const canInstallPackages = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0

/** Installs one of Debian's packages; a fresh container knows of none, so the lists are fetched first. */
export const installPackage = (name: string, report: (line: string) => void): boolean =>
  succeeds('apt-get', ['update'], report) &&
  succeeds('apt-get', ['install', '-y', '--no-install-recommends', name], report)
