import { boxToThree, distance2, type Mat3, mapToThree, type Vec2, type Vec3 } from '../../geometry/index.ts'
import {
  type CategoryGroup,
  categoryGroupOf,
  type Layout,
  type LayoutObject,
  type LayoutRoom,
} from '../../layout/index.ts'
import { type Attributes, Buffers, container, cube, floorOf } from './glbParts.ts'
import { KIND_INKS } from './hatching.ts'
import { objectName } from './planMarks.ts'

/**
 * A layout as glTF 2.0 in one binary file: metres, y up ((x, y, z) of the map is (x, z, -y) there). Each object is a
 * node of its own, a unit cube stretched to its box, with what is known of it as extras; so are the floor and the walls.
 */

/** Walls are drawn as thick as this, outside of the outline; and as high as this where no ceiling was seen. Metres. */
const WALL = { thickness: 0.06, height: 2.4 }

/** glTF's colours are of light, not of screens. */
const linear = (hex: string): number[] =>
  [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return Number((c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).toFixed(4))
  })

const PAINTS = {
  ...KIND_INKS,
  floor: '#d9dfd7',
  'wall-seen': '#98a5a4',
  'wall-unseen': '#c7cfcc',
} as const satisfies Record<CategoryGroup | 'floor' | 'wall-seen' | 'wall-unseen', string>
type Paint = keyof typeof PAINTS

const material = (paint: Paint) => ({
  name: paint,
  pbrMetallicRoughness: {
    baseColorFactor: [...linear(PAINTS[paint]), paint.startsWith('wall') ? 0.35 : 1],
    metallicFactor: 0,
    roughnessFactor: 0.9,
  },
  ...(paint.startsWith('wall') && { alphaMode: 'BLEND' }),
  ...(paint === 'floor' && { doubleSided: true }),
})

const aboutUp = (angle: number) => [0, Math.sin(angle / 2), 0, Math.cos(angle / 2)]

/** A column of a 4 by 4 matrix: an axis in glTF's frame, as long as the box along it. */
const column = (axis: Vec3, length: number) => [...mapToThree(axis).map((c) => c * length), 0]

/** Where a unit cube must go to be a box that stands askew. */
const askewMatrix = ({ center, size, axes: a }: { center: Vec3; size: Vec3; axes: Mat3 }) => [
  ...column([a[0], a[1], a[2]], size[0]),
  // The cube's y is the box's height, and its -z the box's width.
  ...column([a[6], a[7], a[8]], size[2]),
  ...column([-a[3], -a[4], -a[5]], size[1]),
  ...mapToThree(center),
  1,
]

const placeOf = ({ box, exactBox }: LayoutObject) => {
  if (exactBox) return { matrix: askewMatrix(exactBox) }
  const { position, size, rotationY } = boxToThree(box)
  return { translation: position, rotation: aboutUp(rotationY), scale: size }
}

const extrasOf = ({ id, category, box, sd, score }: LayoutObject) => ({
  id,
  category,
  size_m: { length: box.size[0], width: box.size[1], height: box.size[2] },
  center_map_m: box.center,
  yaw_rad: box.yaw,
  sd_m: { center: sd.center, size: sd.size },
  score,
})

function wallNodes(room: LayoutRoom): { paint: Paint; node: object }[] {
  const height = room.heightMetres?.value ?? WALL.height
  return room.outline.flatMap((from, k) => {
    const to = room.outline[(k + 1) % room.outline.length] as Vec2
    const length = distance2(from, to)
    if (length < 1e-6) return []
    const out: Vec2 = [(to[1] - from[1]) / length, -(to[0] - from[0]) / length]
    const half = WALL.thickness / 2
    const center: Vec3 = [
      (from[0] + to[0]) / 2 + out[0] * half,
      (from[1] + to[1]) / 2 + out[1] * half,
      height / 2,
    ]
    const yaw = Math.atan2(to[1] - from[1], to[0] - from[0])
    const { position, size, rotationY } = boxToThree({ center, size: [length, WALL.thickness, height], yaw })
    const seen = room.wallSeen[k] === true
    return [
      {
        paint: seen ? ('wall-seen' as const) : ('wall-unseen' as const),
        node: {
          name: `wall ${k + 1}`,
          translation: position,
          rotation: aboutUp(rotationY),
          scale: size,
          extras: { kind: 'wall', seen, length_m: length, height_m: height },
        },
      },
    ]
  })
}

/** A layout as a .glb file. */
export function writeGlb(layout: Layout): Uint8Array<ArrayBuffer> {
  const buffers = new Buffers()
  const shape = ({ positions, normals, indices }: Attributes) => ({
    attributes: { POSITION: buffers.vectors(positions, true), NORMAL: buffers.vectors(normals, false) },
    indices: buffers.indices(indices),
  })
  const box = shape(cube())
  const meshes: object[] = []
  const materials: object[] = []
  const meshByPaint = new Map<Paint, number>()
  const meshOf = (paint: Paint, primitive: object = box): number => {
    const known = meshByPaint.get(paint)
    if (known !== undefined) return known
    materials.push(material(paint))
    const mesh =
      meshes.push({ name: paint, primitives: [{ ...primitive, material: materials.length - 1 }] }) - 1
    meshByPaint.set(paint, mesh)
    return mesh
  }
  const { room, objects, source, scale } = layout
  const nodes: object[] = objects.map((object) => ({
    name: objectName(object.id),
    mesh: meshOf(categoryGroupOf(object.category)),
    ...placeOf(object),
    extras: extrasOf(object),
  }))
  if (room) {
    const floor = floorOf(room.outline)
    if (floor.indices.length)
      nodes.push({
        name: 'floor',
        mesh: meshOf('floor', shape(floor)),
        extras: { kind: 'floor', area_m2: room.areaSquareMetres.value },
      })
    for (const { paint, node } of wallNodes(room)) nodes.push({ ...node, mesh: meshOf(paint) })
  }
  const binary = buffers.bytes()
  const root = { name: source.name, children: nodes.map((_, k) => k + 1) }
  const json = {
    asset: { version: '2.0', generator: 'Floorsight' },
    scene: 0,
    scenes: [
      { name: source.name, nodes: [0], extras: { unit: 'metre', scale_relative_sd: scale.relativeSd } },
    ],
    nodes: [nodes.length ? root : { name: source.name }, ...nodes],
    ...(meshes.length && { meshes, materials }),
    accessors: buffers.accessors,
    bufferViews: buffers.views,
    buffers: [{ byteLength: binary.length }],
  }
  return container(json, binary)
}
