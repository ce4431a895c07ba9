import { describe, expect, test } from 'vitest'
import type { OrientedBox } from '../../../src/geometry/index.ts'
import type { NamedBox } from '../../../src/layout/index.ts'
import { depthErrors } from '../../bench/depthError.ts'
import { scoreLongThings } from '../../bench/openingScore.ts'
import { colourDepth } from '../../bench/redKitchen.ts'
import { isDetectable, scoreRoom } from '../../bench/roomScore.ts'
import { uprightBox } from '../../bench/roomTruth.ts'
import { tableText } from '../../bench/table.ts'

describe('true boxes', () => {
  test('a turned box keeps its centre, its sides and its heading', () => {
    const [c, s] = [Math.cos(0.4), Math.sin(0.4)]
    const box = uprightBox({
      centroid: [1, 2, 0.5],
      axesLengths: [0.6, 2, 1],
      normalizedAxes: [c, s, 0, -s, c, 0, 0, 0, 1],
    })
    for (const k of [0, 1, 2] as const) {
      expect(box.center[k]).toBeCloseTo([1, 2, 0.5][k] as number)
      expect(box.size[k]).toBeCloseTo([2, 0.6, 1][k] as number)
    }
    expect(Math.sin(box.yaw - 0.4 - Math.PI / 2)).toBeCloseTo(0)
  })

  test('a box that lies on its side stands up: its second axis is the vertical one', () => {
    const box = uprightBox({
      centroid: [0, 0, 0],
      axesLengths: [0.5, 1.8, 0.7],
      normalizedAxes: [1, 0, 0, 0, 0, 1, 0, -1, 0],
    })
    expect(box.size[2]).toBeCloseTo(1.8)
    expect(box.size[0]).toBeCloseTo(0.7)
  })
})

describe('scores of a room', () => {
  const at = (category: string, x: number, y: number) => {
    const box: OrientedBox = { center: [x, y, 0.5], size: [1, 0.5, 1], yaw: 0 }
    return { category, box, score: 0.5 }
  }
  const truth = [at('sofa', 0, 0), at('table', 2, 0), at('monitor', 2, 3), at('door', 5, 5)]

  test('a turned and shifted map is right; doors are beyond the detector, sinks beyond the dataset', () => {
    const turned = truth.slice(0, 3).map(({ category, box: { center, ...box } }) => ({
      category: category === 'monitor' ? 'tv' : category,
      score: 0.5,
      box: { ...box, yaw: Math.PI / 2, center: [7 - center[1], center[0] - 4, 2.5] as const },
    }))
    const annotated = ['sofa', 'table', 'monitor', 'door']
    const score = scoreRoom([...turned, at('sink', 0, 0)], truth, annotated, isDetectable)
    expect(score).toMatchObject({ predicted: 3, truth: 3, matched: 3, f1: 1, unjudged: ['sink'] })
    expect(score.medianCenterError).toBeCloseTo(0)
    expect(score.medianSizeError).toBeCloseTo(0)
    expect(score.scaleError).toBeCloseTo(0)
    expect(score.averagePrecision.solid50).toBeCloseTo(1)
  })

  test('scale is not mended', () => {
    const large = truth.slice(0, 3).map(({ category, box }) => {
      const [x, y, z] = box.center
      return { category, score: 0.5, box: { ...box, center: [1.2 * x, 1.2 * y, z] as const } }
    })
    const score = scoreRoom(
      [...large, at('table', 20, 20)],
      truth,
      ['sofa', 'table', 'monitor'],
      isDetectable,
    )
    expect(score).toMatchObject({ predicted: 4, matched: 3, precision: 0.75, recall: 1, wrong: ['table'] })
    expect(score.scaleError).toBeCloseTo(0.2)
  })
})

describe('errors of depth', () => {
  test('the app’s own scale counts, and is told apart', () => {
    const frame = (k: number) => [1, 2, 4].map((truth) => ({ truth, predicted: k * truth }))
    const errors = depthErrors([frame(1.1), frame(1.1), frame(1.3), []])
    expect(errors).toMatchObject({ frames: 3, points: 9 })
    expect(errors?.mean).toBeCloseTo(0.5 / 3)
    expect(errors?.scaleError).toBeCloseTo(0.1)
    expect(errors?.meanFreeScale).toBeCloseTo((1.3 / 1.1 - 1) / 3)
    expect(errors?.meanFreeFrameScale).toBeCloseTo(0)
    expect(depthErrors([[]])).toBeUndefined()
  })

  test('true depth is moved into the colour camera', () => {
    const [width, height] = [640, 480]
    const truth = {
      fps: 30,
      width,
      height,
      poses: [],
      K: [
        [585, 0, 320],
        [0, 585, 240],
      ],
    }
    const millimetres = new Uint16Array(width * height)
    millimetres[240 * width + 320] = 1000
    millimetres[100 * width + 100] = 65535
    const depth = colourDepth(truth, millimetres)
    // Seen from 2.5 cm to the right, at 1 m.
    expect(depth[240 * width + Math.round(320 - 0.025 * 526)]).toBe(1)
    expect(depth.filter((z) => z > 0)).toHaveLength(1)
  })
})

test('tables: numbers to the right, words to the left', () => {
  const text = tableText({
    caption: 'Two rooms',
    columns: ['clip', 'F1'],
    rows: [
      ['a', '0.50'],
      ['kitchen', '–'],
    ],
    notes: ['done'],
  })
  expect(text.split('\n')).toEqual([
    'Two rooms',
    '',
    'clip       F1',
    '-------  ----',
    'a        0.50',
    'kitchen     –',
    '  done',
  ])
})

describe('scoreLongThings', () => {
  const at = (category: string, x: number, y: number): NamedBox => ({
    category,
    box: { center: [x, y, 0.5], size: [0.6, 0.5, 1], yaw: 0 },
  })
  const long = (category: string, x: number, y: number, length: number): NamedBox => ({
    category,
    box: { center: [x, y, 1], size: [length, 0.1, 2], yaw: 0 },
  })
  const anchors = [at('sofa', 0, 0), at('table', 3, 1), at('bed', -1, 4)]

  test('a piece of a long run counts where it lies along it, and only once', () => {
    const truth = [...anchors, long('counter', 0, -2, 4)]
    const near = scoreLongThings([...anchors, long('counter', 1.8, -2.3, 0.5)], truth)
    expect(near).toEqual([{ kind: 'counter', predicted: 1, truth: 1, matched: 1 }])
    const twice = scoreLongThings(
      [...anchors, long('counter', 1.8, -2, 1), long('counter', -1, -2, 1)],
      truth,
    )
    expect(twice).toEqual([{ kind: 'counter', predicted: 2, truth: 1, matched: 1 }])
  })

  test('what lies farther than three quarters of a metre from it, or is another kind, is not found', () => {
    const truth = [...anchors, long('door', 0, -2, 0.9)]
    expect(scoreLongThings([...anchors, long('door', 0, -2.9, 0.9)], truth)[0]?.matched).toBe(0)
    expect(scoreLongThings([...anchors, long('window', 0, -2, 0.9)], truth)).toEqual([
      { kind: 'door', predicted: 0, truth: 1, matched: 0 },
    ])
  })
})
