import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aboutZ, compose, type RigidTransform } from '../../../../src/geometry/index.ts'
import { alignByCameras, type Layout } from '../../../../src/layout/index.ts'
import { angle, number } from '../../geometry/arbitraries.ts'
import { sampleLayout } from '../../sampleLayout.ts'

/** The same film in a frame that lies elsewhere. */
function elsewhere(layout: Layout, T: RigidTransform): Layout {
  return {
    ...layout,
    frames: layout.frames.map(({ T_map_camera, ...frame }) => ({
      ...frame,
      ...(T_map_camera && { T_map_camera: compose(T, T_map_camera) }),
    })),
    cameraPath: (layout.cameraPath ?? []).map(({ timestampSeconds, T_map_camera }) => ({
      timestampSeconds,
      T_map_camera: compose(T, T_map_camera),
    })),
  }
}

test('maps of one film are brought together by where the camera was', () => {
  fc.assert(
    fc.property(angle, number(-5, 5), number(-5, 5), (yaw, x, y) => {
      const other = elsewhere(sampleLayout, { rotation: aboutZ(yaw), translation: [x, y, 0] })
      const found = alignByCameras(sampleLayout, other)
      expect(Math.cos((found?.yaw ?? Number.NaN) - yaw)).toBeCloseTo(1, 9)
      expect(found?.shift[0]).toBeCloseTo(x, 9)
      expect(found?.shift[1]).toBeCloseTo(y, 9)
    }),
  )
})

test('the path tells it where the frames are others', () => {
  const { cameraPath = [] } = sampleLayout
  const poses = cameraPath.map(({ timestampSeconds, T_map_camera }) => ({
    ...sampleLayout.frames[0],
    timestampSeconds: timestampSeconds + 0.01,
    T_map_camera,
  })) as Layout['frames']
  const found = alignByCameras({ frames: poses.slice(0, 1) }, { frames: [], cameraPath })
  expect(found?.yaw).toBeCloseTo(0)
  expect(Math.hypot(...(found?.shift ?? [9, 9]))).toBeLessThan(0.01)
})

test('without a moment in common nothing is known', () => {
  expect(alignByCameras(sampleLayout, { frames: [] })).toBeUndefined()
  expect(alignByCameras({ frames: [] }, sampleLayout)).toBeUndefined()
})
