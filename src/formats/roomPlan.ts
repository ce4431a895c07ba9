import { z } from 'zod'
import {
  fromRows,
  mapToThree,
  type SolidBox,
  scaled,
  solidOf,
  threeToMap,
  type Vec2,
  type Vec3,
} from '../geometry/index.ts'
import { type Layout, wallsOf } from '../layout/index.ts'
import { firstIssue, MapFileError, parseMapJson } from './errors.ts'
import {
  areAxes,
  coordinate,
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
import { NO_RING, roomOfFloor, roomOfWalls, type WallLine } from './outline.ts'
import { wallRectangles } from './wallOpenings.ts'

/**
 * Apple RoomPlan's `CapturedRoom` as JSONEncoder writes it: `objects`, `walls`, `doors`, `windows` and `openings`, each
 * entry with `identifier`, `category`, `dimensions` [along x, y, z of its own axes, metres] and `transform`, 4 x 4
 * column-major from its axes to ARKit's world, whose y is up (x, y, z there is x, -z, y in the map frame). A surface's
 * own x runs along the wall, its y up; the `parentIdentifier` of a door, window or opening is its wall's. A floor's
 * `polygonCorners` are in its own plane. Apple publishes the type
 * (developer.apple.com/documentation/roomplan/capturedroom), but not how its JSON looks.
 */
const quad = z.tuple([coordinate, coordinate, coordinate, coordinate])
const flat = z.array(coordinate).length(16)
const transform = z
  .union([flat, z.tuple([quad, quad, quad, quad]).transform((columns) => columns.flat())])
  .transform((m) => {
    const column = (k: number): Vec3 => threeToMap([m[4 * k] ?? 0, m[4 * k + 1] ?? 0, m[4 * k + 2] ?? 0])
    const [x, y, z, center] = [column(0), column(1), column(2), column(3)]
    // Length along the piece's x, width along its z, height along its y: right-handed with z turned round.
    return { center, axes: fromRows(x, scaled(z, -1), y) }
  })
  .refine(({ axes }) => areAxes(axes), 'the transform is not rigid')

/** `{"sofa": {}}`, as Swift encodes cases with values; or a bare word. */
const category = z
  .union([z.string(), z.record(z.string(), z.unknown()).transform((cases) => Object.keys(cases)[0] ?? '')])
  .transform((name) =>
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .trim(),
  )
  .refine((name) => name !== '', 'there is no category')

const entry = z.object({
  identifier: z.string().optional(),
  parentIdentifier: z.string().nullish(),
  category,
  dimensions: z
    .union([vector3, z.tuple([extent, extent])])
    .refine((all) => all.every((d) => d >= 0), 'below 0'),
  transform,
})
type Entry = z.infer<typeof entry>

/** A floor: only its shape counts, and one of RoomPlan before iOS 17 has none. */
const floor = z.object({ transform, polygonCorners: z.array(vector3).default([]) })

const list = z.array(z.unknown()).default([])
const fileSchema = z.object({
  objects: z.array(z.unknown()),
  walls: list,
  doors: list,
  windows: list,
  openings: list,
  floors: list,
})

const solidOfEntry = ({ dimensions: [x, y, z = 0], transform: { center, axes } }: Entry): SolidBox => ({
  center,
  size: [x, z, y],
  axes,
})

const given = (one: Entry): GivenObject => ({ category: one.category, ...placed(solidOfEntry(one)) })

/** The corners of a floor on the plan. */
const cornersOf = ({ transform: { center, axes }, polygonCorners }: z.infer<typeof floor>): Vec2[] =>
  polygonCorners.map(([u, v, w]): Vec2 => {
    // Rows of the axes are the plane's own x, then its z turned round, then its y.
    const along = (k: 0 | 1) =>
      (center[k] ?? 0) + u * (axes[k] ?? 0) + v * (axes[6 + k] ?? 0) - w * (axes[3 + k] ?? 0)
    return [along(0), along(1)]
  })

const hasWall = ({ parentIdentifier }: Entry, walls: ReadonlySet<string | undefined>) =>
  !parentIdentifier || walls.has(parentIdentifier)

/** The wall's foot from end to end. */
function footOf(wall: Entry): WallLine {
  const { center, size, axes } = solidOfEntry(wall)
  const end = (sign: number): Vec2 => [
    center[0] + (sign * size[0] * axes[0]) / 2,
    center[1] + (sign * size[0] * axes[1]) / 2,
  ]
  return [end(-1), end(1)]
}

/**
 * Reads a CapturedRoom. Furniture, doors, windows and openings become objects, walls that make one closed ring the
 * room; where they make none, the corners of the first floor do. Entries that cannot be read are left out and named in
 * the remarks. The floor is the foot of the lowest wall, or without walls the lowest underside of a box. RoomPlan's
 * three words of confidence have no published meaning in numbers: all scores are 1.
 * @throws MapFileError where the text is no CapturedRoom, or nothing of it can be read.
 */
export function readRoomPlan(text: string, name = 'RoomPlan capture'): Layout {
  const file = fileSchema.safeParse(parseMapJson(text, 'CapturedRoom of RoomPlan'))
  if (!file.success)
    throw new MapFileError(`The file is no CapturedRoom of RoomPlan: ${firstIssue(file.error)}.`)
  const { objects, walls, doors, windows, openings, floors } = file.data
  const lists = [
    readEntries(objects, entry, 'Object'),
    readEntries(doors, entry, 'Door'),
    readEntries(windows, entry, 'Window'),
    readEntries(openings, entry, 'Opening'),
  ]
  const sides = readEntries(walls, entry, 'Wall')
  const wallIds = new Set(sides.kept.map(({ identifier }) => identifier))
  const pieces = lists.flatMap(({ kept }) => kept)
  const remarks = [...lists, sides].flatMap((list) => list.remarks)
  const astray = lists.slice(1).flatMap(({ kept }) => kept.filter((one) => !hasWall(one, wallIds)))
  if (astray.length)
    remarks.push(`${astray.length} of the doors, windows and openings name a wall that is not in the file.`)
  refuseAllLost({ kept: [...pieces, ...sides.kept], remarks })
  const boxes = pieces.map(given)
  const standing = sides.kept.map(given)
  const floorZ = lowestUnderside(standing.length ? standing : boxes)
  const height = standing.reduce((most, { box }) => Math.max(most, box.size[2]), 0)
  const feet = sides.kept.map(footOf)
  const ground = readEntries(floors, floor, 'Floor').kept[0]
  const room = roomOfWalls(feet, height) ?? (ground && roomOfFloor(cornersOf(ground), feet, height))
  if (sides.kept.length && !room) remarks.push(NO_RING)
  return givenLayout(
    name,
    boxes.map((one) => lowered(one, floorZ)),
    {
      format: 'RoomPlan scan',
      remarks,
      floorSeen: standing.length > 0,
      ...(room && { room }),
    },
  )
}

/** A number of an entry as the UUID that Apple's identifiers are; the same layout always has the same ones. */
const uuid = (number: number) =>
  `00000000-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}`

/** `{"coffeeTable": {}}`; a door also says whether it is open, which a layout does not know: it is written as shut. */
function categoryOf(category: string) {
  const word = category.replace(/\s+(\S)/g, (_, first: string) => first.toUpperCase())
  return { [word]: word === 'door' ? { isOpen: false } : {} }
}

/** A piece as RoomPlan has it, from its body in the map frame. */
function pieceOf(category: string, { center, size: [length, width, height], axes }: SolidBox) {
  const [x, y, z] = rowsOfMatrix(axes)
  const columns = [mapToThree(x), mapToThree(z), mapToThree(scaled(y, -1))]
  return {
    category: categoryOf(category),
    dimensions: [length, height, width],
    transform: [...columns.flatMap((column) => [...column, 0]), ...mapToThree(center), 1],
  }
}

/**
 * The room of a layout with the fields that `readRoomPlan` reads; that Apple's own decoder takes it is not promised.
 * Doors, windows and open passages that stand in a wall are rectangles in it, with its identifier as their parent's;
 * those that stand in none are among the objects. How sure RoomPlan would be is not written: its three words have no
 * published meaning in numbers.
 */
export function writeRoomPlan(layout: Layout): string {
  const { objects, room } = layout
  const height = room?.heightMetres?.value ?? 0
  const sides = room ? wallsOf(room) : []
  let count = 0
  const identified = <T>(piece: T) => ({ identifier: uuid(++count), ...piece })
  const yaws = sides.map(({ from, to }) => Math.atan2(to[1] - from[1], to[0] - from[0]))
  const walls = sides.map(({ from, to, metres }, k) => {
    const center: Vec3 = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, height / 2]
    const box = { center, size: [metres, 0, height] as const, yaw: yaws[k] ?? 0 }
    return identified(pieceOf('wall', solidOf(box)))
  })
  const inWalls = wallRectangles(layout)
  const surfaces = (kind: 'door' | 'window' | 'opening') =>
    inWalls
      .filter(({ opening }) => opening.kind === kind)
      .map(({ wall, center, width, height }) => {
        const box = { center, size: [width, 0, height] as const, yaw: yaws[wall] ?? 0 }
        return { ...identified(pieceOf(kind, solidOf(box))), parentIdentifier: walls[wall]?.identifier }
      })
  const [doors, windows, openings] = [surfaces('door'), surfaces('window'), surfaces('opening')]
  const drawn = new Set(inWalls.map(({ opening }) => opening.object))
  const pieces = objects
    .filter((object) => !drawn.has(object))
    .map(({ category, box, exactBox }) => identified(pieceOf(category, exactBox ?? solidOf(box))))
  return `${JSON.stringify({ objects: pieces, walls, doors, windows, openings }, null, 1)}\n`
}
