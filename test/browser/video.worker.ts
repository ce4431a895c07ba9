import { densePlan, openVideo } from '../../src/video/index.ts'

/** What the worker is asked: read a dense plan of a clip. */
export interface WorkerRequest {
  file: File
  framesPerSecond: number
  maxSide: number
}

/** What it answers: counts, the wall time from the first request to the last pixel, and the size of the last picture. */
export interface WorkerReport {
  listedFrames: number
  askedFrames: number
  decodedFrames: number
  width: number
  height: number
  openMilliseconds: number
  readMilliseconds: number
}

/** The report, or the name of the error. */
export type WorkerAnswer = { report: WorkerReport } | { failure: string }

async function read({ file, framesPerSecond, maxSide }: WorkerRequest): Promise<WorkerReport> {
  const start = performance.now()
  const video = await openVideo(file)
  const opened = performance.now()
  const plan = densePlan(video.info.frameTimestampsSeconds, framesPerSecond)
  let [width, height] = [0, 0]
  for await (const frame of video.frames(plan)) ({ width, height } = frame.read(maxSide))
  const readMilliseconds = performance.now() - opened
  video.close()
  return {
    listedFrames: video.info.frameTimestampsSeconds.length,
    askedFrames: plan.length,
    decodedFrames: video.delivery()?.decodedFrames ?? 0,
    width,
    height,
    openMilliseconds: opened - start,
    readMilliseconds,
  }
}

self.onmessage = async ({ data }: MessageEvent<WorkerRequest>) => {
  const answer: WorkerAnswer = await read(data).then(
    (report) => ({ report }),
    (error: Error) => ({ failure: error.name }),
  )
  self.postMessage(answer)
}
