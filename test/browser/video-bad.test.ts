import { describe, expect, test } from 'vitest'
import {
  CorruptVideoError,
  EmptyFileError,
  MissingIndexError,
  MissingWebCodecsError,
  NoDecodableFrameError,
  NotAVideoError,
  NoVideoTrackError,
  openVideo,
  UndecodableCodecError,
  UnknownContainerError,
  UnreadableFileError,
  VideoError,
} from '../../src/video/index.ts'
import { readFrameIndex } from '../fixtures/pattern.ts'
import { fixture, hasFixture, readAll, readInWorker, withVideo } from './videoClips.ts'

/** The error that opening the file and reading all its frames ends with. */
async function failureOf(file: File): Promise<unknown> {
  try {
    await withVideo(file, (video) => readAll(video))
  } catch (error) {
    return error
  }
  throw new Error(`${file.name} was read without an error`)
}

function expectClear(error: unknown, kind: abstract new (...args: never[]) => VideoError, fileName: string) {
  expect(error).toBeInstanceOf(kind)
  expect(error).toBeInstanceOf(VideoError)
  if (!(error instanceof VideoError)) return
  expect(error.name).toBe(kind.name)
  expect(error.message).toContain(fileName)
  // One sentence: one full stop, at the end (those of names aside).
  expect(error.message.replaceAll(fileName, '').replace('H.26', '')).toMatch(/^[^.]+\.$/)
  expect(error.remedy).toMatch(/^[A-Z].{20}/)
}

describe('each kind of bad file gets its own error', () => {
  test.each([
    ['empty.mp4', EmptyFileError, '0 bytes'],
    ['text.mp4', NotAVideoError, 'plain text'],
    ['garbage.mp4', NotAVideoError, 'no known video format'],
    ['mpeg4.avi', UnknownContainerError, 'an AVI file'],
    ['audio-only.mp4', NoVideoTrackError, 'no picture'],
    ['audio-only.webm', NoVideoTrackError, 'no picture'],
    ['unfinished.mp4', MissingIndexError, 'no index'],
    ['half-index.mp4', MissingIndexError, 'no index'],
    ['cut-in-index.mp4', MissingIndexError, 'no index'],
    ['cut-before-frames.mp4', NoDecodableFrameError, 'cut off'],
    ['corrupt-all.mp4', CorruptVideoError, 'damaged'],
    ['hevc.mp4', UndecodableCodecError, 'HEVC (H.265)'],
    ['prores.mov', UndecodableCodecError, 'Apple ProRes'],
    ['mpeg4.mp4', UndecodableCodecError, 'MPEG-4 Part 2'],
    ['mjpeg.mov', UndecodableCodecError, 'Motion JPEG'],
  ] as const)('%s', async (name, kind, words) => {
    if (!hasFixture(name)) return console.log(`${name} could not be made here: left out`)
    const error = await failureOf(await fixture(name))
    expectClear(error, kind, name)
    expect(String(error)).toContain(words)
  })
})

test('the way out of HEVC names the setting of the phone and a command', async () => {
  const error = await failureOf(await fixture('hevc.mp4'))
  expect(error).toMatchObject({
    codecName: 'HEVC (H.265)',
    remedy: expect.stringMatching(/Most Compatible.*ffmpeg -i "hevc\.mp4" -c:v libx264 .*"hevc-h264\.mp4"/),
  })
})

test('a picture renamed to .mp4 is called one', async () => {
  const canvas = new OffscreenCanvas(8, 8)
  canvas.getContext('2d')?.fillRect(0, 0, 4, 4)
  for (const [type, words] of [
    ['image/jpeg', 'a JPEG picture'],
    ['image/png', 'a PNG picture'],
  ] as const) {
    const file = new File([await canvas.convertToBlob({ type })], 'holiday.mp4')
    const error = await failureOf(file)
    expectClear(error, NotAVideoError, 'holiday.mp4')
    expect(String(error)).toContain(words)
  }
})

test('a file cut off after its index says how many of its frames came', async () => {
  await withVideo(await fixture('cut.mp4'), async (video) => {
    expect(video.info.frameTimestampsSeconds).toHaveLength(60)
    expect(video.info.truncated).toBe(true)
    const { frames, delivery } = await readAll(video)
    expect(frames.length).toBeGreaterThan(15)
    expect(frames.length).toBeLessThan(45)
    expect(delivery).toEqual({
      askedFrames: 60,
      decodedFrames: frames.length,
      lastTimestampSeconds: frames.at(-1)?.timestampSeconds,
      truncated: true,
      damaged: false,
    })
    expect(video.delivery()).toEqual(delivery)
    expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual(
      frames.map((frame) => Math.round(frame.timestampSeconds * 30)),
    )
    // Asked only for what is there, nothing is missing.
    const early = await readAll(video, [0, 0.2])
    expect(early.delivery).toMatchObject({ decodedFrames: 2, truncated: false, damaged: false })
    // Asked only for what is not there, nothing came.
    await expect(readAll(video, [1.8, 1.9])).rejects.toThrow(NoDecodableFrameError)
  })
})

test('cut off in fragments, or in WebM, whole pieces are read and the cut is told', async () => {
  await withVideo(await fixture('cut-fragmented.mp4'), async (video) => {
    expect(video.info.truncated).toBe(true)
    const { delivery } = await readAll(video)
    expect(delivery).toMatchObject({ truncated: true, damaged: false })
    expect(delivery.decodedFrames).toBeGreaterThan(5)
    expect(delivery.decodedFrames).toBeLessThan(delivery.askedFrames)
  })
  await withVideo(await fixture('cut.webm'), async (video) => {
    const { info } = video
    expect(info.truncated).toBe(true)
    expect(info.claimedDurationSeconds).toBeCloseTo(10)
    expect(info.durationSeconds).toBeLessThan(7)
    const { frames } = await readAll(video)
    expect(frames.length).toBeGreaterThan(30)
    expect(frames).toHaveLength(info.frameTimestampsSeconds.length)
  })
})

test('around corrupt packets every frame that can be decoded is, with its own time', async () => {
  await withVideo(await fixture('corrupt.mp4'), async (video) => {
    const { frames, delivery } = await readAll(video)
    expect(delivery).toMatchObject({
      askedFrames: 60,
      decodedFrames: frames.length,
      truncated: false,
      damaged: true,
    })
    const came = frames.map((frame) => Math.round(frame.timestampSeconds * 30))
    expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual(came)
    // The noise lies over the packets of frames 24 to 28. Up to 35 the group leans on 24; with the failure go the last
    // two before it, which the decoder held back to put them in order.
    for (const whole of Array.from({ length: 60 }, (_, n) => n).filter((n) => n < 22 || n >= 36))
      expect(came).toContain(whole)
    expect(frames.length).toBeLessThan(60)
  })
})

test.each(['runaway-index.mp4', 'corrupt-end.webm', 'corrupt.ts'])(
  '%s does not keep the worker busy',
  async (name) => {
    const answer = await readInWorker({ file: await fixture(name), framesPerSecond: 10, maxSide: 64 })
    if (name === 'runaway-index.mp4') expect(answer).toEqual({ failure: 'CorruptVideoError' })
    else expect(answer).toMatchObject({ report: { width: 64 } })
  },
)

test('damage to the container itself leaves the frames before it', async () => {
  for (const name of ['corrupt-end.webm', 'corrupt.ts'])
    await withVideo(await fixture(name), async (video) => {
      const { frames } = await readAll(video)
      expect(video.info.frameTimestampsSeconds.length, name).toBeLessThan(30)
      expect(frames.length).toBeGreaterThan(3)
      expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual([...frames.keys()])
    })
})

test('a file that vanished, and a browser without WebCodecs, are named as such', async () => {
  const gone = new DOMException('The requested file could not be read', 'NotReadableError')
  const file = await fixture('h264.mp4')
  file.slice = () => {
    throw gone
  }
  expectClear(await failureOf(file), UnreadableFileError, 'h264.mp4')

  const { VideoDecoder } = globalThis
  Reflect.deleteProperty(globalThis, 'VideoDecoder')
  try {
    await expect(openVideo(await fixture('h264.mp4'))).rejects.toThrow(MissingWebCodecsError)
  } finally {
    globalThis.VideoDecoder = VideoDecoder
  }
})
