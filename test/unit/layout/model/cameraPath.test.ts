import { describe, expect, test } from 'vitest'
import { aboutZ, type RigidTransform, rotationAngle } from '../../../../src/geometry/index.ts'
import { type CameraPathPose, cameraPathLines, poseAt, positionSd } from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const at = (timestampSeconds: number, x: number, yaw: number): CameraPathPose => ({
  timestampSeconds,
  T_map_camera: { rotation: aboutZ(yaw), translation: [x, 2 * x, 1.5] },
})
const path = [at(1, 0, 0), at(1.1, 0.1, 0.2), at(1.3, 0.5, 0.2), at(5, 2, 1), at(5.1, 2.1, 1.1)]
const place = (T: RigidTransform | undefined) => T?.translation.map((value) => Number(value.toFixed(9)))

describe('the camera at a moment', () => {
  test('is that of the path where it has one', () => {
    for (const { timestampSeconds, T_map_camera } of path) {
      const found = poseAt(path, timestampSeconds)
      expect(place(found)).toEqual([...T_map_camera.translation])
      found?.rotation.forEach((value, k) => {
        expect(value).toBeCloseTo(T_map_camera.rotation[k] as number, 12)
      })
    }
  })

  test('goes evenly from one to the next, in place and in turn', () => {
    expect(place(poseAt(path, 1.2))).toEqual([0.3, 0.6, 1.5])
    expect(rotationAngle(poseAt(path, 1.025)?.rotation ?? aboutZ(9))).toBeCloseTo(0.05)
    expect(rotationAngle(poseAt(path, 1.2)?.rotation ?? aboutZ(9))).toBeCloseTo(0.2)
  })

  test('holds a little beyond the ends, and is not known in gaps', () => {
    expect(place(poseAt(path, 0.9))).toEqual([0, 0, 1.5])
    expect(place(poseAt(path, 5.3))).toEqual([2.1, 4.2, 1.5])
    for (const seconds of [0, 0.7, 2, 4.99, 5.5]) expect(poseAt(path, seconds)).toBeUndefined()
    expect(poseAt([], 0)).toBeUndefined()
    expect(place(poseAt([at(2, 1, 0)], 2))).toEqual([1, 2, 1.5])
  })
})

describe('the camera’s path', () => {
  test('is in pieces where the path has gaps', () => {
    const ways = cameraPathLines({ cameraPath: path, frames: [] })
    expect(ways.map((way) => way.map(([x]) => x))).toEqual([
      [0, 0.1, 0.5],
      [2, 2.1],
    ])
  })

  test('goes from frame to frame where there is no path', () => {
    const { cameraPath: _, ...layout } = sampleLayout
    expect(cameraPathLines(layout).map((way) => way.map(([x]) => x))).toEqual([[0, 0.5, 1]])
    expect(cameraPathLines({ frames: [] })).toEqual([])
  })
})

test('the deviation of a place is that of all three axes together', () => {
  const rotation = [0, 0, 0, 0, 0, 0, 0, 0, 0] as const
  expect(positionSd({ position: [0.0004, 1, 1, 1, 0.0004, 1, 1, 1, 0.0001], rotation })).toBeCloseTo(0.03)
})
