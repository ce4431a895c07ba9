import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply, fromRotationVector, scaled, subtract, type Vec3 } from '../../../../src/geometry/index.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { sharedEffects, weightedFrames } from '../../../../src/layout/mapping/sharedEffects.ts'
import type { SharedError } from '../../../../src/perception/index.ts'
import { livingRoom, metricFramesOf } from '../livingRoom.ts'

const coordinate = fc.double({ min: -1, max: 1, noNaN: true })
const vector = fc.tuple(coordinate, coordinate, coordinate)
const error = fc.record({ position: vector, rotation: vector, logScale: coordinate })

const [frame] = metricFramesOf(livingRoom) as [MetricFrame]
const withErrors = (sharedErrors: readonly SharedError[]): MetricFrame => ({ ...frame, sharedErrors })

/** Where a frame puts a point when an error moves, turns and rescales it by so much. */
function moved(point: Vec3, { position, rotation, logScale }: SharedError, by: number): Vec3 {
  const { T_level_camera: T } = frame
  const inCamera = scaled(subtract(point, T.translation), Math.exp(-by * logScale))
  const turn = fromRotationVector(scaled(rotation, by))
  const seen = apply(turn, inCamera)
  return [0, 1, 2].map(
    (k) => (T.translation[k] as number) + by * (position[k] as number) + (seen[k] as number),
  ) as unknown as Vec3
}

describe('what shared errors do to a place', () => {
  test('is the derivative of where the frame puts it', () => {
    fc.assert(
      fc.property(vector, error, (point, one) => {
        const [effect] = sharedEffects([{ frame: withErrors([one]), weight: 1 }], point)
        const step = 1e-5
        for (const k of [0, 1, 2] as const)
          expect(effect?.[k]).toBeCloseTo(
            (moved(point, one, step)[k] - moved(point, one, -step)[k]) / (2 * step),
            5,
          )
      }),
    )
  })

  test('is the weighted mean over the frames, of which the nearest says most', () => {
    const at = (keyframe: number, x: number): MetricFrame => ({
      ...withErrors([{ position: [x, 0, 0], rotation: [0, 0, 0], logScale: 0 }]),
      keyframe,
    })
    const sighting = (keyframe: number, depthMetres: number) => ({
      frame: keyframe,
      box: { x0: 0, y0: 0, x1: 1, y1: 1 },
      detectedAs: 'chair',
      score: 1,
      depthMetres,
    })
    const frames = new Map([at(1, 1), at(2, 6)].map((one) => [one.keyframe, one]))
    const seen = weightedFrames([sighting(1, 1), sighting(2, 2)], frames)
    expect(seen.map(({ weight }) => weight)).toEqual([0.8, 0.2])
    expect(sharedEffects(seen, [0, 0, 0])).toEqual([[2, 0, 0]])
  })

  test('is nothing where nothing is known of errors', () => {
    expect(sharedEffects([{ frame: withErrors([]), weight: 1 }], [1, 2, 3])).toEqual([])
    expect(sharedEffects([], [1, 2, 3])).toEqual([])
  })
})
