import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RgbaImage } from '../../../src/video/image.ts'
import { fitted } from '../../../src/video/pixels.ts'
import { resizeArea, resizePlane } from '../../../src/video/resize.ts'
import { noise } from '../../fixtures/pattern.ts'

const noisy = (width: number, height: number, seed: number): RgbaImage => ({
  width,
  height,
  data: new Uint8ClampedArray(noise(width * height * 4, seed)),
})

const size = fc.integer({ min: 1, max: 40 })

/** The mean of the source over the area that a target pixel covers, by definition: slow and plain. */
function areaMean(image: RgbaImage, x0: number, y0: number, x1: number, y1: number, channel: number): number {
  let sum = 0
  for (let y = Math.floor(y0); y < Math.min(image.height, y1); y++)
    for (let x = Math.floor(x0); x < Math.min(image.width, x1); x++) {
      const [width, height] = [Math.min(x + 1, x1) - Math.max(x, x0), Math.min(y + 1, y1) - Math.max(y, y0)]
      sum += width * height * (image.data[(y * image.width + x) * 4 + channel] ?? 0)
    }
  return sum / ((x1 - x0) * (y1 - y0))
}

describe('resizeArea', () => {
  test('shrinking gives the mean of the area that each pixel covers', () => {
    fc.assert(
      fc.property(size, size, size, size, fc.nat(), (w, h, w2, h2, seed) => {
        const [image, width, height] = [noisy(w, h, seed), Math.min(w, w2), Math.min(h, h2)]
        const small = resizeArea(image, width, height)
        const [sx, sy] = [w / width, h / height]
        const errors = Array.from({ length: width * height * 3 }, (_, i) => {
          const [x, y, c] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3]
          const mean = areaMean(image, x * sx, y * sy, (x + 1) * sx, (y + 1) * sy, c)
          return Math.abs((small.data[(y * width + x) * 4 + c] ?? -99) - mean)
        })
        // Half a step of rounding, and weights in 256ths over up to 40 rows.
        expect(Math.max(...errors)).toBeLessThan(4)
        expect(errors.reduce((a, b) => a + b) / errors.length).toBeLessThan(sy < 8 ? 1.2 : 2)
      }),
    )
  })

  test('growing draws a line between neighbours, in step with their centres', () => {
    const ramp: RgbaImage = {
      width: 2,
      height: 1,
      data: Uint8ClampedArray.from([0, 0, 0, 255, 200, 100, 40, 255]),
    }
    const wide = resizeArea(ramp, 4, 2)
    const reds = [0, 1, 2, 3].map((x) => wide.data[x * 4])
    expect(reds).toEqual([0, 50, 150, 200])
    expect([...wide.data.subarray(0, 16)]).toEqual([...wide.data.subarray(16)])
  })

  test('a plain colour stays that colour at every size, opaque', () => {
    fc.assert(
      fc.property(size, size, size, size, fc.integer({ min: 0, max: 255 }), (w, h, width, height, value) => {
        const plain = { width: w, height: h, data: new Uint8ClampedArray(w * h * 4).fill(value) }
        const { data } = resizeArea(plain, width, height)
        expect(data).toHaveLength(width * height * 4)
        if (w === width && h === height) expect(data.every((byte) => byte === value)).toBe(true)
        else expect(data.every((byte, i) => byte === (i % 4 === 3 ? 255 : value))).toBe(true)
      }),
    )
  })

  test('the same size is a copy, and sizes that are none are refused', () => {
    const image = noisy(5, 4, 1)
    const copy = resizeArea(image, 5, 4)
    expect(copy).toEqual(image)
    expect(copy.data).not.toBe(image.data)
    for (const bad of [0, -1, 1.5, Number.NaN]) expect(() => resizeArea(image, bad, 4)).toThrow(RangeError)
  })
})

describe('resizePlane', () => {
  const same = Float32Array.from({ length: 256 }, (_, v) => v)

  test('gives what resizeArea gives of the same picture in grey, whatever the rows’ length', () => {
    fc.assert(
      fc.property(size, size, size, size, fc.nat({ max: 9 }), fc.nat(), (w, h, width, height, gap, seed) => {
        const bytes = noise((w + gap) * h, seed)
        const grey = Uint8ClampedArray.from({ length: w * h * 4 }, (_, at) => {
          const [x, y] = [Math.floor(at / 4) % w, Math.floor(at / 4 / w)]
          return at % 4 === 3 ? 255 : (bytes[y * (w + gap) + x] as number)
        })
        const coloured = resizeArea({ width: w, height: h, data: grey }, width, height)
        const plane = { width: w, height: h, stride: w + gap, data: Uint8Array.from(bytes) }
        const small = resizePlane(plane, width, height, same)
        const errors = [...small.data].map((v, at) => Math.abs(v - (coloured.data[4 * at] as number)))
        expect(small.data).toHaveLength(width * height)
        // resizeArea's weights are 256ths.
        expect(Math.max(...errors)).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('takes each value for what it means, and refuses sizes that are none', () => {
    const plane = { width: 2, height: 1, stride: 2, data: Uint8Array.of(16, 235) }
    const limited = Float32Array.from({ length: 256 }, (_, v) => ((v - 16) * 255) / 219)
    expect([...resizePlane(plane, 2, 1, limited).data]).toEqual([0, 255])
    for (const bad of [0, -1, 1.5]) expect(() => resizePlane(plane, bad, 1, same)).toThrow(RangeError)
  })
})

test('a fitted size keeps the aspect, never grows, and is never empty', () => {
  expect(fitted(3840, 2160, 640)).toEqual([640, 360])
  expect(fitted(480, 640, 320)).toEqual([240, 320])
  expect(fitted(320, 240, 640)).toEqual([320, 240])
  expect(fitted(1000, 1, 100)).toEqual([100, 1])
})
