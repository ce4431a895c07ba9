import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  apply,
  boundary,
  boxCorners,
  distance3,
  footprint,
  IDENTITY,
  intrinsicsFromFieldOfView,
  inverseTransformPoint,
  type OrientedBox,
  project,
  projectBox,
  rayEntersBox,
  scaled,
  toBoxAxes,
  transformPoint,
  type Vec3,
} from '../../../src/geometry/index.ts'
import { box, direction, number, point3, pose } from './arbitraries.ts'

/** A point of the box by its own axes, each from -1 to 1. */
const inBox = ({ center: [x, y, z], size: [l, w, h], yaw }: OrientedBox, [a, b, c]: Vec3): Vec3 => {
  const [u, v] = [(a * l) / 2, (b * w) / 2]
  return [
    x + u * Math.cos(yaw) - v * Math.sin(yaw),
    y + u * Math.sin(yaw) + v * Math.cos(yaw),
    z + (c * h) / 2,
  ]
}
const share = number(-1, 1)
const within: fc.Arbitrary<Vec3> = fc.tuple(share, share, share)
const camera = intrinsicsFromFieldOfView(640, 480, 1.2)

describe('corners', () => {
  test('of a box turned by a quarter: length lies along y', () => {
    const corners = boxCorners({ center: [1, 2, 3], size: [4, 2, 1], yaw: Math.PI / 2 })
    expect(corners.map((corner) => corner.map((v) => Math.round(v * 1e9) / 1e9 + 0))).toEqual([
      [2, 0, 2.5],
      [2, 4, 2.5],
      [0, 4, 2.5],
      [0, 0, 2.5],
      [2, 0, 3.5],
      [2, 4, 3.5],
      [0, 4, 3.5],
      [0, 0, 3.5],
    ])
  })

  test('go counter-clockwise from above, the lower four first', () => {
    fc.assert(
      fc.property(box, (b) => {
        const ground = footprint(b)
        const twice = ground.reduce((sum, [x, y], k) => {
          const [nx, ny] = ground[(k + 1) % 4] as readonly [number, number]
          return sum + x * ny - nx * y
        }, 0)
        const corners = boxCorners(b)
        const low = corners.slice(0, 4).every(([, , z]) => Math.abs(z - (b.center[2] - b.size[2] / 2)) < 1e-9)
        const above = corners.slice(4).every(([x, y], k) => x === ground[k]?.[0] && y === ground[k]?.[1])
        return Math.abs(twice / 2 - b.size[0] * b.size[1]) < 1e-7 && low && above
      }),
    )
  })

  test('a point of the box has its own coordinates in the box', () => {
    fc.assert(
      fc.property(box, within, (b, p) => {
        const own: Vec3 = [(p[0] * b.size[0]) / 2, (p[1] * b.size[1]) / 2, (p[2] * b.size[2]) / 2]
        return distance3(toBoxAxes(b, inBox(b, p)), own) < 1e-9
      }),
    )
  })
})

describe('boundary', () => {
  test('holds every point of the box, and no less will do', () => {
    fc.assert(
      fc.property(box, within, (b, p) => {
        const [x0, y0, x1, y1] = boundary(b)
        const [x, y] = inBox(b, p)
        const held = x >= x0 - 1e-9 && x <= x1 + 1e-9 && y >= y0 - 1e-9 && y <= y1 + 1e-9
        const [c, s] = [Math.abs(Math.cos(b.yaw)), Math.abs(Math.sin(b.yaw))]
        const wide = c * b.size[0] + s * b.size[1]
        return held && Math.abs(x1 - x0 - wide) < 1e-9 && Math.abs((x0 + x1) / 2 - b.center[0]) < 1e-9
      }),
    )
  })

  test('prints x_min, y_min, x_max, y_max', () => {
    const [x0, y0, x1, y1] = boundary({ center: [5, -2, 0.5], size: [2, 1, 1], yaw: 0 })
    expect([x0, y0, x1, y1]).toEqual([4, -2.5, 6, -1.5])
  })
})

describe('a box in a picture', () => {
  const ahead = box.map((b): OrientedBox => ({ ...b, center: [b.center[0] / 4, b.center[1] / 4, 12] }))

  test('in front of the camera, is bounded by its corners', () => {
    fc.assert(
      fc.property(ahead, point3, (seen, translation) => {
        const T_map_camera = { ...IDENTITY, translation }
        const there = { ...seen, center: add(seen.center, translation) }
        const pixels = boxCorners(there).map((corner) =>
          project(camera, inverseTransformPoint(T_map_camera, corner)),
        )
        const xs = pixels.map((p) => p?.[0] as number)
        const ys = pixels.map((p) => p?.[1] as number)
        const bounds = projectBox(there, T_map_camera, camera)
        expect(bounds?.x0).toBeCloseTo(Math.min(...xs), 6)
        expect(bounds?.x1).toBeCloseTo(Math.max(...xs), 6)
        expect(bounds?.y0).toBeCloseTo(Math.min(...ys), 6)
        expect(bounds?.y1).toBeCloseTo(Math.max(...ys), 6)
      }),
    )
  })

  test('holds the pixel of every point that can be seen, also where it passes the camera', () => {
    fc.assert(
      fc.property(box, pose, within, (b, T, p) => {
        const seen = inverseTransformPoint(T, inBox(b, p))
        const bounds = projectBox(b, T, camera)
        if (seen[2] < 0.05) return true
        const [u, v] = project(camera, seen) ?? [Number.NaN, Number.NaN]
        const slack = 1e-6 * (Math.abs(u) + Math.abs(v) + 1)
        return (
          bounds !== undefined &&
          u >= bounds.x0 - slack &&
          u <= bounds.x1 + slack &&
          v >= bounds.y0 - slack &&
          v <= bounds.y1 + slack
        )
      }),
      { numRuns: 500 },
    )
  })

  test('behind the camera, is nowhere', () => {
    const behind = { center: [0, 0, -3] as const, size: [1, 1, 1] as const, yaw: 0.3 }
    expect(projectBox(behind, IDENTITY, camera)).toBeUndefined()
  })
})

describe('a ray', () => {
  test('that starts inside enters at once', () => {
    fc.assert(
      fc.property(box, within, direction, (b, p, d) => rayEntersBox(b, inBox(b, scaled(p, 0.99)), d) === 0),
    )
  })

  test('aimed at a point of the box from outside enters on its surface, before that point', () => {
    fc.assert(
      fc.property(box, within, point3, (b, p, origin) => {
        fc.pre(Math.abs(toBoxAxes(b, origin)[2]) > b.size[2])
        const target = inBox(b, p)
        const towards: Vec3 = [target[0] - origin[0], target[1] - origin[1], target[2] - origin[2]]
        const at = rayEntersBox(b, origin, towards)
        if (at === undefined || at > 1 + 1e-9) return false
        const own = toBoxAxes(b, add(origin, scaled(towards, at)))
        const shares = own.map((v, k) => Math.abs(v) / ((b.size[k] as number) / 2))
        return Math.abs(Math.max(...shares) - 1) < 1e-6
      }),
    )
  })

  test('that leads away, or passes beside, misses', () => {
    const b: OrientedBox = { center: [0, 5, 1], size: [2, 1, 2], yaw: 0 }
    expect(rayEntersBox(b, [0, 0, 1], [0, 1, 0])).toBeCloseTo(4.5)
    expect(rayEntersBox(b, [0, 0, 1], [0, -1, 0])).toBeUndefined()
    expect(rayEntersBox(b, [1.5, 0, 1], [0, 1, 0])).toBeUndefined()
    expect(rayEntersBox(b, [0, 0, 1], [0, 2, 0])).toBeCloseTo(2.25)
  })

  test('enters where it would if box and ray were turned together', () => {
    fc.assert(
      fc.property(box, point3, within, number(-3, 3), (b, origin, p, yaw) => {
        const [c, s] = [Math.cos(yaw), Math.sin(yaw)]
        const turn = { rotation: [c, -s, 0, s, c, 0, 0, 0, 1] as const, translation: [1, 2, 3] as const }
        const target = inBox(b, p)
        const towards: Vec3 = [target[0] - origin[0], target[1] - origin[1], target[2] - origin[2]]
        const turned = { ...b, center: transformPoint(turn, b.center), yaw: b.yaw + yaw }
        const there = rayEntersBox(turned, transformPoint(turn, origin), apply(turn.rotation, towards))
        const here = rayEntersBox(b, origin, towards)
        // A ray that only grazes the box may go either way in the last digit.
        fc.pre(p.every((v) => Math.abs(v) < 0.999))
        return here !== undefined && there !== undefined && Math.abs(here - there) < 1e-6
      }),
    )
  })
})
