import { z } from 'zod'
import {
  applyTransposed,
  cross,
  dot,
  fromRows,
  inverseTransformPoint,
  type Mat3,
  multiply,
  type RigidTransform,
  type SolidBox,
  scaled,
  solidOf,
  transformPoint,
  transpose,
} from '../geometry/index.ts'
import type { Layout, LayoutObject } from '../layout/index.ts'
import { firstIssue, MapFileError, parseMapJson } from './errors.ts'
import {
  areAxes,
  categoryName,
  extent,
  type GivenObject,
  givenLayout,
  lowered,
  lowestUnderside,
  placed,
  readEntries,
  refuseAllLost,
  rowsOfMatrix,
  vector3,
} from './given.ts'

/**
 * Boxes as Omni3D annotates them (facebookresearch/omni3d, DATA.md): `category_name`, `center_cam` [x, y, z],
 * `dimensions` [width, height, length], `R_cam` 3 x 3 from box to camera; metres, camera frame: x right, y down, z
 * forward. Along the box's own x, y, z lie length, height, width (cubercnn, util/math_util.py, get_cuboid_verts_faces).
 */
const matrix = z
  .tuple([vector3, vector3, vector3])
  .transform(([a, b, c]): Mat3 => [...a, ...b, ...c])
  .refine(areAxes, 'R_cam is not a rotation')
const entry = z.object({
  image_id: z.union([z.string(), z.number()]).optional(),
  category_name: categoryName,
  // False where Omni3D found the box unreliable; its numbers are then -1.
  valid3D: z.literal(true, 'the file says that the box is not reliable').optional(),
  center_cam: vector3,
  dimensions: z.tuple([extent, extent, extent]),
  R_cam: matrix,
  score: z.number().min(0).max(1).optional(),
})

/** A level camera at the origin that looks along +y. */
const LEVEL: RigidTransform = { rotation: [1, 0, 0, 0, 0, 1, 0, -1, 0], translation: [0, 0, 0] }

export interface Omni3dOptions {
  name?: string
  /** Which image's boxes to take; else those of the first box's image. */
  imageId?: string | number
  /** Camera to map. Without it the camera counts as level, and the lowest underside of a box as the floor. */
  T_map_camera?: RigidTransform
}

/**
 * Reads the boxes of one image, from a file of Omni3D (`annotations`) or a bare list of boxes.
 * @throws MapFileError where the text is no such file, or nothing of it can be read.
 */
export function readOmni3d(text: string, options: Omni3dOptions = {}): Layout {
  const list = z.array(z.unknown())
  const file = z
    .union([list, z.object({ annotations: list }).transform(({ annotations }) => annotations)])
    .safeParse(parseMapJson(text, 'file of Omni3D'))
  if (!file.success) throw new MapFileError(`The file holds no boxes of Omni3D: ${firstIssue(file.error)}.`)
  const { kept, remarks } = readEntries(file.data, entry, 'Box')
  refuseAllLost({ kept, remarks })
  const images = new Set(kept.map(({ image_id }) => String(image_id)))
  const wanted = String(options.imageId ?? kept[0]?.image_id)
  if (kept.length && !images.has(wanted))
    throw new MapFileError(`The file has no boxes of an image ${wanted}; it has ${[...images].slice(0, 5)}.`)
  if (images.size > 1)
    remarks.push(`The file has boxes of ${images.size} images; these are those of image ${wanted}.`)
  const T = options.T_map_camera ?? LEVEL
  const objects = kept
    .filter(({ image_id }) => String(image_id) === wanted)
    .map(({ category_name, center_cam, dimensions: [width, height, length], R_cam, score }): GivenObject => {
      // Columns of the rotation are the box's own axes: rows, here.
      const axes = transpose(multiply(T.rotation, R_cam))
      const solid: SolidBox = { center: transformPoint(T, center_cam), size: [length, height, width], axes }
      return { category: category_name, ...placed(solid), ...(score !== undefined && { score }) }
    })
  const floorZ = options.T_map_camera ? 0 : lowestUnderside(objects)
  if (!options.T_map_camera)
    remarks.push(`The camera counts as level, ${(-floorZ).toFixed(2)} m above the lowest box's underside.`)
  return givenLayout(
    options.name ?? `Omni3D image ${wanted}`,
    objects.map((one) => lowered(one, floorZ)),
    { format: 'Omni3D annotation', remarks },
  )
}

/** The box with its own y pointing down, as Omni3D's stand. */
function standing({ box, exactBox }: LayoutObject): SolidBox {
  if (exactBox) {
    const [a, b, c] = rowsOfMatrix(exactBox.axes)
    // A left-handed one is the same body with an axis turned round.
    return dot(cross(a, b), c) > 0 ? exactBox : { ...exactBox, axes: fromRows(a, b, scaled(c, -1)) }
  }
  const { center, size, axes } = solidOf(box)
  const [length, width, up] = rowsOfMatrix(axes)
  return {
    center,
    size: [size[0], size[2], size[1]],
    axes: fromRows(length, scaled(up, -1), width),
  }
}

/** The boxes of a layout as an Omni3D file of one image, as seen by a camera; a level one at the origin by default. */
export function writeOmni3d({ objects }: Layout, T_map_camera: RigidTransform = LEVEL): string {
  const categories = [...new Set(objects.map(({ category }) => category))]
  const annotations = objects.map((object, id) => {
    const { center, size, axes } = standing(object)
    const rows = rowsOfMatrix(axes).map((axis) => applyTransposed(T_map_camera.rotation, axis))
    return {
      id,
      image_id: 0,
      category_id: categories.indexOf(object.category),
      category_name: object.category,
      valid3D: true,
      center_cam: inverseTransformPoint(T_map_camera, center),
      dimensions: [size[2], size[1], size[0]],
      R_cam: [0, 1, 2].map((k) => rows.map((row) => row[k])),
      score: object.score,
    }
  })
  const named = categories.map((name, id) => ({ id, name, supercategory: '' }))
  return `${JSON.stringify({ info: {}, images: [{ id: 0 }], categories: named, annotations }, null, 1)}\n`
}
