import { inverseTransformPoint, type PixelBox, quantile, type Vec3 } from '../../geometry/index.ts'
import type { SemanticClass } from '../../perception/index.ts'
import type { LayoutSighting } from '../model/types.ts'
import { type MetricFrame, metresAt, placesOf, probabilityAt } from './metricFrame.ts'
import { SIGHTING_DEPTH } from './sensorModel.ts'

/** What one frame shows of some points of a thing. */
export interface SemanticView {
  frame: MetricFrame
  /** Of the points that it sees, in the frame's pixels. */
  box: PixelBox
  /** Their middle depth, metres along the camera's axis. */
  depthMetres: number
  /** The mean probability of the names asked for, over the points that it sees. */
  probability: number
  /** How many of them it sees. */
  visible: number
}

const SAME = { metres: 0.12, share: 0.1 }
/** A frame must see this share of the points, and so many. */
const LEAST_SEEN = { share: 0.15, points: 4 }

/** Points of a thing, and what it is to see one. */
export interface SeenPoints {
  /** Level frame, metres. */
  points: readonly Vec3[]
  /** How far a thing reaches around each point, metres. */
  radius: number
  /** Whether the surface that a picture shows at a point's place, metres away, is the point or lies behind it. */
  isVisible(seenMetres: number, depthMetres: number): boolean
  /** How likely the thing is by depth alone: an open doorway has no name of its own. */
  seenAs?(seenMetres: number, depthMetres: number): number
}

/** A point on a surface is seen where the surface in the picture is as far as it, within a length and a share. */
export const onSurface = (seen: number, depth: number): boolean =>
  Math.abs(seen - depth) <= SAME.metres + SAME.share * depth

/** The frames that see a thing, and how far each agrees that it goes by one of some names. */
export function viewsOf(
  { points, radius, isVisible, seenAs }: SeenPoints,
  frames: readonly MetricFrame[],
  names: Iterable<SemanticClass>,
): SemanticView[] {
  const list = [...names]
  return frames.flatMap((frame): SemanticView[] => {
    const { camera, inverseDepth: map, T_level_camera } = frame
    const places = placesOf(frame.semantics.classes, list)
    const [kx, ky] = [map.width / camera.width, map.height / camera.height]
    const depths: number[] = []
    const box = {
      x0: Number.POSITIVE_INFINITY,
      y0: Number.POSITIVE_INFINITY,
      x1: Number.NEGATIVE_INFINITY,
      y1: Number.NEGATIVE_INFINITY,
    }
    let sum = 0
    for (const point of points) {
      const [x, y, depth] = inverseTransformPoint(T_level_camera, point)
      if (depth < 0.3) continue
      const [u, v] = [(camera.fx * x) / depth + camera.cx, (camera.fy * y) / depth + camera.cy]
      if (u < 0 || v < 0 || u >= camera.width || v >= camera.height) continue
      const seen = metresAt(frame, Math.floor(u * kx), Math.floor(v * ky))
      if (!isVisible(seen, depth)) continue
      const half = (camera.fx * radius) / depth
      depths.push(depth)
      sum += Math.max(probabilityAt(frame, u, v, places), seenAs?.(seen, depth) ?? 0)
      box.x0 = Math.min(box.x0, u - half)
      box.y0 = Math.min(box.y0, v - half)
      box.x1 = Math.max(box.x1, u + half)
      box.y1 = Math.max(box.y1, v + half)
    }
    const visible = depths.length
    if (visible < LEAST_SEEN.points || visible < LEAST_SEEN.share * points.length) return []
    const inside = {
      x0: Math.max(0, box.x0),
      y0: Math.max(0, box.y0),
      x1: Math.min(camera.width, box.x1),
      y1: Math.min(camera.height, box.y1),
    }
    const depthMetres = quantile(depths, 0.5) as number
    return [{ frame, box: inside, depthMetres, probability: sum / visible, visible }]
  })
}

/** A view shows a thing where its name is this likely. */
const SHOWN = 0.3

/** The views that show a thing, as a layout records them. @param name the semantics' word for it. */
export const shownSightings = (views: readonly SemanticView[], name: string): LayoutSighting[] =>
  views
    .filter(({ probability }) => probability >= SHOWN)
    .map(({ frame, box, probability, depthMetres }) => ({
      frame: frame.keyframe,
      box,
      detectedAs: name,
      score: probability,
      depthMetres,
      depthSd: SIGHTING_DEPTH * depthMetres,
      by: 'semantics',
    }))
