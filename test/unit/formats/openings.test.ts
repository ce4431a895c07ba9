import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  gridExtentOf,
  gridOfLayout,
  readRoomPlan,
  readSpatialLm,
  readVsiMetaInfo,
  writeRoomPlan,
  writeSpatialLm,
  writeVideo2LayoutMap,
} from '../../../src/formats/index.ts'
import type { Vec2 } from '../../../src/geometry/index.ts'
import { type Layout, type LayoutObject, layerOf, openingsOf, wallsOf } from '../../../src/layout/index.ts'
import { sampleLayout } from '../sampleLayout.ts'
import { capturedRoom } from './capturedRoom.ts'
import { furnished } from './export/rooms.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** An L of walls at right angles, turned anyhow. */
const outline = fc
  .tuple(number(4, 8), number(4, 8), number(0.3, 0.7), number(-3, 3))
  .map(([x, y, share, turn]): Vec2[] => {
    const [c, s] = [Math.cos(turn), Math.sin(turn)]
    const corners: Vec2[] = [
      [0, 0],
      [x, 0],
      [x, y * share],
      [x * share, y * share],
      [x * share, y],
      [0, y],
    ]
    return corners.map(([u, v]): Vec2 => [c * u - s * v, s * u + c * v])
  })

const opening = fc.record({
  category: fc.constantFrom('door', 'window', 'opening'),
  wall: fc.nat(5),
  at: number(0.2, 0.8),
  width: number(0.5, 0.9),
  sill: number(0, 1),
  height: number(0.5, 1.4),
  /** As measured: beside its wall, and askew. */
  away: number(-0.1, 0.1),
  turn: number(-0.2, 0.2),
})

/** A room with doors, windows and passages in its walls, no two over each other, and a table. */
const rooms = fc
  .tuple(outline, number(2.4, 3), fc.uniqueArray(opening, { selector: ({ wall }) => wall, maxLength: 6 }))
  .map(([corners, height, openings]): Layout => {
    const room = {
      outline: corners,
      wallSeen: corners.map(() => true),
      areaSquareMetres: { value: 1, sd: 0 },
      heightMetres: { value: height, sd: 0 },
    }
    const walls = wallsOf(room)
    const like = sampleLayout.objects[0] as LayoutObject
    const objects = openings.flatMap(({ category, wall, at, width, sill, height: tall, away, turn }, k) => {
      const found = walls[wall]
      if (!found) return []
      const { from, to, outward } = found
      const center = [
        from[0] + at * (to[0] - from[0]) + away * outward[0],
        from[1] + at * (to[1] - from[1]) + away * outward[1],
        sill + tall / 2,
      ] as const
      const yaw = Math.atan2(to[1] - from[1], to[0] - from[0]) + turn
      return [
        {
          ...like,
          id: `${category}-${k}`,
          category,
          box: { center, size: [width, 0.1, tall] as const, yaw },
        },
      ]
    })
    const table: LayoutObject = {
      ...like,
      id: 'table-1',
      category: 'table',
      box: { center: [1, 1, 0.4], size: [0.6, 0.5, 0.8], yaw: 0.2 },
    }
    return { ...sampleLayout, room, objects: [table, ...objects] }
  })

/** What stands where in the walls. */
const standing = (layout: Layout) =>
  openingsOf(layout).map(({ kind, wall, from, to, sill, head }) => ({
    kind,
    numbers: [...wall.from, ...wall.to, from, to, sill, head],
  }))

const expectSame = (read: Layout, written: Layout) => {
  const there = standing(read)
  expect(there).toHaveLength(standing(written).length)
  for (const { kind, numbers } of standing(written)) {
    const away = there
      .filter((one) => one.kind === kind)
      .map((one) => Math.max(...one.numbers.map((value, k) => Math.abs(value - (numbers[k] ?? 0)))))
    expect(Math.min(...away)).toBeLessThan(1e-5)
  }
}

describe('doors and windows come back in the walls that they were written in', () => {
  test.each([
    ['SpatialLM', (layout: Layout) => readSpatialLm(writeSpatialLm(layout), { floorZ: 0 })],
    ['RoomPlan', (layout: Layout) => readRoomPlan(writeRoomPlan(layout))],
  ] as const)('%s', (_, there) => {
    fc.assert(
      fc.property(rooms, (layout) => {
        const back = there(layout)
        expectSame(back, layout)
        expect(back.objects).toHaveLength(layout.objects.length)
        expect(back.source.remarks).toEqual([])
        // Written again, nothing changes any more.
        expectSame(there(back), back)
      }),
      { numRuns: 60 },
    )
  })
})

describe('SpatialLM', () => {
  const lines = writeSpatialLm(furnished).trim().split('\n')

  test('walls come first, then doors and windows with their walls, then boxes', () => {
    expect(lines.map((line) => line.replace(/_\d.*/, ''))).toEqual([
      ...Array(6).fill('wall'),
      ...['door', 'door', 'window', 'door', 'window', 'window'],
      ...Array(furnished.objects.length - 6).fill('bbox'),
    ])
    // In the first wall, 0.9 m wide and 2.02 m high, its middle on the wall.
    expect(lines[6]).toMatch(/^door_0=Door\(wall_0,0\.75,0,1\.01,0\.9,2\.02\)$/)
  })

  test('a door in no wall is a box; one whose wall is missing is named', () => {
    const door = furnished.objects.find(({ id }) => id === 'door-1') as LayoutObject
    const astray = { ...door, box: { ...door.box, center: [1.5, 1.3, 1] as const } }
    expect(writeSpatialLm({ ...furnished, objects: [astray] })).toContain('bbox_0=Bbox(door,')
    const read = readSpatialLm('wall_0=Wall(0,0,0,4,0,0,2.5,0)\ndoor_0=Door(wall_7,1,0,1,0.9,2)')
    expect(read.source.remarks).toEqual([
      'Line 2: there is no wall_7, so the direction is not known.',
      'The walls make no closed ring, so the map has no outline.',
    ])
  })
})

describe('maps of names', () => {
  test('have doors and windows like all else, and nothing that has no name', () => {
    const names = JSON.parse(writeVideo2LayoutMap(furnished)).map(
      ({ object_name }: { object_name: string }) => object_name,
    )
    const grid = gridOfLayout(furnished, gridExtentOf(furnished))
    for (const found of [names, Object.keys(grid)]) {
      expect(found).toEqual(expect.arrayContaining(['door', 'window', 'mirror', 'ceiling light', 'cup']))
      expect(found).not.toContain('something')
    }
    expect(grid.door).toHaveLength(3)
  })

  test('VSI-Bench’s annotations have doors, windows and heaters as objects of their layers', () => {
    const box = (x: number) => ({
      centroid: [x, 0, 1],
      axesLengths: [0.9, 0.1, 2],
      normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    })
    const object_bbox = { door: [box(0), box(2)], window: [box(4)], heater: [box(6)] }
    const { layouts } = readVsiMetaInfo(JSON.stringify({ scene: { room_size: 20, object_bbox } }))
    expect(layouts[0]?.objects.map(({ category }) => layerOf(category))).toEqual([
      'opening',
      'opening',
      'opening',
      'wall',
    ])
    // Without an outline no wall is known that they stand in: they are boxes.
    expect(openingsOf(layouts[0] as Layout)).toEqual([])
  })
})

describe('RoomPlan', () => {
  const json = JSON.parse(writeRoomPlan(furnished))

  test('a door is a rectangle in its wall, whose identifier it names', () => {
    expect(json.doors).toHaveLength(3)
    expect(json.windows).toHaveLength(3)
    const [door] = json.doors
    expect(door).toMatchObject({ category: { door: { isOpen: false } }, dimensions: [0.9, 2.02, 0] })
    expect(door.parentIdentifier).toBe(json.walls[0].identifier)
    expect(door.identifier).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/)
    const all = [...json.walls, ...json.doors, ...json.windows, ...json.objects]
    expect(new Set(all.map(({ identifier }) => identifier)).size).toBe(furnished.objects.length + 6)
  })

  test('where the walls make no ring, the floor gives the outline, and the sides that have no wall are not seen', () => {
    const room = JSON.parse(capturedRoom)
    room.walls.pop()
    // Flat on the ground, its own y along ARKit's -z, its middle that of the room.
    const transform = [1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, -1.2, -1.5, 1]
    const polygonCorners = [
      [-2, -1.5, 0],
      [-2, 1.5, 0],
      [2, 1.5, 0],
      [2, -1.5, 0],
    ]
    const withFloor = { ...room, floors: [{ category: { floor: {} }, transform, polygonCorners }] }
    const read = readRoomPlan(JSON.stringify(withFloor))
    expect(read.room?.areaSquareMetres.value).toBeCloseTo(12)
    expect(read.room?.wallSeen.filter((seen) => !seen)).toHaveLength(1)
    expect(read.room?.outline[read.room.wallSeen.indexOf(false)]?.[0]).toBeCloseTo(-2)
    expect(openingsOf(read)).toHaveLength(1)
    expect(read.source.remarks).toEqual([])
  })

  test('a door is read into its wall; one that names no wall of the file is told', () => {
    const read = readRoomPlan(capturedRoom)
    expect(openingsOf(read)).toMatchObject([
      { kind: 'door', sill: expect.closeTo(0), head: expect.closeTo(2) },
    ])
    const changed = JSON.parse(capturedRoom)
    changed.doors[0].parentIdentifier = 'nowhere'
    expect(readRoomPlan(JSON.stringify(changed)).source.remarks).toEqual([
      '1 of the doors, windows and openings name a wall that is not in the file.',
    ])
  })
})
