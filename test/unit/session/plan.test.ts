import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/session/index.ts'
import { askedFrames, remarksOn, remarksOnChoice } from '../../../src/session/plan.ts'
import type { FrameDelivery, VideoInfo } from '../../../src/video/index.ts'

const video = (frames: number, rate: number, change: Partial<VideoInfo> = {}): VideoInfo => ({
  name: 'room.mp4',
  bytes: 1e6,
  codec: { name: 'H.264 (AVC)', string: 'avc1.64001f' },
  width: 640,
  height: 480,
  rotationDegrees: 0,
  durationSeconds: frames / rate,
  frameTimestampsSeconds: Float64Array.from({ length: frames }, (_, n) => n / rate),
  frameRateMean: rate,
  truncated: false,
  damaged: false,
  claimedDurationSeconds: undefined,
  ...change,
})

describe('askedFrames', () => {
  test('of a usual film are none: the film decides', () => {
    expect(askedFrames(video(300, 30), DEFAULT_SETTINGS)).toEqual([])
  })

  test('of a clip of few frames far apart are all of them; of many, or of close ones, none', () => {
    expect(askedFrames(video(24, 1), DEFAULT_SETTINGS)).toEqual(Array.from({ length: 24 }, (_, n) => n))
    expect(askedFrames(video(40, 1), DEFAULT_SETTINGS)).toEqual([])
    expect(askedFrames(video(24, 10), DEFAULT_SETTINGS)).toEqual([])
    // A single frame has no rate.
    expect(askedFrames(video(1, 1, { frameRateMean: 0 }), DEFAULT_SETTINGS)).toEqual([])
  })

  test('are as many frames as were asked for, however far apart they are', () => {
    for (const frames of [1, 4, 32])
      expect(askedFrames(video(300, 30), { ...DEFAULT_SETTINGS, frames })).toHaveLength(frames)
    expect(askedFrames(video(20, 1), { ...DEFAULT_SETTINGS, frames: 4 })).toHaveLength(4)
  })

  test('are the frames nearest to the times that were picked, before anything else', () => {
    const picked = { ...DEFAULT_SETTINGS, frames: 8, handPickedSeconds: [2.02, 0.5, 99] }
    expect(askedFrames(video(100, 10), picked)).toEqual([0.5, 2, 9.9])
    expect(askedFrames(video(100, 10), { ...picked, handPickedSeconds: [] })).toHaveLength(8)
  })
})

describe('remarksOn', () => {
  const whole: FrameDelivery = {
    askedFrames: 16,
    decodedFrames: 16,
    lastTimestampSeconds: 9,
    truncated: false,
    damaged: false,
  }
  const remarks = (info: Partial<VideoInfo>, delivery?: Partial<FrameDelivery>) =>
    remarksOn(video(100, 10, info), delivery && { ...whole, ...delivery })

  test('says nothing of a film that is whole', () => {
    expect(remarks({}, {})).toEqual([])
    expect(remarks({})).toEqual([])
  })

  test('says where a file is cut off, by what could be read', () => {
    const cut = { truncated: true, decodedFrames: 10, lastTimestampSeconds: 5.54 }
    expect(remarks({ truncated: true }, cut)).toEqual([
      'The file is cut off: 10 of the 16 frames asked for could be read, up to 5.5 s.',
    ])
    const nothing = { truncated: true, decodedFrames: 0, lastTimestampSeconds: undefined }
    expect(remarks({}, nothing)[0]).toContain('0 of the 16 frames')
  })

  test('says how long a file claims to be, where it does', () => {
    expect(remarks({ truncated: true, claimedDurationSeconds: 60 })).toEqual([
      'The file is cut off: it claims 60.0 s and holds 10.0 s.',
    ])
    expect(remarks({ truncated: true }, {})).toEqual(['The file is cut off after 10.0 s.'])
  })

  test('counts the frames that damage cost', () => {
    expect(remarks({}, { damaged: true, decodedFrames: 13 })).toEqual([
      'Parts of the file are damaged: 3 of the frames asked for could not be read.',
    ])
    expect(remarks({ damaged: true }, {})).toEqual(['Parts of the file are damaged.'])
    // What a cut cost already is not told again.
    const both = remarks({}, { damaged: true, truncated: true, decodedFrames: 13 })
    expect(both[1]).toBe('Parts of the file are damaged.')
  })
})

test('a film that its keyframes cover needs no remark; one in stretches does', () => {
  expect(remarksOnChoice(1, 40, 3)).toEqual([])
  expect(remarksOnChoice(5, 40, 3)).toEqual([
    'The film moves more than 40 keyframes can cover: 5 stretches of it are mapped. A higher effort maps more.',
  ])
  expect(remarksOnChoice(5, 320, 5)).toEqual([
    'The film moves more than 320 keyframes can cover: 5 stretches of it are mapped.',
  ])
})
