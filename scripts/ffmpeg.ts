import { spawnSync } from 'node:child_process'
import { canInstallPackages, installPackage } from './debian.ts'

/** No ffmpeg to make the tests' clips with, and none could be installed. */
export class NoFfmpegError extends Error {
  override name = 'NoFfmpegError'
  constructor(tried: readonly string[]) {
    super(
      `The tests make their clips with ffmpeg and found none; they tried ${tried.join(', ')}. Install it (Debian: apt-get install ffmpeg, macOS: brew install ffmpeg) and run the tests again.`,
    )
  }
}

const isThere = () => spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0

/**
 * Makes sure that `ffmpeg` runs; where there is none, installs Debian's package (as root).
 * @throws NoFfmpegError.
 */
export function ensureFfmpeg(report: (line: string) => void): void {
  if (isThere()) return
  const tried = ['the PATH']
  if (canInstallPackages()) {
    tried.push("Debian's package")
    report('no ffmpeg is installed: installing it')
    if (installPackage('ffmpeg', report) && isThere()) return
  }
  throw new NoFfmpegError(tried)
}
