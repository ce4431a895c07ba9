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
} from '../../geometry/index.ts'
import type { SemanticGrid } from '../../perception/index.ts'
import { type Structure, structureOf } from './structure.ts'

/** A keyframe's camera and the depth seen from it; lengths in one unit, metres or not. */
export interface PosedDepth {
  camera: Intrinsics
  T_level_camera: RigidTransform
  inverseDepth: InverseDepthMap
  /** depth = depthScale / inverse depth. */
  depthScale: number
  semantics: SemanticGrid
}

/** A patch of surface in the fused map. */
export interface SurfacePoint {
  point: readonly [number, number, number]
  normal: readonly [number, number, number]
  /** Index of the frame that saw it. */
  frame: number
  /** Square units: near surfaces fill the picture, but not the room. */
  area: number
  /** What the picture's semantics takes it for; undefined where there is none. */
  shown?: Structure
}

const COLUMNS = 56

/** All surface patches of all frames, away from depth edges, in the level frame. */
export function fuseSurfaces(frames: readonly PosedDepth[]): SurfacePoint[] {
  return frames.flatMap((posed, frame) => {
    const grid: SurfaceGrid = surfaceGrid(posed.inverseDepth, posed.camera, COLUMNS)
    const points: SurfacePoint[] = []
    const shownAt = structureOf(posed.semantics)
    for (let cell = 0; cell < grid.edge.length; cell++) {
      if (grid.edge[cell]) continue
      const depth = posed.depthScale / (grid.inverseDepth[cell] as number)
      const [ray, normal] = [rayOfCell(grid, cell), normalOfCell(grid, cell)]
      // Seen at a grazing angle, a patch is larger than it looks: (depth / f)^2 / |normal . ray|, the ray at depth 1.
      // At a very small angle the angle itself is not known.
      const slant = Math.max(0.15, Math.abs(dot(ray, normal)))
      const shown = shownAt(
        ((cell % grid.width) + 0.5) / grid.width,
        (Math.floor(cell / grid.width) + 0.5) / grid.height,
      )
      points.push({
        point: transformPoint(posed.T_level_camera, scaled(ray, depth)),
        normal: apply(posed.T_level_camera.rotation, normal),
        frame,
        area: (depth / grid.intrinsics.fx) ** 2 / slant,
        ...(shown && { shown }),
      })
    }
    return points
  })
}
