import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropTo } from '../../../../src/view/trace/crop.ts'
import { number } from '../../geometry/arbitraries.ts'

const picture = { width: 640, height: 480 }
const share = number(0, 1)
/** A box within the picture, at least a few pixels wide. */
const pixelBox = fc.tuple(share, share, share, share).map(([a, b, c, d]) => {
  const [x0, y0] = [a * 600, b * 440]
  return { x0, y0, x1: x0 + 10 + c * (630 - x0), y1: y0 + 10 + d * (470 - y0) }
})
const tile = fc.record({ width: number(40, 300), height: number(40, 300) })

test('a crop fills its tile and never shows beyond the picture', () => {
  fc.assert(
    fc.property(pixelBox, tile, (box, t) => {
      const { width, height, left, top } = cropTo(box, picture, t)
      const slack = 1e-6
      return (
        left <= slack && top <= slack && left + width >= t.width - slack && top + height >= t.height - slack
      )
    }),
  )
})

test('the picture keeps its shape, and the box lies on it where it lies in the picture', () => {
  fc.assert(
    fc.property(pixelBox, tile, (box, t) => {
      const crop = cropTo(box, picture, t)
      const scale = crop.width / picture.width
      expect(crop.height / picture.height).toBeCloseTo(scale, 9)
      expect(crop.box.left).toBeCloseTo(crop.left + box.x0 * scale, 6)
      expect(crop.box.top).toBeCloseTo(crop.top + box.y0 * scale, 6)
      expect(crop.box.width).toBeCloseTo((box.x1 - box.x0) * scale, 6)
    }),
  )
})

test('a box that is small against the picture is shown whole, in the middle, with some room', () => {
  const { box } = cropTo({ x0: 300, y0: 200, x1: 340, y1: 240 }, picture, { width: 100, height: 80 })
  expect(box.left + box.width / 2).toBeCloseTo(50)
  expect(box.top + box.height / 2).toBeCloseTo(40)
  expect(box.height).toBeGreaterThan(50)
  expect(box.height).toBeLessThan(80)
})

test('a box in a corner is shown whole, at the picture’s edge', () => {
  const crop = cropTo({ x0: 0, y0: 0, x1: 40, y1: 40 }, picture, { width: 100, height: 100 })
  expect([crop.left, crop.top]).toEqual([expect.closeTo(0), expect.closeTo(0)])
  expect(crop.box.left + crop.box.width).toBeLessThan(100)
})
