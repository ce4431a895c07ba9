import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { footprint, type OrientedBox, type Vec2 } from '../../../../src/geometry/index.ts'
import {
  type Layout,
  manhattanYaw,
  railsFor,
  resizedTo,
  SNAP_REACH,
  snapMove,
  snapResize,
  snapTurn,
} from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'

const DEGREE = Math.PI / 180
const room = (outline: Vec2[], objects: Layout['objects'] = []): Pick<Layout, 'room' | 'objects'> => ({
  room: {
    outline,
    wallSeen: outline.map(() => true),
    areaSquareMetres: { value: 20, sd: 1 },
  },
  objects,
})
const SQUARE: Vec2[] = [
  [0, 0],
  [5, 0],
  [5, 4],
  [0, 4],
]
const walls = railsFor(room(SQUARE))
const boxAt = (x: number, y: number, yaw = 0, size: OrientedBox['size'] = [1, 0.6, 0.8]): OrientedBox => ({
  center: [x, y, size[2] / 2],
  size,
  yaw,
})
const neighbour = (box: OrientedBox): Layout['objects'] => [
  { ...(sampleLayout.objects[0] as Layout['objects'][number]), id: 'other-1', box },
]

const turned = ([x, y]: Vec2, angle: number): Vec2 => [
  x * Math.cos(angle) - y * Math.sin(angle),
  x * Math.sin(angle) + y * Math.cos(angle),
]
const anyBox = fc.record({
  center: fc.tuple(
    fc.double({ min: -1, max: 6, noNaN: true }),
    fc.double({ min: -1, max: 5, noNaN: true }),
    fc.constant(0.4),
  ),
  size: fc.tuple(
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.constant(0.8),
  ),
  yaw: fc.double({ min: -4, max: 4, noNaN: true }),
}) as fc.Arbitrary<OrientedBox>
const anyPoint = fc.tuple(
  fc.double({ min: -1, max: 6, noNaN: true }),
  fc.double({ min: -1, max: 5, noNaN: true }),
)
const scene = fc
  .array(anyBox, { maxLength: 4 })
  .map((boxes) => railsFor(room(SQUARE, boxes.flatMap(neighbour))))

/** How far a line through both ends of a guide is from the nearest side of a box that lies along it, metres. */
function awayFromSide(box: OrientedBox, [a, b]: readonly [Vec2, Vec2]): number {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  const from = ([x, y]: Vec2) =>
    Math.abs((x - a[0]) * (b[1] - a[1]) - (y - a[1]) * (b[0] - a[0])) / Math.max(length, 1e-9)
  const corners = footprint(box)
  return Math.min(...corners.map((corner, k) => Math.max(from(corner), from(corners[(k + 1) % 4] as Vec2))))
}

describe('a box that is moved', () => {
  test('comes flush to a wall it nearly touches, and into a corner', () => {
    const { box, guides } = snapMove(boxAt(0.55, 0.25, 5 * DEGREE), walls)
    expect(box.yaw).toBeCloseTo(0, 9)
    expect(box.center[0]).toBeCloseTo(0.5, 9)
    expect(box.center[1]).toBeCloseTo(0.3, 9)
    expect(guides).toHaveLength(2)
  })

  test('is left alone further away, and where it is too much askew', () => {
    for (const box of [boxAt(0.6, 2), boxAt(2.5, 2), boxAt(0.55, 2, 15 * DEGREE)])
      expect(snapMove(box, walls)).toEqual({ box, guides: [] })
  })

  test('touches a neighbour, or comes in line with it', () => {
    const rails = railsFor(room([], neighbour(boxAt(0, 0))))
    expect(snapMove(boxAt(1.04, 0.2), rails).box.center[0]).toBeCloseTo(1, 9)
    const aligned = snapMove(boxAt(1.8, 0.05, 0, [1, 0.6, 0.8]), rails)
    expect(aligned.box.center[0]).toBe(1.8)
    expect(aligned.box.center[1]).toBeCloseTo(0, 9)
    const [from, to] = aligned.guides[0] as [Vec2, Vec2]
    expect(Math.abs(from[0] - to[0])).toBeCloseTo(2.8, 9)
  })

  test('never goes further than the reach, keeps its size and height, and lies where the guides say', () => {
    fc.assert(
      fc.property(anyBox, scene, (start, rails) => {
        const { box, guides } = snapMove(start, rails)
        const way = Math.hypot(box.center[0] - start.center[0], box.center[1] - start.center[1])
        expect(way).toBeLessThanOrEqual(SNAP_REACH.metres * Math.SQRT2 + 1e-9)
        expect(Math.abs(box.yaw - start.yaw)).toBeLessThanOrEqual(SNAP_REACH.radians + 1e-9)
        expect(box.size).toEqual(start.size)
        expect(box.center[2]).toBe(start.center[2])
        // A thousandth of a turn over three metres is what still counts as parallel.
        for (const guide of guides) expect(awayFromSide(box, guide)).toBeLessThan(0.02)
        if (guides.length === 0) expect(way).toBe(0)
      }),
    )
  })

  test('does the same in a room that is turned', () => {
    fc.assert(
      fc.property(anyBox, fc.double({ min: -3, max: 3, noNaN: true }), (start, angle) => {
        const there = railsFor(room(SQUARE.map((corner) => turned(corner, angle))))
        const [x, y] = turned([start.center[0], start.center[1]], angle)
        const moved = { ...start, center: [x, y, start.center[2]] as const, yaw: start.yaw + angle }
        const [here, then] = [snapMove(start, walls), snapMove(moved, there)]
        // On the edge of the reach rounding decides.
        if (here.guides.length !== then.guides.length) return
        const [cx, cy] = turned([here.box.center[0], here.box.center[1]], angle)
        expect(Math.hypot(then.box.center[0] - cx, then.box.center[1] - cy)).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('a box that is resized', () => {
  test('has its held side drawn to the wall, and no other', () => {
    const start = boxAt(4, 2)
    const { box, guides } = snapResize(start, [1, 0], [4.94, 2], walls)
    expect(box.size[0]).toBeCloseTo(1.5, 9)
    expect(box.center[0]).toBeCloseTo(4.25, 9)
    expect(guides).toHaveLength(1)
  })

  test('keeps its yaw and the side that is not held, whatever is near', () => {
    const grips = fc.constantFrom([1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1]) as fc.Arbitrary<
      [-1 | 0 | 1, -1 | 0 | 1]
    >
    fc.assert(
      fc.property(anyBox, grips, anyPoint, scene, (start, grip, to, rails) => {
        const { box } = snapResize(start, grip, to, rails)
        const plain = resizedTo(start, grip, to)
        expect(box.yaw).toBe(start.yaw)
        for (const axis of [0, 1] as const) {
          expect(Math.abs(box.size[axis] - plain.size[axis])).toBeLessThanOrEqual(SNAP_REACH.metres + 1e-9)
          if (grip[axis] === 0) expect(box.size[axis]).toBeCloseTo(start.size[axis], 9)
        }
      }),
    )
  })
})

describe('a box that is turned', () => {
  test('comes in line with the walls, in its place', () => {
    const { box, guides } = snapTurn(boxAt(2, 2, 1.5), walls)
    expect(box.yaw).toBeCloseTo(Math.PI / 2, 9)
    expect([box.center, guides.length]).toEqual([[2, 2, 0.4], 1])
    expect(snapTurn(boxAt(2, 2, 0.5), walls).guides).toEqual([])
  })
})

test('the longest wall says where the room heads', () => {
  expect(manhattanYaw(railsFor(room(SQUARE.map((corner) => turned(corner, 0.3))))) % Math.PI).toBeCloseTo(
    0.3,
    9,
  )
  expect(manhattanYaw([])).toBe(0)
})
