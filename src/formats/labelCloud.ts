import { z } from 'zod'
import {
  aboutZ,
  fromRotationVector,
  type Mat3,
  multiply,
  type SolidBox,
  solidOf,
  transpose,
} from '../geometry/index.ts'
import type { Layout } from '../layout/index.ts'
import { firstIssue, MapFileError, parseMapJson } from './errors.ts'
import {
  categoryName,
  coordinate,
  extent,
  givenLayout,
  lowered,
  lowestUnderside,
  placed,
  readEntries,
  refuseAllLost,
} from './given.ts'

/**
 * labelCloud's centroid format (ch-sa/labelCloud, io/labels/centroid.py): `objects` with name, centroid {x, y, z},
 * dimensions {length, width, height} and rotations {x, y, z} in degrees, counter-clockwise, applied about x, then y,
 * then z (utils/math3d.py). The frame is that of the point cloud; its z is taken to be up, its unit the metre.
 */
const entry = z.object({
  name: categoryName,
  centroid: z.object({ x: coordinate, y: coordinate, z: coordinate }),
  dimensions: z.object({ length: extent, width: extent, height: extent }),
  rotations: z.object({ x: coordinate, y: coordinate, z: coordinate }),
})

const DEGREE = Math.PI / 180

/**
 * Reads a label file of labelCloud. Boxes that are turned about x or y keep their exact box.
 * @param options.floorZ the floor's z in the cloud, which becomes 0; else the lowest underside of a box.
 * @throws MapFileError where the text is no such file, or nothing of it can be read.
 */
export function readLabelCloud(text: string, options: { name?: string; floorZ?: number } = {}): Layout {
  const file = z
    .object({ filename: z.string().optional(), objects: z.array(z.unknown()) })
    .safeParse(parseMapJson(text, 'label file of labelCloud'))
  if (!file.success)
    throw new MapFileError(`The file is no label file of labelCloud: ${firstIssue(file.error)}.`)
  const { kept, remarks } = readEntries(file.data.objects, entry, 'Object')
  refuseAllLost({ kept, remarks })
  const objects = kept.map(({ name, centroid: c, dimensions: d, rotations: r }) => {
    const aboutX = fromRotationVector([r.x * DEGREE, 0, 0])
    const aboutY = fromRotationVector([0, r.y * DEGREE, 0])
    const R: Mat3 = multiply(aboutZ(r.z * DEGREE), multiply(aboutY, aboutX))
    const center = [c.x, c.y, c.z] as const
    const solid: SolidBox = { center, size: [d.length, d.width, d.height], axes: transpose(R) }
    return { category: name, ...placed(solid) }
  })
  const floorZ = options.floorZ ?? lowestUnderside(objects)
  if (floorZ !== 0) remarks.push(`z = ${floorZ.toFixed(2)} m in the file is taken for the floor.`)
  const name = options.name ?? file.data.filename ?? 'labelCloud labels'
  return givenLayout(
    name,
    objects.map((one) => lowered(one, floorZ)),
    { format: 'labelCloud labels', remarks },
  )
}

/** The angles of a rotation about x, then y, then z, degrees. */
function anglesOf(axes: Mat3) {
  // Rows of the axes are columns of the rotation: R[2][0] is axes[2].
  const y = Math.asin(Math.max(-1, Math.min(1, -axes[2])))
  const locked = Math.abs(axes[2]) > 1 - 1e-9
  const x = locked ? 0 : Math.atan2(axes[5], axes[8])
  const z = locked ? Math.atan2(-axes[3], axes[4]) : Math.atan2(axes[1], axes[0])
  return { x: x / DEGREE, y: y / DEGREE, z: z / DEGREE }
}

/** The label file of a layout, map frame; exact boxes where there are some. */
export function writeLabelCloud({ source, objects }: Layout): string {
  const labels = objects.map(({ category, box, exactBox }) => {
    const { center, size, axes } = exactBox ?? solidOf(box)
    return {
      name: category,
      centroid: { x: center[0], y: center[1], z: center[2] },
      dimensions: { length: size[0], width: size[1], height: size[2] },
      rotations: exactBox ? anglesOf(axes) : { x: 0, y: 0, z: box.yaw / DEGREE },
    }
  })
  return `${JSON.stringify({ folder: '', filename: source.name, path: source.name, objects: labels }, null, 1)}\n`
}
