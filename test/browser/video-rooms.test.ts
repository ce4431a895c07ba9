import { expect, test } from 'vitest'
import type { WorkerReport } from './video.worker.ts'
import { fixture, hasRoom, readInWorker, room, withVideo } from './videoClips.ts'

async function measured(file: File, maxSide: number): Promise<WorkerReport> {
  const answer = await readInWorker({ file, framesPerSecond: 10, maxSide })
  if ('failure' in answer) throw new Error(answer.failure)
  print(file.name, maxSide, answer.report)
  return answer.report
}

function print(name: string, maxSide: number, report: WorkerReport): void {
  const perFrame = report.readMilliseconds / report.askedFrames
  const perListed = report.readMilliseconds / report.listedFrames
  console.log(
    `${name} at ${maxSide} px in a worker: ${report.askedFrames} of ${report.listedFrames} frames, ` +
      `${perFrame.toFixed(2)} ms a frame read, ${perListed.toFixed(2)} ms a frame decoded, ` +
      `open ${report.openMilliseconds.toFixed(0)} ms`,
  )
}

test.for([
  ['redkitchen.mp4', 1000, 640, 480, 334],
  ['scannet_0488_00.mp4', 598, 640, 480, 249],
  ['bedroom_children.mp4', 200, 960, 540, 67],
  ['arkit_47334096.mp4', 28, 480, 640, 28],
] as const)(
  'a worker reads %s at 10 frames a second',
  async ([name, frames, width, height, dense], { skip }) => {
    if (!hasRoom(name)) return skip()
    const file = await room(name)
    await withVideo(file, async ({ info }) => {
      expect(info).toMatchObject({ width, height, rotationDegrees: 0, truncated: false })
      expect(info.codec.name).toBe('H.264 (AVC)')
      expect(info.frameRateMean).toBeCloseTo(frames / info.durationSeconds, 1)
    })
    const report = await measured(file, 320)
    expect(report).toMatchObject({ listedFrames: frames, askedFrames: dense, decodedFrames: dense })
    expect(Math.max(report.width, report.height)).toBe(320)
  },
)

test('a worker reads every frame of a 4K clip', async () => {
  const report = await measured(await fixture('4k.mp4'), 640)
  expect(report).toMatchObject({ decodedFrames: 4, width: 640, height: 360 })
})
