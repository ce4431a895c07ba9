import { inject } from 'vitest'
import { type FrameDelivery, type OpenVideo, openVideo, type RgbaImage } from '../../src/video/index.ts'
import type { WorkerAnswer, WorkerRequest } from './video.worker.ts'

async function fetchClip(kind: 'fixtures' | 'rooms', name: string): Promise<File> {
  const response = await fetch(`/clips/${kind}/${name}`)
  if (!response.ok) throw new Error(`The test server has no ${kind}/${name}`)
  return new File([await response.blob()], name)
}

/** A clip that the tests made. */
export const fixture = (name: string): Promise<File> => fetchClip('fixtures', name)

/** A real clip of a room. */
export const room = (name: string): Promise<File> => fetchClip('rooms', name)

export const hasFixture = (name: string): boolean => inject('fixtures').includes(name)

/** Says why a test of a real clip is left out, where it is. */
export function hasRoom(name: string): boolean {
  const found = inject('rooms').includes(name)
  if (!found) console.log(`../shared/rooms/${name} is not on this machine: its tests are left out`)
  return found
}

export async function withVideo<T>(file: File, use: (video: OpenVideo) => Promise<T>): Promise<T> {
  const video = await openVideo(file)
  try {
    return await use(video)
  } finally {
    video.close()
  }
}

export interface ReadFrame {
  timestampSeconds: number
  requestIndex: number
  image: RgbaImage
}

/** Reads the frames asked for (all of them unless told), with the delivery that the pass returns. */
export async function readAll(
  video: OpenVideo,
  timestamps: readonly number[] = [...video.info.frameTimestampsSeconds],
  maxSide = 320,
): Promise<{ frames: ReadFrame[]; delivery: FrameDelivery }> {
  const frames: ReadFrame[] = []
  const pass = video.frames(timestamps)
  for (;;) {
    const { value, done } = await pass.next()
    if (done) return { frames, delivery: value }
    const { timestampSeconds, requestIndex } = value
    frames.push({ timestampSeconds, requestIndex, image: value.read(maxSide) })
  }
}

/** Reads a clip in a worker, which is ended when it has not answered in ten seconds. */
export async function readInWorker(request: WorkerRequest): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./video.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<WorkerAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      setTimeout(() => reject(new Error(`${request.file.name} keeps the worker busy without end`)), 10_000)
      worker.postMessage(request)
    })
  } finally {
    worker.terminate()
  }
}
