import { spawn } from 'node:child_process'
import { CLIP } from './camera.ts'

/** Frames into an H.264 film that every browser plays; the last words of ffmpeg where it fails. */
export function startEncoder(path: string, quality: number) {
  const { width, height, framesPerSecond } = CLIP
  const words = ['-v', 'error', '-y']
  words.push(
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgba',
    '-s',
    `${width}x${height}`,
    '-r',
    String(framesPerSecond),
    '-i',
    '-',
  )
  words.push('-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-c:v', 'libx264', '-preset', 'veryslow')
  words.push('-crf', String(quality), '-pix_fmt', 'yuv420p', '-g', '40', '-movflags', '+faststart')
  words.push('-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv')
  words.push('-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', path)
  const ffmpeg = spawn('ffmpeg', words, { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  ffmpeg.stderr.on('data', (text) => {
    said += text
  })
  const ended = new Promise<void>((resolve, reject) => {
    ffmpeg.once('error', reject)
    ffmpeg.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg: ${said.trim()}`))))
  })
  return {
    write: (frame: Buffer) =>
      new Promise<void>((resolve, reject) => {
        ffmpeg.stdin.write(frame, (error) => (error ? reject(error) : resolve()))
      }),
    end: () => {
      ffmpeg.stdin.end()
      return ended
    },
  }
}
