import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureFfmpeg } from '../../../scripts/ffmpeg.ts'
import { shared } from '../../../scripts/shared.ts'
import { intrinsicsFromFieldOfView } from '../../../src/geometry/index.ts'
import { RayCaster } from '../../synthetic/rayCaster.ts'
import { FLAT_SECONDS, flatSeenFrom, flatWalk, ROOMS, visitAt } from './flat.ts'

/** The long films, made once and kept in the system's temporary folder. */

const FOLDER = join(tmpdir(), 'floorsight-long')
const [WIDTH, HEIGHT, RATE] = [320, 240, 15]
const CAMERA = intrinsicsFromFieldOfView(WIDTH, HEIGHT, (62 * Math.PI) / 180)

/** A film under its name, made by `make` where it is not there: whole, or not at all. */
async function madeOnce(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(FOLDER, name)
  if (existsSync(path)) return path
  mkdirSync(FOLDER, { recursive: true })
  const unfinished = join(FOLDER, `unfinished-${process.pid}-${name}`)
  await make(unfinished)
  renameSync(unfinished, path)
  return path
}

function drawn(caster: RayCaster, seconds: number): Buffer {
  const { fx, fy, cx, cy } = CAMERA
  caster.setPose(flatWalk(seconds))
  const grey = Buffer.alloc(WIDTH * HEIGHT)
  for (let y = 0, at = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++, at++) {
      caster.cast((x + 0.5 - cx) / fx, (y + 0.5 - cy) / fy)
      grey[at] = Math.min(255, caster.grey(fx))
    }
  return grey
}

async function encode(path: string, frames: Iterable<Buffer>): Promise<void> {
  const format = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-s',
    `${WIDTH}x${HEIGHT}`,
    '-r',
    String(RATE),
    '-i',
    '-',
  ]
  const words = ['-v', 'error', '-y', ...format, '-c:v', 'libx264', '-preset', 'fast', '-crf', '20']
  const ffmpeg = spawn('ffmpeg', [...words, '-pix_fmt', 'yuv420p', path], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve, reject) => {
    ffmpeg.once('error', reject)
    ffmpeg.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
  for (const frame of frames)
    await new Promise<void>((resolve, reject) =>
      ffmpeg.stdin.write(frame, (error) => (error ? reject(error) : resolve())),
    )
  ffmpeg.stdin.end()
  await ended
}

/** A walk of ten minutes through a made-up flat of five rooms and back. @param seconds of it, from its beginning. */
export const flatFilm = (seconds = FLAT_SECONDS): Promise<string> =>
  madeOnce(`flat-${seconds}.mp4`, async (path) => {
    ensureFfmpeg(console.log)
    const casters = Array.from({ length: ROOMS }, (_, room) => new RayCaster(flatSeenFrom(room)))
    function* frames() {
      for (let k = 0; k < seconds * RATE; k++) {
        const now = k / RATE
        const { room, next } = visitAt(now)
        // On the way what is seen is told from the room in which the camera is.
        const isAcross = Math.abs(flatWalk(now).translation[0] / 5.5 - next - 0.49) < 0.5
        yield drawn(casters[isAcross ? next : room] as RayCaster, now)
      }
    }
    await encode(path, frames())
  })

/** RedKitchen there and back, three times: 200 s of a real film; undefined where the clip is not there. */
export async function loopedKitchen(): Promise<string | undefined> {
  const clip = shared('rooms/redkitchen.mp4')
  if (!clip) return undefined
  return madeOnce('redkitchen-200.mp4', async (path) => {
    ensureFfmpeg(console.log)
    const back =
      '[0:v]split=2[a][b];[b]reverse[c];[a][c]concat=n=2:v=1,split=3[d][e][f];[d][e][f]concat=n=3:v=1'
    const words = ['-v', 'error', '-y', '-i', clip, '-filter_complex', back, '-an', '-c:v', 'libx264']
    const { status } = spawnSync('ffmpeg', [...words, '-preset', 'fast', '-crf', '18', path], {
      stdio: 'inherit',
    })
    if (status !== 0) throw new Error(`ffmpeg ended with ${status}`)
  })
}
