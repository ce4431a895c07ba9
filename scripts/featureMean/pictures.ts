import { spawnSync } from 'node:child_process'
import type { RgbaImage } from '../../src/video/index.ts'

const MOST_BYTES = 2 ** 30

function run(tool: string, args: readonly string[]): Buffer {
  const { stdout, stderr, status, error } = spawnSync(tool, ['-v', 'error', ...args], {
    maxBuffer: MOST_BYTES,
  })
  if (error || status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${error ?? stderr}`)
  return stdout
}

/** Pictures of a stream of binary PPM files. */
export function readPictures(stream: Uint8Array): RgbaImage[] {
  const pictures: RgbaImage[] = []
  for (let at = 0; at < stream.length; ) {
    const head = Buffer.from(stream.buffer, stream.byteOffset + at, Math.min(40, stream.length - at))
    const found = /^P6\s(\d+)\s(\d+)\s255\s/.exec(head.toString('latin1'))
    if (!found) throw new Error(`there is no PPM picture at byte ${at}`)
    const [width, height] = [Number(found[1]), Number(found[2])]
    at += found[0].length
    const data = new Uint8ClampedArray(width * height * 4).fill(255)
    for (let pixel = 0; pixel < width * height; pixel++, at += 3)
      data.set(stream.subarray(at, at + 3), pixel * 4)
    pictures.push({ width, height, data })
  }
  return pictures
}

/** A picture file as pixels. @throws Error with ffmpeg's words. */
export function readPicture(path: string): RgbaImage {
  const [picture] = readPictures(run('ffmpeg', ['-i', path, '-f', 'image2pipe', '-c:v', 'ppm', '-']))
  if (!picture) throw new Error(`there is no picture in ${path}`)
  return picture
}
