import { NodeIO } from '@gltf-transform/core'
import { describe, expect, test } from 'vitest'
import { exporters } from '../../../../src/formats/index.ts'
import { threeToMap, type Vec3 } from '../../../../src/geometry/index.ts'
import type { Layout } from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { empty, furnished } from './rooms.ts'

const { writeGlb } = await exporters()

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
})

describe('GLB as glTF Transform reads it', () => {
  const read = async (layout: Layout, withUnnamed = false) => {
    const document = await new NodeIO().readBinary(writeGlb(layout, withUnnamed))
    return document.getRoot()
  }
  const nodeOf = async (name: string) => {
    const found = (await read(furnished)).listNodes().find((node) => node.getName() === name)
    if (!found) throw new Error(`there is no ${name}`)
    return found
  }
  /** The corners of a node's triangles, in the file's frame. */
  const trianglesOf = (node: Awaited<ReturnType<typeof nodeOf>>): Vec3[][] => {
    const [primitive] = node.getMesh()?.listPrimitives() ?? []
    const [positions, indices] = [primitive?.getAttribute('POSITION'), primitive?.getIndices()]
    if (!positions || !indices) throw new Error('the node has no shape')
    const m = node.getWorldMatrix()
    const corner = (k: number): Vec3 => {
      const [x = 0, y = 0, z = 0] = positions.getElement(indices.getScalar(k), [])
      const at = (row: number) =>
        (m[row] ?? 0) * x + (m[4 + row] ?? 0) * y + (m[8 + row] ?? 0) * z + (m[12 + row] ?? 0)
      return [at(0), at(1), at(2)]
    }
    return Array.from({ length: indices.getCount() / 3 }, (_, k) => [
      corner(3 * k),
      corner(3 * k + 1),
      corner(3 * k + 2),
    ])
  }

  test('a wall has a hole where its door is, and the leaf fills it', async () => {
    // The first wall lies along x, from 0 to 6.4 m; its door from 0.3 to 1.2 m, 2.02 m high.
    const inner = trianglesOf(await nodeOf('wall 1')).filter((corners) =>
      corners.every(([, , z]) => Math.abs(z) < 1e-6),
    )
    const area = inner.reduce((sum, [a, b, c]) => {
      if (!a || !b || !c) throw new Error('a triangle has three corners')
      return sum + Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2
    }, 0)
    expect(area).toBeCloseTo(6.4 * 2.45 - 0.9 * 2.02, 5)
    const leaf = bounds(trianglesOf(await nodeOf('door 1')).flat())
    const expected = [
      [0.3, 1.2],
      [0, 2.02],
      [0.02, 0.04],
    ]
    leaf.forEach((range, axis) => {
      expect(range[0]).toBeCloseTo(expected[axis]?.[0] as number, 5)
      expect(range[1]).toBeCloseTo(expected[axis]?.[1] as number, 5)
    })
  })

  test('the faces of a wall with holes look outward, and close it: every edge has two of them', async () => {
    for (const name of ['wall 1', 'wall 3', 'wall 4']) {
      const edges = new Map<string, number>()
      for (const corners of trianglesOf(await nodeOf(name)))
        corners.forEach((from, k) => {
          const ends = [from, corners[(k + 1) % 3] as Vec3].map((at) => at.map((c) => c.toFixed(3)).join())
          const [a = '', b = ''] = ends
          // There and back cancel out where two faces turn the same way round.
          const [edge, way] = a < b ? [`${a} ${b}`, 1] : [`${b} ${a}`, -1]
          edges.set(edge, (edges.get(edge) ?? 0) + way)
        })
      expect([...edges.values()].every((sum) => sum === 0)).toBe(true)
    }
  })

  test('doors and windows say in which wall they stand, and how high', async () => {
    expect((await nodeOf('window 3')).getExtras()).toMatchObject({
      kind: 'window',
      category: 'window',
      layer: 'opening',
      wall: 'wall 6',
      sill_m: expect.closeTo(0.85),
      head_m: expect.closeTo(2.15),
      width_m: expect.closeTo(1.2),
    })
    expect((await nodeOf('wall 6')).getExtras()).toMatchObject({ openings: ['window-3'] })
  })

  test('unnamed things are there only where they are asked for', async () => {
    const names = async (withUnnamed: boolean) =>
      (await read(furnished, withUnnamed)).listNodes().map((node) => node.getName())
    expect(await names(false)).not.toContain('something 1')
    expect(await names(true)).toContain('something 1')
  })

  test('is written of nothing too', async () => {
    const root = await read(empty)
    expect(root.listNodes()).toHaveLength(1)
    expect(root.listMeshes()).toHaveLength(0)
  })
})
