import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  makeGreyUpright,
  makeUpright,
  type Orientation,
  type RgbaImage,
  toGrey,
} from '../../../src/video/image.ts'

const image = (width: number, height: number, pixels: number[][]): RgbaImage => ({
  width,
  height,
  data: Uint8ClampedArray.from(pixels.flat()),
})

describe('toGrey', () => {
  test('is the luma of Rec. 601, rounded', () => {
    const colours = [
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
      [255, 255, 255, 255],
      [0, 0, 0, 255],
      [100, 101, 102, 0],
    ]
    expect([...toGrey(image(3, 2, colours)).data]).toEqual([76, 150, 29, 255, 0, 101])
  })

  test('keeps greys as they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (grey) => {
        expect([...toGrey(image(1, 1, [[grey, grey, grey, 255]])).data]).toEqual([grey])
      }),
    )
  })
})

describe('makeUpright', () => {
  // 1 2 3
  // 4 5 6
  const numbered = image(
    3,
    2,
    [1, 2, 3, 4, 5, 6].map((n) => [n, n, n, 255]),
  )
  const upright = (rotationDegrees: Orientation['rotationDegrees'], mirrored = false) => {
    const { width, height, data } = makeUpright(numbered, { rotationDegrees, mirrored })
    return Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => data[(y * width + x) * 4]).join(''),
    )
  }

  test('turns clockwise, then mirrors left to right', () => {
    expect(upright(0)).toEqual(['123', '456'])
    expect(upright(90)).toEqual(['41', '52', '63'])
    expect(upright(180)).toEqual(['654', '321'])
    expect(upright(270)).toEqual(['36', '25', '14'])
    expect(upright(0, true)).toEqual(['321', '654'])
    expect(upright(90, true)).toEqual(['14', '25', '36'])
  })

  test('turns grey pictures the same way', () => {
    const grey = { width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) }
    for (const rotationDegrees of [0, 90, 180, 270] as const)
      for (const mirrored of [false, true]) {
        const { width, height, data } = makeGreyUpright(grey, { rotationDegrees, mirrored })
        const rows = Array.from({ length: height }, (_, y) => data.slice(y * width, (y + 1) * width).join(''))
        expect(rows).toEqual(upright(rotationDegrees, mirrored))
      }
  })

  test('reads an image that starts inside a larger buffer', () => {
    const inside = { ...numbered, data: new Uint8ClampedArray([0, 0, 0, 0, ...numbered.data]).subarray(4) }
    expect(makeUpright(inside, { rotationDegrees: 180, mirrored: false }).data).toEqual(
      makeUpright(numbered, { rotationDegrees: 180, mirrored: false }).data,
    )
  })
})
