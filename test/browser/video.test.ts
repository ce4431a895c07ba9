import { describe, expect, test } from 'vitest'
import { densePlan, toGrey, uniformPlan } from '../../src/video/index.ts'
import {
  cornerColours,
  corners,
  meanColour,
  noiseStrip,
  readCorners,
  readFrameIndex,
} from '../fixtures/pattern.ts'
import { fixture, hasFixture, readAll, withVideo } from './videoClips.ts'

interface Expected {
  frames: number
  width?: number
  height?: number
  codec: string
  rotation?: number
  /** Seconds at which frame n is shown; a tenth of n unless told. */
  time?: (n: number) => number
}

const h264 = 'H.264 (AVC)'
/** Grey levels, the mean over a picture of saturated colours. */
const GREY_TOLERANCE = 6
const clips: Record<string, Expected> = {
  'h264.mp4': { frames: 60, codec: h264, time: (n) => n / 30 },
  'h264.mov': { frames: 30, codec: h264 },
  'h264.mkv': { frames: 30, codec: h264 },
  'fragmented.mp4': { frames: 30, codec: h264, time: (n) => n / 10 + 0.2 },
  'h264.ts': { frames: 30, codec: h264, time: (n) => n / 10 + 1.6 },
  'no-order.mp4': { frames: 60, codec: h264, time: (n) => n / 30 },
  'open-gop.mkv': { frames: 90, codec: h264 },
  'vp8.webm': { frames: 30, codec: 'VP8' },
  'vp8-hidden.webm': { frames: 60, codec: 'VP8' },
  'recorder.webm': { frames: 30, codec: 'VP8' },
  'vp9.webm': { frames: 30, codec: 'VP9' },
  'av1.mp4': { frames: 30, codec: 'AV1' },
  'one-frame.mp4': { frames: 1, codec: h264 },
  '4k.mp4': { frames: 4, codec: h264, width: 3840, height: 2160 },
  'untold-hd.mp4': { frames: 3, codec: h264, width: 1280, height: 720 },
  'rotated-90.mp4': { frames: 12, codec: h264, width: 240, height: 320, rotation: 90 },
  'rotated-180.mp4': { frames: 12, codec: h264, width: 240, height: 320, rotation: 180 },
  'rotated-270.mp4': { frames: 12, codec: h264, width: 240, height: 320, rotation: 270 },
  'mirrored.mp4': { frames: 12, codec: h264, width: 240, height: 320 },
  'variable-rate.mp4': { frames: 25, codec: h264, time: (n) => (n * (n + 1)) / 20 },
  'wide-pixels.mp4': { frames: 10, codec: h264 },
  'odd-size.webm': { frames: 10, codec: 'VP9', width: 321, height: 241 },
  'cropped.mp4': { frames: 10, codec: h264, width: 322, height: 182 },
}

describe.each(Object.entries(clips))('%s', (name, expected) => {
  const { frames, codec, width = 320, height = 240, rotation = 0, time = (n) => n / 10 } = expected

  test.skipIf(!hasFixture(name))(
    'looks the same in grey: upright, of the same size and brightness',
    async () => {
      await withVideo(await fixture(name), async (video) => {
        const times = uniformPlan(video.info.frameTimestampsSeconds, Math.min(3, frames))
        const coloured: Uint8Array[] = []
        for await (const frame of video.frames(times)) coloured.push(toGrey(frame.read(160)).data)
        let k = 0
        for await (const { timestampSeconds, read } of video.greyFrames(times)) {
          expect(timestampSeconds).toBe(times[k])
          const { width: w, height: h, data } = read(160)
          expect([w, h]).toEqual(
            [width, height].map((side) => Math.round((side * 160) / Math.max(width, height))),
          )
          const other = coloured[k++] as Uint8Array
          expect(data.length).toBe(other.length)
          const difference =
            data.reduce((sum, v, at) => sum + Math.abs(v - (other[at] as number)), 0) / data.length
          // Brightness weighs colours by the file's own matrix, and grey of a picture by that of BT.601.
          expect(difference).toBeLessThan(GREY_TOLERANCE)
        }
        expect(k).toBe(times.length)
      })
    },
  )

  test.skipIf(!hasFixture(name))(
    'is described as it is, and every frame comes upright at its own time',
    async () => {
      const file = await fixture(name)
      await withVideo(file, async (video) => {
        const { info } = video
        expect(info).toMatchObject({
          name,
          bytes: file.size,
          width,
          height,
          rotationDegrees: rotation,
          truncated: false,
        })
        expect(info.codec.name).toBe(codec)
        expect(info.codec.string).not.toBe('')
        expect(info.frameTimestampsSeconds).toHaveLength(frames)
        info.frameTimestampsSeconds.forEach((seconds, n) => {
          expect(seconds).toBeCloseTo(time(n), 3)
        })
        expect(info.durationSeconds).toBeGreaterThan(time(frames - 1))

        const read = await readAll(video)
        expect(read.delivery).toMatchObject({
          askedFrames: frames,
          decodedFrames: frames,
          truncated: false,
          damaged: false,
        })
        expect(read.frames.map(({ image }) => readFrameIndex(image))).toEqual(
          Array.from({ length: frames }, (_, n) => n),
        )
        expect(read.frames.map((frame) => frame.timestampSeconds)).toEqual([...info.frameTimestampsSeconds])
        const [first] = read.frames
        const scale = 320 / Math.max(width, height, 320)
        expect([first?.image.width, first?.image.height]).toEqual([
          Math.round(width * scale),
          Math.round(height * scale),
        ])
        const seen = readCorners(first?.image ?? { width: 0, height: 0, data: [] })
        for (const corner of corners)
          cornerColours[corner].forEach((value, channel) => {
            expect(
              Math.abs((seen[corner][channel] ?? Number.NaN) - value),
              `${corner} ${seen[corner]}`,
            ).toBeLessThan(20)
          })
      })
    },
  )
})

test('a sparse plan gets exactly its frames, wherever the key frames are', async () => {
  for (const name of ['h264.mp4', 'open-gop.mkv', 'variable-rate.mp4', 'vp8-hidden.webm'])
    await withVideo(await fixture(name), async (video) => {
      const all = video.info.frameTimestampsSeconds
      for (const count of [1, 4, 7]) {
        const plan = uniformPlan(all, count)
        const { frames, delivery } = await readAll(video, plan)
        expect(
          frames.map((frame) => frame.timestampSeconds),
          name,
        ).toEqual(plan)
        expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual(
          plan.map((time) => all.indexOf(time)),
        )
        expect(delivery.decodedFrames).toBe(plan.length)
        expect(delivery.lastTimestampSeconds).toBe(plan.at(-1))
      }
    })
})

test('a start in the middle, at every single frame, gives that frame', async () => {
  await withVideo(await fixture('open-gop.mkv'), async (video) => {
    for (const [n, time] of video.info.frameTimestampsSeconds.entries()) {
      const { frames } = await readAll(video, [time])
      expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual([n])
    }
  })
})

test('far leaps skip what lies between', async () => {
  await withVideo(await fixture('h264.mp4'), async (video) => {
    const { frames } = await readAll(video, [0, 0.04, 1.9])
    expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual([0, 1, 57])
  })
})

test('times between frames get the nearest frame, and one asked for twice comes twice', async () => {
  await withVideo(await fixture('variable-rate.mp4'), async (video) => {
    const { frames } = await readAll(video, [-1, 0.12, 0.12, 0.26, 99])
    expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual([0, 1, 1, 2, 24])
    expect(frames.map((frame) => frame.requestIndex)).toEqual([0, 1, 2, 3, 4])
    expect(() => video.frames([1, 0])).toThrow(RangeError)
  })
})

test('frames that an edit list hides are not among the frames', async () => {
  await withVideo(await fixture('trimmed.mp4'), async (video) => {
    const { frames } = await readAll(video)
    expect(video.info.frameTimestampsSeconds[0]).toBeCloseTo(0)
    expect(frames.map((frame) => readFrameIndex(frame.image))).toEqual(
      Array.from({ length: 39 }, (_, n) => n + 21),
    )
  })
})

test('a dense plan of a variable frame rate takes the frame of each moment once', async () => {
  await withVideo(await fixture('variable-rate.mp4'), async (video) => {
    const plan = densePlan(video.info.frameTimestampsSeconds, 1)
    const { frames } = await readAll(video, plan)
    expect(frames).toHaveLength(plan.length)
    expect(new Set(plan).size).toBe(plan.length)
  })
})

test('a black clip is black', async () => {
  await withVideo(await fixture('black.mp4'), async (video) => {
    const { frames } = await readAll(video)
    expect(frames).toHaveLength(30)
    for (const { image } of frames) expect(Math.max(...meanColour(image, 0, 0, 1, 1))).toBeLessThan(3)
  })
})

test('4K shrinks by averaging: noise of single pixels almost goes', async () => {
  await withVideo(await fixture('4k.mp4'), async (video) => {
    for await (const frame of video.frames([0])) {
      const deviation = (maxSide: number) => {
        const { width, height, data } = frame.read(maxSide)
        const [y0, y1] = [Math.ceil(height * noiseStrip.top) + 1, Math.floor(height * noiseStrip.bottom) - 1]
        const values = Array.from({ length: (y1 - y0) * width }, (_, i) => data[(y0 * width + i) * 4] ?? 0)
        const mean = values.reduce((a, b) => a + b) / values.length
        return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
      }
      const full = deviation(3840)
      expect(full).toBeGreaterThan(60)
      // The mean of k by k independent pixels deviates a k-th as much.
      expect(deviation(640)).toBeLessThan((full / 6) * 1.1)
      expect(deviation(518)).toBeLessThan((full / 7.4) * 1.15)
    }
  })
})

test('one frame can be read at several sizes, never larger than it is, until the loop goes on', async () => {
  await withVideo(await fixture('rotated-90.mp4'), async (video) => {
    const kept = []
    for await (const frame of video.frames([0, 0.1])) {
      const sizes = [64, 160, 320, 5000]
        .map((side) => frame.read(side))
        .map(({ width, height }) => [width, height])
      expect(sizes).toEqual([
        [48, 64],
        [120, 160],
        [240, 320],
        [240, 320],
      ])
      expect(readFrameIndex(frame.read(160))).toBe(frame.requestIndex)
      kept.push(frame)
    }
    for (const frame of kept) expect(() => frame.read(64)).toThrow('only until the next one')
  })
})

test('where frames cannot be copied they are drawn, with the same result', async () => {
  const file = await fixture('cropped.mp4')
  const copied = await withVideo(file, (video) => readAll(video, [0.3]))
  const { allocationSize } = VideoFrame.prototype
  VideoFrame.prototype.allocationSize = () => {
    throw new DOMException('no such format', 'NotSupportedError')
  }
  const drawn = await withVideo(file, (video) => readAll(video, [0.3])).finally(() => {
    VideoFrame.prototype.allocationSize = allocationSize
  })
  const [a, b] = [copied.frames[0]?.image, drawn.frames[0]?.image]
  expect([a?.width, a?.height]).toEqual([b?.width, b?.height])
  const furthest = [...(a?.data ?? [])].reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (b?.data[i] ?? 0))),
    0,
  )
  expect(furthest).toBeLessThan(8)
})
