import type { SurfacePoint } from './surfaces.ts'

/** A level surface of the room: the floor, a table, the ceiling. */
export interface HorizontalPlane {
  z: number
  /** Its area, as a share of the largest level's. */
  share: number
  /** Frames that saw it. */
  frames: number
  /** The share of its area that pictures take for the floor (below) or the ceiling (above); 1 where none says. */
  named: number
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
export function findHorizontalPlanes(
  points: readonly SurfacePoint[],
  eyeHeight: number,
  side: -1 | 1,
): HorizontalPlane[] {
  const level = points.filter(
    ({ point, normal }) => -side * normal[2] > MIN_UPWARDNESS && side * (point[2] - eyeHeight) > 0,
  )
  if (level.length < 30) return []
  const reach = level.map(({ point }) => Math.abs(point[2] - eyeHeight)).sort((a, b) => a - b)
  const width = ((reach[Math.floor(0.985 * (reach.length - 1))] as number) * 1.1) / BINS
  const [counts, named] = [new Float64Array(BINS), new Float64Array(BINS)]
  const frames = Array.from({ length: BINS }, () => new Set<number>())
  for (const { point, frame, area, shown } of level) {
    const bin = Math.floor(Math.abs(point[2] - eyeHeight) / width)
    if (bin >= BINS) continue
    counts[bin] = (counts[bin] as number) + area
    const likely = shown ? (side < 0 ? shown.floor : shown.ceiling) : 1
    named[bin] = (named[bin] as number) + area * likely
    frames[bin]?.add(frame)
  }
  const at = (k: number) => counts[k] ?? 0
  const smooth = Array.from(counts, (_, k) => (at(k - 1) + 2 * at(k) + at(k + 1)) / 4)
  const largest = Math.max(...smooth)
  const planes: HorizontalPlane[] = []
  smooth.forEach((count, k) => {
    if (count < SIGNIFICANT * largest || count < (smooth[k - 1] ?? 0) || count <= (smooth[k + 1] ?? 0)) return
    const total = at(k - 1) + at(k) + at(k + 1)
    const offset = ((at(k + 1) - at(k - 1)) / total + k + 0.5) * width
    const seen = new Set([k - 1, k, k + 1].flatMap((b) => [...(frames[b] ?? [])]))
    const ofName = [k - 1, k, k + 1].reduce((sum, b) => sum + (named[b] ?? 0), 0)
    planes.push({
      z: eyeHeight + side * offset,
      share: count / largest,
      frames: seen.size,
      named: ofName / total,
    })
  })
  return planes
}
