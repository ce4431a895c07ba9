import { describe, expect, test } from 'vitest'
import {
  layoutOfGrid,
  MapFileError,
  readCsv,
  readLabelCloud,
  readOmni3d,
  readRoomPlan,
  readSpatialLm,
  readVideo2LayoutMap,
  writeCsv,
} from '../../../src/formats/index.ts'
import { capturedRoom } from './capturedRoom.ts'
import { furnished } from './export/rooms.ts'

const close = (values: readonly number[] | undefined, expected: readonly number[]) => {
  expect(values).toHaveLength(expected.length)
  for (const [k, value] of expected.entries()) expect(values?.[k]).toBeCloseTo(value, 9)
}

describe('Video2Layout', () => {
  test('x to the right, z ahead, which is our y; flat, as no heights are given', () => {
    const text = '[{"object_name": "fridge", "bbox": [-10.2, 0.3, -9.4, 1.1]}, {"object_name": "tv"}]'
    const { objects, source, scale, frames } = readVideo2LayoutMap(text)
    expect(objects.map(({ id }) => id)).toEqual(['fridge-1'])
    close(objects[0]?.box.center, [-9.8, 0.7, 0])
    close(objects[0]?.box.size, [0.8, 0.8, 0])
    expect(source.remarks[0]).toMatch(/^Object 2 was left out: bbox/)
    expect(source.remarks.at(-1)).toContain('no heights')
    expect([scale.relativeSd, scale.cues, frames]).toEqual([0, [], []])
    expect([scale.provenance?.origin, objects[0]?.provenance?.size[2].origin]).toEqual([
      'imported',
      'assumed',
    ])
  })

  test('what is none is refused by name, with what to do', () => {
    expect(() => readVideo2LayoutMap('<map>')).toThrow(MapFileError)
    expect(() => readVideo2LayoutMap('{}')).toThrow('not a list of objects')
    expect(() => readVideo2LayoutMap('[{"object_name": "tv"}]')).toThrow('Nothing in the file can be read.')
    expect(new MapFileError('').remedy).toMatch(/^Check .*\.$/)
  })
})

test('the grid is placed by its extent: centres of cells, no sizes', () => {
  const { objects } = layoutOfGrid({ table: [[0, 3]], chair: [[9, 3]] }, { x0: -2, y0: 1, x1: 3, y1: 6 })
  close(objects[0]?.box.center, [-1.75, 2.75, 0])
  close(objects[1]?.box.center, [2.75, 2.75, 0])
  expect(objects[0]?.box.size).toEqual([0, 0, 0])
})

describe('SpatialLM', () => {
  const script = `wall_0=Wall(0,0,-1,4,0,-1,2.5,0.1)
wall_1=Wall(4,0,-1,4,3,-1,2.5,0.1)
wall_2=Wall(4,3,-1,0,3,-1,2.5,0.1)
wall_3=Wall(0,3,-1,0,0,-1,2.5,0.1)
door_0=Door(wall_1,4,1,0,0.9,2)
bbox_0=Bbox(coffee_table,2,1.5,-0.75,1.5708,1.2,0.6,0.5)
bbox_1=Bbox(sofa,2,1.5)
`
  test('boxes, doors in their walls, and the room, on the walls’ floor', () => {
    const { objects, room, source, floorSeen } = readSpatialLm(script)
    expect(objects.map(({ id }) => id)).toEqual(['coffee table-1', 'door-1'])
    close(objects[0]?.box.center, [2, 1.5, 0.25])
    close(objects[0]?.box.size, [1.2, 0.6, 0.5])
    expect(objects[0]?.box.yaw).toBe(1.5708)
    close(objects[1]?.box.center, [4, 1, 1])
    close(objects[1]?.box.size, [0.9, 0.1, 2])
    expect(objects[1]?.box.yaw).toBeCloseTo(Math.PI / 2, 9)
    expect(room?.areaSquareMetres.value).toBeCloseTo(12, 9)
    expect(room?.heightMetres?.value).toBe(2.5)
    expect(room?.outline).toHaveLength(4)
    expect(floorSeen).toBe(true)
    expect(source.remarks[0]).toMatch(/^Line 7 was left out/)
  })

  test('walls that leave a gap make no room', () => {
    const { room } = readSpatialLm(script.replace(/wall_3.*\n/, ''))
    expect(room).toBeUndefined()
  })

  test('without walls the lowest box stands on the floor', () => {
    const { objects, floorSeen } = readSpatialLm('bbox_0=Bbox(bed,0,0,5.3,0,2,1.5,0.6)')
    close(objects[0]?.box.center, [0, 0, 0.3])
    expect(floorSeen).toBe(false)
    expect(() => readSpatialLm('hello')).toThrow('Line 1 was left out')
    expect(() => readSpatialLm('')).toThrow('It is empty.')
  })
})

test('RoomPlan: y up becomes z up, lengths lie along x, the floor at the walls’ feet', () => {
  const { objects, room, floorSeen } = readRoomPlan(capturedRoom)
  expect(objects.map(({ category }) => category)).toEqual(['sofa', 'door'])
  const [sofa, door] = objects
  close(sofa?.box.center, [0.5, 1, 0.4])
  close(sofa?.box.size, [2, 0.9, 0.8])
  expect(sofa?.box.yaw).toBeCloseTo(Math.PI / 6, 9)
  expect(sofa?.exactBox).toBeUndefined()
  close(door?.box.center, [1, 0, 1])
  expect(floorSeen).toBe(true)
  expect(room?.areaSquareMetres.value).toBeCloseTo(12, 9)
  expect(room?.heightMetres?.value).toBeCloseTo(2.5, 9)
})

test('RoomPlan: what is damaged is named by its list, and the rest kept', () => {
  const json = JSON.parse(capturedRoom)
  json.doors[0].transform[5] = 7
  json.walls.pop()
  const { objects, room, source } = readRoomPlan(JSON.stringify(json))
  expect(objects.map(({ id }) => id)).toEqual(['sofa-1'])
  expect(room).toBeUndefined()
  expect(source.remarks).toEqual([
    'Door 1 was left out: transform: the transform is not rigid.',
    'The walls make no closed ring, so the map has no outline.',
  ])
})

describe('labelCloud', () => {
  const label = (rotations: object) =>
    JSON.stringify({
      filename: 'room.ply',
      objects: [
        {
          name: 'sofa',
          centroid: { x: 1, y: 2, z: 3 },
          dimensions: { length: 2, width: 1, height: 0.8 },
          rotations,
        },
      ],
    })

  test('degrees about z are the yaw', () => {
    const { objects, source } = readLabelCloud(label({ x: 0, y: 0, z: 90 }), { floorZ: 2 })
    close(objects[0]?.box.center, [1, 2, 1])
    expect(objects[0]?.box.yaw).toBeCloseTo(Math.PI / 2, 9)
    expect(objects[0]?.exactBox).toBeUndefined()
    expect(source.name).toBe('room.ply')
  })

  test('a box turned about x keeps its exact box, and an upright one that holds it', () => {
    const [sofa] = readLabelCloud(label({ x: 30, y: 0, z: 0 })).objects
    expect(sofa?.exactBox?.size).toEqual([2, 1, 0.8])
    const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)]
    close(sofa?.box.size, [2, c + 0.8 * s, s + 0.8 * c])
    // The lowest underside is the floor, for the upright box, and so for the exact one.
    expect(sofa?.box.center[2]).toBeCloseTo((s + 0.8 * c) / 2, 9)
    expect(sofa?.exactBox?.center[2]).toBeCloseTo((s + 0.8 * c) / 2, 9)
  })
})

describe('Omni3D', () => {
  const boxes = (image: number, extra: object = {}) => ({
    image_id: image,
    category_name: 'sofa',
    center_cam: [1, 0.9, 4],
    dimensions: [1, 0.8, 2],
    R_cam: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    ...extra,
  })

  test('from a level camera: length along x, width along depth, on the floor', () => {
    const { objects } = readOmni3d(JSON.stringify([boxes(3, { score: 0.7 })]))
    close(objects[0]?.box.center, [1, 4, 0.4])
    close(objects[0]?.box.size, [2, 1, 0.8])
    expect(objects[0]?.box.yaw).toBeCloseTo(0, 9)
    expect(objects[0]?.score).toBe(0.7)
  })

  test('one image makes one map; boxes that are not reliable are left out', () => {
    const text = JSON.stringify({ annotations: [boxes(3), boxes(4), boxes(3, { valid3D: false })] })
    const { objects, source } = readOmni3d(text)
    expect(objects).toHaveLength(1)
    expect(source.remarks.join(' ')).toMatch(/Box 3 was left out: valid3D.*2 images/)
    expect(readOmni3d(text, { imageId: 4 }).source.name).toBe('Omni3D image 4')
    expect(() => readOmni3d(text, { imageId: 9 })).toThrow('no boxes of an image 9')
  })
})

describe('CSV', () => {
  test('columns in any order, quoted names, lines of either end; a bad row is named by its line', () => {
    const text =
      '\uFEFFcategory,id,x,y,z,length,width,height,yaw,note\r\n"lamp, ""tall""\nand red",l1,1,2,0.5,.3,.3,1e0,0,x\r\n\r\n' +
      'sofa,,1,2,0.4,-2,1,1,0\r\n sofa ,,1,2,0.4,2,1,1,0'
    const { objects, source } = readCsv(text)
    expect(objects.map(({ id, category }) => [id, category])).toEqual([
      ['l1', 'lamp, "tall"\nand red'],
      ['sofa-1', 'sofa'],
    ])
    expect(source.remarks).toHaveLength(1)
    expect(source.remarks[0]).toMatch(/^Line 5 was left out: length/)
  })

  test('layer, wall, sill, head and alternatives stand beside each object; the alternatives are read back', () => {
    const [cabinet] = furnished.objects.filter(({ category }) => category === 'cabinet')
    if (!cabinet) throw new Error('there is no cabinet')
    const alternatives = [
      { category: 'shelf', probability: 0.25 },
      { category: 'chest of drawers', probability: 0.1 },
    ]
    const objects = furnished.objects.map((one) => (one === cabinet ? { ...one, alternatives } : one))
    const text = writeCsv({ ...furnished, objects })
    expect(text).toMatch(
      /^id,category,x \(m\),y \(m\),z \(m\),length \(m\),width \(m\),height \(m\),yaw \(rad\),layer,wall,sill \(m\),head \(m\),alternatives\n/,
    )
    expect(text).toMatch(/^door-1,.*,opening,1,0,2\.02,$/m)
    expect(text).toMatch(/^window-3,.*,opening,6,0\.85,2\.15,$/m)
    expect(text).toMatch(/^sofa-1,.*,furniture,,,,$/m)
    expect(text).toMatch(/,furniture,,,,shelf 0\.25; chest of drawers 0\.1$/m)
    const read = readCsv(text).objects
    expect(read.find(({ id }) => id === cabinet.id)?.alternatives).toEqual(alternatives)
    expect(read[0]).not.toHaveProperty('alternatives')
    expect(
      readCsv(text.replace('shelf 0.25', '; shelf')).objects.find(({ id }) => id === cabinet.id),
    ).toMatchObject({
      alternatives: [{ category: 'chest of drawers', probability: 0.1 }],
    })
  })

  test('ids stay unique; missing columns are named', () => {
    const row = 'a,sofa,0,0,0,1,1,1,0\n'
    const { objects } = readCsv(`id,category,x,y,z,length,width,height,yaw\n${row}${row}`)
    expect(objects.map(({ id }) => id)).toEqual(['a', 'a-1'])
    expect(() => readCsv('id,category,x,y,z,length,width\n')).toThrow('no column height, yaw')
    const inCentimetres = 'id,category,x [cm],y,z,length,width,height,yaw\n'
    expect(() => readCsv(`${inCentimetres}${row}`)).toThrow('The column x is in cm: it must be in m.')
    expect(() => readCsv('')).toThrow(MapFileError)
  })
})
