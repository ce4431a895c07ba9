import { median } from '../../geometry/index.ts'
import { buildPyramid, type GreyPlane } from './pyramid.ts'
import { emptyTemplate, type Template, takeTemplate } from './template.ts'
import { align, isSame, type Light } from './window.ts'

const LEVELS = 4
/** Tracked forth and back, a point must return this close, in pixels. */
const MAX_RETURN_ERROR = 0.7
/** So many points tell how the light has changed, and so few do not. */
const [LIGHT_POINTS, LEAST_LIGHT_POINTS] = [48, 10]
/** Less of a change is the estimate's own noise: gain, and grey levels in the middle of the range. */
const [SAME_GAIN, SAME_GREY] = [0.03, 3]
const MIDDLE_GREY = 128

/** A picture in which points are followed. */
export interface TrackedPicture {
  /** The picture and its halvings. */
  levels: readonly GreyPlane[]
  /** Room for the templates of points, each at all levels. Those of the first `known` points have been taken. */
  templates: Template[][]
  known: number
}

/** A picture to follow points in. @param room templates of a picture that is done with. */
export const trackedPicture = (picture: GreyPlane, room: Template[][] = []): TrackedPicture => ({
  levels: buildPyramid(picture, LEVELS),
  templates: room,
  known: 0,
})

/** Where points went: x and y in turn; `found[i]` is 0 for a lost point. */
export interface TrackResult {
  points: Float32Array
  found: Uint8Array
}

interface Point {
  x: number
  y: number
}

/** Takes the templates of one point. */
function takeTemplates({ levels, templates }: TrackedPicture, index: number, { x, y }: Point): Template[] {
  const taken = templates[index] ?? levels.map(emptyTemplate)
  templates[index] = taken
  for (const [level, image] of levels.entries())
    takeTemplate(image, x / 2 ** level, y / 2 ** level, taken[level] as Template)
  return taken
}

/**
 * Tracks one point through the levels, coarse to fine, from a guess; undefined where it is lost.
 * @param light of `to` beside the templates' picture; undefined where the point is to tell.
 */
function trackPoint(
  templates: readonly Template[],
  to: readonly GreyPlane[],
  guess: Point,
  light?: Light,
): (Point & { light: Light }) | undefined {
  const at = { ...guess }
  for (let level = to.length - 1; level >= 0; level--) {
    const scale = 1 / 2 ** level
    const known = templates[level] as Template
    if (!known.isUsable) continue
    const here = { x: at.x * scale, y: at.y * scale }
    const found = align(to[level] as GreyPlane, known, here, light)
    if (level === 0) return found && isSame(known, found) ? { ...here, light: found } : undefined
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
 * @param living of the points, those worth tracking.
 */
function lightOf(
  from: TrackedPicture,
  to: TrackedPicture,
  points: Float32Array,
  living: readonly number[],
  flow: Point,
): Light {
  const every = Math.max(1, Math.floor(living.length / LIGHT_POINTS))
  const lights: Light[] = []
  for (let k = 0; k < living.length; k += every) {
    const i = living[k] as number
    const guess = { x: (points[2 * i] as number) + flow.x, y: (points[2 * i + 1] as number) + flow.y }
    const found = trackPoint(from.templates[i] as Template[], to.levels, guess)
    if (found) lights.push(found.light)
  }
  if (lights.length < LEAST_LIGHT_POINTS) return UNCHANGED
  const gain = median(lights.map((light) => light.gain)) ?? 1
  // Where the lines of single points meet, whose gains err: in the middle of the range.
  const grey = median(lights.map((light) => light.gain * MIDDLE_GREY + light.bias)) ?? MIDDLE_GREY
  const isUnchanged = Math.abs(gain - 1) < SAME_GAIN && Math.abs(grey - MIDDLE_GREY) < SAME_GREY
  return isUnchanged ? UNCHANGED : { gain, bias: grey - gain * MIDDLE_GREY }
}

/**
 * Tracks points from one picture to another, forth and back. Those that are found are the first known points of `to`, in
 * their order: the pass back has taken their templates.
 * @param points x and y in turn, pixel indices of the base level; the known ones of `from` first.
 * @param alive the points worth tracking. @param flow a guess of the common displacement, pixels.
 */
export function trackPoints(
  from: TrackedPicture,
  to: TrackedPicture,
  points: Float32Array,
  alive: Uint8Array,
  flow: Point = { x: 0, y: 0 },
): TrackResult {
  const out = new Float32Array(points)
  const found = new Uint8Array(alive.length)
  const placeOf = (i: number): Point => ({ x: points[2 * i] as number, y: points[2 * i + 1] as number })
  const living: number[] = []
  for (let i = 0; i < alive.length; i++) {
    if (!alive[i]) continue
    living.push(i)
    if (i >= from.known) takeTemplates(from, i, placeOf(i))
  }
  const light = lightOf(from, to, points, living, flow)
  const back = { gain: 1 / light.gain, bias: -light.bias / light.gain }
  to.known = 0
  for (const i of living) {
    const start = placeOf(i)
    const guess = { x: start.x + flow.x, y: start.y + flow.y }
    const forth = trackPoint(from.templates[i] as Template[], to.levels, guess, light)
    if (!forth) continue
    // The place as it is kept: its templates are those of the next step.
    const place = { x: Math.fround(forth.x), y: Math.fround(forth.y) }
    const templates = takeTemplates(to, to.known, place)
    const again = trackPoint(templates, from.levels, { x: place.x - flow.x, y: place.y - flow.y }, back)
    if (!again || Math.hypot(again.x - start.x, again.y - start.y) > MAX_RETURN_ERROR) continue
    out[2 * i] = place.x
    out[2 * i + 1] = place.y
    found[i] = 1
    to.known++
  }
  return { points: out, found }
}
