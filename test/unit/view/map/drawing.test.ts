import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  distance2,
  fromRows,
  intrinsicsFromFieldOfView,
  polygonArea,
} from '../../../../src/geometry/index.ts'
import { type LayoutFrame, type LayoutObject, wallsOf } from '../../../../src/layout/index.ts'
import { extentOf, hasOutgrown } from '../../../../src/view/map/extent.ts'
import { cameraMarks, coneAt, coneEdge } from '../../../../src/view/map/plan/cones.ts'
import { cameraEllipse, centreEllipse, ellipsePath } from '../../../../src/view/map/plan/uncertainty.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { emptyLayout } from '../layoutFixture.ts'

const camera = intrinsicsFromFieldOfView(640, 480, Math.PI / 3)
const frame = (rows: Parameters<typeof fromRows>, at: [number, number, number]): LayoutFrame => ({
  timestampSeconds: 0,
  sampled: true,
  camera,
  T_map_camera: { rotation: fromRows(...rows), translation: at },
})

/** Looks along +y: camera x is map x, camera y (down) is -z, camera z is +y. */
const AHEAD: Parameters<typeof fromRows> = [
  [1, 0, 0],
  [0, 0, 1],
  [0, -1, 0],
]

test('a camera that looks ahead has a cone that opens upward on the plan, left edge left', () => {
  const [mark] = cameraMarks({ ...emptyLayout, frames: [frame(AHEAD, [1, 2, 1.4])] })
  expect(mark?.position).toEqual([1, 2])
  expect(mark?.heading).toBeCloseTo(Math.PI / 2)
  const [right, left] = (mark && coneEdge(mark, 1)) ?? []
  expect(left?.[0]).toBeLessThan(1)
  expect(right?.[0]).toBeGreaterThan(1)
  expect(left?.[1]).toBeCloseTo(3)
  expect((right?.[0] ?? 0) - (left?.[0] ?? 0)).toBeCloseTo(2 * Math.tan(Math.PI / 6))
})

test('a camera that looks straight down has no heading, and a lost one no mark', () => {
  const down: Parameters<typeof fromRows> = [
    [1, 0, 0],
    [0, -1, 0],
    [0, 0, -1],
  ]
  const { T_map_camera: _, ...lost } = frame(AHEAD, [0, 0, 1])
  const marks = cameraMarks({ ...emptyLayout, frames: [frame(down, [0, 0, 1]), lost] })
  expect(marks).toHaveLength(1)
  expect(marks[0]?.heading).toBeUndefined()
  expect(marks[0] && coneEdge(marks[0], 1)).toBeUndefined()
})

test('the cone at the playhead goes along the path, and from frame to frame where there is none', () => {
  const { cameraPath: _, ...pathless } = sampleLayout
  expect(coneAt(sampleLayout, 0.25)?.position).toEqual([0.1, 0])
  expect(coneAt(sampleLayout, 0.25)?.heading).toBeCloseTo(Math.PI / 2)
  expect(coneAt(pathless, 0.25)?.position).toEqual([0, 0])
  // In a gap of the path it is not known, and no frame stands in for it.
  expect(coneAt(sampleLayout, 2.9)).toBeUndefined()
  expect(coneAt(emptyLayout, 0)).toBeUndefined()
})

test('where a camera may have been: an ellipse of two deviations, turned as they vary together', () => {
  const [first, , lost] = sampleLayout.frames as [LayoutFrame, LayoutFrame, LayoutFrame]
  const { centre, axes, angle } = cameraEllipse(first) ?? { centre: [], axes: [0, 0], angle: 0 }
  expect(centre).toEqual([0, 0])
  expect((axes[0] * axes[1]) / 4).toBeCloseTo(Math.sqrt(4e-4 * 9e-4 - 2e-4 ** 2), 9)
  expect(Math.tan(2 * angle)).toBeCloseTo((2 * 2e-4) / (4e-4 - 9e-4))
  expect(cameraEllipse(lost)).toBeUndefined()
  const { poseCovariance: _, ...unsaid } = first
  expect(cameraEllipse(unsaid)).toBeUndefined()
})

const objectAt = (x: number, y: number, sdX: number, sdY: number): LayoutObject => ({
  id: 'chair-1',
  category: 'chair',
  box: { center: [x, y, 0.5], size: [0.5, 0.5, 1], yaw: 0 },
  sd: { center: [sdX, sdY, 0.1], size: [0.1, 0.1, 0.1], yaw: 0.1 },
  score: 1,
  sightings: [],
  missedFrames: 0,
})

test('the ellipse is that of the object alone where the scale is sure', () => {
  const { axes, angle } = centreEllipse(objectAt(3, 4, 0.1, 0.3), 0)
  expect(axes[0]).toBeCloseTo(0.6)
  expect(axes[1]).toBeCloseTo(0.2)
  expect(Math.abs(angle)).toBeCloseTo(Math.PI / 2)
})

test('an unsure scale stretches the ellipse along the ray from the origin', () => {
  const { axes, angle } = centreEllipse(objectAt(3, 3, 0.01, 0.01), 0.1)
  expect(angle).toBeCloseTo(Math.PI / 4)
  expect(axes[0]).toBeCloseTo(2 * Math.hypot(0.01, 0.1 * Math.hypot(3, 3)))
  expect(axes[1]).toBeCloseTo(0.02)
})

test('the ellipse keeps the generalised variance: its area is that of the covariance', () => {
  const n = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(n(-5, 5), n(-5, 5), n(0.01, 1), n(0.01, 1), n(0, 0.3), (x, y, a, b, s) => {
      const { axes } = centreEllipse(objectAt(x, y, a, b), s)
      const determinant = (a * a + s * s * x * x) * (b * b + s * s * y * y) - (s * s * x * y) ** 2
      return Math.abs(axes[0] * axes[1] - 4 * Math.sqrt(determinant)) < 1e-6
    }),
  )
})

test('walls point out of the room and have their lengths', () => {
  const outline = [
    [0, 0],
    [4, 0],
    [4, 3],
    [0, 3],
  ] as const
  const walls = wallsOf({
    outline: [...outline],
    wallSeen: [true, false, true, false],
    areaSquareMetres: { value: polygonArea(outline), sd: 0 },
  })
  expect(walls.map(({ metres }) => metres)).toEqual([4, 3, 4, 3])
  expect(walls.map(({ seen }) => seen)).toEqual([true, false, true, false])
  const middle = [2, 1.5] as const
  for (const { from, to, outward } of walls) {
    const at = [(from[0] + to[0]) / 2 + outward[0] * 0.1, (from[1] + to[1]) / 2 + outward[1] * 0.1] as const
    const inside = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const
    expect(distance2(at, middle)).toBeGreaterThan(distance2(inside, middle))
  }
})

test('the extent holds room, objects and cameras, and is something where there is nothing', () => {
  const layout = { ...emptyLayout, objects: [objectAt(2, 2, 0.1, 0.1)], frames: [frame(AHEAD, [-1, 0, 1.4])] }
  expect(extentOf(layout)).toEqual({ min: [-1, 0], max: [2.25, 2.25] })
  expect(extentOf(emptyLayout)).toEqual({ min: [-2, -1], max: [2, 3] })
})

test('a map is shown anew when it has become much larger or gone elsewhere, not for a nudge', () => {
  const before = { min: [0, 0], max: [4, 3] } as const
  expect(hasOutgrown(before, { min: [0, 0], max: [4.3, 3] })).toBe(false)
  expect(hasOutgrown(before, { min: [0, 0], max: [8, 6] })).toBe(true)
  expect(hasOutgrown(before, { min: [0, 0], max: [2, 1.5] })).toBe(true)
  expect(hasOutgrown(before, { min: [20, 0], max: [24, 3] })).toBe(true)
})

test('an ellipse is drawn where it is, turned as the plan is', () => {
  const view = { width: 200, height: 100, centre: [0, 0], pixelsPerMetre: 10, turn: Math.PI / 2 } as const
  const path = ellipsePath({ centre: [1, 0], axes: [2, 1], angle: 0 }, view)
  // Its long axis lay along +x, which is up now: from 3 m above the middle to 1 m below it.
  expect(path).toBe('M100.00 20.00A20.00 10.00 -90.00 0 0 100.00 60.00A20.00 10.00 -90.00 0 0 100.00 20.00Z')
})
