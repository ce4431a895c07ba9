import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance2, polygonArea, type Vec2 } from '../../../../src/geometry/index.ts'
import type { LayoutRoom } from '../../../../src/layout/model/types.ts'
import { outlineRoom } from '../../../../src/layout/room/outline.ts'
import type { SeenPatch } from '../../../../src/layout/room/patches.ts'
import { number } from '../../geometry/arbitraries.ts'

/** Patches every 20 cm of an upright rectangle from a to b, facing the left of the way. */
function wall(a: Vec2, b: Vec2, [low, high]: readonly [number, number] = [0.1, 2.4]): SeenPatch[] {
  const length = distance2(a, b)
  const [dx, dy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
  const patches: SeenPatch[] = []
  for (let t = 0.1; t < length; t += 0.2)
    for (let z = low; z < high; z += 0.2)
      patches.push({ point: [a[0] + t * dx, a[1] + t * dy, z], normal: [-dy, dx, 0], area: 0.04, frame: 0 })
  return patches
}

/** Corners of a rectangle, counter-clockwise, turned by a heading about the origin. */
const rectangle = (x0: number, y0: number, x1: number, y1: number, heading = 0): [Vec2, Vec2, Vec2, Vec2] => {
  const [c, s] = [Math.cos(heading), Math.sin(heading)]
  const at = (x: number, y: number): Vec2 => [c * x - s * y, s * x + c * y]
  return [at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)]
}
const wallsOf = (corners: readonly Vec2[], sides = [0, 1, 2, 3]): SeenPatch[] =>
  sides.flatMap((k) => wall(corners[k] as Vec2, corners[(k + 1) % 4] as Vec2))

interface Given {
  heading?: number
  eyes?: readonly Vec2[]
  corners?: readonly Vec2[]
  ceiling?: number
  relativeSd?: number
}
const estimateRoom = (patches: readonly SeenPatch[], given: Given = {}) => {
  const { heading = 0, eyes = [[0, 0]], corners = [], ceiling, relativeSd = 0 } = given
  return outlineRoom(patches, heading, eyes, corners, ceiling, relativeSd) as LayoutRoom
}

describe('outlineRoom', () => {
  test('is the rectangle that four walls span, counter-clockwise, whatever its heading', () => {
    const reach = number(1, 4)
    fc.assert(
      fc.property(reach, reach, reach, reach, number(-3, 3), (left, back, right, front, heading) => {
        const corners = rectangle(-left, -back, right, front, heading)
        const { outline, wallSeen, areaSquareMetres } = estimateRoom(wallsOf(corners), { heading })
        expect(wallSeen).toEqual([true, true, true, true])
        for (const [k, corner] of corners.entries())
          expect(distance2(outline[k] as Vec2, corner)).toBeLessThan(0.11)
        expect(areaSquareMetres.value).toBeCloseTo(polygonArea(outline), 6)
        const twice = outline.reduce((sum, [x, y], k) => {
          const [nx, ny] = outline[(k + 1) % 4] as Vec2
          return sum + x * ny - nx * y
        }, 0)
        expect(twice).toBeGreaterThan(0)
      }),
    )
  })

  test('says which side was not seen, and ends it where sight ended', () => {
    const corners = rectangle(-2, -2, 2, 3)
    // Left open: the back wall, side 0.
    const { outline, wallSeen, areaSquareMetres } = estimateRoom(wallsOf(corners, [1, 2, 3]))
    expect(wallSeen).toEqual([false, true, true, true])
    expect(outline[0]?.[1]).toBeGreaterThan(-2.1)
    expect(outline[0]?.[1]).toBeLessThan(-1.5)
    const closed = estimateRoom(wallsOf(corners))
    expect(areaSquareMetres.sd).toBeGreaterThan(1.5 * closed.areaSquareMetres.sd)
  })

  test('says of each side how well its length is known, and which walls it lies between', () => {
    const corners = rectangle(-2, -2, 2, 3)
    const { sideSd = [], provenance } = estimateRoom(wallsOf(corners, [1, 2, 3]))
    const closed = estimateRoom(wallsOf(corners))
    // The sides to the left and right end where the back wall is, which was not seen.
    expect(provenance?.sides.map(({ origin }) => origin)).toEqual([
      'measured',
      'assumed',
      'measured',
      'assumed',
    ])
    expect(provenance?.sides[0]?.inputs).toEqual(['wall-4', 'wall-2'])
    expect([provenance?.area.origin, closed.provenance?.area.origin]).toEqual(['assumed', 'measured'])
    expect(sideSd[0]).toBeCloseTo(closed.sideSd?.[0] as number, 1)
    for (const k of [1, 3]) expect(sideSd[k]).toBeGreaterThan(1)
    for (const sd of closed.sideSd ?? []) expect(sd).toBeLessThan(0.3)
  })

  test('takes the wall behind the wardrobe, and no stray patches behind the wall', () => {
    const corners = rectangle(-2, -2, 2, 3)
    const wardrobe = wall([1.4, 2.4], [-1.4, 2.4], [0.1, 2])
    const stray = wall([0.1, 3.4], [-0.1, 3.4], [1, 1.3])
    const { outline } = estimateRoom([...wallsOf(corners), ...wardrobe, ...stray])
    expect(outline[2]?.[1]).toBeCloseTo(3, 1)
  })

  test('does not take the far side of a cupboard, which faces away, for a wall', () => {
    const corners = rectangle(-2, -2, 2, 3)
    const away = wall([-1.5, 2.5], [1.5, 2.5])
    const { outline } = estimateRoom([...wallsOf(corners, [0, 1, 3]), ...away])
    expect(outline[2]?.[1]).toBeGreaterThan(2.5)
  })

  test('encloses what stands in it: cameras, and furniture within reach of a wall', () => {
    const open = wallsOf(rectangle(-2, 1, 2, 5), [1, 2, 3])
    // Sight ends more than a metre before the camera, as where one looks ahead from a corner of the room.
    const eyes: Vec2[] = [
      [0, 0],
      [0.3, -0.8],
    ]
    const { outline, wallSeen } = estimateRoom(open, { eyes })
    expect(wallSeen).toEqual([false, true, true, true])
    expect(outline[0]?.[1]).toBeCloseTo(-0.8)
    // A corner just beyond the open side moves it; one far beyond was seen through a door; a wall stays where it was seen.
    const inside: Vec2[] = [
      [0, 2],
      [0.3, 1.6],
    ]
    const lower = (corners: Vec2[]) => estimateRoom(open, { eyes: inside, corners }).outline[0]?.[1] as number
    const bare = lower([])
    expect(lower([[1, bare - 0.6]])).toBeCloseTo(bare - 0.6)
    expect(lower([[1, bare - 1.6]])).toBeCloseTo(bare)
    expect(estimateRoom(open, { eyes, corners: [[2.2, 3]] }).outline[1]?.[0]).toBeCloseTo(2, 1)
  })

  test('the height is the ceiling; without one there is none', () => {
    const patches = wallsOf(rectangle(-2, -2, 2, 3))
    const { heightMetres } = estimateRoom(patches, { ceiling: 2.6, relativeSd: 0.1 })
    expect(heightMetres?.value).toBe(2.6)
    expect(heightMetres?.sd).toBeGreaterThan(0.26)
    expect(estimateRoom(patches)).not.toHaveProperty('heightMetres')
  })

  test('an unsure scale makes the area twice as unsure', () => {
    const patches = wallsOf(rectangle(-2, -2, 2, 3))
    const sd = (relativeSd: number) => estimateRoom(patches, { relativeSd }).areaSquareMetres.sd
    expect(Math.sqrt(sd(0.2) ** 2 - sd(0) ** 2)).toBeCloseTo(2 * 0.2 * 20, 0)
  })

  test('nothing seen is no room', () => {
    expect(outlineRoom([], 0.3, [[0, 0]], [], undefined, 0.1)).toBeUndefined()
  })
})
