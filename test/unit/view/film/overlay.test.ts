import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boxCorners,
  distance2,
  intrinsicsFromFieldOfView,
  inverseTransformPoint,
  type OrientedBox,
  project,
  projectBox,
  type Vec2,
} from '../../../../src/geometry/index.ts'
import {
  boxOnScreen,
  cameraOnScreen,
  containFit,
  marksOfFrame,
  type ScreenRect,
  spreadTags,
  wireBoxes,
  wireframe,
} from '../../../../src/view/film/overlay.ts'
import { box, number, pose } from '../../geometry/arbitraries.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { emptyLayout } from '../layoutFixture.ts'

describe('marksOfFrame', () => {
  test('are what was seen in the frame, and what of it was left out, and why', () => {
    const marks = marksOfFrame(sampleLayout, 3)
    expect(marks.map(({ objectId, category, because }) => [objectId, category, because])).toEqual([
      // The largest first: 240 x 160, 80 x 300, 60 x 40.
      ['sofa-1', 'sofa', undefined],
      [undefined, 'person', 'people and animals are not furniture'],
      [undefined, 'sink', 'weak: in 1 frame'],
    ])
    expect(marks[0]).toMatchObject({ box: { x0: 10, y0: 220, x1: 250, y1: 380 }, score: 0.8 })
    expect(new Set(marks.map(({ key }) => key)).size).toBe(3)
  })

  test('are none where nothing was seen', () => {
    expect(marksOfFrame(sampleLayout, 2)).toEqual([])
    expect(marksOfFrame(emptyLayout, 0)).toEqual([])
  })
})

describe('a picture in an area of another shape', () => {
  const side = number(10, 2000)

  test('is as large as fits, in the middle, and as it was', () => {
    fc.assert(
      fc.property(side, side, side, side, (pw, ph, aw, ah) => {
        const fit = containFit({ width: pw, height: ph }, { width: aw, height: ah })
        const { x, y, width, height } = boxOnScreen({ x0: 0, y0: 0, x1: pw, y1: ph }, fit)
        expect(x).toBeGreaterThan(-1e-9)
        expect(y).toBeGreaterThan(-1e-9)
        expect(x).toBeCloseTo(aw - x - width, 6)
        expect(y).toBeCloseTo(ah - y - height, 6)
        expect(width / height).toBeCloseTo(pw / ph, 6)
        // It touches two sides.
        expect(Math.min(x, y)).toBeCloseTo(0, 6)
      }),
    )
  })

  test('carries its boxes with it', () => {
    const fit = containFit({ width: 200, height: 100 }, { width: 100, height: 100 })
    expect(boxOnScreen({ x0: 100, y0: 20, x1: 200, y1: 70 }, fit)).toEqual({
      x: 50,
      y: 35,
      width: 50,
      height: 25,
    })
  })
})

describe('spreadTags', () => {
  const tag = fc.record({
    x: number(-50, 350),
    y: number(-30, 250),
    width: number(10, 90),
    height: fc.constant(16),
  })

  test('lets no tag lie on another, leave sideways or upward, or change its size', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 15 }), (tags) => {
        const spread = spreadTags(tags, { width: 300 })
        expect(spread.map(({ width, height }) => [width, height])).toEqual(
          tags.map(({ width, height }) => [width, height]),
        )
        for (const [k, a] of spread.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 300 + 1e-9).toBe(true)
          for (const b of spread.slice(k + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
            expect(apart).toBe(true)
          }
        }
      }),
    )
  })

  test('leaves tags alone that lie well', () => {
    const tags: ScreenRect[] = [
      { x: 0, y: 0, width: 50, height: 16 },
      { x: 60, y: 0, width: 50, height: 16 },
    ]
    expect(spreadTags(tags, { width: 300 })).toEqual(tags)
    const [, under] = spreadTags([tags[0] as ScreenRect, { ...(tags[0] as ScreenRect), y: 5 }], {
      width: 300,
    })
    expect(under).toEqual({ x: 0, y: 16, width: 50, height: 16 })
  })
})

describe('wireframe', () => {
  const camera = intrinsicsFromFieldOfView(640, 480, 1.1)
  const upright = { rotation: [1, 0, 0, 0, 0, 1, 0, -1, 0] as const, translation: [0, 0, 1.4] as const }
  const lengths = (edges: readonly [Vec2, Vec2][]) => edges.map(([p, q]) => distance2(p, q))

  test('of a box in front of the camera has its twelve edges, from corner to corner', () => {
    const ahead: OrientedBox = { center: [0.3, 4, 0.8], size: [1.2, 0.7, 1.6], yaw: 0.5 }
    const edges = wireframe(ahead, upright, camera)
    const corners = boxCorners(ahead).map((corner) => project(camera, inverseTransformPoint(upright, corner)))
    expect(edges).toHaveLength(12)
    for (const corner of corners) {
      const meets = edges.flat().filter((end) => corner && distance2(end, corner) < 1e-6)
      expect(meets).toHaveLength(3)
    }
    // Up is up: each edge that stands has its ends one above the other in a level camera.
    expect(edges.filter(([p, q]) => Math.abs(p[0] - q[0]) < 1e-6)).toHaveLength(4)
  })

  test('lies within the bounds that the geometry gives, also where the box passes the camera', () => {
    fc.assert(
      fc.property(box, pose, (b, T) => {
        const edges = wireframe(b, T, camera)
        const bounds = projectBox(b, T, camera)
        if (!bounds) return edges.length === 0
        return edges.flat().every(([x, y]) => {
          const slack = 1e-6 * (1 + Math.abs(x) + Math.abs(y))
          return (
            Number.isFinite(x + y) &&
            x >= bounds.x0 - slack &&
            x <= bounds.x1 + slack &&
            y >= bounds.y0 - slack &&
            y <= bounds.y1 + slack
          )
        })
      }),
    )
  })

  test('of a box around the camera shows only what lies before it; of one behind, nothing', () => {
    const around: OrientedBox = { center: [0, 0, 1.4], size: [2, 2, 2], yaw: 0 }
    const edges = wireframe(around, upright, camera)
    expect(edges).toHaveLength(8)
    expect(Math.max(...lengths(edges))).toBeGreaterThan(640)
    expect(wireframe({ ...around, center: [0, -5, 1.4] }, upright, camera)).toEqual([])
  })
})

describe('wireBoxes', () => {
  const camera = intrinsicsFromFieldOfView(640, 480, 1.1)
  const ahead = { rotation: [1, 0, 0, 0, 0, 1, 0, -1, 0] as const, translation: [0, 0, 1.4] as const }
  const at = (id: string, center: readonly [number, number, number], side = 1) => ({
    ...(sampleLayout.objects[0] as (typeof sampleLayout.objects)[0]),
    id,
    box: { center, size: [side, side, side] as const, yaw: 0.3 },
  })

  test('are those in the picture, the near ones last and so on top', () => {
    const objects = [
      at('near', [0, 2, 1]),
      at('far', [0.5, 6, 1]),
      at('behind', [0, -4, 1]),
      at('aside', [20, 3, 1]),
    ]
    expect(wireBoxes(objects, ahead, camera).map(({ object }) => object.id)).toEqual(['far', 'near'])
  })

  test('have an outline that holds all their edges, but none around the camera itself', () => {
    const [wire] = wireBoxes([at('table', [0.3, 3, 0.5])], ahead, camera)
    expect(wire?.edges).toHaveLength(12)
    expect(wire?.hull.length).toBeGreaterThanOrEqual(4)
    expect(wireBoxes([at('room', [0, 0, 1.4], 4)], ahead, camera)[0]?.hull).toEqual([])
  })
})

describe('the camera of the picture on screen', () => {
  const { cameraPath: _, ...pathless } = sampleLayout

  test('is the frame’s own at a frame, and on the path between two', () => {
    const own = cameraOnScreen(sampleLayout, 1, 1, true)
    expect(own?.T_map_camera).toBe(sampleLayout.frames[1]?.T_map_camera)
    expect(cameraOnScreen(sampleLayout, 0, 0.25, false)?.T_map_camera.translation).toEqual([0.1, 0, 1.4])
  })

  test('is not known between frames without a path, nor where the frame was not placed', () => {
    expect(cameraOnScreen(pathless, 0, 0.25, false)).toBeUndefined()
    expect(cameraOnScreen(pathless, 2, 2, true)).toBeUndefined()
    expect(cameraOnScreen(emptyLayout, 0, 0, true)).toBeUndefined()
  })
})
