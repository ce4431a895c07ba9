import { afterEach, beforeEach, expect, test } from 'vitest'
import { openVideo } from '../../src/video/index.ts'
import { fixture, withVideo } from './videoClips.ts'

/** Counts, at WebCodecs itself, what was decoded, what is open, and which decoders are still alive. */
class Census {
  decoded = 0
  /** Frames that the decoder is to swallow, by their timestamps in seconds. */
  swallows = (_seconds: number) => false
  readonly open = new Set<VideoFrame>()
  readonly decoders: VideoDecoder[] = []
  private readonly original = { VideoDecoder: globalThis.VideoDecoder, close: VideoFrame.prototype.close }

  constructor() {
    const census = this
    const { close } = this.original
    globalThis.VideoDecoder = class extends this.original.VideoDecoder {
      constructor(init: VideoDecoderInit) {
        super({
          ...init,
          output(frame) {
            if (census.swallows(frame.timestamp / 1e6)) return close.call(frame)
            census.decoded++
            census.open.add(frame)
            init.output(frame)
          },
        })
        census.decoders.push(this)
      }
    }
    VideoFrame.prototype.close = function (this: VideoFrame) {
      census.open.delete(this)
      close.call(this)
    }
  }

  restore() {
    globalThis.VideoDecoder = this.original.VideoDecoder
    VideoFrame.prototype.close = this.original.close
  }

  /** Once what was under way has settled: nothing open, no decoder alive. */
  async expectAllFreed() {
    await expect.poll(() => this.decoders.filter((decoder) => decoder.state !== 'closed')).toEqual([])
    await expect.poll(() => this.open.size).toBe(0)
    // Nothing may come after.
    const before = this.decoded
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect([this.decoded, this.open.size]).toEqual([before, 0])
  }
}

let census: Census
beforeEach(() => {
  census = new Census()
})
afterEach(() => census.restore())

test('a pass to the end frees every frame, and never holds many', async () => {
  await withVideo(await fixture('h264.mp4'), async (video) => {
    let most = 0
    for await (const frame of video.frames([...video.info.frameTimestampsSeconds])) {
      frame.read(160)
      most = Math.max(most, census.open.size)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(census.decoded).toBe(60)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThan(16)
    await census.expectAllFreed()
  })
})

test('a loop that is left, by break or by an error, frees everything', async () => {
  await withVideo(await fixture('h264.mp4'), async (video) => {
    for await (const frame of video.frames([0, 0.5, 1, 1.5])) if (frame.requestIndex === 1) break
    await census.expectAllFreed()
    const failing = async () => {
      for await (const _ of video.frames([0, 0.5, 1, 1.5])) throw new Error('the caller failed')
    }
    await expect(failing()).rejects.toThrow('the caller failed')
    await census.expectAllFreed()
    expect(census.decoded).toBeGreaterThan(0)
  })
})

test('cancelling in the middle ends the pass with the AbortError and frees everything', async () => {
  await withVideo(await fixture('h264.mp4'), async (video) => {
    const controller = new AbortController()
    let seen = 0
    const run = async () => {
      for await (const _ of video.frames([...video.info.frameTimestampsSeconds], controller.signal))
        if (++seen === 5) controller.abort()
    }
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).toBe(5)
    await census.expectAllFreed()
    // The video is still good for another pass.
    for await (const frame of video.frames([1])) expect(frame.timestampSeconds).toBeCloseTo(1)
  })
})

test('cancelling while a frame is awaited ends the wait', async () => {
  await withVideo(await fixture('4k.mp4'), async (video) => {
    const controller = new AbortController()
    const pass = video.frames([0.3], controller.signal)
    const waiting = pass.next()
    setTimeout(() => controller.abort(), 5)
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await census.expectAllFreed()
  })
})

test('a signal that is aborted already stops opening and reading', async () => {
  const file = await fixture('h264.mp4')
  await expect(openVideo(file, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  const reason = new Error('a reason of its own')
  await withVideo(file, async (video) => {
    await expect(video.frames([0], AbortSignal.abort(reason)).next()).rejects.toBe(reason)
  })
  expect(census.decoded).toBe(0)
})

test('closing the video ends a pass that runs, and frees everything', async () => {
  const video = await openVideo(await fixture('h264.mp4'))
  const run = async () => {
    for await (const _ of video.frames([...video.info.frameTimestampsSeconds])) video.close()
  }
  await expect(run()).rejects.toMatchObject({ name: 'AbortError' })
  await census.expectAllFreed()
})

test('corrupt packets leave nothing open either', async () => {
  await withVideo(await fixture('corrupt.mp4'), async (video) => {
    for await (const frame of video.frames([...video.info.frameTimestampsSeconds])) frame.read(64)
    expect(census.decoders.length).toBeGreaterThan(1)
    await census.expectAllFreed()
  })
})

test('frames far before and after those asked for are not decoded', async () => {
  await withVideo(await fixture('h264.mp4'), async (video) => {
    for await (const _ of video.frames([0, 1.7])) await new Promise((resolve) => setTimeout(resolve, 20))
    // 1.7 s is frame 51, whose key frame is 48; the decoder runs ahead by a few.
    expect(census.decoded).toBeLessThan(40)
    await census.expectAllFreed()
  })
})

test('frames that the decoder swallows without a word are missed, and no others', async () => {
  await withVideo(await fixture('h264.mp4'), async (video) => {
    census.swallows = (seconds) => seconds > 0.3 && seconds < 1.45
    const came: number[] = []
    for await (const frame of video.frames([...video.info.frameTimestampsSeconds]))
      came.push(Math.round(frame.timestampSeconds * 30))
    expect(came).toEqual([...Array(10).keys(), ...Array.from({ length: 16 }, (_, n) => n + 44)])
    expect(video.delivery()).toMatchObject({ decodedFrames: 26, truncated: false, damaged: true })
  })
})
