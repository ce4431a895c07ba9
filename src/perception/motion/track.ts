import { median } from '../../geometry/index.ts'
import type { GreyPlane } from './pyramid.ts'
import { align, isSame, type Light, takeTemplate } from './window.ts'

/** Tracked forth and back, a point must return this close, in pixels. */
const MAX_RETURN_ERROR = 0.7
/** So many points tell how the light has changed, and so few do not. */
const [LIGHT_POINTS, LEAST_LIGHT_POINTS] = [48, 10]
/** Less of a change is the estimate's own noise: gain, and grey levels in the middle of the range. */
const [SAME_GAIN, SAME_GREY] = [0.03, 3]
const MIDDLE_GREY = 128

/** Where points went: x and y in turn; `found[i]` is 0 for a lost point. */
export interface TrackResult {
  points: Float32Array
  found: Uint8Array
}

interface Point {
  x: number
  y: number
}

/**
 * Tracks one point through the levels, coarse to fine, from a guess; undefined where it is lost.
 * @param light of `to` beside `from`; undefined where the point is to tell.
 */
function trackPoint(
  from: readonly GreyPlane[],
  to: readonly GreyPlane[],
  { x, y }: Point,
  guess: Point,
  light?: Light,
): (Point & { light: Light }) | undefined {
  const at = { ...guess }
  for (let level = from.length - 1; level >= 0; level--) {
    const scale = 1 / 2 ** level
    const known = takeTemplate(from[level] as GreyPlane, x * scale, y * scale)
    const here = { x: at.x * scale, y: at.y * scale }
    const found = known && align(to[level] as GreyPlane, known, here, light)
    if (level === 0) return known && found && isSame(known, found) ? { ...here, light: found } : undefined
    if (!found) continue
    at.x = here.x / scale
    at.y = here.y / scale
  }
  return undefined
}

const UNCHANGED: Light = { gain: 1, bias: 0 }

/**
 * How a picture is lit beside another (a camera's exposure changes as it turns to a window), by points that are followed
 * with gain and bias free. For the picture as a whole: left free for each, they cost more corners than they save.
 */
function lightOf(
  from: readonly GreyPlane[],
  to: readonly GreyPlane[],
  points: readonly Point[],
  flow: Point,
): Light {
  const every = Math.max(1, Math.floor(points.length / LIGHT_POINTS))
  const lights = points.flatMap((point, k) => {
    if (k % every) return []
    return trackPoint(from, to, point, { x: point.x + flow.x, y: point.y + flow.y })?.light ?? []
  })
  if (lights.length < LEAST_LIGHT_POINTS) return UNCHANGED
  const gain = median(lights.map((light) => light.gain)) ?? 1
  // Where the lines of single points meet, whose gains err: in the middle of the range.
  const grey = median(lights.map((light) => light.gain * MIDDLE_GREY + light.bias)) ?? MIDDLE_GREY
  const isUnchanged = Math.abs(gain - 1) < SAME_GAIN && Math.abs(grey - MIDDLE_GREY) < SAME_GREY
  return isUnchanged ? UNCHANGED : { gain, bias: grey - gain * MIDDLE_GREY }
}

/**
 * Tracks points between two pyramids, forth and back.
 * @param points x and y in turn, pixel indices of the base level. @param alive the points worth tracking.
 * @param flow a guess of the common displacement, pixels.
 */
export function trackPoints(
  from: readonly GreyPlane[],
  to: readonly GreyPlane[],
  points: Float32Array,
  alive: Uint8Array,
  flow: Point = { x: 0, y: 0 },
): TrackResult {
  const out = new Float32Array(points)
  const found = new Uint8Array(alive.length)
  const placeOf = (i: number): Point => ({ x: points[2 * i] as number, y: points[2 * i + 1] as number })
  const living = [...alive.keys()].filter((i) => alive[i])
  const light = lightOf(from, to, living.map(placeOf), flow)
  const back = { gain: 1 / light.gain, bias: -light.bias / light.gain }
  for (const i of living) {
    const start = placeOf(i)
    const forth = trackPoint(from, to, start, { x: start.x + flow.x, y: start.y + flow.y }, light)
    if (!forth) continue
    const again = trackPoint(to, from, forth, { x: forth.x - flow.x, y: forth.y - flow.y }, back)
    if (!again || Math.hypot(again.x - start.x, again.y - start.y) > MAX_RETURN_ERROR) continue
    out[2 * i] = forth.x
    out[2 * i + 1] = forth.y
    found[i] = 1
  }
  return { points: out, found }
}
