import { describe, expect, test } from 'vitest'
import { exporters } from '../../../../src/formats/index.ts'
import { threeToMap, type Vec3 } from '../../../../src/geometry/index.ts'
import type { Layout } from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { empty } from './rooms.ts'

const { writeDxf, writeGlb } = await exporters()

interface Gltf {
  asset: { version: string }
  nodes: {
    name: string
    children?: number[]
    mesh?: number
    translation?: Vec3
    rotation?: number[]
    scale?: Vec3
    matrix?: number[]
    extras?: Record<string, unknown>
  }[]
  meshes?: { primitives: { attributes: Record<string, number>; indices: number; material: number }[] }[]
  materials?: object[]
  accessors: { bufferView: number; count: number; type: string; min?: number[]; max?: number[] }[]
  bufferViews: { byteOffset: number; byteLength: number }[]
  buffers: { byteLength: number }[]
}

function readGlb(bytes: Uint8Array): { json: Gltf; binary: DataView } {
  const view = new DataView(bytes.buffer)
  expect(view.getUint32(0, true)).toBe(0x46546c67)
  expect(view.getUint32(8, true)).toBe(bytes.length)
  const length = view.getUint32(12, true)
  expect(length % 4).toBe(0)
  const json = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as Gltf
  expect(view.getUint32(24 + length, true)).toBe(0x004e4942)
  return { json, binary: new DataView(bytes.buffer, 28 + length) }
}

/** The eight corners of a node's unit cube, on the map. */
function cornersOf({ translation: t, rotation: q, scale: s, matrix: m }: Gltf['nodes'][number]): Vec3[] {
  const corners = [-0.5, 0.5].flatMap((x) =>
    [-0.5, 0.5].flatMap((y) => [-0.5, 0.5].map((z) => [x, y, z] as const)),
  )
  return corners.map((corner) => {
    if (m) {
      const at = (row: number) =>
        (m[row] ?? 0) * corner[0] +
        (m[4 + row] ?? 0) * corner[1] +
        (m[8 + row] ?? 0) * corner[2] +
        (m[12 + row] ?? 0)
      return threeToMap([at(0), at(1), at(2)])
    }
    if (!t || !q || !s) throw new Error('the node has no place')
    const angle = 2 * Math.atan2(q[1] ?? 0, q[3] ?? 1)
    const [x, y, z] = [corner[0] * s[0], corner[1] * s[1], corner[2] * s[2]]
    const [c, n] = [Math.cos(angle), Math.sin(angle)]
    return threeToMap([t[0] + c * x + n * z, t[1] + y, t[2] - n * x + c * z])
  })
}

const bounds = (points: readonly Vec3[]) =>
  [0, 1, 2].map((axis) => {
    const values = points.map((point) => point[axis] as number)
    return [Math.min(...values), Math.max(...values)]
  })

describe('GLB', () => {
  const { json, binary } = readGlb(writeGlb(sampleLayout))

  test('holds each object as a node with its name and size', () => {
    const sofa = json.nodes.find(({ name }) => name === 'sofa 1')
    expect(sofa?.extras).toMatchObject({
      id: 'sofa-1',
      category: 'sofa',
      size_m: { length: 2, width: 0.9, height: 0.8 },
    })
    expect(json.nodes[0]?.children).toHaveLength(json.nodes.length - 1)
    expect(json.nodes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['chair 1', 'floor', 'wall 1', 'wall 4']),
    )
  })

  test('puts it where it stands: y up, nothing mirrored', () => {
    const sofa = json.nodes.find(({ name }) => name === 'sofa 1') as Gltf['nodes'][number]
    const [x, y, z] = bounds(cornersOf(sofa))
    const [c, s] = [Math.cos(0.1), Math.sin(0.1)]
    expect(x?.[0]).toBeCloseTo(-1 - c - 0.45 * s, 9)
    expect(y?.[1]).toBeCloseTo(3 + s + 0.45 * c, 9)
    expect(z?.[0]).toBeCloseTo(0, 9)
    expect(z?.[1]).toBeCloseTo(0.8, 9)
  })

  test('a box that stands askew is placed as exactly', () => {
    const [object] = sampleLayout.objects
    if (!object) throw new Error('the sample has no object')
    // Turned a quarter about z, written as an exact box.
    const exactBox = { center: [1, 2, 0.5], size: [2, 1, 0.4], axes: [0, 1, 0, -1, 0, 0, 0, 0, 1] } as const
    const layout: Layout = { ...sampleLayout, objects: [{ ...object, exactBox }] }
    const node = readGlb(writeGlb(layout)).json.nodes[1] as Gltf['nodes'][number]
    const expected = [
      [0.5, 1.5],
      [1, 3],
      [0.3, 0.7],
    ]
    bounds(cornersOf(node)).forEach((range, axis) => {
      expect(range[0]).toBeCloseTo(expected[axis]?.[0] as number, 9)
      expect(range[1]).toBeCloseTo(expected[axis]?.[1] as number, 9)
    })
    // A right-handed place: its determinant is positive, or every face would be inside out.
    const m = node.matrix ?? []
    const at = (k: number) => m[k] as number
    const determinant =
      at(0) * (at(5) * at(10) - at(6) * at(9)) -
      at(4) * (at(1) * at(10) - at(2) * at(9)) +
      at(8) * (at(1) * at(6) - at(2) * at(5))
    expect(determinant).toBeCloseTo(0.8, 9)
  })

  test('every face of the cube looks outward', () => {
    const primitive = json.meshes?.[0]?.primitives[0]
    const view = (accessor: number) =>
      json.bufferViews[json.accessors[accessor]?.bufferView ?? -1]?.byteOffset ?? 0
    const position = (k: number): Vec3 => {
      const at = view(primitive?.attributes.POSITION ?? -1) + 12 * k
      return [0, 4, 8].map((add) => binary.getFloat32(at + add, true)) as unknown as Vec3
    }
    const indices = primitive?.indices ?? -1
    expect(json.accessors[indices]?.count).toBe(36)
    for (let k = 0; k < 36; k += 3) {
      const [a, b, c] = [0, 1, 2].map((add) =>
        position(binary.getUint16(view(indices) + 2 * (k + add), true)),
      )
      if (!a || !b || !c) throw new Error('a face has no corners')
      const [u, v] = [
        b.map((value, i) => value - (a[i] as number)),
        c.map((value, i) => value - (a[i] as number)),
      ]
      const normal = [0, 1, 2].map(
        (i) => (u[(i + 1) % 3] ?? 0) * (v[(i + 2) % 3] ?? 0) - (u[(i + 2) % 3] ?? 0) * (v[(i + 1) % 3] ?? 0),
      )
      expect(normal.reduce((sum, value, i) => sum + value * (a[i] as number), 0)).toBeGreaterThan(0)
    }
  })

  test('says truly what is where in it', () => {
    expect(json.asset.version).toBe('2.0')
    for (const { byteOffset, byteLength } of json.bufferViews) {
      expect(byteOffset % 4).toBe(0)
      expect(byteOffset + byteLength).toBeLessThanOrEqual(json.buffers[0]?.byteLength ?? 0)
    }
    for (const { mesh } of json.nodes) if (mesh !== undefined) expect(json.meshes?.[mesh]).toBeDefined()
  })

  test('is written of nothing too', () => {
    const { json: nothing } = readGlb(writeGlb(empty))
    expect(nothing.nodes).toHaveLength(1)
    expect(nothing.meshes).toBeUndefined()
  })
})

type Pair = [code: number, value: string]
const readDxf = (text: string): Pair[] => {
  const lines = text.trimEnd().split('\n')
  expect(lines.length % 2).toBe(0)
  return Array.from({ length: lines.length / 2 }, (_, k) => [Number(lines[2 * k]), lines[2 * k + 1] ?? ''])
}
/** The entities of a drawing, each with its values by code. */
function entitiesOf(pairs: readonly Pair[]) {
  const begin = pairs.findIndex(([code, value]) => code === 2 && value === 'ENTITIES')
  const entities: { type: string; values: Map<number, string[]> }[] = []
  for (const [code, value] of pairs.slice(begin + 1)) {
    if (code === 0 && value === 'ENDSEC') break
    if (code === 0) entities.push({ type: value, values: new Map() })
    const values = entities.at(-1)?.values
    values?.set(code, [...(values.get(code) ?? []), value])
  }
  return entities
}

describe('DXF', () => {
  const pairs = readDxf(writeDxf(sampleLayout))
  const entities = entitiesOf(pairs)
  const on = (layer: string) => entities.filter(({ values }) => values.get(8)?.[0] === layer)

  test('is in metres, with layers by name', () => {
    const units = pairs.findIndex(([code, value]) => code === 9 && value === '$INSUNITS')
    expect(pairs[units + 1]).toEqual([70, '6'])
    const layers = pairs.filter(([, value], k) => pairs[k - 1]?.[1] === 'AcDbLayerTableRecord' && value)
    expect(layers.map(([, value]) => value)).toEqual([
      '0',
      'ROOM',
      'OBJECTS',
      'LABELS',
      'CAMERAS',
      'DIMENSIONS',
    ])
  })

  test('draws the room, the objects with their heights, and their names', () => {
    const [room] = on('ROOM')
    expect(room?.values.get(10)).toEqual(['-2', '2', '2', '-2'])
    expect(room?.values.get(39)).toEqual(['2.5'])
    const [sofa] = on('OBJECTS')
    expect(sofa?.type).toBe('LWPOLYLINE')
    expect(sofa?.values.get(70)).toEqual(['1'])
    expect(sofa?.values.get(38)).toEqual(['0'])
    expect(sofa?.values.get(39)).toEqual(['0.8'])
    expect(on('LABELS').flatMap(({ values }) => values.get(1) ?? [])).toContain('sofa 1')
    expect(on('DIMENSIONS').flatMap(({ values }) => values.get(1) ?? [])).toContain('4.00 m')
    expect(on('CAMERAS').length).toBeGreaterThan(0)
  })

  test('has a handle of its own for everything, below the next free one', () => {
    const handles = entities.map(({ values }) => Number.parseInt(values.get(5)?.[0] ?? '', 16))
    expect(new Set(handles).size).toBe(entities.length)
    const seed = pairs[pairs.findIndex(([, value]) => value === '$HANDSEED') + 1]?.[1] ?? ''
    expect(Math.max(...handles)).toBeLessThan(Number.parseInt(seed, 16))
  })

  test('writes any name on one line of plain letters', () => {
    const [object] = sampleLayout.objects
    if (!object) throw new Error('the sample has no object')
    const text = writeDxf({ ...sampleLayout, objects: [{ ...object, id: 'Küche\n0\nEOF 厨' }] })
    expect(text).toMatch(/K\\U\+00FCche 0 EOF \\U\+53A8\n/)
    expect(text).toMatch(/^[\n -~]*$/)
    expect(readDxf(writeDxf(empty)).at(-1)).toEqual([0, 'EOF'])
  })
})
