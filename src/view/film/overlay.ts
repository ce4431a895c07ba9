import {
  boxCorners,
  convexHull,
  type Intrinsics,
  inverseTransformPoint,
  type OrientedBox,
  type PixelBox,
  project,
  type RigidTransform,
  type Vec2,
  type Vec3,
} from '../../geometry/index.ts'
import type { Layout, LayoutObject } from '../../layout/index.ts'
import { cameraAt } from '../common/film.ts'

/** One detection as it is drawn on a frame. */
export interface FrameMark {
  key: string
  /** In pixels of the frame's camera. */
  box: PixelBox
  /** The object that it became a sighting of; undefined where it was left out. */
  objectId: string | undefined
  category: string
  score: number
  /** Why it was left out. */
  because: string | undefined
}

const areaOf = ({ box }: FrameMark) => (box.x1 - box.x0) * (box.y1 - box.y0)

/** What was detected in a frame, the large boxes first, so that small ones lie on top and can be pointed at. */
export function marksOfFrame({ objects, dropped }: Layout, frame: number): FrameMark[] {
  const seen = objects.flatMap(({ id, category, sightings }) =>
    sightings
      .filter((sighting) => sighting.frame === frame)
      .map(({ box, score }, k): FrameMark => {
        return { key: `${id}-${k}`, box, objectId: id, category, score, because: undefined }
      }),
  )
  const left = dropped.flatMap(({ category, because, sightings }, n) =>
    sightings
      .filter((sighting) => sighting.frame === frame)
      .map(({ box, score }, k): FrameMark => {
        return { key: `left-${n}-${k}`, box, objectId: undefined, category, score, because }
      }),
  )
  return [...left, ...seen].sort((a, b) => areaOf(b) - areaOf(a))
}

/** How a picture lies in an area that is of another shape: as large as fits, in the middle. */
export interface Fit {
  x: number
  y: number
  scale: number
}

export function containFit(
  picture: { width: number; height: number },
  area: { width: number; height: number },
): Fit {
  const scale = Math.min(area.width / picture.width, area.height / picture.height)
  return {
    x: (area.width - picture.width * scale) / 2,
    y: (area.height - picture.height * scale) / 2,
    scale,
  }
}

export interface ScreenRect {
  x: number
  y: number
  width: number
  height: number
}

export const boxOnScreen = ({ x0, y0, x1, y1 }: PixelBox, { x, y, scale }: Fit): ScreenRect => ({
  x: x + x0 * scale,
  y: y + y0 * scale,
  width: (x1 - x0) * scale,
  height: (y1 - y0) * scale,
})

/** Moves name tags down where they would lie on one placed before; none leaves its area upward or sideways. */
export function spreadTags(tags: readonly ScreenRect[], area: { width: number }): ScreenRect[] {
  const placed: ScreenRect[] = []
  for (const tag of tags) {
    const x = Math.max(0, Math.min(tag.x, area.width - tag.width))
    let y = Math.max(0, tag.y)
    for (let hit = true; hit; ) {
      const under = placed.find(
        (other) =>
          x < other.x + other.width &&
          other.x < x + tag.width &&
          y < other.y + other.height &&
          other.y < y + tag.height,
      )
      hit = under !== undefined
      if (under) y = under.y + under.height
    }
    placed.push({ ...tag, x, y })
  }
  return placed
}

/** What lies nearer than this to the camera is cut off, metres. */
const NEAR = 0.05
const EDGES = [0, 1, 2, 3].flatMap((i): [number, number][] => [
  [i, (i + 1) % 4],
  [i + 4, ((i + 1) % 4) + 4],
  [i, i + 4],
])

/** The edges of a box of the map as a camera sees them, in its pixels; those behind the camera are cut. */
export function wireframe(
  box: OrientedBox,
  T_map_camera: RigidTransform,
  camera: Intrinsics,
): [Vec2, Vec2][] {
  const corners = boxCorners(box).map((corner) => inverseTransformPoint(T_map_camera, corner))
  return EDGES.flatMap(([i, j]) => {
    const [a, b] = [corners[i] as Vec3, corners[j] as Vec3]
    if (a[2] < NEAR && b[2] < NEAR) return []
    const cut = (from: Vec3, to: Vec3): Vec3 => {
      if (from[2] >= NEAR) return from
      const t = (NEAR - from[2]) / (to[2] - from[2])
      return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]), NEAR]
    }
    const [p, q] = [project(camera, cut(a, b)), project(camera, cut(b, a))]
    return p && q ? [[p, q]] : []
  })
}

/** An object's box as it is drawn over the picture. */
export interface WireBox {
  object: LayoutObject
  edges: [Vec2, Vec2][]
  /** Around all of it, to be pointed at; empty where the camera is so near that it would be the whole picture. */
  hull: Vec2[]
}

/** The boxes of a map as a camera sees them, in its pixels; the far ones first, without those out of the picture. */
export function wireBoxes(
  objects: readonly LayoutObject[],
  T_map_camera: RigidTransform,
  camera: Intrinsics,
): WireBox[] {
  return objects
    .flatMap((object) => {
      const edges = wireframe(object.box, T_map_camera, camera)
      const points = edges.flat()
      const isOut =
        points.every(([x]) => x < 0) ||
        points.every(([x]) => x > camera.width) ||
        points.every(([, y]) => y < 0) ||
        points.every(([, y]) => y > camera.height)
      if (isOut) return []
      // All twelve edges in full: none passes the camera.
      const depths = boxCorners(object.box).map((corner) => inverseTransformPoint(T_map_camera, corner)[2])
      const hull = depths.every((depth) => depth >= NEAR) ? convexHull(points) : []
      return [{ object, edges, hull, depth: inverseTransformPoint(T_map_camera, object.box.center)[2] }]
    })
    .sort((a, b) => b.depth - a.depth)
}

/**
 * The camera that the picture on screen was taken with; undefined where it is not known.
 * @param frame the nearest of the layout's frames. @param isAtFrame whether the picture is that frame's.
 */
export function cameraOnScreen(
  layout: Layout,
  frame: number,
  seconds: number,
  isAtFrame: boolean,
): { T_map_camera: RigidTransform; camera: Intrinsics } | undefined {
  const own = layout.frames[frame]
  if (isAtFrame && own?.T_map_camera) return { T_map_camera: own.T_map_camera, camera: own.camera }
  // Between frames only the path knows; the nearest frame's camera looked elsewhere.
  return layout.cameraPath?.length ? cameraAt(layout, seconds) : undefined
}
