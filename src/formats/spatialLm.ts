import { z } from 'zod'
import type { Vec2, Vec3 } from '../geometry/index.ts'
import { type Layout, wallsOf } from '../layout/index.ts'
import { firstIssue, MapFileError } from './errors.ts'
import {
  categoryName,
  coordinate,
  extent,
  type GivenObject,
  givenLayout,
  lowered,
  lowestUnderside,
} from './given.ts'
import { NO_RING, roomOfWalls } from './outline.ts'
import { wallRectangles } from './wallOpenings.ts'

/**
 * SpatialLM's layout script (manycore-research/SpatialLM, entity.py), one entity a line, metres, z up, radians:
 *   wall_0=Wall(ax,ay,az,bx,by,bz,height,thickness)
 *   door_0=Door(wall_0,x,y,z,width,height), window_0=Window(…)
 *   bbox_0=Bbox(class_name,x,y,z,angle_z,scale_x,scale_y,scale_z)
 * (x, y, z) is the centre (layout.py, to_boxes); walls come first, as its own reader passes over a door whose wall it
 * does not know yet.
 * Its frame is that of the point cloud: right-handed, gravity-aligned, the floor anywhere.
 */
const ENTITY = /^\s*([A-Za-z]+_\d+)\s*=\s*(Wall|Door|Window|Bbox)\((.*)\)\s*$/

const place = [coordinate, coordinate, coordinate] as const
const wallSchema = z.tuple([...place, ...place, extent, extent])
const openingSchema = z.tuple([z.string(), ...place, extent, extent])
const bboxSchema = z.tuple([categoryName, ...place, coordinate, extent, extent, extent])

interface Wall {
  a: Vec3
  b: Vec3
  height: number
  thickness: number
}

/** A line's arguments: numbers where they are such. */
const argumentsOf = (text: string): (string | number)[] =>
  text.split(',').map((part) => {
    const bare = part.trim().replace(/^(['"])(.*)\1$/, '$2')
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : bare
  })

const words = (category: string) => category.replaceAll('_', ' ').trim()

/** Doors and windows stand in their wall: as long as wide, as deep as the wall is thick. */
function opening(
  category: string,
  wall: Wall | undefined,
  at: Vec3,
  width: number,
  height: number,
): GivenObject {
  const yaw = wall ? Math.atan2(wall.b[1] - wall.a[1], wall.b[0] - wall.a[0]) : 0
  return { category, box: { center: at, size: [width, wall?.thickness ?? 0, height], yaw } }
}

/**
 * Reads a script of SpatialLM. Boxes, doors and windows become objects, walls that make one closed ring the room; lines
 * that cannot be read are left out and named in the remarks. `_` in a class name becomes a space.
 * @param options.floorZ the floor's z in the file, which becomes 0; else the foot of the lowest wall, or where there are
 * no walls the lowest underside of a box.
 * @throws MapFileError where no line can be read.
 */
export function readSpatialLm(text: string, options: { name?: string; floorZ?: number } = {}): Layout {
  const walls = new Map<string, Wall>()
  const objects: GivenObject[] = []
  const remarks: string[] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const take = <T>(schema: z.ZodType<T>, line: number, values: unknown, use: (value: T) => void) => {
    const result = schema.safeParse(values)
    if (result.success) use(result.data)
    else remarks.push(`Line ${line} was left out: argument ${firstIssue(result.error)}.`)
  }
  const doorways: (() => void)[] = []
  for (const [k, text] of lines.entries()) {
    const [, id, kind, inner] = ENTITY.exec(text) ?? []
    if (id === undefined || inner === undefined) {
      if (text.trim()) remarks.push(`Line ${k + 1} was left out: it is no Wall, Door, Window or Bbox.`)
    } else if (kind === 'Wall')
      take(wallSchema, k + 1, argumentsOf(inner), ([ax, ay, az, bx, by, bz, height, thickness]) => {
        walls.set(id, { a: [ax, ay, az], b: [bx, by, bz], height, thickness })
      })
    else if (kind === 'Bbox')
      take(
        bboxSchema,
        k + 1,
        classFirst(argumentsOf(inner)),
        ([category, x, y, z, yaw, length, width, height]) => {
          const box = { center: [x, y, z] as const, size: [length, width, height] as const, yaw }
          objects.push({ category: words(category) || category, box })
        },
      )
    // An opening may be named before its wall.
    else
      doorways.push(() =>
        take(openingSchema, k + 1, classFirst(argumentsOf(inner)), ([wall, x, y, z, width, height]) => {
          if (!walls.has(wall))
            remarks.push(`Line ${k + 1}: there is no ${wall}, so the direction is not known.`)
          objects.push(
            opening(kind === 'Door' ? 'door' : 'window', walls.get(wall), [x, y, z], width, height),
          )
        }),
      )
  }
  for (const read of doorways) read()
  if (!walls.size && !objects.length)
    throw new MapFileError(`The file holds no script of SpatialLM. ${remarks[0] ?? 'It is empty.'}`)
  const feet = [...walls.values()].flatMap(({ a, b }) => [a[2], b[2]])
  const floorZ =
    options.floorZ ??
    (feet.length ? feet.reduce((low, foot) => Math.min(low, foot)) : lowestUnderside(objects))
  if (floorZ !== 0) remarks.push(`z = ${floorZ.toFixed(2)} m in the file is taken for the floor.`)
  const foot = ([x, y]: Vec3): Vec2 => [x, y]
  const room = roomOfWalls(
    [...walls.values()].map(({ a, b }) => [foot(a), foot(b)]),
    [...walls.values()].reduce((most, { height }) => Math.max(most, height), 0),
  )
  if (walls.size && !room) remarks.push(NO_RING)
  const rest = { format: 'SpatialLM layout', remarks, floorSeen: feet.length > 0, ...(room && { room }) }
  return givenLayout(
    options.name ?? 'SpatialLM layout',
    objects.map((one) => lowered(one, floorZ)),
    rest,
  )
}

/** A class may look like a number; the name of a wall, too. */
const classFirst = ([first, ...rest]: (string | number)[]) => [String(first ?? ''), ...rest]

/**
 * The script of a layout: its outline as walls on the floor, doors and windows in them, all else as boxes; what stands in
 * no wall is a box, too, and so is an open passage, for which the script has no word. Walls have no thickness: none is
 * measured. What the grammar cannot hold in a class name becomes `_`.
 */
export function writeSpatialLm(layout: Layout): string {
  const { objects, room } = layout
  const height = room?.heightMetres?.value ?? 0
  const walls = (room ? wallsOf(room) : []).map(
    ({ from, to }, k) => `wall_${k}=Wall(${[...from, 0, ...to, 0, height, 0].join(',')})`,
  )
  const inWalls = wallRectangles(layout).filter(({ opening }) => opening.kind !== 'opening')
  const counts = { door: 0, window: 0 }
  const openings = inWalls.map(({ opening, wall, center, width, height }) => {
    const kind = opening.kind === 'window' ? 'window' : 'door'
    const entity = kind === 'window' ? 'Window' : 'Door'
    return `${kind}_${counts[kind]++}=${entity}(${[`wall_${wall}`, ...center, width, height].join(',')})`
  })
  const drawn = new Set(inWalls.map(({ opening }) => opening.object))
  const boxes = objects
    .filter((object) => !drawn.has(object))
    .map(({ category, box: { center, size, yaw } }, k) => {
      const word = category.trim().replace(/[\s,()'"=]+/g, '_') || '_'
      return `bbox_${k}=Bbox(${[word, ...center, yaw, ...size].join(',')})`
    })
  return [...walls, ...openings, ...boxes].map((line) => `${line}\n`).join('')
}
