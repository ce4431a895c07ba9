import { expect, test } from 'vitest'
import { frameNoise } from '../../../../src/layout/mapping/frameNoise.ts'
import type { MetricFrame } from '../../../../src/layout/mapping/metricFrame.ts'
import { FRAME_DEPTH } from '../../../../src/layout/mapping/sensorModel.ts'
import type { SharedError } from '../../../../src/perception/index.ts'

const frame = (sharedErrors: SharedError[]) => ({ sharedErrors }) as unknown as MetricFrame

test('a frame is as sure along an axis as all errors that it shares leave it, and of its depth no surer than by itself', () => {
  const errors: SharedError[] = [
    { position: [0.3, 0, 0], rotation: [0, 0.03, 0], logScale: 0.1 },
    { position: [0, 0.4, 0], rotation: [0, 0, 0.04], logScale: -0.2 },
  ]
  const { metres, radians, depth } = frameNoise(frame(errors))
  expect(metres).toBeCloseTo(0.5 / Math.sqrt(3))
  expect(radians).toBeCloseTo(0.05 / Math.sqrt(3))
  expect(depth).toBeCloseTo(Math.hypot(FRAME_DEPTH, 0.1, 0.2))
  expect(frameNoise(frame([]))).toEqual({ metres: 0, radians: 0, depth: FRAME_DEPTH })
})
