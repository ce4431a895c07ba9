import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type GridMap,
  gridExtentOf,
  gridOfLayout,
  layoutOfGrid,
  MapFileError,
  readCsv,
  readLabelCloud,
  readLayout,
  readOmni3d,
  readRoomPlan,
  readSpatialLm,
  readVideo2LayoutMap,
  writeCsv,
  writeLabelCloud,
  writeLayout,
  writeOmni3d,
  writeRoomPlan,
  writeSpatialLm,
  writeVideo2LayoutMap,
} from '../../../src/formats/index.ts'
import { distance3, type SolidBox, solidCorners, solidOf } from '../../../src/geometry/index.ts'
import type { Layout, LayoutObject } from '../../../src/layout/index.ts'
import { angle, number, point3, rotation } from '../geometry/arbitraries.ts'
import { capturedRoom } from './capturedRoom.ts'
import { jsonWith, mutationsOf, orNamed } from './mutated.ts'

const side = number(0.05, 4)
const extents = fc.tuple(side, side, side)
const box = fc.record({ center: point3, size: extents, yaw: angle })
const askew = fc.record({ center: point3, size: extents, axes: rotation })
const category = fc.constantFrom('sofa', 'tv', 'coffee table', 'lamp, tall', '"stool"', 'a\nb')

const layoutOf = (objects: Pick<LayoutObject, 'id' | 'category' | 'box' | 'exactBox'>[]): Layout => ({
  format: 'floorsight-layout',
  version: 3,
  source: { name: 'a room', durationSeconds: 0, width: 0, height: 0, remarks: [] },
  models: [],
  frames: [],
  floorSeen: false,
  scale: { relativeSd: 0, cues: [] },
  objects: objects.map((one) => ({
    ...one,
    sd: { center: [0, 0, 0], size: [0, 0, 0], yaw: 0 },
    score: 1,
    sightings: [],
    missedFrames: 0,
  })),
  dropped: [],
})

const upright = fc
  .array(fc.record({ category, box }), { minLength: 1, maxLength: 4 })
  .map((list) => layoutOf(list.map((one, k) => ({ ...one, id: `${one.category}-${k}` }))))
const any = fc
  .array(fc.record({ category, box, exactBox: askew }, { requiredKeys: ['category', 'box'] }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => layoutOf(list.map((one, k) => ({ ...one, id: `${k}` }))))

const bodyOf = ({ box, exactBox }: LayoutObject): SolidBox => exactBox ?? solidOf(box)

/** The same bodies, whichever axis is called first. */
const expectSameBodies = (read: Layout, written: Layout) => {
  expect(read.objects.map((one) => one.category)).toEqual(written.objects.map((one) => one.category))
  for (const [k, object] of written.objects.entries()) {
    const corners = solidCorners(bodyOf(read.objects[k] as LayoutObject))
    // What the reader takes for upright may be a tenth of a degree off plumb: 6 mm at 3.5 m from the centre.
    for (const corner of solidCorners(bodyOf(object)))
      expect(Math.min(...corners.map((other) => distance3(corner, other)))).toBeLessThan(0.0065)
  }
}

const namesAndBoxes = (layout: Layout) => layout.objects.map(({ category, box }) => ({ category, box }))

describe('what was written is read', () => {
  test('CSV: ids, categories and boxes, whatever stands in the names', () => {
    fc.assert(
      fc.property(upright, (layout) => {
        const read = readCsv(writeCsv(layout))
        // Neither a table nor JSON has a minus zero.
        const objects = read.objects.map(({ provenance: _, ...object }) => object)
        expect(objects).toEqual(JSON.parse(JSON.stringify(layout.objects)))
        expect(read.source.remarks).toEqual([])
      }),
    )
  })

  test('SpatialLM: boxes to the last digit', () => {
    fc.assert(
      fc.property(upright, (layout) => {
        const plain = layoutOf(layout.objects.map((one) => ({ ...one, category: one.category.slice(0, 2) })))
        plain.objects = plain.objects.filter((one) => /^\w+$/.test(one.category))
        if (!plain.objects.length) return
        const read = readSpatialLm(writeSpatialLm(plain), { floorZ: 0 })
        expect(JSON.stringify(namesAndBoxes(read))).toBe(JSON.stringify(namesAndBoxes(plain)))
      }),
    )
  })

  test('labelCloud: bodies, askew or not', () => {
    fc.assert(
      fc.property(any, (layout) => {
        expectSameBodies(readLabelCloud(writeLabelCloud(layout), { floorZ: 0 }), layout)
      }),
    )
  })

  test('Omni3D: bodies, as seen from anywhere', () => {
    fc.assert(
      fc.property(any, rotation, point3, (layout, turned, translation) => {
        const T_map_camera = { rotation: turned, translation }
        expectSameBodies(readOmni3d(writeOmni3d(layout, T_map_camera), { T_map_camera }), layout)
      }),
    )
  })

  test('RoomPlan: bodies, and the room, on its walls’ floor', () => {
    const corners = fc.tuple(number(1, 8), number(1, 8), number(2, 4))
    fc.assert(
      fc.property(any, corners, (layout, [x, y, height]) => {
        const plain = layoutOf(layout.objects.map((one) => ({ ...one, category: 'coffee table' })))
        plain.room = {
          outline: [
            [0, 0],
            [x, 0],
            [x, y],
            [0, y],
          ],
          wallSeen: [true, true, true, true],
          areaSquareMetres: { value: x * y, sd: 0 },
          heightMetres: { value: height, sd: 0 },
        }
        const read = readRoomPlan(writeRoomPlan(plain))
        expectSameBodies(read, plain)
        expect(read.room?.areaSquareMetres.value).toBeCloseTo(x * y, 6)
        expect(read.room?.heightMetres?.value).toBeCloseTo(height, 6)
      }),
    )
  })

  test('Video2Layout: rectangles', () => {
    fc.assert(
      fc.property(upright, (layout) => {
        const text = writeVideo2LayoutMap(layout)
        expect(writeVideo2LayoutMap(readVideo2LayoutMap(text))).toBe(text)
      }),
    )
  })

  test('the grid: cells, on any extent', () => {
    const cell = fc.tuple(fc.nat(9), fc.nat(9)) as fc.Arbitrary<[number, number]>
    const map: fc.Arbitrary<GridMap> = fc.dictionary(
      fc.constantFrom('table', 'chair', 'tv'),
      fc.array(cell, { minLength: 1, maxLength: 3 }),
    )
    fc.assert(
      fc.property(map, point3, number(0.5, 30), number(0.5, 30), (grid, [x0, y0], width, depth) => {
        const extent = { x0, y0, x1: x0 + width, y1: y0 + depth }
        expect(gridOfLayout(layoutOfGrid(grid, extent), extent)).toEqual({ ...grid })
      }),
    )
  })
})

const seeds = [
  ['CSV', readCsv, writeCsv(layoutOf([]))],
  ['CSV', readCsv, 'id,category,x,y,z,length,width,height,yaw\n"a",sofa,1,2,0.4,2,1,0.8,0.1\n'],
  ['SpatialLM', readSpatialLm, 'wall_0=Wall(0,0,0,4,0,0,2.5,0.1)\nbbox_0=Bbox(sofa,1,2,0.4,1.5,2,1,0.8)\n'],
  ['Video2Layout', readVideo2LayoutMap, '[{"object_name": "sofa", "bbox": [0, 1, 2, 2.5]}]'],
  ['RoomPlan', readRoomPlan, capturedRoom],
  [
    'labelCloud',
    readLabelCloud,
    '{"objects": [{"name": "sofa", "centroid": {"x": 1, "y": 2, "z": 3}, "dimensions": {"length": 2, "width": 1, ' +
      '"height": 1}, "rotations": {"x": 10, "y": 0, "z": 350}}]}',
  ],
  [
    'Omni3D',
    readOmni3d,
    '[{"category_name": "sofa", "center_cam": [0, 1, 4], "dimensions": [1, 0.8, 2], "R_cam": [[1, 0, 0], [0, 1, 0], ' +
      '[0, 0, 1]], "score": 0.7}]',
  ],
] as const

describe('nothing but a named error, and no layout that is none', () => {
  const check = (read: (text: string) => Layout, text: string) => {
    const layout = orNamed(MapFileError, () => read(text))
    if (layout) expect(readLayout(writeLayout(layout)).objects.length).toBe(layout.objects.length)
  }

  test.each(seeds)('%s, changed here and there', (_, read, seed) => {
    expect(readLayout(writeLayout(read(seed))).format).toBe('floorsight-layout')
    fc.assert(
      fc.property(mutationsOf(seed), (text) => check(read, text)),
      { numRuns: 300 },
    )
  })

  test.each(seeds)('%s, of anything', (_, read) => {
    const names = [
      'objects',
      'annotations',
      'object_name',
      'bbox',
      'name',
      'centroid',
      'dimensions',
      'transform',
    ]
    fc.assert(fc.property(fc.string(), (text) => check(read, text)))
    fc.assert(
      fc.property(jsonWith([...names, 'walls', 'category']), (value) => check(read, JSON.stringify(value))),
      { numRuns: 200 },
    )
  })
})

test('the grid of a layout covers its room', () => {
  const layout = layoutOf([{ id: 'a', category: 'a', box: { center: [1, 2, 0], size: [1, 1, 1], yaw: 0 } }])
  expect(gridExtentOf(layout)).toEqual({ x0: 1, y0: 2, x1: 11, y1: 12 })
  const outline: Layout['room'] = {
    outline: [
      [0, 0],
      [4, 0],
      [4, 5],
    ],
    wallSeen: [true, true, true],
    areaSquareMetres: { value: 10, sd: 0 },
  }
  expect(gridExtentOf({ ...layout, room: outline })).toEqual({ x0: 0, y0: 0, x1: 5, y1: 5 })
})
