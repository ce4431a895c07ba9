import { boxToThree, type Mat3, mapToThree, type Vec3 } from '../../geometry/index.ts'
import { categoryGroupOf, type Layout, type LayoutObject, layerOf } from '../../layout/index.ts'
import { objectName } from '../../reasoning/index.ts'
import { materialOf, type Paint } from './glbPaints.ts'
import { type Attributes, Buffers, container, cube, floorOf } from './glbParts.ts'
import { aboutUp, type Part, roomParts } from './glbWalls.ts'
import { withoutUnnamed } from './planFigures.ts'

/**
 * A layout as glTF 2.0 in one binary file: metres, y up ((x, y, z) of the map is (x, z, -y) there). Each object is a
 * node of its own, a unit cube stretched to its box, with what is known of it as extras; so are the floor and the walls.
 * Walls have holes where doors and windows are, and these fill the holes.
 */

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

const extrasOf = ({ id, category, alternatives, box, sd, score }: LayoutObject) => ({
  id,
  category,
  layer: layerOf(category),
  ...(alternatives && { alternatives }),
  size_m: { length: box.size[0], width: box.size[1], height: box.size[2] },
  center_map_m: box.center,
  yaw_rad: box.yaw,
  sd_m: { center: sd.center, size: sd.size },
  score,
})

/** The meshes and materials of a model, each kept once. */
class Shapes {
  readonly buffers = new Buffers()
  readonly meshes: object[] = []
  readonly materials: object[] = []
  private readonly paints = new Map<Paint, number>()
  private readonly cubes = new Map<Paint, number>()
  private box: object | undefined

  private primitive({ positions, normals, indices }: Attributes): object {
    const { buffers } = this
    return {
      attributes: { POSITION: buffers.vectors(positions, true), NORMAL: buffers.vectors(normals, false) },
      indices: buffers.indices(indices),
    }
  }

  private materialOf(paint: Paint): number {
    const known = this.paints.get(paint) ?? this.materials.push(materialOf(paint)) - 1
    this.paints.set(paint, known)
    return known
  }

  private add(name: string, paint: Paint, primitive: object): number {
    return this.meshes.push({ name, primitives: [{ ...primitive, material: this.materialOf(paint) }] }) - 1
  }

  mesh(name: string, paint: Paint, shape: Attributes): number {
    return this.add(name, paint, this.primitive(shape))
  }

  /** A unit cube of a paint. */
  cube(paint: Paint): number {
    this.box ??= this.primitive(cube())
    const known = this.cubes.get(paint) ?? this.add(paint, paint, this.box)
    this.cubes.set(paint, known)
    return known
  }
}

/**
 * A layout as a .glb file.
 * @param withUnnamed with what takes up room and has no name.
 */
export function writeGlb(whole: Layout, withUnnamed = false): Uint8Array<ArrayBuffer> {
  const layout = withUnnamed ? whole : withoutUnnamed(whole)
  const { room, objects, source, scale } = layout
  const shapes = new Shapes()
  const parts = roomParts(layout)
  const partNode = ({ name, paint, shape, place, extras }: Part) => ({
    name,
    ...(paint && { mesh: shape ? shapes.mesh(name, paint, shape) : shapes.cube(paint) }),
    ...place,
    extras,
  })
  const nodes: object[] = objects.map((object) => {
    const inWall = parts.openings.get(object.id)
    const extras = extrasOf(object)
    if (inWall) return { ...partNode(inWall), extras: { ...extras, ...inWall.extras } }
    const paint = extras.layer === 'unnamed' ? 'unnamed' : categoryGroupOf(object.category)
    return { name: objectName(object.id), mesh: shapes.cube(paint), ...placeOf(object), extras }
  })
  const floor = floorOf(room?.outline ?? [])
  if (room && floor.indices.length)
    nodes.push({
      name: 'floor',
      mesh: shapes.mesh('floor', 'floor', floor),
      extras: { kind: 'floor', area_m2: room.areaSquareMetres.value },
    })
  nodes.push(...parts.walls.map(partNode))
  const { buffers, meshes, materials } = shapes
  const binary = buffers.bytes()
  const root = { name: source.name, children: nodes.map((_, k) => k + 1) }
  const json = {
    asset: { version: '2.0', generator: 'Floorsight' },
    scene: 0,
    scenes: [
      { name: source.name, nodes: [0], extras: { unit: 'metre', scale_relative_sd: scale.relativeSd } },
    ],
    nodes: [nodes.length ? root : { name: source.name }, ...nodes],
    ...(meshes.length && {
      meshes,
      materials,
      accessors: buffers.accessors,
      bufferViews: buffers.views,
      buffers: [{ byteLength: binary.length }],
    }),
  }
  return container(json, binary)
}
