import {
  apply,
  dot,
  type Intrinsics,
  type InverseDepthMap,
  normalOfCell,
  type RigidTransform,
  rayOfCell,
  type SurfaceGrid,
  scaled,
  surfaceGrid,
  transformPoint,
} from '../geometry/index.ts'

/** A keyframe's camera and the depth seen from it; lengths in one unit, metres or not. */
export interface PosedDepth {
  camera: Intrinsics
  T_level_camera: RigidTransform
  inverseDepth: InverseDepthMap
  /** depth = depthScale / (inverse depth + shift). */
  depthScale: number
}

/** A patch of surface in the fused map. */
export interface SurfacePoint {
  point: readonly [number, number, number]
  normal: readonly [number, number, number]
  /** Index of the frame that saw it. */
  frame: number
  /** Square units: near surfaces fill the picture, but not the room. */
  area: number
}

const COLUMNS = 56

/** All surface patches of all frames, away from depth edges, in the level frame. */
export function fuseSurfaces(frames: readonly PosedDepth[]): SurfacePoint[] {
  return frames.flatMap((posed, frame) => {
    const grid: SurfaceGrid = surfaceGrid(posed.inverseDepth, posed.camera, COLUMNS)
    const points: SurfacePoint[] = []
    for (let cell = 0; cell < grid.edge.length; cell++) {
      if (grid.edge[cell]) continue
      const depth = posed.depthScale / (grid.inverseDepth[cell] as number)
      const [ray, normal] = [rayOfCell(grid, cell), normalOfCell(grid, cell)]
      // Seen at a grazing angle, a patch is larger than it looks: (depth / f)^2 / |normal . ray|, the ray at depth 1.
      // At a very small angle the angle itself is not known.
      const slant = Math.max(0.15, Math.abs(dot(ray, normal)))
      points.push({
        point: transformPoint(posed.T_level_camera, scaled(ray, depth)),
        normal: apply(posed.T_level_camera.rotation, normal),
        frame,
        area: (depth / grid.intrinsics.fx) ** 2 / slant,
      })
    }
    return points
  })
}

/** A level surface of the room: the floor, a table, the ceiling. */
export interface Level {
  z: number
  /** Its area, as a share of the largest level's. */
  share: number
  /** Frames that saw it. */
  frames: number
}

/** Wide, because the depth network tilts level surfaces by several degrees. */
const MIN_UPWARDNESS = Math.cos((28 * Math.PI) / 180)
const BINS = 60
const SIGNIFICANT = 0.1

/**
 * Level surfaces below (`side` -1) or above (+1) the cameras: peaks of the fused height histogram, from the camera
 * outwards.
 * @param eyeHeight median height of the cameras, same unit as the points.
 */
export function findLevels(points: readonly SurfacePoint[], eyeHeight: number, side: -1 | 1): Level[] {
  const level = points.filter(
    ({ point, normal }) => -side * normal[2] > MIN_UPWARDNESS && side * (point[2] - eyeHeight) > 0,
  )
  if (level.length < 30) return []
  const reach = level.map(({ point }) => Math.abs(point[2] - eyeHeight)).sort((a, b) => a - b)
  const width = ((reach[Math.floor(0.985 * (reach.length - 1))] as number) * 1.1) / BINS
  const counts = new Float64Array(BINS)
  const frames = Array.from({ length: BINS }, () => new Set<number>())
  for (const { point, frame, area } of level) {
    const bin = Math.floor(Math.abs(point[2] - eyeHeight) / width)
    if (bin >= BINS) continue
    counts[bin] = (counts[bin] as number) + area
    frames[bin]?.add(frame)
  }
  const at = (k: number) => counts[k] ?? 0
  const smooth = Array.from(counts, (_, k) => (at(k - 1) + 2 * at(k) + at(k + 1)) / 4)
  const largest = Math.max(...smooth)
  const levels: Level[] = []
  smooth.forEach((count, k) => {
    if (count < SIGNIFICANT * largest || count < (smooth[k - 1] ?? 0) || count <= (smooth[k + 1] ?? 0)) return
    const total = at(k - 1) + at(k) + at(k + 1)
    const offset = ((at(k + 1) - at(k - 1)) / total + k + 0.5) * width
    const seen = new Set([k - 1, k, k + 1].flatMap((b) => [...(frames[b] ?? [])]))
    levels.push({ z: eyeHeight + side * offset, share: count / largest, frames: seen.size })
  })
  return levels
}
